#pragma once

#include <xapian.h>
#include <filesystem>
#include <new>
#include <string>
#include <system_error>

#include "dateline/error.hpp"

namespace dateline {

// The reason and the remedy of an exception that came up while an index was
// read or written, as a part of a sentence. Xapian keeps the system's reason
// only as text.
// `outcome` says what became of the work: "nothing of this batch was kept".
std::string trouble_of(const Xapian::Error& error, const std::string& outcome);
std::string trouble_of(const std::filesystem::filesystem_error& error,
                       const std::string& outcome);

// Calls `call` and turns the exceptions of Xapian, the file system and threads,
// and a lack of memory, into IndexError. All that writes an index goes through
// here. `doing` begins the message with act and thing: "cannot write index
// 'news'"; `outcome` is as above.
template <typename Call>
auto at_xapian_boundary(
    const std::string& doing, Call call,
    const std::string& outcome = "nothing of this batch was kept") {
  try {
    return call();
  } catch (const Xapian::Error& error) {
    throw IndexError(doing + ": " + trouble_of(error, outcome));
  } catch (const std::filesystem::filesystem_error& error) {
    throw IndexError(doing + ": " + trouble_of(error, outcome));
  } catch (const std::system_error& error) {
    throw IndexError(doing + ": cannot start a thread: " +
                     error.code().message() + "; " + outcome +
                     ". Give fewer threads (-j), and run "
                     "again");
  } catch (const std::bad_alloc&) {
    throw IndexError(doing + ": out of memory; " + outcome +
                     ". Give fewer threads (-j) or more memory, and run again");
  }
}

}  // namespace dateline
