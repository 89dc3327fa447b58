#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace dateline {

// Query texts for property tests; the same seed gives the same texts.
class QueryGenerator {
 public:
  explicit QueryGenerator(unsigned seed) : random_(seed) {}

  // Operators, quotes, words and stray bytes in any order.
  std::string random_text() {
    std::string text;
    for (std::size_t left = below(25); left > 0; --left) {
      text += pick(pieces);
      if (below(3) == 0) text += ' ';
    }
    return text;
  }

  // A query of good form in which a few bytes were put in, cut or swapped.
  std::string mutated_query() { return mutated(std::string(pick(queries))); }

  std::string mutated(std::string text) {
    for (std::size_t left = 1 + below(4); left > 0; --left) mutate(text);
    return text;
  }

 private:
  static constexpr std::array<std::string_view, 104> pieces{
      "(",
      ")",
      "\"",
      "“",
      "”",
      "„",
      "«",
      "»",
      "「",
      "」",
      "'",
      "’",
      "‘",
      "‚",
      "\\",
      "+",
      "-",
      "*",
      "~",
      "~1",
      "~9",
      ":",
      "/",
      " ",
      "\t",
      "\u00A0",
      "\u3000",
      "AND",
      "OR",
      "NOT",
      "NEAR",
      "ONEAR",
      "NEAR/3",
      "ONEAR/0",
      "NEAR/x",
      "NEAR/9999",
      " AND ",
      " OR ",
      " NOT ",
      " NEAR ",
      " ONEAR/2 ",
      "title:",
      "article:",
      "source:",
      "lang:",
      "after:",
      "before:",
      "on:",
      "foo:",
      "2024",
      "2024-02",
      "2024-02-30",
      "7d",
      "today",
      "a",
      "b",
      "veto",
      "veto*",
      "Putin's",
      "zelenski~",
      "東京",
      "é",
      "и",
      "C++",
      "https://",
      "10:30",
      "\xff",
      "\xe2",
      "\xe2\x80",
      std::string_view("\0", 1),
      "&",
      "+a",
      "-b",
      "!",
      "?",
      "^2",
      "^0.5",
      "~10",
      "[",
      "]",
      "{",
      "}",
      " TO ",
      "..",
      "&&",
      "||",
      "|",
      "AROUND(5)",
      "pr?ce",
      "*kowsky",
      "re*tion",
      "/reg.*x/",
      "[2020 TO 2021]",
      "2020..2021",
      "author:",
      "id:",
      "url:",
      "date:",
      "source:(",
      "inurl:",
      ":-)",
      ":( ",
      "filetype:pdf",
      "\"a b\"po3"};

  static constexpr std::array<std::string_view, 18> queries{
      "UN sanctions veto",
      "\"Security Council\" +Syria -Libya",
      "(Gaza OR Rafah) AND ceasefire NOT Lebanon",
      "a b OR c AND d OR e f",
      "oil NEAR/5 \"price cap\" NEAR/5 (G7 OR EU)",
      "Putin's ONEAR/3 speech 'US' ‘UK’",
      "title:(veto OR sanction*) source:\"Associated Press\" lang:en",
      "after:2024-02-01 before:7d on:today veto*",
      "-(a b (c OR -d)) +(e NEAR f)",
      "zelenski~ zelenski~1 \\AND a\\:b C:\\temp",
      "(source:AP OR source:Reuters) -lang:de x",
      "NOT (NOT a) OR (+b -c)",
      "“Sécurité” „Rat“ «совет» 「安倍」",
      "((((a OR b) AND c) OR d) NEAR e) f",
      "\"quay ferry\"~10 harbour !oil^2 a && b || c pr?ce *kowsky",
      "date:[2020 TO 2021] site:bbc.co.uk author:(jane -smith x) [a TO b]",
      "\"a b\"po5 \"c d\"1.5 e AROUND(5) f inurl:x dir:/home /reg.*x/",
      "source:(AP OR (+Reuters AFP) -lang:de) on:2020..2021 5*3 a*b?"};

  template <typename Row>
  std::string_view pick(const Row& row) {
    return row[below(row.size())];
  }

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  void mutate(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t kind = below(4);
    if (kind == 0) {
      text.insert(at, pick(pieces));
    } else if (kind == 1) {
      text.erase(at, 1 + below(4));
    } else if (kind == 2 && at < text.size()) {
      text[at] = static_cast<char>(below(256));
    } else {
      text += text.substr(at);
    }
  }

  std::mt19937 random_;
};

}  // namespace dateline
