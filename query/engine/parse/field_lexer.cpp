#include "query/engine/parse/field_lexer.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "corpus/text/lines.hpp"
#include "query/engine/parse/field_names.hpp"
#include "query/engine/parse/foreign_syntax.hpp"
#include "query/engine/parse/leaf_lexer.hpp"
#include "query/engine/parse/query_characters.hpp"

namespace dateline {

namespace {

using Kind = Lexeme::Kind;

constexpr const char* as_word = "taken as a word";
constexpr const char* escape = "to search for the word, write \\:";

Lexeme token_at(Kind kind, std::size_t begin, std::size_t end) {
  Lexeme token;
  token.kind = kind;
  token.begin = begin;
  token.end = end;
  return token;
}

bool has_value(std::string_view text, std::size_t behind) {
  return behind < text.size() && text[behind] != ')' &&
         space_length(text, behind) == 0;
}

bool is_meant_as_field(std::string_view text, std::string_view name,
                       std::size_t behind) {
  return has_value(text, behind) && name.size() > 1 && text[behind] != '/' &&
         std::ranges::all_of(name, is_ascii_letter);
}

// Reads a condition that only other programs can test; nothing if none of them
// is known to have it.
std::vector<Lexeme> lex_foreign_field(std::string_view text, std::size_t at,
                                      std::string_view name,
                                      ParseDiagnostics& diagnostics) {
  const ForeignField* const field = foreign_field(name);
  const std::size_t behind = at + name.size() + 1;
  if (field == nullptr || !has_value(text, behind) || text[behind] == '(') {
    return {};
  }
  ParseDiagnostics silent(ParseDiagnostics::Mode::note);
  const std::size_t end = lex_plain_value(text, behind, silent).end;
  diagnostics.report({at, end, "there is no field " + in_quotes(name),
                      "ignored", std::string(field->remedy)});
  return {token_at(Kind::ignored, at, end)};
}

// Reads Lucene's date:[2020 TO 2021] as on:2020..2021.
Lexeme range_value(std::string_view field, std::size_t at,
                   const BracketRange& range, ParseDiagnostics& diagnostics) {
  Lexeme value = token_at(Kind::leaf, at, at + range.length);
  value.text = std::string(range.from) + ".." + std::string(range.to);
  if (field != "on") {
    diagnostics.report({value.begin, value.end,
                        std::string(field) + ": takes no range", "ignored",
                        "only on: does"});
    value.kind = Kind::ignored;
  } else if (range.excludes_end) {
    diagnostics.report({value.begin, value.end,
                        "'{' and '}' would leave out the ends of the range",
                        "the ends belong to it", "write [ and ]"});
  }
  return value;
}

Lexeme lex_value(std::string_view field, std::string_view text, std::size_t at,
                 ParseDiagnostics& diagnostics) {
  if (const auto range = bracket_range(text, at)) {
    return range_value(field, at, *range, diagnostics);
  }
  return takes_plain_text(field) ? lex_plain_value(text, at, diagnostics)
                                 : lex_leaf(text, at, diagnostics);
}

}  // namespace

std::vector<Lexeme> lex_field(std::string_view text, std::size_t at,
                              std::string_view raw,
                              ParseDiagnostics& diagnostics) {
  const std::size_t colon = raw.find(':');
  if (colon == raw.npos) return {};
  const std::string_view name = raw.substr(0, colon);
  const std::string_view canonical = canonical_field(name);
  const std::size_t behind = at + colon + 1;
  if (canonical.empty()) {
    auto foreign = lex_foreign_field(text, at, name, diagnostics);
    if (foreign.empty() && is_meant_as_field(text, name, behind)) {
      diagnostics.report({at, behind, "there is no field " + in_quotes(name),
                          as_word, "use " + listed_fields() + "; " + escape});
    }
    return foreign;
  }
  if (!has_value(text, behind)) {
    diagnostics.report(
        {at, behind, std::string(name) + ": has nothing right behind it",
         as_word, std::string("leave no space there; ") + escape});
    return {};
  }
  Lexeme field = token_at(Kind::field, at, behind);
  field.text = canonical;
  std::vector<Lexeme> tokens{std::move(field)};
  if (text[behind] != '(') {
    tokens.push_back(lex_value(canonical, text, behind, diagnostics));
  }
  return tokens;
}

std::optional<Lexeme> lex_bare_range(std::string_view text, std::size_t at,
                                     ParseDiagnostics& diagnostics) {
  const auto range = bracket_range(text, at);
  if (!range) return std::nullopt;
  diagnostics.report(
      {at, at + range->length,
       in_quotes(text.substr(at, range->length)) +
           " is a range without a field",
       "ignored",
       R"(for articles of a time write on:2020..2021, for the words \[)"});
  return token_at(Kind::ignored, at, at + range->length);
}

}  // namespace dateline
