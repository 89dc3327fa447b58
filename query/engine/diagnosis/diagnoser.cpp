#include "query/engine/diagnosis/diagnoser.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "query/engine/diagnosis/any_match.hpp"
#include "query/engine/diagnosis/query_words.hpp"
#include "query/engine/diagnosis/required_conditions.hpp"
#include "query/engine/diagnosis/word_counter.hpp"
#include "query/engine/parse/query_printer.hpp"

namespace dateline {
namespace {

// Of which pairs, and of which words' forms are tried.
constexpr std::size_t max_conditions = 12;

struct Finding {
  Cause cause = Cause::none;
  std::vector<std::string> about;
};

Query query_of(QueryNode root) { return Query::parse(print_query(root)); }

std::vector<std::string> texts(const Conditions& conditions) {
  std::vector<std::string> all;
  for (const Condition& condition : conditions) {
    all.push_back(condition.text);
  }
  return all;
}

Conditions joined(Conditions a, const Conditions& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

class Diagnoser {
 public:
  Diagnoser(const Query& query, const SearchOptions& options,
            const SearchContext& context)
      : query_(query),
        options_(options),
        context_(context),
        words_(query, context) {}

  Diagnosis run() {
    Diagnosis made;
    if (context_.database().get_doccount() == 0) {
      made.cause = Cause::empty_index;
      made.text = describe(made);
      return made;
    }
    if (!search_finds(query_, options_)) {
      Finding finding = cause();
      // After the deadline nothing is found any more, whatever the reason.
      if (!context_.deadline.expired()) {
        made.cause = finding.cause;
        made.about = std::move(finding.about);
      }
    }
    made.words = count_words(query_.root(), words_, context_);
    made.corrected = corrected(made.words);
    made.stopped = context_.deadline.expired();
    made.text = describe(made);
    return made;
  }

 private:
  // --- Why nothing is found -------------------------------------------------

  Finding cause() {
    Demands demands = demands_of(query_.root(), words_);
    demands.filters = joined(std::move(demands.filters), filters_of(options_));
    return cause_of(demands);
  }

  Finding cause_of(const Demands& demands) {
    for (const Condition& words : demands.words) {
      if (!finds({words})) {
        return impossible(words.node);
      }
    }
    if (!finds_all(demands.words)) {
      return {Cause::apart, texts(pair_apart(demands.words))};
    }
    if (demands.words.empty() && demands.filters.empty() &&
        demands.exclusions.empty()) {
      return {Cause::no_words, {}};
    }
    for (const Condition& filter : demands.filters) {
      if (!finds({filter})) {
        return wrong_filter(filter);
      }
    }
    if (auto at_fault = removers(demands.words, demands.filters)) {
      return {Cause::filter, texts(*at_fault)};
    }
    if (auto at_fault = removers(demands.words, demands.exclusions)) {
      return {Cause::excluded, texts(*at_fault)};
    }
    return {Cause::filter, texts(joined(demands.filters, demands.exclusions))};
  }

  // Those of `conditions` of which one alone is enough to leave nothing, or all
  // if only together they do. Nothing if they leave something.
  std::optional<Conditions> removers(const Conditions& words,
                                     const Conditions& conditions) {
    if (conditions.empty() || finds(joined(words, conditions))) {
      return std::nullopt;
    }
    Conditions alone;
    for (const Condition& condition : conditions) {
      if (!finds(joined(words, {condition}))) {
        alone.push_back(condition);
      }
    }
    return alone.empty() ? conditions : alone;
  }

  // The first two that no passage has together, else all.
  Conditions pair_apart(const Conditions& words) {
    const std::size_t tried = std::min(words.size(), max_conditions);
    for (std::size_t i = 0; i < tried; ++i) {
      for (std::size_t k = i + 1; k < tried; ++k) {
        if (!finds({words[i], words[k]})) {
          return {words[i], words[k]};
        }
      }
    }
    return words;
  }

  // What is wrong with a node that no passage meets.
  Finding impossible(const QueryNode& node) {
    switch (node.kind) {
      case NodeKind::word:
      case NodeKind::prefix:
      case NodeKind::fuzzy:
        return {Cause::unknown_word, {words_.text(node)}};
      case NodeKind::literal:
      case NodeKind::phrase:
        return impossible_phrase(node);
      case NodeKind::near:
        return impossible_near(node);
      case NodeKind::field:
        return wrong_filter({node, words_.text(node), false});
      case NodeKind::group:
        break;
    }
    return impossible_group(node);
  }

  Finding impossible_phrase(const QueryNode& node) {
    Conditions words;
    for (const std::string& word : words_.of(node)) {
      words.push_back(condition(leaf_node(NodeKind::word, word), word));
    }
    const Finding finding = cause_of({words, {}, {}});
    if (finding.cause != Cause::none && finding.cause != Cause::filter) {
      return finding;
    }
    if (words.size() == 1) {
      return {Cause::other_form, {words_.text(node)}};
    }
    std::vector<std::string> other_forms = words_in_other_forms(node);
    return other_forms.empty()
               ? Finding{Cause::wrong_order, {words_.text(node)}}
               : Finding{Cause::other_form, std::move(other_forms)};
  }

  // Those of the words of a phrase that are found, but never as it has them.
  std::vector<std::string> words_in_other_forms(const QueryNode& phrase) {
    std::vector<std::string> words = words_.of(phrase);
    words.resize(std::min(words.size(), max_conditions));
    std::erase_if(words, [&](const std::string& word) {
      return finds({condition(leaf_node(phrase.kind, word), word)});
    });
    return words;
  }

  Finding impossible_near(const QueryNode& node) {
    Conditions words;
    for (const QueryNode& child : node.children) {
      words.push_back(condition(child, words_.text(child)));
    }
    const Finding finding = cause_of({words, {}, {}});
    return finding.cause != Cause::none && finding.cause != Cause::filter
               ? finding
               : Finding{Cause::too_far, {words_.text(node)}};
  }

  Finding impossible_group(const QueryNode& group) {
    const bool only_alternatives = std::all_of(
        group.children.begin(), group.children.end(),
        [](const QueryNode& c) { return c.occur == Occur::should; });
    if (!only_alternatives) {
      return cause_of(demands_of(group, words_));
    }
    Finding all;
    for (const QueryNode& child : group.children) {
      Finding finding = impossible(child);
      if (all.about.empty()) {
        all = std::move(finding);
      } else if (finding.cause == all.cause) {
        all.about.insert(all.about.end(), finding.about.begin(),
                         finding.about.end());
      }
    }
    return all;
  }

  // A title: whose words are nowhere is no matter of the title.
  Finding wrong_filter(const Condition& filter) {
    const QueryNode& node = filter.node;
    if (!filter.dates && node.kind == NodeKind::field &&
        !node.children.empty()) {
      const QueryNode& inner = node.children.front();
      if (!finds({condition(inner, words_.text(inner))})) {
        return impossible(inner);
      }
    }
    return {Cause::filter, {filter.text}};
  }

  // --- Conditions -----------------------------------------------------------

  bool finds_all(const Conditions& conditions) {
    return conditions.empty() || finds(conditions);
  }

  bool finds(const Conditions& conditions) {
    QueryNode root;
    SearchOptions options;
    for (const Condition& condition : conditions) {
      if (condition.dates) {
        options.from = options_.from;
        options.to = options_.to;
      } else {
        root.children.push_back(condition.node);
      }
    }
    return search_finds(query_of(std::move(root)), options);
  }

  bool search_finds(const Query& query, const SearchOptions& options) const {
    return any_match(query, options, context_);
  }

  // --- What was meant -------------------------------------------------------

  std::optional<std::string> corrected(const std::vector<WordCount>& words) {
    std::string text = query_.text();
    bool changed = false;
    for (auto word = words.rbegin(); word != words.rend(); ++word) {
      if (word->spellings.empty()) {
        continue;
      }
      const std::size_t at = text.find(word->word, word->begin);
      if (at < word->end) {
        text.replace(at, word->word.size(), word->spellings.front().word);
        changed = true;
      }
    }
    const bool helps = changed && search_finds(Query::parse(text), options_);
    return helps ? std::optional(text) : std::nullopt;
  }

  const Query& query_;
  const SearchOptions& options_;
  const SearchContext& context_;
  QueryWords words_;
};

}  // namespace

Diagnosis diagnose(const Query& query, const SearchOptions& options,
                   const SearchContext& context) {
  return Diagnoser(query, options, context).run();
}

}  // namespace dateline
