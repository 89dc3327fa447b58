#include "query/engine/diagnosis/unknown_names.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/header_words.hpp"
#include "corpus/text/language.hpp"
#include "corpus/text/passage_id.hpp"
#include "corpus/text/utf8.hpp"
#include "query/engine/index/passage_store.hpp"
#include "query/engine/parse/field_names.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/plan/filter.hpp"
#include "query/engine/plan/pattern/edit_distance.hpp"
#include "query/engine/retrieve/term_queries.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_suggestions = 3;

// In bytes. Longer names are none that was meant, and would be compared with
// all names of the index.
constexpr std::size_t max_typed = 1024;

// In characters. Shorter names are parts of too many others.
constexpr std::size_t min_part = 3;

using Cost = std::optional<std::size_t>;

// The edits of a word that may be a slip.
std::size_t max_edits(std::string_view word) {
  const std::size_t length = count_characters(word);
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

Cost cost_of_slip(const std::string& typed, const std::string& known) {
  const std::size_t limit = max_edits(typed);
  const std::size_t distance = edit_distance(typed, known);
  return distance <= limit ? Cost(distance) : Cost();
}

// The sum of the slips by which each word of `typed` becomes a word of `known`.
Cost cost_of_words(const std::vector<std::string>& typed,
                   const std::vector<std::string>& known) {
  std::size_t sum = 0;
  for (const std::string& word : typed) {
    Cost best;
    for (const std::string& other : known) {
      const Cost cost = cost_of_slip(word, other);
      if (cost && (!best || *cost < *best)) best = cost;
    }
    if (!best) return {};
    sum += *best;
  }
  return typed.empty() ? Cost() : Cost(sum);
}

bool is_part(const std::string& part, const std::string& whole) {
  return count_characters(part) >= min_part && whole.find(part) != whole.npos;
}

// How far a name of the index is from the one that was typed, both folded.
// Nothing if the one cannot be meant by the other.
Cost cost_of_name(const std::string& typed, const std::string& known) {
  if (const Cost slip = cost_of_slip(typed, known)) return slip;
  if (is_part(typed, known)) return 1;
  const Cost words = cost_of_words(name_words(typed), name_words(known));
  if (words) return 1 + *words;
  return is_part(known, typed) ? Cost(max_edits(typed) + 1) : Cost();
}

struct Suggestion {
  std::size_t cost = 0;
  Xapian::doccount passages = 0;
  std::string name;  // folded, or the code of a language
};

std::vector<Suggestion> best_of(std::vector<Suggestion> suggestions) {
  const auto is_better = [](const Suggestion& a, const Suggestion& b) {
    return std::tie(a.cost, b.passages, a.name) <
           std::tie(b.cost, a.passages, b.name);
  };
  std::sort(suggestions.begin(), suggestions.end(), is_better);
  suggestions.resize(std::min(suggestions.size(), max_suggestions));
  return suggestions;
}

// Each is whole, so that it can be copied.
std::string alternatives(std::vector<std::string> names) {
  for (std::string& name : names) {
    name = whole_in_quotes(name);
  }
  return listed(names, "or");
}

// Collects the notes on one search.
class UnknownNames {
 public:
  explicit UnknownNames(const SearchContext& context) : context_(context) {}

  void add_fields(const QueryNode& node) {
    if (node.kind == NodeKind::field && node.children.empty()) {
      const Filter filter = filter_of(node, context_.today);
      if (is_date_field(node.field)) {
        check_order(filter.dates, node);
      } else {
        check(filter, node.text, node.begin, node.end);
      }
    }
    for (const QueryNode& child : node.children) {
      add_fields(child);
    }
  }

  void add_filters(const SearchFilters& filters) {
    add_values("source", filters.sources);
    add_values("author", filters.authors);
    add_values("lang", filters.languages);
  }

  std::vector<Note> take() { return std::move(notes_); }

 private:
  void add_values(const char* field, const std::vector<std::string>& values) {
    QueryNode node;
    node.field = field;
    for (const std::string& value : values) {
      node.text = value;
      check(filter_of(node, context_.today), value, 0, 0);
    }
  }

  void check_order(const DateRange& dates, const QueryNode& node) {
    if (dates.to.empty() || dates.from <= dates.to) return;
    notes_.push_back({"no article is of the time " + in_quotes(node.text) +
                          ", which ends before it begins",
                      node.begin, node.end});
  }

  void check(const Filter& filter, const std::string& typed, std::size_t begin,
             std::size_t end) {
    Xapian::Enquire enquire = context_.enquire();
    enquire.set_query(context_.database().living(
        filter_query(with_copies(filter, context_.reader.copies()), context_)));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    if (enquire.get_mset(0, 1).empty() && !context_.deadline.expired()) {
      notes_.push_back({text(filter, typed), begin, end});
    }
  }

  std::string text(const Filter& filter, const std::string& typed) const {
    const std::string name = in_quotes(typed);
    switch (filter.kind) {
      case Filter::Kind::source:
        return "no article is of the source " + name +
               meant(
                   names(typed, schema::source_prefix, &PassageRecord::source));
      case Filter::Kind::author:
        return "no article is by the author " + name +
               meant(
                   names(typed, schema::author_prefix, &PassageRecord::author));
      case Filter::Kind::language:
        return "no article is in the language " + name + meant_language(typed);
      case Filter::Kind::address:
        return "no article has a URL that begins with " + name;
      case Filter::Kind::article:
      case Filter::Kind::date:
      case Filter::Kind::article_set:
        break;
    }
    const std::optional<PassageId> passage = parse_passage_id(typed);
    return "no article has the id " + name +
           (passage ? "; that is the id of a passage" : "");
  }

  static std::string meant(const std::vector<std::string>& names) {
    return names.empty() ? "" : "; did you mean " + alternatives(names) + "?";
  }

  // The names of the index that may be meant, as a passage spells each.
  std::vector<std::string> names(const std::string& typed,
                                 std::string_view prefix,
                                 std::string PassageRecord::*spelling) const {
    if (typed.size() > max_typed) return {};
    const PassageDatabase& database = context_.database();
    const std::string folded = name_key(typed);
    const std::string begin(prefix);
    std::vector<Suggestion> suggestions;
    for (TermWalk walk(database, begin); !walk.at_end(); walk.next()) {
      std::string name = walk.term().substr(begin.size());
      if (context_.deadline.expired_sampled()) return {};
      if (const Cost cost = cost_of_name(folded, name)) {
        suggestions.push_back({*cost, walk.passages(), std::move(name)});
      }
    }
    std::vector<std::string> names;
    for (const Suggestion& best : best_of(std::move(suggestions))) {
      if (const auto first = database.first_with(begin + best.name)) {
        names.push_back(read_passage(database, *first).*spelling);
      }
    }
    return names;
  }

  std::string meant_language(const std::string& typed) const {
    constexpr std::size_t max_listed = 20;
    const std::string folded = typed.size() > max_typed ? "" : fold_text(typed);
    std::vector<Suggestion> suggestions;
    std::string all;
    for (const auto& [code, statistics] : context_.reader.languages()) {
      all += (all.empty() ? "" : ", ") + code;
      Cost best;
      for (const std::string& name : language_names(code)) {
        const Cost cost = cost_of_name(folded, fold_text(name));
        if (cost && (!best || *cost < *best)) best = cost;
      }
      if (best) {
        suggestions.push_back(
            {*best, static_cast<Xapian::doccount>(statistics.passages), code});
      }
    }
    std::vector<std::string> names;
    for (Suggestion& best : best_of(std::move(suggestions))) {
      names.push_back(std::move(best.name));
    }
    const bool lists_all =
        names.empty() && context_.reader.languages().size() <= max_listed;
    return lists_all ? "; the index has " + all : meant(names);
  }

  const SearchContext& context_;
  std::vector<Note> notes_;
};

}  // namespace

std::vector<Note> notes_on_unknown_names(const Query& query,
                                         const SearchFilters& filters,
                                         const SearchContext& context) {
  if (context.database().passage_count() == 0) {
    return {};
  }
  UnknownNames names(context);
  names.add_fields(query.root());
  names.add_filters(filters);
  return names.take();
}

}  // namespace dateline
