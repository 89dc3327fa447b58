#include "query/engine/diagnosis/relaxation.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "query/engine/diagnosis/any_match.hpp"
#include "query/engine/diagnosis/missing_words.hpp"
#include "query/engine/diagnosis/query_words.hpp"
#include "query/engine/diagnosis/word_counter.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"

namespace dateline {
namespace {

void collect_quoted(QueryNode& node, std::vector<QueryNode*>& quoted) {
  if (node.quoted) {
    quoted.push_back(&node);
  }
  for (QueryNode& child : node.children) {
    collect_quoted(child, quoted);
  }
}

class Relaxation {
 public:
  Relaxation(const Query& query, const SearchFilters& filters,
             const SearchContext& context)
      : query_(query),
        filters_(filters),
        context_(context),
        words_(query, context),
        root_(query.root()) {
    collect_quoted(root_, quoted_);
  }

  std::optional<RelaxedQuery> run() {
    if (quoted_.empty()) {
      return std::nullopt;
    }
    std::vector<QueryNode*> unmet;
    std::ranges::copy_if(
        quoted_, std::back_inserter(unmet),
        [this](const QueryNode* node) { return !is_met(*node); });
    if (context_.deadline.expired()) {
      return std::nullopt;
    }
    std::vector<Note> notes;
    if (unmet.empty()) {
      notes.push_back(together_note());
      unmet = quoted_;
    } else {
      for (const QueryNode* node : unmet) {
        notes.push_back(note_on(*node));
      }
    }
    for (QueryNode* node : unmet) {
      node->occur = Occur::should;
      node->quoted = false;
    }
    return RelaxedQuery{query_.with_root(std::move(root_)), std::move(notes)};
  }

 private:
  // Whether a passage, whatever the filters, has what is quoted.
  bool is_known(const QueryNode& node) const {
    QueryNode root;
    root.children = {node};
    return any_match(query_.with_root(std::move(root)), {}, context_);
  }

  // Whether a passage that the filters let through has what is quoted.
  bool is_met(const QueryNode& node) const {
    QueryNode root;
    root.children = {node};
    std::ranges::copy_if(
        query_.root().children, std::back_inserter(root.children),
        [](const QueryNode& clause) { return is_filter(clause); });
    return any_match(query_.with_root(std::move(root)), filters_, context_);
  }

  Note note_on(const QueryNode& node) const {
    if (is_known(node)) {
      return {
          "no passage that the filters let through has " + words_.text(node),
          node.begin, node.end};
    }
    const std::vector<WordCount> counts = count_words(node, words_, context_);
    std::vector<WordCount> unknown;
    std::ranges::copy_if(
        counts, std::back_inserter(unknown),
        [](const WordCount& count) { return count.passages == 0; });
    return {"no passage has " + words_.text(node) + spelling_question(unknown),
            node.begin, node.end};
  }

  Note together_note() const {
    return {"no passage has all that is in quotes together", 0, 0};
  }

  const Query& query_;
  const SearchFilters& filters_;
  const SearchContext& context_;
  QueryWords words_;
  QueryNode root_;
  std::vector<QueryNode*> quoted_;  // nodes of root_
};

}  // namespace

std::optional<RelaxedQuery> relaxed(const Query& query,
                                    const SearchFilters& filters,
                                    const SearchContext& context) {
  return Relaxation(query, filters, context).run();
}

}  // namespace dateline
