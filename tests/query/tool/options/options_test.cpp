#include "query/tool/options/options.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <ostream>

#include "corpus/cli/option_values.hpp"
#include "query/tool/terminal/terminal.hpp"

namespace data = boost::unit_test::data;

namespace dateline::query_tool {
BOOST_AUTO_TEST_SUITE(query_options)

namespace {

using Words = std::vector<std::string>;

Options parse_words(const Words& words,
                    const std::vector<Setting>& defaults = {}) {
  return parse(OptionValues(command_line, with_left_out_values(words)),
               [&] { return defaults; });
}

std::string complaint(const Words& words,
                      const std::vector<Setting>& defaults = {}) {
  try {
    parse_words(words, defaults);
    return "";
  } catch (const UsageError& error) {
    return error.what();
  }
}

struct WrongRow {
  Words words;
  const char* complaint;
};
std::ostream& operator<<(std::ostream& out, const WrongRow& row) {
  for (const std::string& word : row.words) out << word << ' ';
  return out;
}

const WrongRow wrong[] = {
    {{"x"},
     "no index named; give its folder with -d INDEX or in DATELINE_DB, or as "
     "'db = INDEX' in the config file"},
    {{"-d", "i"},
     "no query given; give words to search for, or a field such as after:2024"},
    {{"-d", "i", " "},
     "no query given; give words to search for, or a field such as after:2024"},
    {{"-d", "i", "-n", "1000001", "x"},
     "option --limit: '1000001' is not a number from 0 to 1000000"},
    {{"-d", "i", "--limit=1e3", "x"},
     "option --limit: '1e3' is not a number from 0 to 1000000"},
    {{"-d", "i", "-n", "0", "--format", "csv", "x"},
     "option --limit: '0' leaves nothing to print in this format"},
    {{"-d", "i", "-n0", "--queries", "q", "--format", "trec"},
     "option --limit: '0' leaves nothing to print in this format"},
    {{"-d", "i", "-n", "0", "--sort", "newest", "x"},
     "option --sort has no effect with --limit 0"},
    {{"-d", "i", "--per-article", "some", "x"},
     "option --per-article: 'some' is not a number from 0 to 1000000"},
    {{"-d", "i", "--per-article", "1", "--queries", "q"},
     "option --per-article has no effect with --queries, which reports one "
     "passage for each line"},
    {{"-d", "i", "--offset", "18446744073709551617", "x"},
     "option --offset: '18446744073709551617' is not a number from 0 to "
     "1000000"},
    {{"-d", "i", "-not", "x"},
     "option --limit: 'ot' is not a number from 0 to 1000000; query words that "
     "begin with - go after --"},
    {{"-d", "i", "-xyz"},
     "unrecognised option '-xyz'; query words that begin with - go after --"},
    {{"-d", "i", "--lim", "3", "x"},
     "unrecognised option '--lim'; query words that begin with - go after --"},
    {{"-d", "i", "--to", "2023-02-29", "x"},
     "option --to: '2023-02-29' is not a date; write YYYY, YYYY-MM, "
     "YYYY-MM-DD, today, yesterday, or 7d, 2w, 3m, 1y"},
    {{"-d", "i", "--from", "2024-07", "--to", "2024-06-30", "x"},
     "option --from: '2024-07' is after --to '2024-06-30'"},
    {{"-d", "i", "--format", "xml", "x"},
     "option --format: 'xml' is not text, list, jsonl, csv or trec"},
    {{"-d", "i", "--color", "", "x"},
     "option --color: '' is not auto, always or never"},
    {{"-d", "i", "--language", "", "x"}, "option --language: '' is empty"},
    {{"-d", "i", "--sort", "size", "x"},
     "option --sort: 'size' is not relevance, newest or oldest"},
    {{"-d", "i", "--facets", "source,colour", "x"},
     "option --facets: 'colour' is not source, language, year, month or day"},
    {{"-d", "i", "--facets", ",", "x"},
     "option --facets: '' is not source, language, year, month or day"},
    {{"-d", "i", "--timeline=week", "x"},
     "option --timeline: 'week' is not auto, day, month or year"},
    {{"-d", "i", "--queries", "q", "x"},
     "option --queries takes no query; leave out 'x'"},
    {{"-d", "i", "-i", "x"},
     "option --interactive takes no query; leave out 'x'"},
    {{"-d", "i", "-i", "--queries", "q"},
     "options --interactive and --queries cannot be used together"},
    {{"-d", "i", "--queries", "q", "--article", "a"},
     "options --queries and --article cannot be used together"},
    {{"-d", "i", "--queries", "q", "--html", "h"},
     "option --html has no effect with --queries"},
    {{"-d", "i", "--cross", "source", "x"},
     "option --cross: 'source' does not name two facets; write rows and "
     "columns, such as source,month"},
    {{"-d", "i", "--cross", "source,source", "x"},
     "option --cross: 'source,source' does not name two facets; write rows and "
     "columns, such as source,month"},
    {{"-d", "i", "--cross", "source,colour", "x"},
     "option --cross: 'colour' is not source, language, year, month or day"},
    {{"-d", "i", "--cross", "source,month", "--cells", "words", "x"},
     "option --cells: 'words' is not passages, articles or stories"},
    {{"-d", "i", "--aliases", "", "x"},
     "option --aliases: '' is empty; name a file"},
    {{"-d", "i", "--aliases", "a", "--list", "sources"},
     "option --aliases has no effect with --list sources"},
    {{"-d", "i", "--list", "writers"},
     "option --list: 'writers' is not articles, sources, authors or "
     "languages"},
    {{"-d", "i", "--list", "sources", "--from", "2024"},
     "option --from has no effect with --list sources"},
    {{"-d", "i", "--list", "--sort", "newest"},
     "option --sort has no effect with --list"},
    {{"-d", "i", "--list", "--format", "csv"},
     "option --format: 'csv' has no effect with --list"},
    {{"-d", "i", "--list", "--", "ferry"},
     "option --list takes no query; leave out 'ferry'"},
    {{"-d", "i", "--export", ""}, "option --export: '' is empty"},
    {{"-d", "i", "--export", "f", "-n", "3"},
     "option --limit has no effect with --export"},
    {{"-d", "i", "--export", "f", "--format", "jsonl"},
     "option --format has no effect with --export"},
    {{"-d", "i", "--export", "f", "--list"},
     "options --list and --export cannot be used together"},
    {{"-d", "i", "--overwrite", "x"},
     "option --overwrite has no effect without --html or --export"},
    {{"-d", "i", "--cite", "apa", "x"},
     "option --cite: 'apa' is not plain, markdown, bibtex or ris"},
    {{"-d", "i", "--cite", "ris", "--format", "text", "x"},
     "option --format has no effect with --cite"},
    {{"-d", "i", "--cite", "ris", "--article", "a", "x"},
     "option --cite takes no query with --article; leave out 'x'"},
    {{"-d", "i", "--cite", "ris", "--queries", "q"},
     "option --cite has no effect with --queries"},
    {{"-d", "i", "--cells", "articles", "x"},
     "option --cells has no effect without --cross"},
    {{"-d", "i", "--cross", "source,month", "--cells", "articles", "--format",
      "jsonl", "x"},
     "option --cells has no effect with --format jsonl, which has both counts; "
     "--stories adds a third"},
    {{"-d", "i", "--stories", "x"},
     "option --stories has no effect without --facets, --cross, --timeline, "
     "--queries or --limit 0"},
    {{"-d", "i", "--stories", "--article", "a"},
     "option --stories has no effect with --article"},
    {{"-d", "i", "--stories", "--list", "sources"},
     "option --stories has no effect with --list sources"},
    {{"-d", "i", "--stories", "--cite", "ris", "x"},
     "option --stories has no effect with --cite"},
    {{"-d", "i", "--stories", "--format", "trec", "x"},
     "option --stories has no effect with --format trec"},
    {{"-d", "i", "--cross", "source,month", "--facets", "year", "--format",
      "csv", "x"},
     "option --cross cannot be used together with --facets or --timeline and "
     "--format csv, which is one table; ask for them one by one"},
    {{"-d", "i", "--facets", "year", "--format", "csv", "-n", "3", "x"},
     "option --limit has no effect with --format csv and counts, which has no "
     "hits"},
    {{"-d", "i", "--timeline=day", "--format", "csv", "--sort", "newest", "x"},
     "option --sort has no effect with --format csv and counts, which has no "
     "hits"},
    {{"-d", "i", "--cross", "source,month", "--format", "trec", "x"},
     "option --cross has no effect with --format trec"},
    {{"-d", "i", "--queries", "q", "--cross", "source,year"},
     "option --cross has no effect with --queries"},
    {{"-d", "i", "--queries", "q", "--facets", "source"},
     "option --facets has no effect with --queries"},
    {{"-d", "i", "--half-life", "0", "x"},
     "option --half-life: '0' is not a number from 1 to 36500"},
    {{"-d", "i", "--without", "title,fame", "x"},
     "option --without: 'fame' is not burstiness, title, pairs, variants, "
     "proximity, "
     "article, feedback, smoothing, near-duplicates or all"},
    {{"-d", "i", "--without", "", "x"}, "option --without: '' is empty"},
    {{"-d", "i", "--half-life", "30", "--sort", "newest", "x"},
     "option --half-life has no effect with --sort newest"},
    {{"-d", "i", "--article", "a", "--sort", "newest"},
     "option --sort has no effect with --article"},
    {{"-d", "i", "--article", "a", "--context", "1"},
     "option --context has no effect with --article, unless that names a "
     "passage, such as 'a#1'"},
    {{"-d", "i", "--article", "a", "--format", "list"},
     "option --format: 'list' has no effect with --article"},
    {{"-d", "i", "--queries", "q", "--format", "list"},
     "option --format: 'list' has no effect with --queries"},
    {{"-d", "i", "--format", "list", "--html", "h", "x"},
     "option --html has no effect with --format list"},
    {{"-d", "i", "--format", "list", "--context", "1", "x"},
     "option --context has no effect with --format list"},
    {{"-d", "i", "--threads", "2", "y"},
     "option --threads has no effect without --queries"},
    {{"-d", "i", "--queries", "f", "-j", "0"},
     "option --threads: '0' is not a number from 1 to 1024"},
    {{"-d", "i", "--run-tag", "x", "y"},
     "option --run-tag has no effect without --format trec"},
    {{"-d", "i", "--format", "trec", "--run-tag", "a b", "x"},
     "option --run-tag: 'a b' is not one word"},
    {{"-d", "i", "--format", "csv", "--explain", "x"},
     "option --explain has no effect with --format csv"},
    {{"-d", "i", "--format", "jsonl", "--html", "h", "x"},
     "option --html has no effect with --format jsonl"},
    {{"-d", "i", "--strict", "--syntax", "plain", "x"},
     "options --strict and --syntax plain cannot be used together"},
    {{"-d", "i", "--queries-format", "csv", "x"},
     "option --queries-format has no effect without --queries"},
};

struct QueryRow {
  Words words;
  const char* query;
};
std::ostream& operator<<(std::ostream& out, const QueryRow& row) {
  return out << row.query;
}

const QueryRow queries[] = {
    {{"Aurus", "limousine"}, "Aurus limousine"},
    {{"Aurus limousine"}, "Aurus limousine"},
    {{"\"security council\"", "veto"}, "\"security council\" veto"},
    {{"veto", "--", "-oil", "--help"}, "veto -oil --help"},
    {{"--", "--", "-"}, "-- -"},
    {{"-", "x"}, "- x"},
};

struct ColourRow {
  When choice;
  bool terminal;
  const char* no_color;
  const char* term;
  bool wanted;
};
std::ostream& operator<<(std::ostream& out, const ColourRow& row) {
  return out << static_cast<int>(row.choice) << ' ' << row.terminal << ' '
             << (row.no_color ? row.no_color : "unset") << ' '
             << (row.term ? row.term : "unset");
}

const ColourRow colours[] = {
    {When::automatic, true, nullptr, "xterm", true},
    {When::automatic, true, "", nullptr, true},
    {When::automatic, true, "1", "xterm", false},
    {When::automatic, true, nullptr, "dumb", false},
    {When::automatic, false, nullptr, "xterm", false},
    {When::always, false, "1", "dumb", true},
    {When::never, true, nullptr, "xterm", false},
};

}  // namespace

BOOST_AUTO_TEST_CASE(has_sensible_defaults) {
  const Options options = parse_words({"-d", "news.idx", "x"});
  BOOST_TEST(options.index == "news.idx");
  BOOST_TEST(options.search.page.limit == 10);
  BOOST_TEST(options.search.page.offset == 0);
  BOOST_TEST(options.search.max_per_article == 2u);
  BOOST_TEST((options.syntax == Syntax::lenient));
  BOOST_TEST((options.format == Format::text));
  BOOST_TEST((options.colour == When::automatic));
  BOOST_TEST(!options.width);
}

BOOST_AUTO_TEST_CASE(takes_every_option) {
  const Options options = parse_words(
      {"--db=i",   "-n5",      "--offset",   "20",       "--from",
       "2023",     "--to",     "yesterday",  "--source", "AP",
       "--source", "Reuters",  "--language", "de",       "--per-article",
       "1",        "--strict", "--format",   "jsonl",    "--color",
       "never",    "--width",  "60",         "--within", "article",
       "veto"});
  BOOST_TEST(options.search.page.limit == 5);
  BOOST_TEST(options.search.page.offset == 20);
  BOOST_TEST(options.search.filters.from == "2023");
  BOOST_TEST(options.search.filters.to == "yesterday");
  BOOST_TEST((options.search.filters.sources ==
              std::vector<std::string>{"AP", "Reuters"}));
  BOOST_TEST(
      (options.search.filters.languages == std::vector<std::string>{"de"}));
  BOOST_TEST(options.search.max_per_article == 1u);
  BOOST_TEST((options.search.within == Within::article));
  BOOST_TEST((options.syntax == Syntax::strict));
  BOOST_TEST((options.format == Format::jsonl));
  BOOST_TEST((options.colour == When::never));
  BOOST_TEST(options.width.value() == 60);
}

BOOST_DATA_TEST_CASE(joins_words_as_they_are, data::make(queries), row) {
  Words words{"-d", "i"};
  words.insert(words.end(), row.words.begin(), row.words.end());
  BOOST_TEST(parse_words(words).query == row.query);
}

BOOST_DATA_TEST_CASE(says_what_is_wrong, data::make(wrong), row) {
  BOOST_TEST(complaint(row.words) == row.complaint);
}

BOOST_AUTO_TEST_CASE(a_range_may_end_in_the_period_it_begins_in) {
  BOOST_TEST(
      complaint({"-d", "i", "--from", "2024-06", "--to", "2024", "x"}).empty());
}

BOOST_AUTO_TEST_CASE(a_list_is_of_articles_unless_it_is_said) {
  const auto action = [](const Words& words) {
    return parse_words(words).action;
  };
  using Action = Options::Action;
  BOOST_TEST((action({"-d", "i", "--list"}) == Action::articles));
  BOOST_TEST((action({"--list", "-d", "i"}) == Action::articles));
  BOOST_TEST((action({"-d", "i", "--list", "articles"}) == Action::articles));
  BOOST_TEST((action({"-d", "i", "--list", "sources"}) == Action::list));
  BOOST_TEST((action({"-d", "i", "--list=authors"}) == Action::list));
}

BOOST_AUTO_TEST_CASE(only_the_command_line_limits_a_list) {
  const std::vector<Setting> settings{{"limit", "5", "config:1"}};
  BOOST_TEST(!parse_words({"-d", "i", "--list"}, settings).list_limit);
  BOOST_TEST(
      parse_words({"-d", "i", "--list", "-n3"}, settings).list_limit.value() ==
      3u);
}

BOOST_AUTO_TEST_CASE(only_the_command_line_filters_an_export) {
  const std::vector<Setting> settings{{"source", "Wire", "config:1"},
                                      {"from", "2024", "config:2"}};
  const auto filters = [&](const Words& words) {
    return parse_words(words, settings).search.filters;
  };
  BOOST_TEST((filters({"-d", "i", "--export", "f"}) == SearchFilters()));
  BOOST_TEST((filters({"-d", "i", "--export", "f", "--from", "2023"}) ==
              SearchFilters{.from = "2023"}));
  BOOST_TEST((filters({"-d", "i", "--list"}).sources == Words{"Wire"}));
}

BOOST_AUTO_TEST_CASE(the_environment_names_an_index_that_no_option_names) {
  ::setenv("DATELINE_DB", "there", 1);
  const Options without = parse_words({"x"});
  const Options with = parse_words({"-d", "here", "x"});
  ::unsetenv("DATELINE_DB");
  BOOST_TEST(without.index == "there");
  BOOST_TEST(with.index == "here");
}

BOOST_AUTO_TEST_CASE(the_lines_of_a_batch_are_plain_unless_it_is_said) {
  const auto syntax = [](Words words) {
    words.insert(words.begin(), {"-d", "i", "--queries", "-"});
    return parse_words(words, {{"syntax", "full", "config:1"}}).syntax;
  };
  BOOST_TEST((syntax({}) == Syntax::plain));
  BOOST_TEST((syntax({"--syntax", "full"}) == Syntax::lenient));
  BOOST_TEST((syntax({"--strict"}) == Syntax::strict));
}

BOOST_AUTO_TEST_CASE(a_run_is_deep_unless_it_is_said) {
  BOOST_TEST(
      parse_words({"-d", "i", "--format", "trec", "x"}).search.page.limit ==
      1000);
  BOOST_TEST(
      parse_words({"-d", "i", "--format=trec", "-n5", "x"}).search.page.limit ==
      5);
}

BOOST_AUTO_TEST_CASE(people_see_few_passages_of_one_article) {
  const auto limit = [](Words words) {
    words.insert(words.begin(), {"-d", "i"});
    return parse_words(words).search.max_per_article;
  };
  BOOST_TEST(limit({"--format", "list", "x"}) == 2u);
  BOOST_TEST(limit({"--html", "page", "x"}) == 2u);
  BOOST_TEST(limit({"-i"}) == 2u);
  BOOST_TEST(limit({"--per-article", "0", "x"}) == 0u);
  for (const char* format : {"jsonl", "csv", "trec"}) {
    BOOST_TEST(limit({"--format", format, "x"}) == 0u);
    BOOST_TEST(limit({"--format", format, "--per-article", "3", "x"}) == 3u);
  }
}

// The config file asks for it in all searches, also where it does not fit.
BOOST_AUTO_TEST_CASE(a_list_by_default_is_text_where_no_hits_are_listed) {
  const auto format = [](Words words) {
    words.insert(words.begin(), {"-d", "i"});
    return parse_words(words, {{"format", "list", "config:1"}}).format;
  };
  BOOST_TEST((format({"x"}) == Format::list));
  BOOST_TEST((format({"--similar", "a#1"}) == Format::list));
  BOOST_TEST((format({"--article", "a"}) == Format::text));
  BOOST_TEST((format({"--queries", "q"}) == Format::text));
  BOOST_TEST((format({"--html", "page", "x"}) == Format::text));
}

BOOST_AUTO_TEST_CASE(context_of_a_passage_is_of_its_article_only_if_asked_for) {
  const std::vector<Setting> defaults{{"context", "2", "config:1"}};
  const Words words{"-d", "i", "--article", "a#1"};
  BOOST_TEST(!parse_words(words, defaults).article_context);
  BOOST_TEST(parse_words({"-d", "i", "--article", "a#1", "--context", "0"})
                 .article_context.value() == 0u);
}

BOOST_AUTO_TEST_CASE(text_is_as_wide_as_the_terminal_but_not_too_wide) {
  Options options;
  BOOST_TEST(style_for(options, {true, 60}).width == 60u);
  BOOST_TEST(style_for(options, {true, 250}).width == 100u);
  BOOST_TEST(style_for(options, {false, {}}).width == 80u);
  options.width = 250;
  BOOST_TEST(style_for(options, {true, 60}).width == 250u);
}

BOOST_AUTO_TEST_CASE(a_timeline_takes_a_word_only_if_it_is_a_unit) {
  const Options options = parse_words({"-d", "i", "--timeline", "Putin"});
  BOOST_TEST((options.timeline == TimelineUnit::automatic));
  BOOST_TEST(options.query == "Putin");
  BOOST_TEST((parse_words({"-d", "i", "--timeline", "day", "x"}).timeline ==
              TimelineUnit::day));
  BOOST_TEST((parse_words({"-d", "i", "x", "--timeline"}).timeline ==
              TimelineUnit::automatic));
  BOOST_TEST(parse_words({"-d", "i", "--", "--timeline"}).query ==
             "--timeline");
}

BOOST_AUTO_TEST_CASE(defaults_give_way_to_environment_and_command_line) {
  const std::vector<Setting> defaults{{"db", "config.idx", "config:1"},
                                      {"limit", "5", "config:2"},
                                      {"language", "de", "config:3"},
                                      {"language", "fr", "config:4"},
                                      {"explain", "yes", "config:5"}};
  const Options usual = parse_words({"x"}, defaults);
  BOOST_TEST(usual.index == "config.idx");
  BOOST_TEST(usual.search.page.limit == 5);
  BOOST_TEST(
      (usual.search.filters.languages == std::vector<std::string>{"de", "fr"}));
  BOOST_TEST(usual.search.explain);

  ::setenv("DATELINE_DB", "environment.idx", 1);
  const Options other =
      parse_words({"-n", "7", "--language", "en", "x"}, defaults);
  ::unsetenv("DATELINE_DB");
  BOOST_TEST(other.index == "environment.idx");
  BOOST_TEST(other.search.page.limit == 7);
  BOOST_TEST(
      (other.search.filters.languages == std::vector<std::string>{"en"}));

  BOOST_TEST(parse_words({"--no-config", "-d", "i", "x"}, defaults)
                 .search.page.limit == 10);
}

BOOST_AUTO_TEST_CASE(a_default_that_is_wrong_is_named_by_its_line) {
  const Words words{"-d", "i", "x"};
  BOOST_TEST(complaint(words, {{"limit", "many", "config:3"}}) ==
             "config:3: limit: 'many' is not a number from 0 to 1000000");
  BOOST_TEST(complaint(words, {{"lim", "1", "config:2"}}) ==
             "config:2: 'lim' is not an option");
  BOOST_TEST(complaint(words, {{"article", "a", "config:2"}}) ==
             "config:2: 'article' cannot be set here, only on the command "
             "line");
  BOOST_TEST(complaint(words, {{"ascii", "perhaps", "config:9"}})
                 .starts_with("config:9: "));
  BOOST_TEST(
      complaint(words, {{"limit", "1", "config:1"}, {"limit", "2", "config:2"}})
          .starts_with("config:2: "));
}

BOOST_DATA_TEST_CASE(decides_about_colour, data::make(colours), row) {
  const Terminal terminal{row.terminal, {}};
  BOOST_TEST(wants_colour(row.choice, terminal, row.no_color, row.term) ==
             row.wanted);
}

BOOST_AUTO_TEST_CASE(a_citation_takes_the_place_of_the_configured_output) {
  const Options options = parse_words(
      {"-d", "i", "--cite", "bibtex", "x"},
      {{"format", "jsonl", "config:1"}, {"facets", "year", "config:2"}});
  BOOST_TEST((options.cite == CitationStyle::bibtex));
  BOOST_TEST((options.format == Format::text));
  BOOST_TEST(options.search.facets.empty());
}

BOOST_AUTO_TEST_CASE(csv_has_counts_only_if_the_command_line_asks) {
  const std::vector<Setting> settings{{"facets", "source", "config:1"},
                                      {"timeline", "year", "config:2"},
                                      {"cross", "source,year", "config:3"}};
  const Options hits =
      parse_words({"-d", "i", "--format", "csv", "x"}, settings);
  BOOST_TEST(!hits.only_counts);
  BOOST_TEST(hits.search.page.limit == 10u);
  const Options facets = parse_words(
      {"-d", "i", "--format", "csv", "--facets", "year", "x"}, settings);
  BOOST_TEST(facets.only_counts);
  BOOST_TEST((facets.search.facets == std::vector{Facet::year}));
  BOOST_TEST(!facets.search.cross);
  const Options cross = parse_words(
      {"-d", "i", "--format", "csv", "--cross", "month,language", "x"},
      settings);
  BOOST_TEST(cross.only_counts);
  BOOST_TEST(cross.search.facets.empty());
  BOOST_TEST(!cross.timeline);
  BOOST_TEST((cross.search.cross == FacetPair{Facet::month, Facet::language}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::query_tool
