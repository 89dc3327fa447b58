#include "query/engine/count/article_finder.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "query/engine/count/facet_counter.hpp"
#include "query/engine/count/match_counter.hpp"
#include "query/engine/parse/query_printer.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/plan/names.hpp"

namespace dateline {
namespace {

// Finds the articles of one condition, by the rules of QueryNode's groups.
class Articles {
 public:
  Articles(const Query& query, const SearchContext& context)
      : query_(query), context_(context) {}

  // No article after the deadline.
  ArticleSet of(const QueryNode& node, Matching matching) {
    if (context_.deadline.expired()) {
      return {};
    }
    return node.kind == NodeKind::group && !is_name(node)
               ? of_group(node, matching)
               : with_passages(node);
  }

 private:
  ArticleSet of_group(const QueryNode& group, Matching matching) {
    const bool wants_all =
        matching == Matching::all_words && !group.alternatives;
    const std::set<std::size_t> ignored =
        group.alternatives ? std::set<std::size_t>() : ignored_words(group);
    ArticleSet articles = all_but({});
    std::optional<ArticleSet> any;
    bool has_word_must = false;
    for (const QueryNode& clause : group.children) {
      if (context_.deadline.expired()) {
        return {};  // to join sets of all articles takes time too
      }
      if (clause.occur == Occur::must_not) {
        articles = in_both(articles, all_but(of(clause, Matching::any_word)));
      } else if (clause.occur == Occur::must) {
        articles = in_both(articles, of(clause, matching));
        has_word_must = has_word_must || !is_filter(clause);
      } else if (ignored.contains(clause.begin)) {
        continue;
      } else if (wants_all) {
        articles = in_both(articles, of(clause, matching));
      } else {
        any = in_either(any.value_or(ArticleSet()), of(clause, matching));
      }
    }
    return any && !has_word_must ? in_both(articles, *any) : articles;
  }

  // The articles of the passages that have what the node names.
  ArticleSet with_passages(QueryNode node) {
    node.occur = is_filter(node) ? Occur::must : Occur::should;
    QueryNode root;
    root.children.push_back(std::move(node));
    const std::vector<LanguageQuery> queries = unscored_queries(
        query_.with_root(std::move(root)), {}, Matching::any_word, context_);
    Evaluators evaluators = make_evaluators(queries, context_);
    ValueReader values(context_.database(), schema::article_slot);
    std::vector<ArticleKey> articles;
    for (const Xapian::docid id : matching_passages(
             found_matches(queries, context_), evaluators, context_)) {
      if (context_.deadline.expired_sampled()) {
        return {};
      }
      articles.push_back(article_key(values.at(id)));
    }
    return article_set(std::move(articles));
  }

  // Where the words stand, in the query, that all languages ignore beside the
  // others of the group.
  std::set<std::size_t> ignored_words(const QueryNode& group) {
    const std::vector<LanguageQuery> queries = unscored_queries(
        query_.with_root(group), {}, Matching::any_word, context_);
    std::set<std::size_t> ignored;
    if (queries.empty()) {
      return ignored;
    }
    const std::vector<QueryWord>& words = queries.front().compiled.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool is_ignored =
          std::ranges::all_of(queries, [i](const LanguageQuery& in_language) {
            return in_language.compiled.words[i].ignored;
          });
      if (is_ignored) {
        ignored.insert(words[i].begin);
      }
    }
    return ignored;
  }

  const Query& query_;
  const SearchContext& context_;
};

}  // namespace

std::shared_ptr<const ArticleSet> PassageArticleFinder::articles_with(
    const QueryNode& condition, const Query& query, Matching matching,
    const SearchContext& context) {
  QueryNode root;
  root.children.push_back(condition);
  auto& known = found_[{print_query(root), matching}];
  if (!known) {
    known = std::make_shared<const ArticleSet>(
        Articles(query, context).of(condition, matching));
  }
  return known;
}

}  // namespace dateline
