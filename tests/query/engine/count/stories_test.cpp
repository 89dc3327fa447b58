#include "query/engine/count/stories.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <iterator>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "corpus/index/token_trace.hpp"
#include "dateline/searcher.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(stories)

namespace {

using Tokens = std::vector<std::uint16_t>;

std::string bytes_of(const Tokens& tokens) {
  std::string bytes;
  for (const std::uint16_t token : tokens) {
    bytes += static_cast<char>(token & 0xFF);
    bytes += static_cast<char>(token >> 8);
  }
  return bytes;
}

std::string trace_of(const Tokens& title, const Tokens& text) {
  return encode(TraceHeader{}) + bytes_of(title) + "\xFF\xFF" + bytes_of(text);
}

// Leads, of which some are edited copies of earlier ones, others share only
// some sentences with them.
class RandomLeads {
 public:
  explicit RandomLeads(unsigned seed) : random_(seed) {}

  std::vector<Tokens> next(std::size_t count) {
    std::vector<Tokens> leads;
    while (leads.size() < count) {
      Tokens lead = words(20 + below(120));
      if (!leads.empty() && below(3) > 0) {
        lead = edited(leads[below(leads.size())]);
      }
      leads.push_back(lead);
    }
    return leads;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  Tokens words(std::size_t count) {
    Tokens words;
    while (words.size() < count) {
      words.push_back(static_cast<std::uint16_t>(below(5000)));
    }
    return words;
  }

  Tokens edited(Tokens lead) {
    for (std::size_t edits = below(7); edits > 0; --edits) {
      const auto at =
          lead.begin() + static_cast<std::ptrdiff_t>(below(lead.size()));
      const Tokens more = words(1 + below(30));
      if (below(3) == 0) {
        lead.insert(at, more.begin(), more.end());
      } else {
        *at = more.front();
      }
    }
    return lead;
  }

  std::mt19937 random_;
};

std::vector<Tokens> runs_of(const Tokens& lead) {
  std::set<Tokens> runs;
  for (auto at = lead.begin(); lead.end() - at >= 8; ++at) {
    runs.insert(Tokens(at, at + 8));
  }
  return {runs.begin(), runs.end()};
}

bool share_half(const std::vector<Tokens>& a, const std::vector<Tokens>& b) {
  std::vector<Tokens> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return 2 * common.size() >= a.size() + b.size() - common.size();
}

// Compares every lead with every other.
std::vector<std::uint32_t> naive(const std::vector<Tokens>& leads) {
  std::vector<std::uint32_t> stories(leads.size());
  std::iota(stories.begin(), stories.end(), 0);
  std::vector<std::vector<Tokens>> runs;
  for (const Tokens& lead : leads) {
    runs.push_back(runs_of(lead));
  }
  for (std::size_t i = 0; i < leads.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool is_short = leads[i].size() < 50 || leads[j].size() < 50;
      if (is_short ? leads[i] == leads[j] : share_half(runs[i], runs[j])) {
        const auto [first, last] = std::minmax({stories[i], stories[j]});
        std::ranges::replace(stories, last, first);
      }
    }
  }
  return stories;
}

std::vector<std::uint32_t> found(const std::vector<Tokens>& leads) {
  Deadline deadline;
  StoryFinder finder(deadline);
  for (const Tokens& lead : leads) {
    finder.add(trace_of({7, 8}, lead));
  }
  return finder.stories();
}

// Copy of an agency, of about ninety words.
const std::string copy =
    "The harbour authority of Fernmouth closed its northern basin on Tuesday "
    "after divers found cracks in two of the lock gates, which were built in "
    "1931 and last repaired a decade ago. Forty vessels, among them three "
    "ferries with some 900 passengers, had to anchor in the roads overnight. "
    "Engineers expect the work to take nine days and to cost 4.2 million "
    "crowns, which the insurers have not yet agreed to pay. Fishermen asked "
    "the ministry for help, because their catch cannot reach the auction hall "
    "while the basin stays shut.";

std::string replaced(std::string text, const std::string& old,
                     const std::string& by) {
  return text.replace(text.find(old), old.size(), by);
}

std::vector<TestArticle> prints() {
  return {
      {"a", "Lock gates cracked", copy, "en", "2024-06-19", "Fern Post", ""},
      {"b", "Basin closed", copy, "en", "2024-06-20", "Daily Quay", ""},
      {"c", "Lock gates cracked", replaced(copy, "4.2 million", "5 million"),
       "en", "2024-06-20", "Fern Post", ""},
      {"d", "", copy.substr(0, copy.find(" Fishermen")), "en", "2024-06", "",
       ""},
      {"e", "Ferries", "By our reporter in Fernmouth. " + copy, "en", "",
       "Daily Quay", ""},
  };
}

// What one paper prints below each report from the harbour.
const std::string boilerplate =
    " The harbour of Fernmouth is the third largest of the coast and handles "
    "some 900 vessels a year. Its authority was founded in 1899 and belongs "
    "to the city and to the ministry in equal parts.";

std::size_t stories_in(const std::vector<TestArticle>& articles) {
  const QueryIndex index(articles);
  SearchOptions options;
  options.count_stories = true;
  const Results results =
      Searcher(index.path()).search("NOT zeppelin", options);
  BOOST_TEST(results.counted_articles == articles.size());
  return results.counted_stories;
}

TestArticle article(const std::string& id, const std::string& title,
                    const std::string& text) {
  return {id, title, text, "en", "", "", ""};
}

}  // namespace

BOOST_AUTO_TEST_CASE(are_those_that_comparing_all_pairs_finds) {
  std::size_t united = 0;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    const std::vector<Tokens> leads = RandomLeads(seed).next(80);
    const std::vector<std::uint32_t> expected = naive(leads);
    BOOST_TEST(found(leads) == expected, boost::test_tools::per_element());
    united += leads.size() -
              std::set<std::uint32_t>(expected.begin(), expected.end()).size();
  }
  BOOST_TEST(united > 60u);
}

BOOST_AUTO_TEST_CASE(do_not_depend_on_the_order_of_articles) {
  std::vector<Tokens> leads = RandomLeads(31).next(200);
  const auto partition = [&] {
    const std::vector<std::uint32_t> stories = found(leads);
    std::map<std::uint32_t, std::multiset<Tokens>> members;
    for (std::size_t i = 0; i < leads.size(); ++i) {
      members[stories[i]].insert(leads[i]);
    }
    std::set<std::multiset<Tokens>> sets;
    for (const auto& [story, leads_of_story] : members) {
      sets.insert(leads_of_story);
    }
    return sets;
  };
  const auto expected = partition();
  std::mt19937 random(32);
  for (int i = 0; i < 5; ++i) {
    std::shuffle(leads.begin(), leads.end(), random);
    BOOST_TEST((partition() == expected));
  }
}

BOOST_AUTO_TEST_CASE(have_prints_that_differ_a_little) {
  BOOST_TEST(stories_in(prints()) == 1u);
}

BOOST_AUTO_TEST_CASE(are_not_one_for_a_boilerplate_they_share) {
  BOOST_TEST(
      stories_in(
          {article("a", "Harbour", copy + boilerplate),
           article("b", "Harbour",
                   "A crane fell onto the coal pier of Fernmouth in the storm "
                   "of Sunday night; nobody was hurt. The company that rents "
                   "the pier had asked for a new one since spring, but the "
                   "tender was stopped in court by a rival bidder, and the "
                   "judges will not rule before winter." +
                       boilerplate),
           article("c", "Harbour",
                   "Whales were seen off the breakwater on three mornings "
                   "this week, the first since records of them are kept. "
                   "Skippers of excursion boats sold out within hours and now "
                   "sail twice a day, at half the usual distance, which "
                   "biologists of the university call reckless." +
                       boilerplate)}) == 3u);
}

// Of reports by one form, only the figures differ.
BOOST_AUTO_TEST_CASE(are_not_one_for_their_form) {
  const auto report = [](const std::string& day, const std::string& wheat,
                         const std::string& barley, const std::string& rye) {
    return "Grain prices on " + day +
           ", in crowns a tonne, at the exchange: "
           "wheat of the first grade closed at " +
           wheat +
           " after a quiet day with few bids from abroad; barley for feed "
           "closed at " +
           barley +
           " on sales to the breweries inland; and "
           "rye, of which little was on offer, closed at " +
           rye +
           ", as dealers said in the evening. The exchange opens again at "
           "nine.";
  };
  BOOST_TEST(
      stories_in(
          {article("a", "Grain", report("Monday", "212", "187", "164.50")),
           article("b", "Grain", report("Tuesday", "214", "185", "166"))}) ==
      2u);
}

BOOST_AUTO_TEST_CASE(of_hits_are_found_by_their_articles) {
  const QueryIndex index(prints());
  Searcher searcher(index.path());
  const auto hit_of = [&](const char* article) {
    return searcher.article(article).front();
  };
  const std::vector<std::size_t> expected{0, 0, 2, 0};
  Hit gone = hit_of("a");
  gone.article = "gone";
  BOOST_TEST(searcher.stories({hit_of("b"), hit_of("a"), gone, hit_of("c")}) ==
                 expected,
             boost::test_tools::per_element());
  BOOST_TEST(searcher.stories({}).empty());
}

BOOST_AUTO_TEST_CASE(of_short_texts_need_the_same_title) {
  const std::string dividend = "Quarterly dividend 10 cents, payable in April.";
  TestArticle later = article("b", "Acme", dividend);
  later.date = "2031-04-02";
  BOOST_TEST(stories_in({article("a", "Acme", dividend), later,
                         article("c", "Bolt", dividend)}) == 2u);
}

BOOST_AUTO_TEST_CASE(of_texts_without_spaces_are_found) {
  const std::string text =
      "港务局星期二关闭了北港池，因为潜水员在两座闸门上发现了裂缝。这些闸门建于"
      "一九三一年，十年前最后一次修理。四十艘船只包括三艘渡轮不得不在锚地过夜。"
      "工程师预计维修需要九天时间。";
  BOOST_TEST(stories_in({{"a", "", text, "zh", "", "", ""},
                         {"b", "", "本报讯 " + text, "zh", "", "", ""},
                         {"c", "", copy, "en", "", "", ""}}) == 2u);
}

BOOST_AUTO_TEST_CASE(count_once_in_totals_and_once_for_each_value) {
  std::vector<TestArticle> articles = prints();
  articles.push_back({"f", "", "Another text on Fernmouth.", "en", "2024-06-20",
                      "DAILY QUAY", ""});
  const QueryIndex index(articles);
  SearchOptions options;
  options.count_stories = true;
  options.facets = {Facet::source, Facet::year};
  options.cross = FacetPair{Facet::source, Facet::month};
  const Results results = Searcher(index.path()).search("Fernmouth", options);
  BOOST_TEST(results.counted_stories == 2u);
  const std::vector<FacetCount> sources{
      {"Daily Quay", 3, 3, 2}, {"Fern Post", 2, 2, 1}, {"", 1, 1, 1}};
  BOOST_TEST((results.facets[0].counts == sources));
  BOOST_TEST((results.cross->rows.counts == sources));
  const std::vector<FacetCount> years{{"", 1, 1, 1}, {"2024", 5, 5, 2}};
  BOOST_TEST((results.facets[1].counts == years));
  const std::vector<CrossCount> daily_quay{{1, 1, 1}, {2, 2, 2}};
  BOOST_TEST((results.cross->cells[0] == daily_quay));
  BOOST_TEST((results.cross->total == CrossCount{6, 6, 2}));
}

BOOST_AUTO_TEST_CASE(go_by_the_lead_wherever_the_words_are) {
  std::vector<TestArticle> articles = prints();
  for (TestArticle& article : articles) {
    article.text += "\n\n" + boilerplate + "\n\nOnly a zeppelin saw it all.";
    for (int i = 0; i < 30; ++i) {
      article.text += " More of article " + article.id + " follows here.";
    }
  }
  const QueryIndex index(articles);
  SearchOptions options;
  options.count_stories = true;
  const Results results = Searcher(index.path()).search("zeppelin", options);
  BOOST_TEST(results.counted_articles == articles.size());
  BOOST_TEST(results.counted_stories == 1u);
  BOOST_TEST(results.begin()->ordinal > 1u);
}

BOOST_AUTO_TEST_CASE(are_counted_alike_however_the_index_was_made) {
  std::vector<TestArticle> articles = RandomArticles(51).next(60);
  const std::size_t originals = articles.size();
  for (std::size_t i = 0; i < originals; i += 2) {
    TestArticle print = articles[i];
    print.id += "-print";
    print.source = "Reprint " + std::to_string(i % 3);
    articles.push_back(print);
  }
  SearchOptions options;
  options.count_stories = true;
  options.facets = {Facet::source, Facet::month};
  options.counting = Counting::any_word;
  std::optional<Results> expected;
  std::mt19937 random(52);
  for (int i = 0; i < 4; ++i) {
    TemporaryFolder folder;
    std::vector<std::filesystem::path> batches;
    for (std::size_t begin = 0; begin < articles.size(); begin += 17 + 30 * i) {
      const auto end = std::min(articles.size(), begin + 17 + 30 * i);
      batches.push_back(folder / (std::to_string(begin) + ".jsonl"));
      write_articles(batches.back(),
                     {articles.begin() + static_cast<std::ptrdiff_t>(begin),
                      articles.begin() + static_cast<std::ptrdiff_t>(end)});
      index_paths(folder / "index", {batches.back()},
                  i % 2 == 0 ? in_memory() : in_segments());
    }
    const Results results =
        Searcher(folder / "index").search("strike veto trade summit", options);
    if (!expected) {
      expected = results;
      BOOST_TEST(results.counted_stories > 10u);
      BOOST_TEST(results.counted_stories < results.counted_articles);
    }
    BOOST_TEST(results.counted_stories == expected->counted_stories);
    for (std::size_t facet = 0; facet < 2; ++facet) {
      BOOST_TEST(
          (results.facets[facet].counts == expected->facets[facet].counts));
    }
    std::shuffle(articles.begin(), articles.end(), random);
  }
}

BOOST_AUTO_TEST_CASE(are_not_counted_unless_asked_for) {
  const QueryIndex index(prints());
  SearchOptions options;
  options.facets = {Facet::source};
  const Results results = Searcher(index.path()).search("Fernmouth", options);
  BOOST_TEST(results.counted_stories == 0u);
  BOOST_TEST(results.facets[0].counts[0].stories == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
