#include "indexer/storage/xapian_boundary.hpp"

#include <cerrno>
#include <string_view>
#include <system_error>

namespace dateline {
namespace {

struct SystemTrouble {
  int error;
  std::string_view remedy;
};
constexpr std::string_view need_space =
    "see that the disk has space, and run again";
constexpr std::string_view need_permission =
    "see that the folder and all files in it may be written, and run again";
constexpr std::string_view need_files =
    "raise the limit of open files (ulimit -n) or give fewer threads (-j), and "
    "run again";
constexpr SystemTrouble troubles[] = {
    {ENOSPC, need_space},
    {EDQUOT, need_space},
    {EFBIG, "raise the limit of a file's size (ulimit -f), and run again"},
    {EACCES, need_permission},
    {EPERM, need_permission},
    {EROFS, need_permission},
    {EMFILE, need_files},
    {ENFILE, need_files},
    {ENOMEM, "give fewer threads (-j) or more memory, and run again"},
    {ENOENT,
     "a part of the index is missing, as in an incomplete copy; restore it "
     "from a backup, or index the articles again into a new folder"},
    {EIO, "the disk may be failing; check it before you run again"},
};
constexpr std::string_view damaged =
    "the index is damaged; restore it from a backup, or index the articles "
    "again into a new folder";

std::string_view remedy_of(int error) {
  for (const SystemTrouble& trouble : troubles) {
    if (trouble.error == error) return trouble.remedy;
  }
  return "run again when that is mended";
}

// The number of the system's error of which the text ends in the reason.
int number_of(std::string_view text) {
  for (const SystemTrouble& trouble : troubles) {
    if (text.ends_with(std::generic_category().message(trouble.error))) {
      return trouble.error;
    }
  }
  return 0;
}

std::string joined(const std::string& reason, std::string_view remedy) {
  return reason + "; nothing of this batch was kept: " + std::string(remedy);
}

}  // namespace

std::string trouble_of(const Xapian::Error& error) {
  const char* system = error.get_error_string();
  const std::string reason =
      error.get_msg() +
      (system == nullptr ? "" : " (" + std::string(system) + ")");
  if (const int number = number_of(system == nullptr ? error.get_msg()
                                                     : std::string(system))) {
    return joined(reason, remedy_of(number));
  }
  if (std::string_view(error.get_type()) == "DatabaseLockError") {
    return joined(reason,
                  "another program has it open for writing; run again when "
                  "that has ended");
  }
  return system == nullptr ? joined(reason, damaged)
                           : joined(reason, remedy_of(0));
}

std::string trouble_of(const std::filesystem::filesystem_error& error) {
  return joined(error.path1().string() + ": " + error.code().message(),
                remedy_of(error.code().value()));
}

}  // namespace dateline
