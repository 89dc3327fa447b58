#include "corpus/index/index_trouble.hpp"

#include <cerrno>

namespace dateline {
namespace {

struct Trouble {
  int error;
  std::string_view when_reading;
  std::string_view when_writing;
};
constexpr std::string_view damaged =
    "the index is damaged; restore it from a backup, or index the articles "
    "again into a new folder";
constexpr std::string_view incomplete =
    "a part of the index is missing, as in an incomplete copy; restore it "
    "from a backup, or index the articles again into a new folder";
constexpr std::string_view need_space =
    "see that the disk has space, and run again";
constexpr std::string_view may_read =
    "see that you may read the folder and all files in it, and run again";
constexpr std::string_view may_write =
    "see that the folder and all files in it may be written, and run again";
constexpr std::string_view need_files =
    "raise the limit of open files (ulimit -n), and run again";
constexpr std::string_view need_files_or_fewer_threads =
    "raise the limit of open files (ulimit -n) or give fewer threads (-j), and "
    "run again";
constexpr std::string_view need_memory =
    "give the program more memory, and run again";
constexpr std::string_view need_memory_or_fewer_threads =
    "give fewer threads (-j) or more memory, and run again";
constexpr std::string_view need_larger_files =
    "raise the limit of a file's size (ulimit -f), and run again";
constexpr std::string_view failing_disk =
    "the disk may be failing; check it before you run again";
constexpr std::string_view need_folder = "name the folder of an index";
constexpr std::string_view no_folder =
    "what has that name is no folder; name another";
constexpr Trouble troubles[] = {
    {ENOSPC, need_space, need_space},
    {EDQUOT, need_space, need_space},
    {EFBIG, need_larger_files, need_larger_files},
    {EACCES, may_read, may_write},
    {EPERM, may_read, may_write},
    {EROFS, may_read, may_write},
    {EMFILE, need_files, need_files_or_fewer_threads},
    {ENFILE, need_files, need_files_or_fewer_threads},
    {ENOMEM, need_memory, need_memory_or_fewer_threads},
    {ENOENT, incomplete, incomplete},
    {EISDIR, damaged, damaged},
    {EEXIST, no_folder, no_folder},
    {ENOTDIR, need_folder, need_folder},
    {ENAMETOOLONG, need_folder, need_folder},
    {EIO, failing_disk, failing_disk},
};

}  // namespace

std::string_view index_remedy(const std::error_code& error,
                              IndexAccess access) {
  for (const Trouble& trouble : troubles) {
    if (trouble.error != error.value()) continue;
    return access == IndexAccess::read ? trouble.when_reading
                                       : trouble.when_writing;
  }
  return "run again when that is mended";
}

std::string_view damaged_index_remedy() { return damaged; }

std::error_code quoted_error(std::string_view text) {
  for (const Trouble& trouble : troubles) {
    const std::error_code error(trouble.error, std::generic_category());
    if (text.find(error.message()) != text.npos) return error;
  }
  return {};
}

}  // namespace dateline
