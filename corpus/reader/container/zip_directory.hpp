#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// Reads the list of its files with which a zip archive ends (APPNOTE 6.3,
// section 4.3.12 and behind), to compare it with the files that were found
// before: libarchive reads over a file whose own header is damaged.
class ZipDirectory {
 public:
  // Takes the next bytes, of which the first are those where the list begins.
  void read(std::string_view bytes);

  // Files and folders that it names, as far as it was read.
  std::size_t files() const { return files_; }

  // Whether another archive follows.
  bool is_followed() const { return is_followed_; }

 private:
  // Bytes of the record that begins here; 0 if they are not all there, or if
  // it is none of the list.
  std::uint64_t record_size(std::string_view record);

  std::string left_;  // that were not looked at yet
  std::uint64_t to_skip_ = 0;
  std::size_t files_ = 0;
  bool is_at_end_ = false;
  bool is_followed_ = false;
};

}  // namespace dateline
