#include "indexer/storage/index_check.hpp"

#include <xxhash.h>

#include <algorithm>
#include <atomic>
#include <iterator>
#include <thread>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/segment_files.hpp"
#include "dateline/error.hpp"
#include "indexer/document/passage_document.hpp"
#include "indexer/storage/burial.hpp"
#include "indexer/storage/open_segment.hpp"

namespace dateline {
namespace {

// What Xapian's own check says is only whether there is an error, because its
// report is for those who write Xapian.
constexpr int check_options = 0;

std::uint64_t hash_of(std::string_view term, std::uint64_t wdf) {
  return XXH3_64bits_withSeed(term.data(), term.size(), wdf);
}

class SegmentCheck {
 public:
  SegmentCheck(const IndexFolder& folder, const SegmentEntry& entry)
      : folder_(folder), entry_(entry) {}

  std::vector<std::string> run() {
    attempt([&] { require_checksums(folder_.path(), entry_); });
    // Xapian's check may end the process where a file is damaged.
    if (problems_.empty()) attempt([&] { check_database(); });
    if (problems_.empty()) attempt([&] { check_passages(); });
    return std::move(problems_);
  }

 private:
  template <typename Check>
  void attempt(Check check) {
    try {
      check();
    } catch (const Error& error) {
      problems_.push_back(error.what());
    } catch (const Xapian::Error& error) {
      tell("cannot be read: " + error.get_msg());
    }
  }

  void tell(const std::string& problem) {
    problems_.push_back(entry_.name + ' ' + problem);
  }

  void check_database() {
    const auto path = folder_.path() / entry_.name;
    const std::size_t errors =
        Xapian::Database::check(path.string(), check_options, nullptr);
    if (errors > 0) {
      tell("is damaged: Xapian finds " + std::to_string(errors) + " errors");
    }
  }

  void check_passages() {
    Manifest one;
    one.segments = {entry_};
    const OpenSegment segment = open_segments(folder_, one).front();
    check_counts(segment);
    check_terms(segment);
    check_tombstone(segment);
  }

  void check_counts(const OpenSegment& segment) {
    Contents living;
    segment.each_living("", [&](Xapian::docid id) {
      LanguageCounts& language = living.languages[segment.record(id).language];
      ++language.passages;
      language.tokens += segment.database.get_doclength(id);
      living.articles += segment.content(id).empty() ? 0 : 1;
      living.newest_date = std::max(living.newest_date, segment.date(id));
    });
    if (living != entry_.living ||
        segment.database.get_doccount() != entry_.passages) {
      tell("does not hold what the manifest counts");
    }
  }

  // A sum over the hashes of a passage's terms does not depend on the order in
  // which they are met, and needs eight bytes a passage.
  void check_terms(const OpenSegment& segment) {
    const Xapian::Database& database = segment.database;
    std::vector<std::uint64_t> indexed(entry_.passages + 1, 0);
    for (auto term = database.allterms_begin(); term != database.allterms_end();
         ++term) {
      const std::string name = *term;
      for (auto id = database.postlist_begin(name);
           id != database.postlist_end(name); ++id) {
        if (*id < indexed.size()) indexed[*id] += hash_of(name, id.get_wdf());
      }
    }
    DocumentBuilder builder("");
    std::size_t wrong = 0;
    for (Xapian::docid id = 1; id <= entry_.passages; ++id) {
      wrong += is_as_its_text(segment, id, indexed[id], builder) ? 0 : 1;
    }
    if (wrong > 0) {
      tell(
          "is damaged: passages whose text does not give what is indexed of "
          "them: " +
          std::to_string(wrong));
    }
  }

  static bool is_as_its_text(const OpenSegment& segment, Xapian::docid id,
                             std::uint64_t indexed, DocumentBuilder& builder) {
    PassageDocument document;
    builder.restore_terms(segment.record(id), document);
    std::uint64_t sum = 0;
    for (const auto& [name, wdf] : document.terms) sum += hash_of(name, wdf);
    const std::string_view trace = segment.files->traces.at(id);
    return sum == indexed && trace.ends_with(document.trace) &&
           document.length == segment.database.get_doclength(id);
  }

  void check_tombstone(const OpenSegment& segment) {
    const Tombstone& tombstone = *segment.tombstone;
    if (tombstone.dead().empty()) return;
    if (bury(segment, tombstone.dead()).tombstone.encode() !=
        tombstone.encode()) {
      tell("has a tombstone that does not fit its dead passages");
    }
  }

  const IndexFolder& folder_;
  const SegmentEntry& entry_;
  std::vector<std::string> problems_;
};

// Each copy must be of an article that is there, and none may be stored too.
void check_copies(const IndexFolder& folder, const Manifest& manifest,
                  std::vector<std::string>& problems) {
  const ArticleCopies copies = read_copies(folder.path(), manifest);
  if (copies.empty()) return;
  const std::vector<OpenSegment> segments = open_segments(folder, manifest);
  const ArticleCopies none;
  const PublishedArticles stored(segments, none);
  copies.each_group([&](const CopyGroup& group) {
    if (!stored.content_of(group.article)) {
      problems.push_back(manifest.copies->name + " lists copies of article '" +
                         group.article + "', which is not there");
    }
    for (const StoredCopy& copy : group.copies) {
      if (!stored.content_of(copy.id)) continue;
      problems.push_back(manifest.copies->name + " lists article '" + copy.id +
                         "', which is stored itself");
    }
  });
}

}  // namespace

std::vector<std::string> check_index(const IndexFolder& folder,
                                     const Manifest& manifest,
                                     unsigned threads) {
  std::vector<std::vector<std::string>> by_segment(manifest.segments.size());
  std::atomic<std::size_t> next = 0;
  {
    std::vector<std::jthread> pool;
    for (unsigned i = 0; i < threads; ++i) {
      pool.emplace_back([&] {
        for (std::size_t at = next++; at < by_segment.size(); at = next++) {
          by_segment[at] = SegmentCheck(folder, manifest.segments[at]).run();
        }
      });
    }
  }
  std::vector<std::string> problems;
  try {
    if (manifest.known_files) read_whole(folder.path(), *manifest.known_files);
    check_copies(folder, manifest, problems);
  } catch (const IndexError& error) {
    problems.emplace_back(error.what());
  }
  for (auto& of_segment : by_segment) {
    std::ranges::move(of_segment, std::back_inserter(problems));
  }
  return problems;
}

}  // namespace dateline
