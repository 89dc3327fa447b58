#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/terms/analyser.hpp"
#include "dateline/span.hpp"
#include "query/engine/plan/pattern/occurrence.hpp"
#include "query/engine/plan/pattern/pattern.hpp"

namespace dateline {

// The tokens of a text by position. It refers to the text, which must outlive
// it, and owns the tokens.
class TokenGraph {
 public:
  TokenGraph(std::string_view text, TokenizedText tokenized);

  std::size_t length() const { return tokens().size(); }  // with compounds
  const std::vector<Token>& tokens() const { return tokenized_.tokens; }

  // All occurrences of `pattern`, by position, at `weakest` level or closer.
  Occurrences find(const Pattern& pattern, MatchLevel weakest) const;

  // Whether there is such an occurrence.
  bool has(const Pattern& pattern, MatchLevel weakest) const;

  // Whether the pattern may go on behind the end of the text: its beginning is
  // the text's end.
  bool runs_off(const Pattern& pattern, MatchLevel weakest) const;

  // From the first to the last of those base tokens of an occurrence that
  // begin in a range of bytes; empty if none does.
  Span tokens_within(const Occurrence& occurrence, Span range) const;

  // The text between two bytes, half-open.
  std::string_view slice(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  // The interface that PatternMatcher needs.
  std::uint32_t positions() const {
    return static_cast<std::uint32_t>(first_.size() - 1);
  }
  std::uint32_t arcs(std::uint32_t at) const {
    return first_[at + 1] - first_[at];
  }
  std::uint32_t after(std::uint32_t at, std::uint32_t index) const {
    return at + tokens()[first_[at] + index].width;
  }
  MatchLevel compare(const PatternArc& arc, std::uint32_t at,
                     std::uint32_t index) const;

 private:
  // The next position at which a pattern may begin.
  std::uint32_t next_beginning(const Pattern& pattern, std::uint32_t at) const;

  std::string_view text_;
  TokenizedText tokenized_;
  std::vector<std::uint32_t> first_;  // token index by position, and the end
};

}  // namespace dateline
