#include "query/engine/plan/compiler.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "query/engine/plan/article_condition.hpp"
#include "query/engine/plan/filter.hpp"
#include "query/engine/plan/leaf_compiler.hpp"
#include "query/engine/plan/names.hpp"

namespace dateline {
namespace {

// Whether a group can be replaced by its clauses where it is one of several
// `should` clauses.
bool has_only_any_of(const CompiledNode& node) {
  return node.kind == CompiledNode::Kind::group && !node.any_of.empty() &&
         node.all_of.empty() && node.none_of.empty() && node.optional.empty();
}

void add_should(std::vector<CompiledNode>& clauses, CompiledNode clause) {
  if (has_only_any_of(clause)) {
    std::move(clause.any_of.begin(), clause.any_of.end(),
              std::back_inserter(clauses));
  } else {
    clauses.push_back(std::move(clause));
  }
}

// Compiles a query for one language. Use it once.
class Compiler {
 public:
  Compiler(Analyser& analyser, const std::string& today,
           const QueryLanguage& query_language, Matching matching,
           const ArticleSets& articles, const QueryNode& root)
      : leaves_(analyser, query_language, root, out_),
        today_(today),
        matching_(matching),
        articles_(articles) {
    out_.language = analyser.language();
  }

  CompiledQuery compile(const QueryNode& from) {
    if (auto root = group(from, LeafContext{})) {
      out_.root = std::move(*root);
    }
    out_.notes = leaves_.take_notes();
    return std::move(out_);
  }

 private:
  using Kind = CompiledNode::Kind;
  using Compiled = std::optional<CompiledNode>;

  Compiled node(const QueryNode& from, LeafContext context) {
    context.negated |= from.occur == Occur::must_not;
    switch (from.kind) {
      case NodeKind::near:
        return near(from, context);
      case NodeKind::field:
        return field(from, context);
      case NodeKind::group:
        return is_name(from) ? leaves_.name(from, context)
                             : group(from, context);
      default:
        return leaves_.leaf(from, context);
    }
  }

  // A `must` that is no filter makes the `should` clauses optional.
  Compiled group(const QueryNode& from, LeafContext context) {
    const bool wants_all = matching_ == Matching::all_words &&
                           !from.alternatives && !context.negated;
    CompiledNode group;
    std::vector<CompiledNode> should;
    bool has_word_must = false;
    for (const QueryNode& child : from.children) {
      LeafContext inner = context;
      const bool is_should = child.occur == Occur::should && !context.negated;
      inner.in_row = is_should && (!from.alternatives || from.row);
      inner.in_part = is_should && !wants_all;
      Compiled clause = node(child, inner);
      if (!clause) {
        continue;
      }
      switch (child.occur) {
        case Occur::must:
          has_word_must = has_word_must || !is_filter(child);
          group.all_of.push_back(std::move(*clause));
          break;
        case Occur::must_not:
          group.none_of.push_back(std::move(*clause));
          break;
        case Occur::should:
          if (wants_all) {
            group.all_of.push_back(std::move(*clause));
          } else {
            add_should(should, std::move(*clause));
          }
      }
    }
    (has_word_must ? group.optional : group.any_of) = std::move(should);
    return group.is_empty() ? Compiled() : Compiled(std::move(group));
  }

  Compiled near(const QueryNode& from, LeafContext context) {
    CompiledNode near;
    near.kind = Kind::near;
    near.distance = from.distance;
    near.ordered = from.ordered;
    context.in_part = context.in_row = false;
    context.in_near = true;
    for (const QueryNode& child : from.children) {
      if (Compiled operand = node(child, context)) {
        near.operands.push_back(std::move(*operand));
      }
    }
    if (near.operands.size() == 1) {
      let_run_on(near.operands.front());
      return std::move(near.operands.front());
    }
    return near.operands.empty() ? Compiled() : Compiled(std::move(near));
  }

  // A phrase that is left alone of a NEAR may run over the end of a passage.
  void let_run_on(const CompiledNode& operand) {
    if (operand.kind == Kind::leaf) {
      Leaf& leaf = out_.leaves[operand.index];
      leaf.runs_on = !leaf.title_only && is_row(out_.pattern_of(leaf));
    }
    std::ranges::for_each(operand.any_of, [this](const CompiledNode& choice) {
      let_run_on(choice);
    });
  }

  Compiled field(const QueryNode& from, LeafContext context) {
    if (from.field == "title") {
      context.title_only = true;
      context.in_part = context.in_row = false;
      return from.children.empty() ? Compiled()
                                   : node(from.children.front(), context);
    }
    out_.filters.push_back(is_article_condition(from)
                               ? filter_of(articles_.at(&from))
                               : filter_of(from, today_));
    CompiledNode node;
    node.kind = Kind::filter;
    node.index = out_.filters.size() - 1;
    return node;
  }

  CompiledQuery out_;
  LeafCompiler leaves_;
  const std::string& today_;
  const Matching matching_;
  const ArticleSets& articles_;
};

}  // namespace

CompiledQuery compile(const QueryNode& root, Analyser& analyser,
                      const std::string& today,
                      const QueryLanguage& query_language, Matching matching,
                      const ArticleSets& articles) {
  return Compiler(analyser, today, query_language, matching, articles, root)
      .compile(root);
}

}  // namespace dateline
