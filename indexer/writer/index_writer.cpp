#include "dateline/index_writer.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "corpus/reader/format/identity.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/language.hpp"
#include "corpus/text/lines.hpp"
#include "indexer/batch/batch_writer.hpp"
#include "indexer/writer/pending_articles.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t max_messages = 1000;
constexpr const char* pending_path = "-";  // stands for the pending articles

WriterSettings settings_of(const WriterOptions& options) {
  WriterSettings settings;
  if (options.default_language) {
    settings.default_language = canonical_language(*options.default_language);
    if (settings.default_language->empty()) {
      throw Error("cannot make '" + *options.default_language +
                  "' the default language: it is not a known one; give an ISO "
                  "639-1 code such as en");
    }
  }
  settings.threads = std::max(options.threads, 1u);
  settings.lock_patience = options.lock_patience;
  settings.must_exist = options.must_exist;
  return settings;
}

// Of an article that has an id or address; else throws Error.
std::string id_of(const NewArticle& article) {
  if (!article.id.empty()) return article.id;
  std::string address = canonical_address(article.url);
  if (!address.empty()) return address;
  throw Error(
      "cannot add an article that has neither an id nor the address of a page; "
      "give one of them, by which it can be found and replaced");
}

[[noreturn]] void refuse(const std::string& id, const std::string& reason) {
  throw Error("cannot add article '" + escaped_to_utf8(id) + "': " + reason);
}

void require_text(const std::string& id, const char* name,
                  std::string_view value) {
  if (const auto at = first_invalid_utf8(value)) {
    refuse(id, std::string("its ") + name + " is not UTF-8 from byte " +
                   std::to_string(*at) + " on; decode it first");
  }
  if (const std::size_t at = value.find('\0'); at != value.npos) {
    refuse(id, std::string("its ") + name + " has a NUL character at byte " +
                   std::to_string(at) + "; leave it out");
  }
}

void require_usable(const std::string& id, const NewArticle& article) {
  require_text(id, "id", id);
  require_text(id, "title", article.title);
  require_text(id, "text", article.text);
  require_text(id, "source", article.source);
  require_text(id, "date", article.date);
  require_text(id, "address", article.url);
  require_text(id, "language", article.language);
  require_text(id, "author", article.author);
  if (is_blank(article.title) && is_blank(article.text)) {
    refuse(id, "it has neither a title nor a text");
  }
}

IndexingMessage::Kind kind_of(BatchMessage::Kind kind) {
  switch (kind) {
    case BatchMessage::Kind::failure:
      return IndexingMessage::Kind::failure;
    case BatchMessage::Kind::collision:
      return IndexingMessage::Kind::collision;
    case BatchMessage::Kind::unread_date:
      return IndexingMessage::Kind::unread_date;
    case BatchMessage::Kind::note:
      break;
  }
  return IndexingMessage::Kind::note;
}

}  // namespace

struct IndexWriter::Impl {
  Impl(const fs::path& index, const WriterOptions& options)
      : writer(index, settings_of(options)) {}

  CommitReport commit(const CommitOptions& options);
  IndexingMessage message_of(const BatchMessage& message) const;
  std::size_t pending() const {
    return (articles ? articles->size() : 0) + paths.size() + removed.size() +
           dropped.size();
  }
  void forget() {
    articles.reset();
    paths.clear();
    removed.clear();
    dropped.clear();
  }

  BatchWriter writer;
  std::optional<PendingArticles> articles;  // from the first that is added on
  std::vector<fs::path> paths;
  std::set<std::string> removed;
  std::set<std::string> dropped;  // removed, too, but were pending
};

CommitReport IndexWriter::Impl::commit(const CommitOptions& options) {
  CommitReport report;
  Batch batch;
  batch.paths = paths;
  if (articles) batch.paths.insert(batch.paths.begin(), pending_path);
  batch.standard_input = [this] { return articles->read(); };
  batch.remove.assign(removed.begin(), removed.end());
  batch.remove_if_there.assign(dropped.begin(), dropped.end());
  batch.prune = options.prune || options.force_prune;
  batch.force_prune = options.force_prune;
  batch.strict = options.strict;
  batch.dry_run = options.dry_run;
  batch.on_message = [&](const BatchMessage& message) {
    if (report.messages.size() == max_messages) {
      ++report.more_messages;
    } else {
      report.messages.push_back(message_of(message));
    }
  };
  report.counts = writer.apply(batch, options.stop);
  if (!options.dry_run) forget();
  return report;
}

// The line of a pending article says nothing to who added it.
IndexingMessage IndexWriter::Impl::message_of(
    const BatchMessage& message) const {
  const CorpusError& what = message.what;
  const bool is_pending = articles && message.file == 0;
  return {kind_of(message.kind),
          is_pending && what.line() > 0
              ? std::string(articles->id_of(what.line()))
              : what.place(),
          what.what()};
}

IndexWriter::IndexWriter(const fs::path& index, const WriterOptions& options)
    : impl_(std::make_unique<Impl>(index, options)) {}

IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

std::string IndexWriter::add(const NewArticle& article) {
  std::string id = id_of(article);
  require_usable(id, article);
  impl_->writer.require_own();
  if (!impl_->articles) impl_->articles.emplace();
  impl_->articles->add(id, article);
  impl_->removed.erase(id);
  impl_->dropped.erase(id);
  return id;
}

void IndexWriter::add_files(const fs::path& path) {
  if (path.empty()) throw Error("cannot add files: the path is empty");
  impl_->paths.push_back(path == pending_path ? "." / path : path);
}

void IndexWriter::remove(std::string_view id) {
  impl_->writer.require_own();
  const bool was_pending = impl_->articles && impl_->articles->remove(id);
  (was_pending ? impl_->dropped : impl_->removed).emplace(id);
}

std::size_t IndexWriter::pending() const { return impl_->pending(); }

void IndexWriter::rollback() { impl_->forget(); }

CommitReport IndexWriter::commit(const CommitOptions& options) {
  return impl_->commit(options);
}

void IndexWriter::merge() { impl_->writer.merge(); }
void IndexWriter::purge() { impl_->writer.purge(); }

std::vector<std::string> IndexWriter::check() const {
  return impl_->writer.check();
}

IndexSize IndexWriter::size() const { return impl_->writer.size(); }

}  // namespace dateline
