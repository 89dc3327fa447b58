#include "query/engine/index/passage_store.hpp"

#include <algorithm>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/passage_id.hpp"

namespace dateline {
namespace {

// The names whose terms begin with `prefix`, the one with most passages first.
// The terms are folded, and long ones are cut. Users know a name as its
// passages spell it, so the spelling is read from a passage.
std::vector<std::string> all_names(const PassageDatabase& database,
                                   std::string_view prefix,
                                   std::string PassageRecord::*name) {
  const std::string begin(prefix);
  std::vector<std::pair<Xapian::doccount, std::string>> by_frequency;
  for (TermWalk walk(database, begin); !walk.at_end(); walk.next()) {
    if (const auto first = database.first_with(walk.term())) {
      by_frequency.emplace_back(walk.passages(),
                                read_passage(database, *first).*name);
    }
  }
  std::sort(by_frequency.begin(), by_frequency.end(),
            [](const auto& a, const auto& b) {
              return a.first != b.first ? a.first > b.first
                                        : a.second < b.second;
            });
  std::vector<std::string> names;
  names.reserve(by_frequency.size());
  for (auto& [passages, spelling] : by_frequency) {
    names.push_back(std::move(spelling));
  }
  return names;
}

}  // namespace

PassageRecord read_passage(const PassageDatabase& database, Xapian::docid id) {
  return decode_passage_record(database.record(id));
}

std::vector<PassageRecord> article_passages(const PassageDatabase& database,
                                            std::string_view article,
                                            std::size_t first,
                                            std::size_t last) {
  const std::string term = schema::article_term(article);
  std::vector<PassageRecord> passages;
  std::size_t place = 0;
  database.each_with(term, [&](Xapian::docid id) {
    if (++place > last) {
      return false;
    }
    if (place >= first) {
      PassageRecord passage = read_passage(database, id);
      // The term of a long id ends in a hash, which two ids may share.
      if (passage.article == article) {
        passages.push_back(std::move(passage));
      }
    }
    return true;
  });
  return passages;
}

std::optional<PassageRecord> next_passage(const PassageDatabase& database,
                                          const PassageRecord& passage) {
  const auto first = database.first_with(schema::article_term(passage.article));
  if (!first) {
    return std::nullopt;
  }
  const std::size_t segment = database.segment_of(*first);
  const Xapian::docid next = database.local_id(*first) + passage.ordinal;
  if (next > database.segment(segment).get_lastdocid()) {
    return std::nullopt;
  }
  PassageRecord record = read_passage(database, database.id_of(segment, next));
  const bool follows = record.article == passage.article &&
                       record.ordinal == passage.ordinal + 1;
  return follows ? std::optional(std::move(record)) : std::nullopt;
}

std::optional<PassageRecord> find_passage(const PassageDatabase& database,
                                          std::string_view id) {
  const std::optional<PassageId> parsed = parse_passage_id(id);
  if (!parsed) {
    return std::nullopt;
  }
  std::vector<PassageRecord> passages = article_passages(
      database, parsed->article, parsed->ordinal, parsed->ordinal);
  return passages.empty() ? std::nullopt
                          : std::optional(std::move(passages.front()));
}

std::vector<std::string> all_sources(const PassageDatabase& database) {
  return all_names(database, schema::source_prefix, &PassageRecord::source);
}

std::vector<std::string> all_authors(const PassageDatabase& database) {
  return all_names(database, schema::author_prefix, &PassageRecord::author);
}

}  // namespace dateline
