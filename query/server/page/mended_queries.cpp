#include "query/server/page/mended_queries.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

#include "query/server/page/facet_links.hpp"

namespace dateline::server {
namespace {

using Change = std::function<void(QueryNode&)>;

// Changes a node and all below it, those below first.
void change_all(QueryNode& node, const Change& change) {
  for (QueryNode& child : node.children) change_all(child, change);
  change(node);
}

bool has_children(const QueryNode& node) {
  return node.kind == NodeKind::group || node.kind == NodeKind::near ||
         ((node.kind == NodeKind::field) && node.text.empty());
}

// Takes out what meets the condition, and what is empty then.
void take_out(QueryNode& root,
              const std::function<bool(const QueryNode&)>& condition) {
  change_all(root, [&](QueryNode& node) {
    std::erase_if(node.children, [&](const QueryNode& child) {
      return condition(child) ||
             (has_children(child) && child.children.empty());
    });
    const bool is_lone =
        node.kind == NodeKind::near && node.children.size() == 1;
    if (!is_lone) return;
    QueryNode child = node.children.front();
    child.occur = node.occur;
    node = std::move(child);
  });
}

// A row of words that must all match, in place of what says more of them.
void loosen(QueryNode& node, std::vector<QueryNode> words) {
  for (QueryNode& word : words) word.occur = Occur::must;
  QueryNode group;
  group.occur = node.occur;
  group.children = std::move(words);
  node = std::move(group);
}

void unquote(QueryNode& node) {
  if (node.kind == NodeKind::literal) {
    node.kind = NodeKind::word;
  } else if (node.kind == NodeKind::phrase) {
    loosen(node, Query::parse(node.text, Syntax::plain).root().children);
  }
}

void spread(QueryNode& node) {
  if (node.kind == NodeKind::near) loosen(node, node.children);
}

// Takes off parentheses that change nothing, so that the query reads well.
void open_groups(QueryNode& root) {
  std::vector<QueryNode> children;
  for (QueryNode& child : root.children) {
    const bool is_alike = std::ranges::all_of(
        child.children,
        [&](const QueryNode& each) { return each.occur == child.occur; });
    const bool is_row = child.kind == NodeKind::group && !child.alternatives &&
                        child.occur != Occur::must_not;
    if (is_row && (is_alike || root.children.size() == 1)) {
      std::ranges::move(child.children, std::back_inserter(children));
    } else {
      children.push_back(std::move(child));
    }
  }
  root.children = std::move(children);
}

// Makes the forms of mended queries.
class Mender {
 public:
  Mender(const Query& query, const SearchForm& form)
      : query_(query), form_(at_first_page(form)) {}

  std::vector<MendedQuery> take() { return std::move(mended_); }

  void add_form(const std::string& change, SearchForm form) {
    mended_.push_back({change, std::move(form)});
  }

  void add_text(const std::string& change, const std::string& query) {
    const bool is_known = std::ranges::any_of(
        mended_,
        [&](const MendedQuery& each) { return each.form.query == query; });
    if (is_known) return;
    SearchForm form = form_;
    form.query = query;
    add_form(change, form);
  }

  // Adds nothing if the change leaves the query as it is, or empty.
  void add(const std::string& change,
           const std::function<void(QueryNode&)>& mend) {
    QueryNode root = query_.root();
    mend(root);
    open_groups(root);
    if (root.children.empty() || same_meaning(root, query_.root())) return;
    add_text(change, query_.with_root(std::move(root)).to_string());
  }

  void add_without_words(const Diagnosis& diagnosis) {
    for (const WordCount& word : diagnosis.words) {
      if (word.passages > 0) continue;
      add("without '" + word.word + "'", [&](QueryNode& root) {
        take_out(root, [&](const QueryNode& node) {
          return !has_children(node) && node.begin < word.end &&
                 word.begin < node.end;
        });
      });
    }
  }

  void add_without_filters() {
    for (const FilterInForce& filter : filters_in_force(form_)) {
      add_form("without the filter '" + filter.name + "'", filter.without);
    }
    for (const QueryNode& node : query_.root().children) {
      if (!is_filter(node)) continue;
      const std::string text =
          query_.text().substr(node.begin, node.end - node.begin);
      add("without '" + text + "'", [&](QueryNode& root) {
        take_out(root, [&](const QueryNode& each) {
          return each.begin == node.begin && each.end == node.end;
        });
      });
    }
  }

  void add_in_one_article() {
    if (form_.within == Within::article) return;
    SearchForm form = form_;
    form.within = Within::article;
    add_form("in one article, be it in different passages", form);
  }

  void add_any_word() {
    add("with any of the words", [](QueryNode& root) {
      change_all(root, [](QueryNode& node) {
        unquote(node);
        spread(node);
        for (QueryNode& child : node.children) {
          const bool is_word = child.occur == Occur::must && !is_filter(child);
          if (is_word) child.occur = Occur::should;
        }
      });
    });
  }

 private:
  const Query& query_;
  SearchForm form_;
  std::vector<MendedQuery> mended_;
};

}  // namespace

std::vector<MendedQuery> mended_queries(const Query& query,
                                        const SearchForm& form,
                                        const Diagnosis& diagnosis) {
  Mender mender(query, form);
  if (diagnosis.corrected) {
    mender.add_text("for '" + *diagnosis.corrected + "'", *diagnosis.corrected);
  }
  switch (diagnosis.cause) {
    case Cause::unknown_word:
      mender.add_without_words(diagnosis);
      break;
    case Cause::other_form:
    case Cause::wrong_order:
      mender.add("without the quotation marks",
                 [](QueryNode& root) { change_all(root, unquote); });
      break;
    case Cause::too_far:
      mender.add("with the words anywhere in a passage",
                 [](QueryNode& root) { change_all(root, spread); });
      break;
    case Cause::apart:
      mender.add_in_one_article();
      break;
    case Cause::filter:
      mender.add_without_filters();
      break;
    case Cause::excluded:
      mender.add("without what is excluded", [](QueryNode& root) {
        take_out(root, [](const QueryNode& node) {
          return node.occur == Occur::must_not;
        });
      });
      break;
    case Cause::none:
    case Cause::empty_index:
    case Cause::no_words:
      return mender.take();
  }
  mender.add_any_word();
  return mender.take();
}

}  // namespace dateline::server
