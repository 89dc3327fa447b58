#include "query/engine/plan/names.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace dateline {
namespace {

using Nodes = std::vector<QueryNode>;

// A place in a run of words: a node of the run, and a byte of its text.
struct Place {
  std::size_t node = 0;
  std::size_t byte = 0;
};

// A word of a run, or one character of Chinese, Japanese or Korean. A node
// without words has one piece without words too, which no name has.
struct Piece {
  std::string folded;
  std::size_t node = 0;
  std::size_t begin = 0;  // bytes of the node's text; the first piece of a node
  std::size_t end = 0;    // begins where the text does, the last ends there
  bool begins_node = false;
  bool ends_node = false;
  bool is_character = false;
};

// Words of a query that stand side by side, and the names among them.
class Run {
 public:
  // `may_split`: whether a name may be a part of a run of characters.
  Run(Nodes nodes, bool may_split, const AliasTable& names, Analyser& analyser)
      : nodes_(std::move(nodes)), may_split_(may_split), names_(names) {
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
      add_pieces(node, analyser);
    }
  }

  // The nodes with the names in place of their words. Of names that overlap the
  // first counts, and of those that begin together the longest.
  Nodes named() {
    for (std::size_t at = 0; at < pieces_.size();) {
      const std::size_t length = name_at(at);
      if (length == 0) {
        ++at;
        continue;
      }
      const Piece& last = pieces_[at + length - 1];
      add_words_until({pieces_[at].node, pieces_[at].begin});
      add_name(at, length);
      next_ =
          last.ends_node ? Place{last.node + 1, 0} : Place{last.node, last.end};
      at += length;
    }
    add_words_until({nodes_.size(), 0});
    return std::move(out_);
  }

 private:
  void add_pieces(std::size_t node, Analyser& analyser) {
    const std::size_t first = pieces_.size();
    const TokenizedText text = analyser.analyse(nodes_[node].text);
    for (const Token& token : text.tokens) {
      if (token.is_base()) {
        pieces_.push_back({token.word->folded, node, token.begin, token.end,
                           false, false, token.kind == TokenKind::character});
      }
    }
    if (pieces_.size() == first) {
      pieces_.push_back({"", node, 0, 0, false, false, false});
    }
    pieces_[first].begin = 0;
    pieces_[first].begins_node = true;
    pieces_.back().end = nodes_[node].text.size();
    pieces_.back().ends_node = true;
  }

  bool is_boundary(const Piece& piece, bool at_end_of_node) const {
    return at_end_of_node || (may_split_ && piece.is_character);
  }

  // The number of pieces of the longest name that begins at `at`; 0 if none.
  std::size_t name_at(std::size_t at) {
    std::vector<std::string> words;
    std::size_t length = 0;
    if (!is_boundary(pieces_[at], pieces_[at].begins_node)) {
      return 0;
    }
    const std::size_t end = std::min(pieces_.size(), at + names_.max_words());
    for (std::size_t i = at; i < end && !pieces_[i].folded.empty(); ++i) {
      words.push_back(pieces_[i].folded);
      if (!is_boundary(pieces_[i], pieces_[i].ends_node)) {
        continue;
      }
      std::vector<std::string> others = names_.others(words);
      if (!others.empty()) {
        length = words.size();
        others_ = std::move(others);
      }
    }
    return length;
  }

  // A part of a node, as a word. Where the query's bytes are not those of the
  // text, because of an escape, it has the place of the whole node.
  QueryNode part_of(std::size_t node, std::size_t begin,
                    std::size_t end) const {
    QueryNode part = nodes_[node];
    if (part.end - part.begin == part.text.size()) {
      part.end = part.begin + end;
      part.begin += begin;
    }
    part.text = part.text.substr(begin, end - begin);
    return part;
  }

  // Adds what stands between the last name and `place`.
  void add_words_until(Place place) {
    for (; next_.node < place.node; next_ = {next_.node + 1, 0}) {
      add_part(next_.node, next_.byte, nodes_[next_.node].text.size());
    }
    if (next_.byte < place.byte) {
      add_part(next_.node, next_.byte, place.byte);
    }
  }

  void add_part(std::size_t node, std::size_t begin, std::size_t end) {
    out_.push_back(part_of(node, begin, end));
  }

  void add_name(std::size_t at, std::size_t length) {
    const Piece& first = pieces_[at];
    const Piece& last = pieces_[at + length - 1];
    QueryNode form;
    for (std::size_t node = first.node; node <= last.node; ++node) {
      const QueryNode part =
          part_of(node, node == first.node ? first.begin : 0,
                  node == last.node ? last.end : nodes_[node].text.size());
      form.text += (form.text.empty() ? "" : " ") + part.text;
      form.begin = node == first.node ? part.begin : form.begin;
      form.end = part.end;
    }
    form.kind = NodeKind::word;
    QueryNode name = form;
    name.kind = NodeKind::group;
    name.alternatives = true;
    name.occur = nodes_[first.node].occur;
    name.children.push_back(form);
    for (std::string& other : others_) {
      form.text = std::move(other);
      name.children.push_back(form);
    }
    out_.push_back(std::move(name));
  }

  const Nodes nodes_;
  const bool may_split_;
  const AliasTable& names_;
  std::vector<Piece> pieces_;
  std::vector<std::string> others_;  // names of the name found last
  Place next_;                       // behind the last name
  Nodes out_;
};

class NameFinder {
 public:
  NameFinder(const AliasTable& names, Analyser& analyser)
      : names_(names), analyser_(analyser) {}

  QueryNode in(QueryNode node) {
    if (is_name(node)) {
      return node;
    }
    if (node.kind == NodeKind::word) {
      return Run({node}, false, names_, analyser_).named().front();
    }
    if (node.kind == NodeKind::group) {
      node.children = in_row(std::move(node.children));
    } else {
      std::transform(node.children.begin(), node.children.end(),
                     node.children.begin(),
                     [this](const QueryNode& child) { return in(child); });
    }
    return node;
  }

 private:
  static bool joins(const QueryNode& node) {
    return node.kind == NodeKind::word && node.occur == Occur::should;
  }

  // Words without a sign that stand side by side may be one name.
  Nodes in_row(Nodes nodes) {
    Nodes out;
    for (auto at = nodes.begin(); at != nodes.end();) {
      const auto end = std::find_if_not(at, nodes.end(), joins);
      if (at == end) {
        out.push_back(in(std::move(*at++)));
        continue;
      }
      Nodes named = Run({at, end}, true, names_, analyser_).named();
      std::move(named.begin(), named.end(), std::back_inserter(out));
      at = end;
    }
    return out;
  }

  const AliasTable& names_;
  Analyser& analyser_;
};

}  // namespace

QueryNode with_names(const QueryNode& root, const SearchContext& context) {
  if (context.aliases == nullptr || context.aliases->max_words() == 0) {
    return root;
  }
  return NameFinder(*context.aliases, context.analysers.of("")).in(root);
}

bool is_name(const QueryNode& node) {
  return node.kind == NodeKind::group && !node.text.empty();
}

}  // namespace dateline
