#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>

#include "corpus/c/arena.hpp"
#include "corpus/c/arguments.hpp"
#include "corpus/c/boundary.hpp"
#include "dateline/c_writer.h"
#include "dateline/index_writer.hpp"

struct dateline_writer {
  // The stop of the commit that runs or comes next.
  std::stop_token next_stop() {
    const std::lock_guard lock(mutex);
    return stop.get_token();
  }
  void renew_stop() {
    const std::lock_guard lock(mutex);
    stop = std::stop_source();
  }

  dateline::IndexWriter writer;
  std::mutex mutex = {};
  std::stop_source stop = {};
};

namespace dateline::c {
namespace {

static_assert(static_cast<int>(IndexingMessage::Kind::unread_date) ==
              DATELINE_UNREAD_DATE);

struct OwnedReport : dateline_commit_report {
  explicit OwnedReport(CommitReport given);

  CommitReport source;
  Arena arena;
};

OwnedReport::OwnedReport(CommitReport given)
    : dateline_commit_report(), source(std::move(given)) {
  const IndexingReport& counts = source.counts;
  added = counts.added;
  replaced = counts.replaced;
  unchanged = counts.unchanged;
  duplicate = counts.duplicate;
  collided = counts.collided;
  failed = counts.failed;
  passed_over = counts.passed_over;
  removed = counts.removed;
  copies = counts.copies;
  passages = counts.passages;
  text_bytes = counts.text_bytes;
  not_found = arena.strings(counts.not_found);
  not_found_count = counts.not_found.size();
  messages = arena.values<dateline_message>(
      source.messages, [](const IndexingMessage& message) {
        return dateline_message{
            static_cast<dateline_message_kind>(message.kind),
            message.about.c_str(), message.text.c_str()};
      });
  message_count = source.messages.size();
  more_messages = source.more_messages;
}

NewArticle article_of(const dateline_new_article& article) {
  return {text_or_empty(article.id),       text_or_empty(article.title),
          text_or_empty(article.text),     text_or_empty(article.source),
          text_or_empty(article.date),     text_or_empty(article.url),
          text_or_empty(article.language), text_or_empty(article.author)};
}

dateline_writer_options usual_options() {
  const WriterOptions usual;
  dateline_writer_options options{};
  options.size = sizeof options;
  options.threads = usual.threads;
  return options;
}

WriterOptions options_of(const dateline_writer_options* given) {
  const dateline_writer_options all =
      complete(given, usual_options(), "dateline_writer_options_init");
  WriterOptions options;
  if (all.default_language != nullptr) {
    options.default_language = all.default_language;
  }
  options.threads = all.threads;
  options.lock_patience = std::chrono::seconds(all.lock_patience);
  options.must_exist = all.must_exist != 0;
  return options;
}

template <typename Call>
dateline_status with_writer(dateline_writer* writer, Call call) noexcept {
  return at_boundary([&] { call(required(writer, "writer").writer); });
}

CommitReport commit(dateline_writer& writer, unsigned flags) {
  constexpr unsigned known = DATELINE_COMMIT_STRICT | DATELINE_COMMIT_DRY |
                             DATELINE_COMMIT_PRUNE |
                             DATELINE_COMMIT_FORCE_PRUNE;
  if ((flags & ~known) != 0) {
    throw ArgumentError("the flags " + std::to_string(flags) +
                        " are not all known to this version");
  }
  CommitOptions options;
  options.strict = (flags & DATELINE_COMMIT_STRICT) != 0;
  options.dry_run = (flags & DATELINE_COMMIT_DRY) != 0;
  options.prune = (flags & DATELINE_COMMIT_PRUNE) != 0;
  options.force_prune = (flags & DATELINE_COMMIT_FORCE_PRUNE) != 0;
  options.stop = writer.next_stop();
  try {
    return writer.writer.commit(options);
  } catch (const BatchStopped&) {
    writer.renew_stop();
    throw;
  }
}

}  // namespace
}  // namespace dateline::c

namespace c = dateline::c;

const char* dateline_writer_error_text(void) {
  return c::last_failure().text.c_str();
}

void dateline_writer_options_init(dateline_writer_options* options,
                                  size_t size) {
  c::set_up(options, size, c::usual_options());
}

dateline_status dateline_writer_open(const char* index,
                                     const dateline_writer_options* options,
                                     dateline_writer** writer) {
  return c::at_boundary([&] {
    c::output(writer, "writer") = new dateline_writer{dateline::IndexWriter(
        &c::required(index, "index"), c::options_of(options))};
  });
}

void dateline_writer_close(dateline_writer* writer) { c::destroy(writer); }

dateline_status dateline_writer_add(dateline_writer* writer,
                                    const dateline_new_article* article) {
  return c::with_writer(writer, [&](dateline::IndexWriter& open) {
    open.add(c::article_of(c::required(article, "article")));
  });
}

dateline_status dateline_writer_add_files(dateline_writer* writer,
                                          const char* path) {
  return c::with_writer(writer, [&](dateline::IndexWriter& open) {
    open.add_files(&c::required(path, "path"));
  });
}

dateline_status dateline_writer_remove(dateline_writer* writer,
                                       const char* id) {
  return c::with_writer(writer, [&](dateline::IndexWriter& open) {
    open.remove(&c::required(id, "id"));
  });
}

size_t dateline_writer_pending(const dateline_writer* writer) {
  return writer == nullptr ? 0 : writer->writer.pending();
}

void dateline_writer_rollback(dateline_writer* writer) {
  if (writer == nullptr) return;
  const c::Uncancelled uncancelled;
  writer->writer.rollback();
}

dateline_status dateline_writer_commit(dateline_writer* writer, unsigned flags,
                                       dateline_commit_report** report) {
  if (report != nullptr) *report = nullptr;
  return c::at_boundary([&] {
    dateline::CommitReport done =
        c::commit(c::required(writer, "writer"), flags);
    if (report != nullptr) *report = new c::OwnedReport(std::move(done));
  });
}

void dateline_commit_report_free(dateline_commit_report* report) {
  delete static_cast<c::OwnedReport*>(report);
}

void dateline_writer_stop(dateline_writer* writer) {
  if (writer == nullptr) return;
  const std::lock_guard lock(writer->mutex);
  writer->stop.request_stop();
}

dateline_status dateline_writer_merge(dateline_writer* writer) {
  return c::with_writer(writer,
                        [](dateline::IndexWriter& open) { open.merge(); });
}

dateline_status dateline_writer_purge(dateline_writer* writer) {
  return c::with_writer(writer,
                        [](dateline::IndexWriter& open) { open.purge(); });
}
