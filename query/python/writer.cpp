// The module `dateline._writer`, which is apart from `_search`, so that a
// program that only searches does not load what reads files.

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "dateline/index_writer.hpp"
#include "query/python/bindings.hpp"
#include "query/python/guarded.hpp"
#include "query/python/record.hpp"
#include "query/python/values.hpp"

namespace dateline::python {
namespace {

using MaybeText = std::optional<Text>;
using MaybeStop = std::optional<std::stop_source>;

std::string bytes_of(const MaybeText& text) {
  return text ? text->bytes : std::string();
}

// A writer that can be closed before Python drops it.
class Writer {
 public:
  Writer(const std::filesystem::path& index, const WriterOptions& options)
      : writer_(std::in_place, index, options) {}

  // Returns `call(writer)`. Throws Error if it is closed.
  template <typename Call>
  auto use(Call call) {
    return writer_.use([&](std::optional<IndexWriter>& writer) {
      return call(opened(writer));
    });
  }

  CommitReport commit(CommitOptions options) {
    return writer_.use(options.stop, [&](std::optional<IndexWriter>& writer,
                                         std::stop_token stop) {
      options.stop = std::move(stop);
      return opened(writer).commit(options);
    });
  }

  void close() {
    writer_.use([](std::optional<IndexWriter>& writer) { writer.reset(); });
  }

 private:
  static IndexWriter& opened(std::optional<IndexWriter>& writer) {
    if (!writer) throw Error("cannot write: the IndexWriter is closed");
    return *writer;
  }

  Guarded<std::optional<IndexWriter>> writer_;
};

std::string_view kind_name(IndexingMessage::Kind kind) {
  switch (kind) {
    case IndexingMessage::Kind::failure:
      return "failure";
    case IndexingMessage::Kind::collision:
      return "collision";
    case IndexingMessage::Kind::unread_date:
      return "unread_date";
    case IndexingMessage::Kind::note:
      break;
  }
  return "note";
}

using ReportRecord = Record<CommitReport>;

// Adds an attribute that is a member of the library's IndexingReport.
void add(ReportRecord& report, const char* name,
         std::uint64_t IndexingReport::*member, const char* doc) {
  report.property(
      name, [member](const CommitReport& self) { return self.counts.*member; },
      doc);
}

void bind_reports(py::module_& module) {
  Record<IndexingMessage>(module, "IndexingMessage",
                          "What there is to say of one article or file.")
      .property(
          "kind",
          [](const IndexingMessage& self) {
            return decoded(kind_name(self.kind));
          },
          "'failure', 'collision', 'note' or 'unread_date'.")
      .field(
          "about", &IndexingMessage::about,
          "The id of an article that was added; of a file its path and line.")
      .field("text", &IndexingMessage::text, "For people.")
      .method("__str__",
              [](const IndexingMessage& self) {
                return decoded(self.about + ": " + self.text);
              })
      .repr_of({"kind", "about", "text"});

  ReportRecord report(module, "CommitReport", "What became of a batch.");
  add(report, "added", &IndexingReport::added,
      "Articles whose id the index did not have.");
  add(report, "replaced", &IndexingReport::replaced,
      "Articles whose id it had with other content.");
  add(report, "unchanged", &IndexingReport::unchanged,
      "Articles whose id it had with the same content.");
  add(report, "duplicate", &IndexingReport::duplicate,
      "Articles that come again later in the batch, or are copies.");
  add(report, "collided", &IndexingReport::collided,
      "Articles whose id comes again with other content.");
  add(report, "failed", &IndexingReport::failed,
      "Records that are no article.");
  add(report, "passed_over", &IndexingReport::passed_over,
      "Records that are not meant to be an article.");
  add(report, "unread_files", &IndexingReport::unread_files,
      "Files that have not changed since they were read.");
  add(report, "removed", &IndexingReport::removed,
      "Articles removed by name, or because their file or line is gone.");
  report.property(
      "not_found",
      [](const CommitReport& self) {
        return decoded_list(self.counts.not_found);
      },
      "Ids to remove that the index did not have.");
  add(report, "copies", &IndexingReport::copies,
      "Of the duplicate: with the words of an article with another id.");
  add(report, "doubled", &IndexingReport::doubled,
      "With the words of an article that the index had before.");
  add(report, "unread_dates", &IndexingReport::unread_dates,
      "Dates that were given and not read.");
  add(report, "passages", &IndexingReport::passages,
      "Of the articles added and replaced.");
  add(report, "text_bytes", &IndexingReport::text_bytes,
      "Of every article read, titles included.");
  report.field("messages", &CommitReport::messages, "The first 1,000.")
      .field("more_messages", &CommitReport::more_messages,
             "That there is no room for.")
      .repr_of({"added", "replaced", "unchanged", "removed", "failed"});

  Record<IndexSize>(module, "IndexSize", "What an index is made of.")
      .field("segments", &IndexSize::segments,
             "Pieces that each search looks into.")
      .field("passages", &IndexSize::passages, "Those that are found.")
      .field("dead", &IndexSize::dead,
             "Passages that are still in the files, and not found.")
      .repr_of({"segments", "passages", "dead"});
}

using WriterClass = Record<Writer>;

std::unique_ptr<Writer> open_writer(const std::filesystem::path& index,
                                    const MaybeText& default_language,
                                    Count threads, const Timeout& patience,
                                    bool must_exist) {
  WriterOptions options;
  if (default_language) options.default_language = default_language->bytes;
  options.threads = static_cast<unsigned>(threads.number);
  options.lock_patience =
      std::chrono::ceil<std::chrono::seconds>(patience.time);
  options.must_exist = must_exist;
  const WithoutGil without_gil;
  return std::make_unique<Writer>(index, options);
}

void bind_opening(WriterClass& writer) {
  writer
      .method(py::init(&open_writer), py::arg("index"), py::kw_only(),
              py::arg("default_language") = py::none(),
              py::arg("threads") = Count{1}, py::arg("patience") = py::none(),
              py::arg("must_exist") = false,
              "Makes the index if there is none.\n\n"
              "default_language: of articles whose language is not known.\n"
              "threads: more help from about a megabyte of text on.\n"
              "patience: seconds to wait for another writer.\n"
              "must_exist: whether no index is made.\n\n"
              "Raises IndexUnusableError if another writer has it.")
      .method("close", &Writer::close,
              "Drops what is pending, and lets others write.")
      .method("__enter__", [](py::object self) { return self; })
      .method(
          "__exit__", [](Writer& self, const py::args&) { self.close(); },
          "Closes the writer. What was not committed is dropped.");
}

std::string add_article(Writer& self, const MaybeText& id,
                        const MaybeText& title, const MaybeText& text,
                        const MaybeText& source, const DateText& date,
                        const MaybeText& url, const MaybeText& language,
                        const MaybeText& author) {
  const NewArticle article{.id = bytes_of(id),
                           .title = bytes_of(title),
                           .text = bytes_of(text),
                           .source = bytes_of(source),
                           .date = date.text,
                           .url = bytes_of(url),
                           .language = bytes_of(language),
                           .author = bytes_of(author)};
  return self.use([&](IndexWriter& writer) { return writer.add(article); });
}

void bind_changes(WriterClass& writer) {
  writer
      .method(
          "add",
          [](Writer& self, const MaybeText& id, const MaybeText& title,
             const MaybeText& text, const MaybeText& source,
             const DateText& date, const MaybeText& url,
             const MaybeText& language, const MaybeText& author) {
            return decoded(add_article(self, id, title, text, source, date, url,
                                       language, author));
          },
          py::kw_only(), py::arg("id") = py::none(),
          py::arg("title") = py::none(), py::arg("text") = py::none(),
          py::arg("source") = py::none(), py::arg("date") = py::none(),
          py::arg("url") = py::none(), py::arg("language") = py::none(),
          py::arg("author") = py::none(),
          "Adds an article, or puts it in the place of the one with its id.\n\n"
          "It needs an id or the address of its page, and a title or a text.\n"
          "Returns its id. Raises Error if it cannot be added.")
      .method(
          "add_files",
          [](Writer& self, const std::filesystem::path& path) {
            self.use([&](IndexWriter& each) { each.add_files(path); });
          },
          py::arg("path"),
          "Adds what is in a file or folder, which commit() reads.")
      .method(
          "remove",
          [](Writer& self, const Text& id) {
            self.use([&](IndexWriter& each) { each.remove(id.bytes); });
          },
          py::arg("id"), "Removes the article or copy with this id.")
      .method(
          "rollback",
          [](Writer& self) {
            self.use([](IndexWriter& each) { each.rollback(); });
          },
          "Forgets what is pending.")
      .property(
          "pending",
          [](Writer& self) {
            return self.use([](IndexWriter& each) { return each.pending(); });
          },
          "How many articles, paths and ids to remove are pending.");
}

void bind_publishing(WriterClass& writer) {
  writer
      .method(
          "commit",
          [](Writer& self, bool strict, bool dry_run, bool prune,
             bool force_prune, const MaybeStop& stop) {
            CommitOptions options;
            options.strict = strict;
            options.dry_run = dry_run;
            options.prune = prune;
            options.force_prune = force_prune;
            if (stop) options.stop = stop->get_token();
            return self.commit(options);
          },
          py::kw_only(), py::arg("strict") = false, py::arg("dry_run") = false,
          py::arg("prune") = false, py::arg("force_prune") = false,
          py::arg("stop") = py::none(),
          "Publishes all that is pending, whole or not at all.\n\n"
          "strict: whether anything that fails makes it raise.\n"
          "dry_run: whether nothing is published, and all stays pending.\n"
          "prune: whether articles whose file is gone are removed.\n"
          "force_prune: also where it is likelier that a disk is not mounted.\n"
          "stop: a StopSource by which another thread can end it.\n\n"
          "Raises IndexUnusableError, BatchStoppedError or Error, and then\n"
          "publishes nothing.")
      .method(
          "merge",
          [](Writer& self) {
            self.use([](IndexWriter& each) { each.merge(); });
          },
          "Merges all parts into one, for the fastest searches.")
      .method(
          "purge",
          [](Writer& self) {
            self.use([](IndexWriter& each) { each.purge(); });
          },
          "Takes the text of all that was removed out of every file.")
      .method(
          "check",
          [](Writer& self) {
            return decoded_list(
                self.use([](IndexWriter& each) { return each.check(); }));
          },
          "Compares the index with its checksums and its own text, and "
          "returns\n"
          "what does not fit.")
      .method(
          "size",
          [](Writer& self) {
            return self.use([](IndexWriter& each) { return each.size(); });
          },
          "What the index is made of, without what is pending.");
}

}  // namespace

void bind_writer(py::module_& module) {
  bind_reports(module);
  WriterClass writer(
      module, "IndexWriter",
      "Changes one index in batches, which commit() publishes.\n\n"
      "It has the index for itself until it is closed.");
  bind_opening(writer);
  bind_changes(writer);
  bind_publishing(writer);
}

}  // namespace dateline::python

PYBIND11_MODULE(_writer, module) {
  using namespace dateline::python;
  module.doc() = "What `dateline` has for writing; import that instead.";
  py::module_::import("dateline._search");  // which has StopSource
  bind_errors();
  bind_writer(module);
}
