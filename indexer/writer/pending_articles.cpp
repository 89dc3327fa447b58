#include "indexer/writer/pending_articles.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <utility>

#include "corpus/text/export_mark.hpp"

namespace dateline {
namespace {

constexpr std::size_t block_size = 1 << 20;

std::string system_reason() { return std::generic_category().message(errno); }

// Opens a file that goes when it is closed. Throws Error.
int open_nameless_file() {
  std::string path =
      (std::filesystem::temp_directory_path() / "dateline-XXXXXX").native();
  const int file = ::mkostemp(path.data(), O_CLOEXEC);
  if (file < 0) {
    throw Error("cannot make the file '" + path +
                "' for articles that wait to be committed: " + system_reason() +
                "; set TMPDIR to a folder with room");
  }
  ::unlink(path.c_str());
  return file;
}

// The article as --export writes it, so that it is read as it stands.
std::string json_line(const std::string& id, const NewArticle& article) {
  const nlohmann::ordered_json line = {
      {export_key, export_version},   {"id", id},
      {"title", article.title},       {"source", article.source},
      {"date", article.date},         {"url", article.url},
      {"language", article.language}, {"author", article.author},
      {"text", article.text}};
  return line.dump() + '\n';
}

class NamelessFileSource final : public ByteSource {
 public:
  NamelessFileSource(int file, std::uint64_t size) : file_(file), size_(size) {}

  std::optional<std::string_view> next_block() override {
    block_.resize(std::min<std::uint64_t>(block_size, size_ - at_));
    if (block_.empty()) return std::nullopt;
    const ssize_t size =
        ::pread(file_, block_.data(), block_.size(), static_cast<off_t>(at_));
    if (size <= 0) {
      at_ = size_;
      throw CorpusError("articles added", 0,
                        "cannot be read back from the folder for temporary "
                        "files: " +
                            system_reason());
    }
    block_.resize(static_cast<std::size_t>(size));
    at_ += block_.size();
    return block_;
  }

 private:
  int file_;
  std::uint64_t size_;
  std::uint64_t at_ = 0;
  std::string block_;
};

}  // namespace

PendingArticles::PendingArticles() : file_(open_nameless_file()) {}

PendingArticles::~PendingArticles() { ::close(file_); }

void PendingArticles::add(const std::string& id, const NewArticle& article) {
  const std::string line = json_line(id, article);
  if (unwritten_.size() + line.size() > block_size) flush();
  remove(id);
  const auto [entry, is_new] = line_of_.emplace(id, ids_.size());
  begins_.push_back(written_ + unwritten_.size());
  ids_.push_back(&entry->first);
  unwritten_ += line;
}

bool PendingArticles::remove(std::string_view id) {
  const auto entry = line_of_.find(std::string(id));
  if (entry == line_of_.end()) return false;
  flush();
  const std::size_t line = entry->second;
  const std::uint64_t begin = begins_[line];
  const std::uint64_t end =
      line + 1 < begins_.size() ? begins_[line + 1] : written_;
  write(std::string(end - begin - 1, ' '), begin);
  ids_[line] = nullptr;
  line_of_.erase(entry);
  return true;
}

std::unique_ptr<ByteSource> PendingArticles::read() {
  flush();
  return std::make_unique<NamelessFileSource>(file_, written_);
}

void PendingArticles::flush() {
  write(unwritten_, written_);
  written_ += unwritten_.size();
  unwritten_.clear();
}

void PendingArticles::write(std::string_view bytes, std::uint64_t at) const {
  while (!bytes.empty()) {
    const ssize_t written =
        ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      throw Error(
          "cannot keep articles until they are committed: " + system_reason() +
          "; commit earlier, or set TMPDIR to a folder with room");
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
    at += static_cast<std::uint64_t>(written);
  }
}

}  // namespace dateline
