// Numbers that the documentation states are those of the code. The code is read
// as text, because many constants are private to one source file.

#include <array>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cctype>
#include <ostream>
#include <set>
#include <string>
#include <string_view>

#include "tests/docs/repository.hpp"

namespace dateline::test {
namespace fs = std::filesystem;
namespace data = boost::unit_test::data;
BOOST_AUTO_TEST_SUITE(constants_test)

namespace {

// '#' stands for the number, which page and code share. Runs of white space
// count as one space. `folder` holds the source file, directly.
struct Row {
  const char* page;
  const char* sentence;
  const char* folder;
  const char* code;
  double factor = 1;  // page = factor * code
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.page << ": \"" << row.sentence << "\", " << row.folder
             << ": \"" << row.code << '"';
}

constexpr const char* scoring = "docs/reference/scoring.md";
constexpr const char* language = "docs/reference/query-language.md";
constexpr const char* analyser = "docs/reference/analyser.md";
constexpr const char* command_line = "docs/reference/command-line.md";
constexpr const char* diagnosis = "docs/reference/diagnosis.md";
constexpr const char* batch = "docs/reference/batch.md";
constexpr const char* search_in_a_browser =
    "docs/how-to/search-in-a-browser.md";
constexpr const char* evaluation = "docs/reference/evaluation.md";
constexpr const char* architecture = "docs/explanation/architecture.md";

const Row words_of_the_score[] = {
    {scoring, "a repeated word stops to add | # |", "query/engine/plan",
     "bm25_k1 = #;"},
    {scoring, "longer passages are held against | # |", "query/engine/plan",
     "bm25_b = #;"},
    {scoring, "as a share of its idf | # |", "query/engine/plan",
     "usual_title_share = #;"},
    {scoring, "has c = # and so weighs", "query/engine/plan",
     "compound_part_count = #;"},
    {scoring, "of at least # letters each", "query/engine/plan",
     "min_part = #; // letters"},
    {scoring, "with c = 1/#, which makes half", "query/engine/plan",
     "character_count = 1.0 / #;"},
    {scoring, "has c = #, which makes one and a half", "query/engine/plan",
     "word_beside_pairs_count = #;"},
    {scoring, "in a query of at most # words", "query/engine/plan",
     "max_words_with_pairs = #;"},
    {scoring, "together in more than # passages", "query/engine/plan",
     "max_pair_passages = #;"},
    {scoring, "count as much as # passages of the language",
     "query/engine/plan", "passages_of_all = #;"},
    {scoring, "`N * (n + # * m / N)", "query/engine/plan",
     "passages_of_all = #;"},
    {scoring, "if at least # stop words", "query/engine/plan",
     "min_stop_words = #;"},
    {scoring, "idf of all terms is multiplied by #, because",
     "query/engine/plan", "foreign_share = #;"},
    {scoring, "(c(u) - n(u)) / (n(u) + #))", "query/engine/plan",
     "passages_to_trust = #;"},
    {scoring, "and # (`fuzzy_share`)", "query/engine/plan", "fuzzy_share = #;"},
    {architecture, "adds # of its idf to the score", "query/engine/plan",
     "usual_title_share = #;"},
};

constexpr const char* reranking = "query/engine/rerank";

const Row parts_of_reranking[] = {
    {scoring, "They are # for each scoring term", reranking,
     "candidates_of_a_word = #,"},
    {scoring, "but at most #: the more words", reranking,
     "max_candidates = #;"},
    {architecture, "the best candidates, # at most", reranking,
     "max_candidates = #;"},
    {scoring, "stands in at least # passages, has", reranking,
     "min_passages = #;"},
    {scoring, "(at least #, and all but", reranking, "beside_a_stemmer{#,"},
    {scoring, "and all but #) and has", reranking, "max_dropped = #;"},
    {scoring, "has at most # other characters", reranking, "max_added = #;"},
    {scoring, "The # most frequent count", reranking, "max_variants = #;"},
    {scoring, "min(1, base + # * max", reranking, "association_share = #;"},
    {scoring, "generate*. `base` is #", reranking, "beside_a_stemmer{5, #}"},
    {scoring, "there # first characters are enough", reranking,
     "without_a_stemmer{#,"},
    {scoring, "and `base` is #", reranking, "without_a_stemmer{4, #}"},
    {scoring, "`k1a` #, `ba`", reranking, "article_k1 = #;"},
    {scoring, "`ba` #. Evidence", reranking, "article_b = #;"},
    {scoring, "at most # positions behind", reranking,
     "max_pair_distance = #;"},
    {scoring, "proximity(p) = # *", reranking, "proximity_share = #;"},
    {scoring, "the best ones of the # best articles", reranking,
     "feedback_articles = #;"},
    {scoring, "is in at least # passages of the index", reranking,
     "min_frequency = #, max_share"},
    {scoring, "in at most # of them, gets", reranking, "max_share = #; const"},
    {scoring, "The # words of the highest value", reranking,
     "feedback_terms = #;"},
    {scoring, "share the weight # * (sum", reranking, "feedback_share = #;"},
    {scoring, "passages *p* of the # best articles", reranking,
     "compared = #;"},
    {scoring, "mean score of the # passages *q*", reranking,
     "max_similar = #;"},
    {scoring, "smoothing(p) = # *", reranking, "smoothing_share = #;"},
    {scoring, "* (# * s(p) +", reranking, "own_share = #;"},
    {scoring, "cos(p, q)^# * s(q)", reranking, "similarity_exponent = #;"},
    {scoring, "more than # % of them have", reranking,
     "max_share = #; // of the passages", 100},
    {scoring, "at most # % of the tokens of both", reranking,
     "double share = #;", 100},
    {scoring, "Of the # best passages, a near-duplicate", reranking,
     "compared = #;"},
};

constexpr const char* parse = "query/engine/parse";

const Row limits_of_queries[] = {
    {language, "`NEAR` alone is `NEAR/#`", parse, "default_near_distance = #;"},
    {language, "The largest distance is #.", parse, "max_near_distance = #;"},
    {language, "| `NEAR/5000` | `NEAR/#`", parse, "max_near_distance = #;"},
    {language, "for a word of at least # characters", parse,
     "min_fuzzy_length_for_two_edits = #;"},
    {language, "A word of fewer than # characters", "query/engine/plan/pattern",
     "min_length_for_two_edits = #;"},
    {language, "At least # characters must stand before the star", parse,
     "min_stem_length = #;"},
    {language, "At least # characters must stand before the tilde", parse,
     "min_stem_length = #;"},
    {language, "for at most # stems of each language",
     "query/engine/plan/expand", "max_expansions = #;"},
    {language, "| # words, phrases and field values |", parse,
     "max_operands = #;"},
    {language, "| # words in all,", parse, "max_words = #;"},
    {language, "| # bytes of words |", parse, "max_query_bytes = #;"},
    {language, "| # parts of a compound with a tilde |", parse,
     "max_fuzzy_parts = #;"},
    {language, "| # operands in one chain of `NEAR` |", parse,
     "max_near_operands = #;"},
    {language, "`a NEAR b` ... `NEAR i`, more than # |", parse,
     "max_near_operands = #;"},
    {language, "| # levels of parentheses", parse, "max_nesting = #;"},
    {language, "| # notes |", parse, "max_notes = #;"},
};

constexpr const char* terms = "corpus/terms";

const Row limits_of_texts[] = {
    {analyser, "more than # bytes after folding", terms, "max_word_bytes = #;"},
    {analyser, "is cut to # bytes or less", terms, "max_word_bytes = #;"},
    {analyser, "At most # parts make", terms, "max_parts = #;"},
    {analyser, "A compound of more than # parts", terms,
     "max_compound_parts = #;"},
    {analyser, "parts or of more than # bytes is left out", terms,
     "max_compound_bytes = #;"},
    {analyser, "that leaves at least # characters", terms,
     "min_characters = #;"},
    {architecture, "passages of about # words", "corpus/splitter",
     "passage_target_words = #;"},
    {architecture, "and never more than #.", "corpus/splitter",
     "max_passage_words = #;"},
    {"README.md", "A record of more than # MiB", "corpus/reader/input",
     "max_record_bytes = #u << 20;"},
    {"SECURITY.md", "A record of more than # MiB", "corpus/reader/input",
     "max_record_bytes = #u << 20;"},
};

constexpr const char* options = "query/tool/options";

constexpr const char* formats = "corpus/reader/format";

const Row limits_of_formats[] = {
    {"docs/reference/formats.md", "| archives within each other | # |",
     "corpus/reader", "max_nesting = #;"},
    {"docs/reference/formats/markdown.md", "Of front matter # values are read",
     formats, "max_values = #;"},
    {"docs/reference/formats/markdown.md", "it has more than # full stops",
     formats, "max_full_stops = #;"},
    {"docs/reference/formats/mail.md", "what stands behind # lines of headers",
     formats, "max_structure_lines = #;"},
    {"docs/reference/formats/pdf.md", "Pages behind the first # are left out",
     "corpus/reader/pdf", "max_pages = #;"},
    {"docs/reference/formats/tables.md", "Of a row # columns are read",
     "corpus/reader/container", "max_columns = #;"},
    {"docs/reference/formats/text.md", "if it has at most # columns", formats,
     "max_title = #;"},
    {"docs/reference/formats/text.md", "columns and # words, no full stop",
     formats, "max_words = #;"},
};

const Row options_and_defaults[] = {
    {command_line, "work in 1 to # threads", "indexer/tool",
     "max_threads = #;"},
    {command_line, "show 1 to # hits", options, "max_hits = #;"},
    {command_line, "Of every run of # words", "query/engine/count",
     "run_length = #;"},
    {command_line, "A lead of less than # words", "query/engine/count",
     "min_lead = #;"},
    {command_line, "hits; # if not given", "query/include/dateline",
     "std::size_t limit = #;"},
    {command_line, "if not given, # with `--format trec`", options,
     "default_run_limit = #;"},
    {command_line, "hits, 0 to #; ranks go on", options, "max_hits = #;"},
    {command_line, "`DAYS` days, 1 to #,", "query/settings",
     "max_half_life = #;"},
    {command_line, "stop after 0 to # milliseconds", options,
     "max_timeout = #;"},
    {command_line, "of the article, 0 to #, on each side", options,
     "max_context = #;"},
    {command_line, "| # to 10,000 columns", options, "min_width = #;"},
    {command_line, "| 20 to # columns", options, "max_width = #;"},
    {command_line, "the terminal's, but # at most", "query/tool/terminal",
     "max_text_columns = #;"},
    {command_line, "and # without a terminal", "query/tool/terminal",
     "default_width = #;"},
    {command_line, "If not given, # in what people read", options,
     "for_people = #;"},
    {command_line, "keeps the last #.", "query/tool/terminal",
     "max_history_lines = #;"},
    {command_line, "gives at most # days", "query/print", "max_days = #;"},
    {command_line, "days or # months", "query/print", "max_months = #;"},
    {command_line, "by the # key terms", "query/engine", "max_key_terms = #;"},
    {batch, "It ranks # passages for each line", options,
     "default_run_limit = #;"},
    {batch, "a query of more than # bytes", "query/batch",
     "max_query_bytes = #;"},
    {batch, "not closed within # lines", "query/batch", "max_field_lines = #;"},
    {search_in_a_browser, "A list may have # names", "query/server/page",
     "max_names = #;"},
    {evaluation, "look 1 to # documents deep", "query/eval",
     "max_map_depth = #;"},
    {evaluation, "deep for MAP; # if not given", "query/eval",
     "std::size_t map_depth = #;"},
    {evaluation, "If at most # topics differ", "query/eval",
     "max_enumerated = #;"},
    {evaluation, "Otherwise # are drawn", "query/eval", "samples = #;"},
};

constexpr const char* room_of_diagnosis = "query/engine/diagnosis";

const Row diagnosis_and_batches[] = {
    {diagnosis, "Only pairs of the first # needed", room_of_diagnosis,
     "max_conditions = #;"},
    {diagnosis, "If fewer than # passages have", room_of_diagnosis,
     "min_common_passages = #;"},
    {diagnosis, "the word has at least # characters", room_of_diagnosis,
     "min_length_for_two_edits = #;"},
    {diagnosis, "must be at least # times", room_of_diagnosis,
     "min_frequency_ratio = #;"},
    {diagnosis, "At most # are named", room_of_diagnosis, "max_spellings = #;"},
    {diagnosis, "more than # times as frequent", room_of_diagnosis,
     "edit_factor = #;"},
    {diagnosis, "for the first # such words", room_of_diagnosis,
     "max_words_with_spellings = #;"},
    {diagnosis, "Words of fewer than # characters", room_of_diagnosis,
     "min_length = #;"},
    {diagnosis, "if fewer than # passages are found", "query/tool/command",
     "few = #;"},
    {architecture, "Up to # passages are collected", "indexer/batch",
     "memory_limit = #;"},
    {architecture, "complete run of # databases", "indexer/storage",
     "widest = #;"},
    {architecture, "merged, # of a size", "indexer/storage",
     "segments_to_merge = #;"},
    {command_line, "merges of more than # passages are", "indexer/storage",
     "max_merged = #;"},
    {command_line, "if it has up to #, or a quarter", "indexer/storage",
     "dead_limits[] = {{8, #}"},
    {architecture, "takes longer than # seconds", "indexer/tool", "grace{#}"},
};

std::string with_single_spaces(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool is_space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!is_space) {
      result += c;
    } else if (!result.ends_with(' ')) {
      result += ' ';
    }
  }
  return result;
}

// All files of a folder, in no order; the constants' names tell them apart.
std::string code_of(const fs::path& folder) {
  std::string code;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const fs::path ending = entry.path().extension();
    if (ending == ".cpp" || ending == ".hpp") code += read_file(entry.path());
  }
  return code;
}

struct NumberWord {
  std::string_view word;
  double value;
};
constexpr std::array<NumberWord, 9> number_words{{{"a tenth", 0.1},
                                                  {"two", 2},
                                                  {"three", 3},
                                                  {"four", 4},
                                                  {"five", 5},
                                                  {"eight", 8},
                                                  {"ten", 10},
                                                  {"twelve", 12},
                                                  {"twenty", 20}}};

// A number at the beginning of a text.
struct Number {
  double value = 0;
  std::size_t length = 0;  // 0: there is none
};

// Reads 0.4, 1,000, 1'000 or "three".
Number number_at(std::string_view text) {
  for (const NumberWord& number : number_words) {
    if (text.starts_with(number.word)) {
      return {number.value, number.word.size()};
    }
  }
  std::string digits;
  std::size_t at = 0;
  const auto is_digit = [&](std::size_t place) {
    return place < text.size() && text[place] >= '0' && text[place] <= '9';
  };
  for (; is_digit(at) ||
         (at > 0 && is_digit(at + 1) &&
          std::string_view(".,'").find(text[at]) != std::string_view::npos);
       ++at) {
    if (text[at] != ',' && text[at] != '\'') digits += text[at];
  }
  return {at > 0 ? std::stod(digits) : 0, at};
}

// The numbers at the place of '#' wherever `text` has `pattern`.
std::set<double> numbers_in(std::string_view text, std::string_view pattern) {
  const std::string_view before = pattern.substr(0, pattern.find('#'));
  const std::string_view behind = pattern.substr(before.size() + 1);
  std::set<double> numbers;
  for (std::size_t at = text.find(before); at != text.npos;
       at = text.find(before, at + 1)) {
    const std::string_view rest = text.substr(at + before.size());
    const Number number = number_at(rest);
    if (number.length > 0 && rest.substr(number.length).starts_with(behind)) {
      numbers.insert(number.value);
    }
  }
  return numbers;
}

void check(const Row& row) {
  const fs::path root = repository();
  const auto stated =
      numbers_in(with_single_spaces(read_file(root / row.page)), row.sentence);
  const auto used =
      numbers_in(with_single_spaces(code_of(root / row.folder)), row.code);
  BOOST_TEST_REQUIRE(stated.size() == 1u, "the page must say this once");
  BOOST_TEST_REQUIRE(used.size() == 1u, "the code must have this once");
  BOOST_TEST(*stated.begin() == row.factor * *used.begin(),
             boost::test_tools::tolerance(1e-9));
}

const char* const http_api = "docs/reference/http-api.md";
const char* const http = "query/server/http";
const char* const service = "query/server/service";
const Row limits_of_the_server[] = {
    {http_api, "path and parameters | # bytes", http, "target = #;"},
    {http_api, "headers | # bytes", http, "head = #;"},
    {http_api, "bytes, # each", http, "max_header = #;"},
    {http_api, "each, # in number", http, "max_headers = #;"},
    {http_api, "a body | # bytes", http, "body = #;"},
    {http_api, "the query | # bytes", service, "query = #;"},
    {http_api, "| parameters | #", http, "max_parameters = #;"},
    {http_api, "not taken yet | # bytes", http, "pending = #;"},
    {http_api, "around its hits | #", service, "passages = #;"},
    {http_api, "hits of an answer | #", service, "hits = #;"},
    {http_api, "(`offset`) | #", service, "offset = #;"},
    {http_api, "values of a facet | #", service, "facet_values = #;"},
    {http_api, "buckets of a timeline | #", service, "cells = #;"},
    {http_api, "wait for a turn | # s", service, "time{#}", 0.001},
    {http_api, "sent its request | # s", http, "client_time{#}", 0.001},
    {http_api, "without a request | # s", http, "idle_time{#}", 0.001},
    {http_api, "that wait for a turn | # |", "query/server/tool",
     "waiting = #;"},
    {http_api, "| connections | # |", http, "connections = #;"},
    {command_line, "of # characters or more", service, "min_length = #;"},
};

}  // namespace

BOOST_DATA_TEST_CASE(the_server_has_the_documented_limits,
                     data::make(limits_of_the_server), row) {
  check(row);
}

BOOST_DATA_TEST_CASE(words_score_as_documented, data::make(words_of_the_score),
                     row) {
  check(row);
}

BOOST_DATA_TEST_CASE(reranking_is_as_documented, data::make(parts_of_reranking),
                     row) {
  check(row);
}

BOOST_DATA_TEST_CASE(queries_have_the_documented_limits,
                     data::make(limits_of_queries), row) {
  check(row);
}

BOOST_DATA_TEST_CASE(texts_have_the_documented_limits,
                     data::make(limits_of_texts), row) {
  check(row);
}

BOOST_DATA_TEST_CASE(formats_have_the_documented_limits,
                     data::make(limits_of_formats), row) {
  check(row);
}

BOOST_DATA_TEST_CASE(options_have_the_documented_ranges_and_defaults,
                     data::make(options_and_defaults), row) {
  check(row);
}

BOOST_DATA_TEST_CASE(diagnosis_and_batches_are_as_documented,
                     data::make(diagnosis_and_batches), row) {
  check(row);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::test
