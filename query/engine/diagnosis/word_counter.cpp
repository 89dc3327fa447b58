#include "query/engine/diagnosis/word_counter.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "query/engine/diagnosis/spelling.hpp"
#include "query/engine/parse/query_printer.hpp"
#include "query/engine/plan/compiler.hpp"
#include "query/engine/plan/expand/expansion.hpp"
#include "query/engine/retrieve/match_bounds.hpp"

namespace dateline {
namespace {

constexpr std::size_t rare = 3;  // passages; below, spellings are looked for
constexpr std::size_t max_spelt = 12;  // words for which that is done

Query query_of_one(QueryNode node) {
  node.occur = Occur::must;
  QueryNode root;
  root.children.push_back(std::move(node));
  return Query::parse(print_query(root));
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
    const bool is_expanded =
        node.kind == NodeKind::prefix || node.kind == NodeKind::fuzzy;
    QueryNode leaf = is_expanded ? node : leaf_node(NodeKind::word, word);
    WordCount made{word, node.begin, node.end, 0, {}};
    made.word += node.kind == NodeKind::prefix  ? "*"
                 : node.kind == NodeKind::fuzzy ? "~"
                                                : "";
    made.passages = passages(query_of_one(std::move(leaf)));
    if (made.passages < rare && !is_expanded && spelt_++ < max_spelt) {
      made.spellings = spellings(word, made.passages);
    }
    return made;
  }

  std::size_t passages(const Query& query) {
    const Xapian::Database& database = context_.database();
    std::size_t sum = 0;
    for (const auto& [language, statistics] : context_.reader.languages()) {
      CompiledQuery compiled =
          compile(query, context_.analysers.of(language), context_.today);
      expand(compiled.patterns, language, context_);
      const Xapian::Query possible =
          bounds_of(compiled, Excluding::exact, context_.deadline).possible;
      Xapian::Enquire enquire(database);
      enquire.set_query(possible);
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      Xapian::MSet counted = enquire.get_mset(0, 0);
      if (counted.get_matches_lower_bound() !=
          counted.get_matches_upper_bound()) {
        enquire.set_query(until_deadline(possible, context_.deadline));
        counted = enquire.get_mset(0, 0, database.get_doccount());
      }
      sum += counted.get_matches_estimated();
    }
    return sum;
  }

  // Of all languages; a spelling that several have counts as one.
  std::vector<Spelling> spellings(const std::string& word,
                                  std::size_t passages) {
    constexpr std::size_t most = 3;
    std::vector<FoundSpelling> all;
    for (const auto& [language, statistics] : context_.reader.languages()) {
      if (context_.deadline.expired()) {
        break;
      }
      for (FoundSpelling& found : find_spellings(
               folded(word, language), passages,
               context_.analysers.of(language), context_.database())) {
        const auto same = std::find_if(all.begin(), all.end(),
                                       [&](const FoundSpelling& other) {
                                         return other.folded == found.folded;
                                       });
        if (same == all.end()) {
          all.push_back(std::move(found));
        } else {
          same->spelling.passages += found.spelling.passages;
        }
      }
    }
    std::stable_sort(all.begin(), all.end(), is_likelier);
    std::vector<Spelling> best;
    for (std::size_t i = 0; i < std::min(most, all.size()); ++i) {
      best.push_back(std::move(all[i].spelling));
    }
    return best;
  }

  // "" for what is several words to the analyser.
  std::string folded(const std::string& word, const std::string& language) {
    const std::vector<Token>& tokens =
        context_.analysers.of(language).analyse(word);
    return tokens.size() == 1 ? tokens.front().word->folded : std::string();
  }

  const QueryWords& words_;
  const SearchContext& context_;
  std::size_t spelt_ = 0;  // words whose spellings were looked for
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
