#include "query/engine/diagnosis/word_counter.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "query/engine/diagnosis/any_match.hpp"
#include "query/engine/diagnosis/spelling.hpp"
#include "query/engine/parse/parser.hpp"
#include "query/engine/parse/query_printer.hpp"
#include "query/engine/plan/compiler.hpp"
#include "query/engine/plan/expand/expansion.hpp"
#include "query/engine/plan/leaf_reader.hpp"
#include "query/engine/plan/names.hpp"
#include "query/engine/retrieve/all_passages.hpp"
#include "query/engine/retrieve/match_bounds.hpp"
#include "query/engine/retrieve/required_words.hpp"

namespace dateline {
namespace {

// Words in fewer passages get spellings.
constexpr std::size_t min_common_passages = 3;
constexpr std::size_t max_words_with_spellings = 12;

// Of a pattern that more passages may have, one has it, as a rule.
constexpr std::size_t max_verified = 100;

Query query_of_one(QueryNode node) {
  node.occur = Occur::must;
  QueryNode root;
  root.children.push_back(std::move(node));
  return Query::parse(print_query(root));
}

// The term that is all that is required; null if more is.
const std::string* only_term(const std::vector<RequiredWords>& required) {
  if (required.size() != 1) return nullptr;
  const RequiredWords& words = required.front();
  const bool is_only = words.condition == nullptr && words.terms.size() == 1 &&
                       words.terms.front().size() == 1;
  return is_only ? &words.terms.front().front() : nullptr;
}

class WordCounter {
 public:
  WordCounter(const QueryWords& words, const SearchContext& context)
      : words_(words), context_(context) {}

  void add_words(const QueryNode& node, std::vector<WordCount>& words) {
    if (node.occur == Occur::must_not || context_.deadline.expired()) {
      return;
    }
    for (const QueryNode& child : node.children) {
      add_words(child, words);
    }
    if (is_leaf(node)) {
      for (const std::string& word : words_.of(node)) {
        WordCount count = word_count(node, word);
        if (context_.deadline.expired()) {
          return;
        }
        words.push_back(std::move(count));
      }
    }
  }

 private:
  WordCount word_count(const QueryNode& node, const std::string& word) {
    QueryNode leaf = is_expanded(node) ? node : leaf_node(NodeKind::word, word);
    WordCount count{word, node.begin, node.end, 0, {}};
    count.word += node.kind == NodeKind::prefix  ? "*"
                  : node.kind == NodeKind::fuzzy ? "~"
                                                 : "";
    const Query query = query_of_one(std::move(leaf));
    count.passages = count_passages(query);
    // The stems that a pattern stands for may all be of other words.
    if (is_expanded(node) && count.passages > 0 &&
        count.passages <= max_verified && !any_match(query, {}, context_)) {
      count.passages = 0;
    }
    if (count.passages < min_common_passages && !is_expanded(node) &&
        words_with_spellings_++ < max_words_with_spellings) {
      count.spellings = spellings(word, count.passages);
    }
    return count;
  }

  // The candidates are counted without verifying them, so that a word whose
  // form only the text can tell may be counted too high.
  std::size_t count_passages(const Query& query) {
    const QueryNode root = with_names(query.root(), context_);
    std::size_t sum = 0;
    for (const auto& [language, statistics] : context_.reader.languages()) {
      CompiledQuery compiled =
          compile(root, context_.analysers.of(language), context_.today);
      expand(compiled.patterns, language, context_);
      sum += count_passages(compiled);
    }
    return sum;
  }

  std::size_t count_passages(const CompiledQuery& query) {
    const std::vector<RequiredWords> required = required_words(query, context_);
    if (required.empty()) {
      return count_passages(bounds_of(query, Excluding::exact, context_));
    }
    if (const std::string* term = only_term(required)) {
      return context_.database().term_frequency(*term);
    }
    SearchContext apart = context_;
    apart.found = nullptr;  // what the search found is asked for again
    const auto no_rows = std::make_shared<std::vector<TermRow>>();
    return all_passages(WordSearch{{{nullptr, required}}, no_rows}, apart)
        .size();
  }

  std::size_t count_passages(const Bounds& bounds) {
    Xapian::Enquire enquire = context_.enquire();
    enquire.set_query(context_.database().living(bounds.possible));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Xapian::MSet matches = enquire.get_mset(0, 0);
    if (matches.get_matches_lower_bound() !=
        matches.get_matches_upper_bound()) {
      enquire.set_query(context_.living_until_deadline(bounds.possible));
      matches = enquire.get_mset(
          0, 0, context_.database().all_segments().get_doccount());
    }
    return matches.get_matches_estimated();
  }

  // Spellings in all languages. One that several languages have counts once,
  // with the passages of all of them.
  std::vector<Spelling> spellings(const std::string& word,
                                  std::size_t passages) {
    std::vector<SpellingCandidate> candidates;
    for (const auto& [language, statistics] : context_.reader.languages()) {
      if (context_.deadline.expired()) {
        break;
      }
      for (SpellingCandidate& candidate : find_spellings(
               folded(word, language), passages, language, context_)) {
        const auto known =
            std::find_if(candidates.begin(), candidates.end(),
                         [&](const SpellingCandidate& other) {
                           return other.folded == candidate.folded;
                         });
        if (known == candidates.end()) {
          candidates.push_back(std::move(candidate));
        } else {
          known->spelling.passages += candidate.spelling.passages;
        }
      }
    }
    std::stable_sort(candidates.begin(), candidates.end(), is_likelier);
    candidates.resize(std::min(candidates.size(), max_spellings));
    std::vector<Spelling> spellings;
    spellings.reserve(candidates.size());
    for (SpellingCandidate& candidate : candidates) {
      spellings.push_back(std::move(candidate.spelling));
    }
    return spellings;
  }

  // The word without case and accents; "" if the analyser reads several words.
  std::string folded(const std::string& word, const std::string& language) {
    const TokenizedText text = context_.analysers.of(language).analyse(word);
    const bool is_one =
        !text.tokens.empty() && text.tokens.back().position == 1;
    return is_one ? text.tokens.front().word->folded : "";
  }

  const QueryWords& words_;
  const SearchContext& context_;
  std::size_t words_with_spellings_ = 0;
};

}  // namespace

std::vector<WordCount> count_words(const QueryNode& root,
                                   const QueryWords& words,
                                   const SearchContext& context) {
  std::vector<WordCount> counts;
  WordCounter(words, context).add_words(root, counts);
  return counts;
}

}  // namespace dateline
