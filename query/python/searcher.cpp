// The Searcher, and what it needs or returns that nothing else does.

#include "dateline/searcher.hpp"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "query/python/arguments.hpp"
#include "query/python/articles.hpp"
#include "query/python/bindings.hpp"
#include "query/python/diagnoses.hpp"
#include "query/python/guarded.hpp"
#include "query/python/options.hpp"
#include "query/python/record.hpp"
#include "query/python/results.hpp"

namespace dateline::python {
namespace {

using Shared = std::shared_ptr<GuardedSearcher>;
using SearcherClass = Record<GuardedSearcher, Shared>;
using Hits = std::vector<std::shared_ptr<Hit>>;

Hits shared(std::vector<Hit> hits) {
  Hits list;
  list.reserve(hits.size());
  for (Hit& hit : hits) list.push_back(std::make_shared<Hit>(std::move(hit)));
  return list;
}

// The passages around a passage, as Python has them.
struct Adjacent {
  Hits before;
  Hits after;
};

using Names = std::vector<std::vector<Text>>;

Aliases aliases_of(const Names& sets) {
  Aliases aliases;
  for (const std::vector<Text>& set : sets) {
    aliases.sets.emplace_back();
    for (const Text& name : set) {
      aliases.sets.back().push_back(name.bytes);
    }
  }
  return aliases;
}

std::vector<std::vector<py::str>> sets_of(const Aliases& aliases) {
  std::vector<std::vector<py::str>> sets;
  for (const auto& set : aliases.sets) sets.push_back(decoded_list(set));
  return sets;
}

// Returns `call(searcher, options)` with the stop of the options and that of
// Ctrl-C as one.
template <typename Call>
auto stoppable(GuardedSearcher& self, SearchOptions options, Call call) {
  return self.use(options.time_limit.stop,
                  [&](Searcher& searcher, std::stop_token stop) {
                    options.time_limit.stop = std::move(stop);
                    return call(searcher, options);
                  });
}

ResultList search(GuardedSearcher& self, const QueryArgument& query,
                  const SearchOptions& options) {
  return {stoppable(self, options,
                    [&](Searcher& searcher, const SearchOptions& limited) {
                      return searcher.search(query.query, limited);
                    }),
          query.query.text()};
}

ResultList similar(GuardedSearcher& self, const Text& passage,
                   const SearchOptions& options) {
  return {stoppable(self, options,
                    [&](Searcher& searcher, const SearchOptions& limited) {
                      return searcher.similar(passage.bytes, limited);
                    }),
          ""};
}

Diagnosis diagnose(GuardedSearcher& self, const QueryArgument& query,
                   const Texts& sources, const Texts& authors,
                   const Texts& languages, const DateText& date_from,
                   const DateText& date_to, const Timeout& timeout,
                   const MaybeStop& stop) {
  SearchOptions options;
  options.filters = filters_of(sources, authors, languages, date_from, date_to);
  options.time_limit = time_limit_of(timeout, stop);
  Diagnosis diagnosis = stoppable(
      self, options, [&](Searcher& searcher, const SearchOptions& limited) {
        return searcher.diagnose(query.query, limited);
      });
  return in_characters(std::move(diagnosis), query.query.text());
}

Articles articles(const Shared& self, const Texts& sources,
                  const Texts& authors, const Texts& languages,
                  const DateText& date_from, const DateText& date_to,
                  bool texts) {
  const SearchFilters filters =
      filters_of(sources, authors, languages, date_from, date_to);
  return {self, self->use([&](Searcher& searcher) {
            return searcher.articles(filters, texts ? ArticleTexts::included
                                                    : ArticleTexts::left_out);
          })};
}

Terms terms(const Shared& self, const Text& language, const Text& beginning) {
  return {self, self->use([&](Searcher& searcher) {
            return searcher.terms(language.bytes, beginning.bytes);
          })};
}

Hits article(GuardedSearcher& self, const Text& id,
             const std::optional<QueryArgument>& query) {
  return shared(self.use([&](Searcher& searcher) {
    return searcher.article(id.bytes, query ? query->query : Query());
  }));
}

std::optional<std::shared_ptr<Hit>> passage(GuardedSearcher& self,
                                            const Text& id) {
  std::optional<Hit> found =
      self.use([&](Searcher& searcher) { return searcher.passage(id.bytes); });
  if (!found) return std::nullopt;
  return std::make_shared<Hit>(std::move(*found));
}

Adjacent adjacent(GuardedSearcher& self, const Hit& hit, Count count) {
  AdjacentPassages found = self.use(
      [&](Searcher& searcher) { return searcher.adjacent(hit, count.number); });
  return {shared(std::move(found.before)), shared(std::move(found.after))};
}

// Only the article of a hit counts for its story.
std::vector<std::size_t> stories(GuardedSearcher& self,
                                 const py::iterable& hits) {
  std::vector<Hit> articles;
  for (const py::handle hit : hits) {
    if (!py::isinstance<Hit>(hit)) throw py::type_error("a Hit is expected");
    articles.emplace_back().article = hit.cast<const Hit&>().article;
  }
  return self.use(
      [&](Searcher& searcher) { return searcher.stories(articles); });
}

void bind_arguments(py::module_& module) {
  Record<std::stop_source>(module, "StopSource",
                           "Lets another thread end a search early.")
      .method(py::init<>())
      .method("request_stop", &std::stop_source::request_stop,
              "Ends the calls that have it as `stop`, with what they have;\n"
              "False if that was requested before.")
      .property("stop_requested", &std::stop_source::stop_requested,
                "Whether that was requested.");
  Record<Adjacent>(module, "AdjacentPassages", "The passages around a passage.")
      .field("before", &Adjacent::before, "In reading order.")
      .field("after", &Adjacent::after, "In reading order.")
      .repr_of({"before", "after"});
  module.def(
      "read_aliases",
      [](const std::filesystem::path& file) {
        return sets_of(read_aliases(file));
      },
      py::arg("file"),
      "Reads names that are one from a file, for Searcher.set_aliases().\n\n"
      "Raises Error, which names file and line, if it cannot be read.");
  module.def(
      "parse_aliases",
      [](const Text& text, const Text& file) {
        return sets_of(parse_aliases(text.bytes, file.bytes));
      },
      py::arg("text"), py::arg("file") = Text{"aliases"},
      "The same from a text; `file` is its name for messages.");
}

constexpr const char* search_doc =
    "Returns the hits of one page, best first unless `sort` asks for dates.\n\n"
    "limit, offset: which of all hits; limit=0 returns counts alone.\n"
    "sources, authors, languages: one or more; any of them will do.\n"
    "date_from, date_to: the first and the last date, both included.\n"
    "sort: 'relevance', 'newest' or 'oldest'.\n"
    "within: 'passage' or 'article', where all conditions have to hold.\n"
    "max_per_article: how many passages of one article at most; 0 for all.\n"
    "half_life: days in which the score for being new halves; 0 for none.\n"
    "counting: 'all', 'in-a-row', 'any' or 'none', which passages count.\n"
    "facets, cross: 'source', 'language', 'year', 'month', 'day' to count by.\n"
    "count_stories: whether to count stories too.\n"
    "without: components of the score to leave out, see ScoreComponent.\n"
    "explain: whether hits have an explanation of their score.\n"
    "timeout: seconds, or a timedelta, after which the search ends with what\n"
    "it has.\n"
    "stop: a StopSource by which another thread can end it.\n\n"
    "Raises QueryError if a date cannot be read, and IndexUnusableError.";

constexpr const char* similar_doc =
    "Returns passages of other articles that are about the same as the one\n"
    "with this id. Options are those of search(); `languages` is not used.";

void bind_searches(SearcherClass& searcher) {
  def_with_options(searcher, "search", "query",
                   with_options<GuardedSearcher, QueryArgument>(&search),
                   search_doc);
  def_with_options(searcher, "similar", "passage",
                   with_options<GuardedSearcher, Text>(&similar), similar_doc);
  searcher.method(
      "diagnose", &diagnose, py::arg("query"), py::kw_only(),
      py::arg("sources") = Texts(), py::arg("authors") = Texts(),
      py::arg("languages") = Texts(), py::arg("date_from") = py::none(),
      py::arg("date_to") = py::none(), py::arg("timeout") = py::none(),
      py::arg("stop") = py::none(),
      "Finds out why a search finds nothing or little, and how the query's\n"
      "words may be meant. Takes as long as some dozens of searches.");
}

void bind_articles_of(SearcherClass& searcher) {
  searcher
      .method(
          "articles", &articles, py::kw_only(), py::arg("sources") = Texts(),
          py::arg("authors") = Texts(), py::arg("languages") = Texts(),
          py::arg("date_from") = py::none(), py::arg("date_to") = py::none(),
          py::arg("texts") = true,
          "Goes through the articles that meet the filters, by date and id.")
      .method("terms", &terms, py::arg("language"),
              py::arg("beginning") = Text(),
              "Goes through the terms of a language that begin so, in their\n"
              "order.")
      .method("article", &article, py::arg("id"), py::arg("query") = py::none(),
              "Returns all passages of an article in reading order, with what\n"
              "matches `query`; an empty list if there is no such article.")
      .method("passage", &passage, py::arg("id"),
              "Returns the passage with this id, or None.")
      .method("adjacent", &adjacent, py::arg("hit"), py::arg("count"),
              "Returns up to `count` passages on either side of a hit.")
      .method("stories", &stories, py::arg("hits"),
              "Returns for each hit the place of the first one whose article\n"
              "prints the same text.");
}

void bind_facts(SearcherClass& searcher) {
  searcher
      .method(
          "statistics",
          [](GuardedSearcher& self) {
            return self.use([](Searcher& each) { return each.statistics(); });
          },
          "Counts what the index holds. Reads two values of each passage.")
      .method(
          "passage_count",
          [](GuardedSearcher& self) {
            return self.use(
                [](Searcher& each) { return each.passage_count(); });
          },
          "The number of passages in the index when it was last read.")
      .method(
          "languages",
          [](GuardedSearcher& self) {
            return decoded_list(
                self.use([](Searcher& each) { return each.languages(); }));
          },
          "The ISO 639-1 codes of the passages' languages, sorted.")
      .method(
          "sources",
          [](GuardedSearcher& self) {
            return decoded_list(
                self.use([](Searcher& each) { return each.sources(); }));
          },
          "The sources of all articles, the one with most passages first.")
      .method(
          "authors",
          [](GuardedSearcher& self) {
            return decoded_list(
                self.use([](Searcher& each) { return each.authors(); }));
          },
          "The authors of all articles, likewise.")
      .method(
          "set_aliases",
          [](GuardedSearcher& self, const Names& aliases) {
            const Aliases sets = aliases_of(aliases);
            self.use([&](Searcher& each) { each.set_aliases(sets); });
          },
          py::arg("aliases"),
          "Sets the names that are one from now on: lists of names, as\n"
          "read_aliases() returns them.");
}

}  // namespace

void bind_searcher(py::module_& module) {
  bind_arguments(module);
  SearcherClass searcher(
      module, "Searcher",
      "Ranked search over one index, as of its last whole batch.\n\n"
      "Any thread may use it, one call at a time; threads that search at the\n"
      "same time have one each.");
  searcher.method(
      py::init<const std::filesystem::path&>(), py::arg("index"),
      py::call_guard<WithoutGil>(),
      "Raises IndexUnusableError if `index` is missing, damaged, or "
      "made\nby another analyser or schema.");
  bind_searches(searcher);
  bind_articles_of(searcher);
  bind_facts(searcher);
}

}  // namespace dateline::python
