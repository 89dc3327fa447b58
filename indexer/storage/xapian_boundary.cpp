#include "indexer/storage/xapian_boundary.hpp"

#include <string_view>
#include <system_error>

#include "corpus/index/index_trouble.hpp"

namespace dateline {
namespace {

std::string joined(const std::string& reason, const std::string& outcome,
                   std::string_view remedy) {
  return reason + "; " + outcome + ": " + std::string(remedy);
}

}  // namespace

std::string trouble_of(const Xapian::Error& error, const std::string& outcome) {
  const char* system = error.get_error_string();
  const std::string reason =
      error.get_msg() +
      (system == nullptr ? "" : " (" + std::string(system) + ")");
  if (const std::error_code code = quoted_error(reason)) {
    return joined(reason, outcome, index_remedy(code, IndexAccess::write));
  }
  if (std::string_view(error.get_type()) == "DatabaseLockError") {
    return joined(reason, outcome,
                  "another program has it open for writing; run again when "
                  "that has ended");
  }
  return joined(reason, outcome,
                system == nullptr ? damaged_index_remedy()
                                  : index_remedy({}, IndexAccess::write));
}

std::string trouble_of(const std::filesystem::filesystem_error& error,
                       const std::string& outcome) {
  return joined(error.path1().string() + ": " + error.code().message(), outcome,
                index_remedy(error.code(), IndexAccess::write));
}

}  // namespace dateline
