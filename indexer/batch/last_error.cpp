#include "indexer/batch/last_error.hpp"

#include <xapian.h>

#include <exception>
#include <system_error>

#include "corpus/index/index_trouble.hpp"
#include "indexer/storage/xapian_boundary.hpp"

namespace dateline {
namespace {

constexpr const char* outcome = "the index is as the last whole batch left it";

}  // namespace

std::string last_error(int system_error) {
  try {
    if (const auto error = std::current_exception()) {
      std::rethrow_exception(error);
    }
  } catch (const Xapian::Error& error) {
    return trouble_of(error, outcome);
  } catch (const std::exception& error) {
    return std::string(error.what()) + "; " + outcome;
  } catch (...) {
  }
  const std::error_code error(system_error, std::generic_category());
  return error.message() + "; " + outcome + ": " +
         std::string(index_remedy(error, IndexAccess::write));
}

}  // namespace dateline
