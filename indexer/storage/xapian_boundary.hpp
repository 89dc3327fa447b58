#pragma once

#include <xapian.h>
#include <filesystem>
#include <string>

#include "dateline/error.hpp"

namespace dateline {

// Calls `call` and turns the exceptions of Xapian and the file system into
// IndexError. All that writes an index goes through here. `doing` begins the
// message with act and thing: "cannot write index 'news'".
template <typename Call>
auto at_xapian_boundary(const std::string& doing, Call call) {
  try {
    return call();
  } catch (const Xapian::DatabaseLockError& e) {
    throw IndexError(doing + ": another program has it open for writing (" +
                     e.get_msg() + "); run again when that has ended");
  } catch (const Xapian::DatabaseCorruptError& e) {
    throw IndexError(doing + ": the index is damaged (" + e.get_msg() +
                     "); run dateline-index on a new folder");
  } catch (const Xapian::Error& e) {
    const char* system = e.get_error_string();
    throw IndexError(doing + ": " + e.get_msg() +
                     (system ? std::string(" (") + system + ")" : "") +
                     "; nothing of this batch was kept: see that the disk has "
                     "space and the folder may be written, and run again");
  } catch (const std::filesystem::filesystem_error& e) {
    throw IndexError(doing + ": " + e.path1().string() + ": " +
                     e.code().message() +
                     "; nothing of this batch was kept: see that the disk has "
                     "space and the folder may be written, and run again");
  }
}

}  // namespace dateline
