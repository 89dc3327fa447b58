#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.hpp"
#include "dateline/indexing_report.hpp"

// Writes indexes. This is a library of its own, dateline_writer, so that a
// program that only searches needs none of what reads files.
namespace dateline {

// An article as a program has it, in UTF-8. An empty string means "not known".
// It needs an id or the address of its page, and a title or a text.
struct NewArticle {
  std::string id = {};  // at most 4,096 bytes; "" for the one that `url` gives
  std::string title = {};     // line breaks become spaces
  std::string text = {};      // the body; empty lines part its paragraphs
  std::string source = {};    // outlet or agency: "Reuters"
  std::string date = {};      // YYYY-MM-DD, or as docs/reference/dates.md says
  std::string url = {};       // of its page
  std::string language = {};  // ISO 639-1: "en"; "" to have it detected
  std::string author = {};    // several in one string: "Jane Doe, John Roe"

  bool operator==(const NewArticle&) const = default;
};

// How to write. Every member has a default.
struct WriterOptions {
  // The language of articles that neither say theirs nor let it be detected. An
  // index keeps the one that it was made with; a new one takes "en" unless this
  // is set.
  std::optional<std::string> default_language = {};
  unsigned threads = 1;  // at least 1; more help from about 1 MB of text on
  std::chrono::seconds lock_patience{0};  // how long to wait for another writer
  bool must_exist = false;                // makes no index where there is none
};

// How to publish a batch. Every member has a default.
struct CommitOptions {
  bool strict = false;   // an article or file that fails, or an id to remove
                         // that is not there, makes commit() throw
  bool dry_run = false;  // nothing is published, and all stays pending
  // Also removes the articles whose file is gone, and those that a file of
  // add_files() held and no longer holds.
  bool prune = false;
  // Prunes also where it is likelier that a disk is not mounted: where many
  // articles, or all files, are gone.
  bool force_prune = false;
  std::stop_token stop = {};  // ends the commit before it publishes
};

// What there is to say of one article or file.
struct IndexingMessage {
  // What the message is about.
  enum class Kind {
    failure,      // it is no article, and not in the index
    collision,    // a later article of the batch has its id
    note,         // a part of it was changed or left out
    unread_date,  // it gives a date that cannot be read, and has none
  };
  Kind kind = Kind::note;
  std::string about;  // the id of an article that was added; of a file its path
                      // and, behind a colon, the line
  std::string text;   // one sentence or more, for people

  bool operator==(const IndexingMessage&) const = default;
};

// What became of a batch.
struct CommitReport {
  IndexingReport counts;
  std::vector<IndexingMessage> messages;  // the first 1,000
  std::uint64_t more_messages = 0;        // that there is no room for
};

// Changes one index in batches. What is added and removed is pending until
// commit() publishes it, whole or not at all; searches see the last commit, and
// go on meanwhile. Until then articles lie in a file without a name in the
// folder for temporary files, so that a large batch needs little memory.
//
// A writer has the index for itself from its constructor to its destructor,
// which drops what is pending. Other writers, dateline-index too, wait or fail.
// In a process that fork() makes, whatever would write throws IndexError.
//
// Not thread-safe: one thread at a time. commit() starts threads of its own.
class IndexWriter {
 public:
  // Makes the index if there is none. Throws IndexError if another writer has
  // it, if `index` is a folder with other files, or if it is an index of
  // another schema, analyser or default language.
  explicit IndexWriter(const std::filesystem::path& index,
                       const WriterOptions& options = {});
  ~IndexWriter();
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;

  // Adds an article, or puts it in the place of the one with its id, pending
  // or in the index. Returns the id, which is that of the article or, without
  // one, its address in a form that is the same for all spellings. Its words
  // are taken as they stand; nothing in them is markup. Throws Error if it has
  // neither id nor address, neither title nor text, text that is not UTF-8, or
  // no room in the folder for temporary files; then it is not pending. What
  // else is wrong with it the report of commit() says.
  std::string add(const NewArticle& article);

  // Adds what is in a file or folder, which is read in commit() as
  // dateline-index reads it: docs/reference/formats.md. Files that have not
  // changed since they were read are not read again.
  void add_files(const std::filesystem::path& path);

  // Removes the article or copy with this id, pending or in the index.
  void remove(std::string_view id);

  // How many articles, paths and ids to remove are pending.
  std::size_t pending() const;

  // Forgets what is pending.
  void rollback();

  // Publishes all that is pending, and merges parts of the index where that
  // pays. Returns what became of each. Throws IndexError, Error for an unfit
  // path, or BatchStopped, and then publishes nothing, and all stays pending,
  // so that it can be tried again; the message says so in the one case in which
  // it is published and only merging failed. A process that is killed in it
  // leaves the index as it was before or after the batch.
  CommitReport commit(const CommitOptions& options = {});

  // Merges all parts into one, so that searches are as fast as they can be.
  // Throws IndexError.
  void merge();

  // Takes the text of all that was removed or replaced out of every file.
  // Throws IndexError.
  void purge();

  // Compares the whole index with its checksums and its own text. Returns what
  // does not fit, as sentences. Throws IndexError if it cannot be read.
  std::vector<std::string> check() const;

  // What the index is made of, without what is pending.
  IndexSize size() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
