#include "corpus/cli/atomic_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "corpus/cli/output.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr const char* standard_output_name = "-";

// What a name stands for that is no regular file, such as /dev/stdout, cannot
// be replaced by one.
fs::path written_for(const fs::path& file) {
  std::error_code ignored;
  const fs::file_status status = fs::status(file, ignored);
  const bool is_other = fs::exists(status) && !fs::is_regular_file(status);
  return is_other || file == standard_output_name
             ? file
             : fs::path(file.native() + ".tmp");
}

}  // namespace

void require_new(const fs::path& file, bool may_overwrite) {
  if (!may_overwrite && fs::is_regular_file(file)) {
    throw Error("cannot write '" + file.string() +
                "': the file exists; name another, or add --overwrite");
  }
}

AtomicFile::AtomicFile(fs::path file)
    : file_(std::move(file)), written_(written_for(file_)) {
  if (file_ == standard_output_name) return;
  out_.reset(std::fopen(written_.c_str(), "wb"));
  if (!out_) fail();
}

AtomicFile::~AtomicFile() {
  if (!out_ || !is_renamed()) return;
  std::error_code ignored;
  fs::remove(written_, ignored);
}

void AtomicFile::write(std::string_view text) {
  if (!out_) {
    write_output(text);
  } else if (std::fwrite(text.data(), 1, text.size(), out_.get()) !=
             text.size()) {
    fail();
  }
}

// A device or a pipe cannot be synced.
void AtomicFile::finish() {
  if (!out_) {
    finish_output();
    return;
  }
  if (std::fflush(out_.get()) != 0) fail();
  if (is_renamed()) {
    if (fsync(fileno(out_.get())) != 0 ||
        std::rename(written_.c_str(), file_.c_str()) != 0) {
      fail();
    }
  }
  if (std::fclose(out_.release()) != 0) fail();
}

void AtomicFile::fail() const {
  throw Error("cannot write '" + file_.string() +
              "': " + std::generic_category().message(errno));
}

}  // namespace dateline
