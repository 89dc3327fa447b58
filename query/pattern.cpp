#include "query/pattern.hpp"

#include <algorithm>

#include "corpus/char_class.hpp"

namespace dateline {
namespace {

PatternArc arc_of(std::string_view text, const Token& token) {
  return {std::string(text.substr(token.begin, token.end - token.begin)),
          token.word->folded, token.word->term, token.word->fingerprint,
          token.width};
}

// A pattern of one token, however many characters it names.
Pattern single(std::string_view text, const Token& token) {
  PatternArc arc = arc_of(text, token);
  arc.width = 1;
  return {{{std::move(arc)}}};
}

using Iterator = std::vector<Token>::const_iterator;

Pattern row(std::string_view text, Iterator begin, Iterator end) {
  Pattern pattern;
  for (auto token = begin; token != end; ++token) {
    if (token->kind == TokenKind::bigram) {
      continue;  // its characters are there
    }
    if (token->is_base()) {
      pattern.arcs.emplace_back();
    }
    pattern.arcs.back().push_back(arc_of(text, *token));
  }
  return pattern;
}

// The tokens that the compound behind `base`, if there is one, spans.
Iterator compound_end(Iterator base, Iterator end) {
  const auto next = base + 1;
  if (next == end || next->kind != TokenKind::compound) {
    return next;
  }
  const std::uint32_t last = next->position + next->width;
  return std::find_if(
      next, end, [last](const Token& token) { return token.position >= last; });
}

// The "l" of l'Élysée, which a text may have as le.
bool is_elided(std::string_view text, const Token& token) {
  return token.word->stop &&
         char_at(text, token.end).kind == CharClass::apostrophe;
}

bool has_no_letter(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return c < 0x80 && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z');
  });
}

}  // namespace

Pattern phrase_pattern(std::string_view text,
                       const std::vector<Token>& tokens) {
  return row(text, tokens.begin(), tokens.end());
}

Pattern whole_pattern(std::string_view text, const std::vector<Token>& tokens) {
  auto begin = tokens.begin();
  while (begin != tokens.end() && begin + 1 != tokens.end() &&
         is_elided(text, *begin)) {
    ++begin;
  }
  return row(text, begin, tokens.end());
}

std::vector<Pattern> ranked_patterns(std::string_view text,
                                     const std::vector<Token>& tokens) {
  std::vector<Pattern> patterns;
  if (tokens.size() > 1 && has_no_letter(text)) {
    patterns.push_back(row(text, tokens.begin(), tokens.end()));
    return patterns;
  }
  for (auto token = tokens.begin(); token != tokens.end();) {
    const auto next = token + 1;
    if (token->kind == TokenKind::word) {
      const auto end = compound_end(token, tokens.end());
      patterns.push_back(row(text, token, end));
      token = end;
      continue;
    }
    const bool in_bigram =
        (next != tokens.end() && next->kind == TokenKind::bigram) ||
        (token != tokens.begin() && (token - 1)->kind == TokenKind::bigram);
    if (token->kind == TokenKind::bigram || !in_bigram) {
      patterns.push_back(single(text, *token));
    }
    token = next;
  }
  return patterns;
}

bool same_terms(const Pattern& a, const Pattern& b) {
  const auto same_arc = [](const PatternArc& x, const PatternArc& y) {
    return x.term == y.term && x.width == y.width;
  };
  return std::equal(a.arcs.begin(), a.arcs.end(), b.arcs.begin(), b.arcs.end(),
                    [&](const auto& x, const auto& y) {
                      return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                                        same_arc);
                    });
}

bool all_stop_words(const std::vector<Token>& tokens) {
  return std::all_of(tokens.begin(), tokens.end(),
                     [](const Token& token) { return token.word->stop; });
}

}  // namespace dateline
