#include "query/engine/diagnosis/diagnoser.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "query/engine/diagnosis/any_match.hpp"
#include "query/engine/diagnosis/articles_apart.hpp"
#include "query/engine/diagnosis/diagnosis_text.hpp"
#include "query/engine/diagnosis/query_words.hpp"
#include "query/engine/diagnosis/required_conditions.hpp"
#include "query/engine/diagnosis/word_counter.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/parse/query_printer.hpp"

namespace dateline {
namespace {

// Conditions of which all pairs are tried, and words of a phrase of which the
// exact forms are.
constexpr std::size_t max_conditions = 12;

struct Finding {
  Cause cause = Cause::none;
  std::vector<std::string> about;
  std::size_t articles = 0;  // that have all of `about`, if it is apart
};

Query query_of(const QueryNode& root) {
  return Query::parse(print_query(root));
}

std::vector<std::string> texts(const Conditions& conditions) {
  std::vector<std::string> texts;
  for (const Condition& condition : conditions) {
    texts.push_back(condition.text);
  }
  return texts;
}

Conditions joined(Conditions a, const Conditions& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

class Diagnoser {
 public:
  Diagnoser(const Query& query, const SearchFilters& filters,
            const SearchContext& context)
      : query_(query),
        filters_(filters),
        context_(context),
        words_(query, context) {}

  Diagnosis run() {
    Diagnosis diagnosis;
    if (context_.database().passage_count() == 0) {
      diagnosis.cause = Cause::empty_index;
      diagnosis.text = diagnosis_text(diagnosis);
      return diagnosis;
    }
    if (!any_match(query_, filters_, context_)) {
      Finding finding = cause();
      // After the deadline nothing is found any more, whatever the reason.
      if (!context_.deadline.expired()) {
        diagnosis.cause = finding.cause;
        diagnosis.about = std::move(finding.about);
        diagnosis.articles = finding.articles;
      }
    }
    diagnosis.words = count_words(query_.root(), words_, context_);
    diagnosis.corrected = corrected(diagnosis.words);
    diagnosis.stopped = context_.deadline.expired();
    diagnosis.text = diagnosis_text(diagnosis);
    return diagnosis;
  }

 private:
  // --- Why nothing is found -------------------------------------------------

  Finding cause() {
    RequiredConditions required = required_conditions(query_.root(), words_);
    required.filters =
        joined(std::move(required.filters), filter_conditions(filters_));
    return cause_of(required);
  }

  Finding cause_of(const RequiredConditions& required) {
    if (context_.deadline.expired()) {
      return {};
    }
    for (const Condition& words : required.words) {
      if (!finds({words})) {
        return impossible(words.node);
      }
    }
    if (!finds_all(required.words)) {
      const Conditions apart = pair_apart(required.words);
      return {Cause::apart, texts(apart), articles_with_all(apart)};
    }
    if (required.words.empty() && required.filters.empty() &&
        required.exclusions.empty()) {
      return {Cause::no_words, {}};
    }
    for (const Condition& filter : required.filters) {
      if (!finds({filter})) {
        return wrong_filter(filter);
      }
    }
    if (auto at_fault = removers(required.words, required.filters)) {
      return {Cause::filter, texts(*at_fault)};
    }
    if (auto at_fault = removers(required.words, required.exclusions)) {
      return {Cause::excluded, texts(*at_fault)};
    }
    return {Cause::filter,
            texts(joined(required.filters, required.exclusions))};
  }

  // The conditions because of which nothing is found where `words` alone are:
  // each that alone excludes all matches or, if none does, all of them. Nothing
  // if `words` and `conditions` together find something.
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

  // The first two words that no passage has together, or else all words.
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

  std::size_t articles_with_all(const Conditions& conditions) {
    std::vector<QueryNode> nodes;
    for (const Condition& condition : conditions) {
      nodes.push_back(condition.node);
    }
    return count_articles_with(nodes, query_, filters_, context_);
  }

  // What is wrong with a node that no passage meets.
  Finding impossible(const QueryNode& node) {
    if (context_.deadline.expired()) {
      return {};
    }
    switch (node.kind) {
      case NodeKind::word:
      case NodeKind::prefix:
      case NodeKind::wildcard:
      case NodeKind::fuzzy:
        return {Cause::unknown_word, {words_.text(node)}};
      case NodeKind::literal:
      case NodeKind::phrase:
        return impossible_phrase(node);
      case NodeKind::near:
        return impossible_near(node);
      case NodeKind::field:
        return wrong_filter({node, words_.text(node)});
      case NodeKind::group:
        break;
    }
    return impossible_group(node);
  }

  Finding impossible_phrase(const QueryNode& node) {
    Conditions words;
    for (const std::string& word : words_.of(node)) {
      words.push_back(must_match(leaf_node(NodeKind::word, word), word));
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

  // The words of a phrase that passages have, but never in the phrase's form.
  std::vector<std::string> words_in_other_forms(const QueryNode& phrase) {
    std::vector<std::string> words = words_.of(phrase);
    words.resize(std::min(words.size(), max_conditions));
    std::erase_if(words, [&](const std::string& word) {
      return finds({must_match(leaf_node(phrase.kind, word), word)});
    });
    return words;
  }

  Finding impossible_near(const QueryNode& node) {
    Conditions words;
    for (const QueryNode& child : node.children) {
      // Of "a b"~10 each word has the place of the whole quotation.
      const bool is_part = child.begin == node.begin && child.end == node.end;
      words.push_back(must_match(
          child, is_part ? '"' + child.text + '"' : words_.text(child)));
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
      return cause_of(required_conditions(group, words_));
    }
    Finding first;
    for (const QueryNode& child : group.children) {
      // A word that is too common to rank is found by itself, and what holds no
      // word is not looked for.
      if (!words_.any_in(child) || finds({must_match(child, "")})) {
        continue;
      }
      Finding finding = impossible(child);
      if (first.about.empty()) {
        first = std::move(finding);
      } else if (finding.cause == first.cause) {
        first.about.insert(first.about.end(), finding.about.begin(),
                           finding.about.end());
      }
    }
    return first;
  }

  // If the words of title:x are in no passage at all, they are the cause, not
  // the filter.
  Finding wrong_filter(const Condition& filter) {
    const QueryNode& node = filter.node;
    if (!filter.is_date_filter && node.kind == NodeKind::field &&
        !node.children.empty()) {
      const QueryNode& inner = node.children.front();
      if (!finds({must_match(inner, words_.text(inner))})) {
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
    SearchFilters dates;
    for (const Condition& condition : conditions) {
      if (condition.is_date_filter) {
        dates.from = filters_.from;
        dates.to = filters_.to;
      } else {
        root.children.push_back(condition.node);
      }
    }
    return any_match(query_of(root), dates, context_);
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
    const bool helps =
        changed && any_match(Query::parse(text), filters_, context_);
    return helps ? std::optional(text) : std::nullopt;
  }

  const Query& query_;
  const SearchFilters& filters_;
  const SearchContext& context_;
  QueryWords words_;
};

}  // namespace

Diagnosis diagnose(const Query& query, const SearchFilters& filters,
                   const SearchContext& context) {
  return Diagnoser(query, filters, context).run();
}

}  // namespace dateline
