#include "query/engine/plan/pattern/pattern.hpp"

#include <algorithm>

#include "corpus/terms/word_cache.hpp"
#include "corpus/text/char_class.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/respelling.hpp"
#include "corpus/text/utf8.hpp"
#include "query/engine/plan/pattern/edit_distance.hpp"
#include "query/engine/plan/pattern/wildcard.hpp"

namespace dateline {
namespace {

PatternArc arc_of(std::string_view text, const Token& token) {
  return {std::string(text.substr(token.begin, token.end - token.begin)),
          token.word->folded,
          token.word->term,
          token.word->fingerprint,
          token.width,
          Form::same,
          0,
          nullptr};
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
      continue;  // the row has its characters
    }
    if (token->is_base()) {
      pattern.arcs.emplace_back();
    }
    pattern.arcs.back().push_back(arc_of(text, *token));
  }
  return pattern;
}

// The end of the tokens that belong to `base`: those that a compound over it
// spans, or only itself.
Iterator compound_end(Iterator base, Iterator end) {
  const auto next = base + 1;
  if (next == end || next->kind != TokenKind::compound) {
    return next;
  }
  const std::uint32_t last = next->position + next->width;
  return std::find_if(
      next, end, [last](const Token& token) { return token.position >= last; });
}

// Whether each part of a compound carries meaning: those of "boundary-layer"
// do, those of "F-16", "co-operation" and "state-of-the-art" do not.
bool have_meaning(Iterator begin, Iterator end) {
  constexpr std::size_t min_length = 3;
  return std::all_of(begin, end, [](const Token& token) {
    return token.kind == TokenKind::compound ||
           (token.word->folded.size() >= min_length && !token.word->stop &&
            !has_ascii_digit(token.word->folded));
  });
}

// The "l" of l'Élysée, which a text may have as le.
bool is_elided(std::string_view text, const Token& token) {
  return token.word->stop &&
         char_at(text, token.end).kind == CharClass::apostrophe;
}

// Whether words are numbers, in whatever digits they are written.
bool have_no_letter(const std::vector<Token>& tokens) {
  return std::ranges::all_of(tokens, [](const Token& token) {
    return std::ranges::all_of(token.word->folded, [](char c) {
      return is_ascii(c) && (c < 'a' || c > 'z');
    });
  });
}

// Whether an arc can be a prefix or fuzzy. Chinese, Japanese and Korean
// characters cannot, since they have no letters. `length` is in characters.
bool can_expand(const PatternArc& arc, std::size_t length) {
  constexpr std::size_t min_length = 2;
  return length >= min_length &&
         char_at(arc.folded, 0).kind != CharClass::character;
}

// A part of a Thai, Lao, Khmer or Burmese word, or a misspelt one, may be cut
// by the dictionary into other words than the whole. So words that touch at the
// end of the pattern are one word too, as the parts of a compound are.
void add_unspaced_words(std::string_view text, Iterator begin, Iterator end,
                        Pattern& pattern) {
  constexpr std::size_t max_bytes = 64;  // of a word
  std::string whole;
  std::size_t joint = begin == end ? 0 : std::prev(end)->end;
  for (std::size_t width = 1; width <= pattern.length(); ++width) {
    const Token& token = *(end - static_cast<std::ptrdiff_t>(width));
    whole.insert(0, token.word->folded);
    if (token.kind != TokenKind::word || token.end != joint ||
        whole.size() > max_bytes ||
        char_at(text, token.begin).kind != CharClass::unspaced) {
      return;
    }
    joint = token.begin;
    if (width > 1) {
      pattern.arcs[pattern.length() - width].push_back(
          {whole, whole, whole, term_fingerprint(whole),
           static_cast<std::uint16_t>(width), Form::same, 0, nullptr});
    }
  }
}

std::vector<std::string> respelt_prefixes(const std::string& prefix) {
  std::vector<std::string> prefixes;
  for (const std::u32string& beginning : respelt_beginnings(to_utf32(prefix))) {
    prefixes.push_back(to_utf8(beginning));
  }
  return prefixes;
}

template <typename Equal>
bool have_equal_arcs(const Pattern& a, const Pattern& b, Equal equal) {
  return std::equal(a.arcs.begin(), a.arcs.end(), b.arcs.begin(), b.arcs.end(),
                    [&](const auto& x, const auto& y) {
                      return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                                        equal);
                    });
}

struct FingerprintOrder {
  bool operator()(const Expansion::Term& a, std::uint16_t b) const {
    return a.fingerprint < b;
  }
  bool operator()(std::uint16_t a, const Expansion::Term& b) const {
    return a < b.fingerprint;
  }
};

}  // namespace

bool Expansion::has_fingerprint(std::uint16_t fingerprint) const {
  return std::binary_search(terms.begin(), terms.end(), fingerprint,
                            FingerprintOrder());
}

bool Expansion::has(const Word& word) const {
  const auto [first, last] = std::equal_range(
      terms.begin(), terms.end(), word.fingerprint, FingerprintOrder());
  return std::any_of(first, last,
                     [&](const Term& term) { return term.stem == word.term; });
}

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

Pattern prefix_pattern(std::string_view text,
                       const std::vector<Token>& tokens) {
  Pattern pattern = whole_pattern(text, tokens);
  add_unspaced_words(text, tokens.begin(), tokens.end(), pattern);
  for (std::size_t at = 0; at < pattern.length(); ++at) {
    for (PatternArc& arc : pattern.arcs[at]) {
      const bool is_last = at + arc.width == pattern.length();
      if (is_last && can_expand(arc, count_characters(arc.folded))) {
        arc.form = Form::prefix;
        arc.expansion = std::make_shared<const Expansion>();
        arc.respelt = respelt_prefixes(arc.folded);
      }
    }
  }
  return pattern;
}

Pattern fuzzy_pattern(std::string_view text, const std::vector<Token>& tokens,
                      unsigned distance) {
  constexpr std::size_t min_length_for_two_edits = 4;
  Pattern pattern = whole_pattern(text, tokens);
  add_unspaced_words(text, tokens.begin(), tokens.end(), pattern);
  for (auto& arcs : pattern.arcs) {
    for (PatternArc& arc : arcs) {
      const std::size_t length = count_characters(arc.folded);
      if (can_expand(arc, length)) {
        arc.form = Form::fuzzy;
        arc.expansion = std::make_shared<const Expansion>();
        arc.distance = length < min_length_for_two_edits
                           ? std::min(distance, 1u)
                           : distance;
      }
    }
  }
  return pattern;
}

Pattern wildcard_pattern(const std::string& wildcard) {
  const std::string folded = fold_text(wildcard);
  return {
      {{{wildcard, folded, folded, term_fingerprint(folded), 1, Form::wildcard,
         0, std::make_shared<const Expansion>(), respelt_patterns(folded)}}}};
}

std::vector<Pattern> ranked_patterns(std::string_view text,
                                     const std::vector<Token>& tokens) {
  std::vector<Pattern> patterns;
  if (tokens.size() > 1 && have_no_letter(tokens)) {
    patterns.push_back(row(text, tokens.begin(), tokens.end()));
    return patterns;
  }
  for (auto token = tokens.begin(); token != tokens.end();) {
    const auto next = token + 1;
    if (token->kind == TokenKind::word) {
      const auto end = compound_end(token, tokens.end());
      if (end - token > 1 && have_meaning(token, end)) {
        for (; token != end; ++token) {
          patterns.push_back(single(text, *token));
        }
      } else {
        patterns.push_back(row(text, token, end));
        token = end;
      }
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

const PatternArc* single_term(const Pattern& pattern) {
  if (pattern.length() != 1 || pattern.arcs[0].size() != 1 ||
      pattern.arcs[0][0].form != Form::same) {
    return nullptr;
  }
  return &pattern.arcs[0][0];
}

const PatternArc* joined_form(const Pattern& pattern) {
  const auto& first = pattern.arcs.front();
  const auto found = std::find_if(
      first.begin(), first.end(),
      [&](const PatternArc& arc) { return arc.width == pattern.length(); });
  return found == first.end() ? nullptr : &*found;
}

bool is_row(const Pattern& pattern) {
  return pattern.length() > 1 && joined_form(pattern) == nullptr;
}

std::size_t reach_of(const Pattern& pattern) {
  return max_compound_parts * pattern.length();
}

std::vector<std::string_view> pair_of_characters(const Pattern& pattern) {
  const PatternArc* arc = single_term(pattern);
  if (arc == nullptr) {
    return {};
  }
  const std::string_view folded = arc->folded;
  const Char first = char_at(folded, 0);
  const Char second = char_at(folded, first.end);
  if (first.kind != CharClass::character ||
      second.kind != CharClass::character) {
    return {};
  }
  return {folded.substr(0, first.end), folded.substr(first.end)};
}

bool same_terms(const Pattern& a, const Pattern& b) {
  return have_equal_arcs(a, b, [](const PatternArc& x, const PatternArc& y) {
    // Prefixes, wildcards and fuzzy words are told apart by their letters, not
    // their stem.
    return x.fingerprint == y.fingerprint && x.width == y.width &&
           x.form == y.form && x.term == y.term &&
           (x.form == Form::same ||
            (x.folded == y.folded && x.distance == y.distance));
  });
}

bool same_letters(const Pattern& a, const Pattern& b) {
  return have_equal_arcs(a, b, [](const PatternArc& x, const PatternArc& y) {
    return x.literal == y.literal;
  });
}

}  // namespace dateline
