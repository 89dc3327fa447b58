#include <optional>
#include <string>
#include <utility>

#include "corpus/c/boundary.hpp"
#include "dateline/c.h"
#include "dateline/searcher.hpp"
#include "dateline/text_units.hpp"
#include "query/c/options.hpp"
#include "query/c/views.hpp"

struct dateline_searcher {
  dateline::Searcher searcher;
};

struct dateline_articles {
  dateline::ArticleRange range;
  std::optional<dateline::IndexedArticle> article;  // the last one returned
  dateline_indexed_article view{};
  std::optional<dateline::c::Arena> arena{};  // of the view
};

struct dateline_terms {
  dateline::TermRange range;
  std::optional<dateline::IndexedTerm> term;  // the last one returned
  dateline_indexed_term view{};
};

namespace dateline::c {
namespace {

struct OwnedStrings : dateline_strings {
  explicit OwnedStrings(std::vector<std::string> given)
      : dateline_strings(), source(std::move(given)) {
    strings = arena.strings(source);
    count = source.size();
  }

  std::vector<std::string> source;
  Arena arena;
};

Query query_of(const char* text, const dateline_search_options& options) {
  return Query::parse(&required(text, "query"), syntax_of(options));
}

// The results of a call that only returns hits.
OwnedResults* hits_alone(std::vector<Hit> hits) {
  Results results;
  results.hits = std::move(hits);
  return new OwnedResults(std::move(results));
}

// Calls `call` with the searcher, and gives what it returns to the caller.
template <typename Returned, typename Call>
dateline_status with_searcher(dateline_searcher* searcher, Returned** place,
                              const char* name, Call call) noexcept {
  return at_boundary([&] {
    Returned*& value = output(place, name);
    value = call(required(searcher, "searcher").searcher);
  });
}

}  // namespace
}  // namespace dateline::c

namespace c = dateline::c;

const char* dateline_version(void) { return DATELINE_VERSION; }

const char* dateline_error_text(void) { return c::last_failure().text.c_str(); }

size_t dateline_error_offset(void) { return c::last_failure().offset; }

dateline_status dateline_open(const char* index, dateline_searcher** searcher) {
  return c::at_boundary([&] {
    c::output(searcher, "searcher") =
        new dateline_searcher{dateline::Searcher(&c::required(index, "index"))};
  });
}

void dateline_close(dateline_searcher* searcher) { c::destroy(searcher); }

dateline_status dateline_search(dateline_searcher* searcher, const char* query,
                                const dateline_search_options* given,
                                dateline_results** results) {
  return c::with_searcher(
      searcher, results, "results", [&](dateline::Searcher& open) {
        const dateline_search_options options = c::complete(given);
        return new c::OwnedResults(open.search(c::query_of(query, options),
                                               c::search_options(options)));
      });
}

dateline_status dateline_similar(dateline_searcher* searcher,
                                 const char* passage,
                                 const dateline_search_options* given,
                                 dateline_results** results) {
  return c::with_searcher(
      searcher, results, "results", [&](dateline::Searcher& open) {
        return new c::OwnedResults(
            open.similar(&c::required(passage, "passage"),
                         c::search_options(c::complete(given))));
      });
}

dateline_status dateline_article(dateline_searcher* searcher, const char* id,
                                 const char* query,
                                 dateline_results** results) {
  return c::with_searcher(
      searcher, results, "results", [&](dateline::Searcher& open) {
        return c::hits_alone(
            open.article(&c::required(id, "id"),
                         dateline::Query::parse(c::text_or_empty(query))));
      });
}

dateline_status dateline_passage(dateline_searcher* searcher, const char* id,
                                 dateline_results** results) {
  return c::with_searcher(
      searcher, results, "results", [&](dateline::Searcher& open) {
        std::vector<dateline::Hit> hits;
        if (auto hit = open.passage(&c::required(id, "id"))) {
          hits.push_back(std::move(*hit));
        }
        return c::hits_alone(std::move(hits));
      });
}

dateline_status dateline_adjacent(dateline_searcher* searcher,
                                  const char* article, unsigned ordinal,
                                  size_t count, dateline_results** before,
                                  dateline_results** after) {
  return c::at_boundary([&] {
    dateline_results*& first = c::output(before, "before");
    dateline_results*& second = c::output(after, "after");
    dateline::Hit hit;
    hit.article = &c::required(article, "article");
    hit.ordinal = ordinal;
    auto passages =
        c::required(searcher, "searcher").searcher.adjacent(hit, count);
    std::unique_ptr<c::OwnedResults> earlier(
        c::hits_alone(std::move(passages.before)));
    second = c::hits_alone(std::move(passages.after));
    first = earlier.release();
  });
}

dateline_status dateline_stories(dateline_searcher* searcher,
                                 const dateline_results* results,
                                 size_t* stories) {
  return c::at_boundary([&] {
    const dateline_results& given = c::required(results, "results");
    if (given.hit_count > 0) c::required(stories, "stories");
    const auto& owned = static_cast<const c::OwnedResults&>(given);
    const auto places =
        c::required(searcher, "searcher").searcher.stories(owned.source.hits);
    std::copy(places.begin(), places.end(), stories);
  });
}

dateline_status dateline_set_aliases(dateline_searcher* searcher,
                                     const char* text) {
  return c::at_boundary([&] {
    c::required(searcher, "searcher")
        .searcher.set_aliases(
            dateline::parse_aliases(&c::required(text, "text"), "aliases"));
  });
}

void dateline_results_free(dateline_results* results) {
  delete static_cast<c::OwnedResults*>(results);
}

dateline_status dateline_diagnose(dateline_searcher* searcher,
                                  const char* query,
                                  const dateline_search_options* given,
                                  dateline_diagnosis** diagnosis) {
  return c::with_searcher(
      searcher, diagnosis, "diagnosis", [&](dateline::Searcher& open) {
        const dateline_search_options options = c::complete(given);
        return new c::OwnedDiagnosis(open.diagnose(c::query_of(query, options),
                                                   c::search_options(options)));
      });
}

void dateline_diagnosis_free(dateline_diagnosis* diagnosis) {
  delete static_cast<c::OwnedDiagnosis*>(diagnosis);
}

dateline_status dateline_articles_open(dateline_searcher* searcher,
                                       const dateline_search_options* given,
                                       int with_texts,
                                       dateline_articles** articles) {
  using dateline::ArticleTexts;
  return c::with_searcher(
      searcher, articles, "articles", [&](dateline::Searcher& open) {
        const auto options = c::search_options(c::complete(given));
        return new dateline_articles{
            open.articles(options.filters, with_texts != 0
                                               ? ArticleTexts::included
                                               : ArticleTexts::left_out),
            std::nullopt};
      });
}

void dateline_articles_free(dateline_articles* articles) {
  c::destroy(articles);
}

size_t dateline_articles_size(const dateline_articles* articles) {
  return articles == nullptr ? 0 : articles->range.size();
}

dateline_status dateline_articles_next(
    dateline_articles* articles, const dateline_indexed_article** article) {
  return c::at_boundary([&] {
    const dateline_indexed_article*& next = c::output(article, "article");
    dateline_articles& range = c::required(articles, "articles");
    range.article = range.range.next();
    if (!range.article) return;
    c::fill(range.view, *range.article, range.arena.emplace());
    next = &range.view;
  });
}

dateline_status dateline_articles_skip(dateline_articles* articles,
                                       size_t count) {
  return c::at_boundary(
      [&] { c::required(articles, "articles").range.skip(count); });
}

dateline_status dateline_terms_open(dateline_searcher* searcher,
                                    const char* language, const char* beginning,
                                    dateline_terms** terms) {
  return c::with_searcher(
      searcher, terms, "terms", [&](dateline::Searcher& open) {
        return new dateline_terms{open.terms(&c::required(language, "language"),
                                             c::text_or_empty(beginning)),
                                  std::nullopt};
      });
}

void dateline_terms_free(dateline_terms* terms) { c::destroy(terms); }

dateline_status dateline_terms_next(dateline_terms* terms,
                                    const dateline_indexed_term** term) {
  return c::at_boundary([&] {
    const dateline_indexed_term*& next = c::output(term, "term");
    dateline_terms& range = c::required(terms, "terms");
    range.term = range.range.next();
    if (!range.term) return;
    range.view = {range.term->term.c_str(), range.term->passages,
                  range.term->occurrences};
    next = &range.view;
  });
}

dateline_status dateline_statistics_read(dateline_searcher* searcher,
                                         dateline_statistics** statistics) {
  return c::with_searcher(searcher, statistics, "statistics",
                          [](dateline::Searcher& open) {
                            return new c::OwnedStatistics(open.statistics());
                          });
}

void dateline_statistics_free(dateline_statistics* statistics) {
  delete static_cast<c::OwnedStatistics*>(statistics);
}

dateline_status dateline_sources(dateline_searcher* searcher,
                                 dateline_strings** sources) {
  return c::with_searcher(searcher, sources, "sources",
                          [](dateline::Searcher& open) {
                            return new c::OwnedStrings(open.sources());
                          });
}

dateline_status dateline_authors(dateline_searcher* searcher,
                                 dateline_strings** authors) {
  return c::with_searcher(searcher, authors, "authors",
                          [](dateline::Searcher& open) {
                            return new c::OwnedStrings(open.authors());
                          });
}

dateline_status dateline_languages(dateline_searcher* searcher,
                                   dateline_strings** languages) {
  return c::with_searcher(searcher, languages, "languages",
                          [](dateline::Searcher& open) {
                            return new c::OwnedStrings(open.languages());
                          });
}

void dateline_strings_free(dateline_strings* strings) {
  delete static_cast<c::OwnedStrings*>(strings);
}

dateline_stop* dateline_stop_new(void) {
  dateline_stop* stop = nullptr;
  c::at_boundary([&] { stop = new dateline_stop; });
  return stop;
}

void dateline_stop_request(dateline_stop* stop) {
  if (stop != nullptr) stop->source.request_stop();
}

void dateline_stop_free(dateline_stop* stop) { delete stop; }

size_t dateline_characters(const char* text, size_t bytes) {
  if (text == nullptr) return 0;
  return dateline::units_before({text, bytes}, bytes,
                                dateline::TextUnit::characters);
}

size_t dateline_utf16_units(const char* text, size_t bytes) {
  if (text == nullptr) return 0;
  return dateline::units_before({text, bytes}, bytes,
                                dateline::TextUnit::utf16);
}
