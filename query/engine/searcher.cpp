#include "dateline/searcher.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "corpus/index/index_folder.hpp"
#include "corpus/index/index_schema.hpp"
#include "corpus/text/utf8.hpp"
#include "query/engine/article_range.hpp"
#include "query/engine/count/article_finder.hpp"
#include "query/engine/count/index_statistics.hpp"
#include "query/engine/count/stories.hpp"
#include "query/engine/diagnosis/diagnoser.hpp"
#include "query/engine/diagnosis/relaxation.hpp"
#include "query/engine/index/copies.hpp"
#include "query/engine/index/passage_store.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/key_terms.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"
#include "query/engine/parse/query_date.hpp"
#include "query/engine/parse/query_limits.hpp"
#include "query/engine/plan/article_condition.hpp"
#include "query/engine/plan/expand/expansion_cache.hpp"
#include "query/engine/search.hpp"
#include "query/engine/term_range.hpp"
#include "query/engine/verify/hit.hpp"
#include "query/engine/verify/match_report.hpp"

namespace dateline {
namespace {

// A hit that was not searched for: without score and spans.
Hit unscored_hit(PassageRecord passage) {
  return make_hit(std::move(passage), {});
}

// Marks what runs from one passage of an article into the next ones in these
// themselves.
void mark_continuations(std::vector<Hit>& passages) {
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const auto continuation = std::move(passages[i].continuation);
    passages[i].continuation.clear();
    for (std::size_t k = 0; k < continuation.size(); ++k) {
      const std::vector<Span>& more = continuation[k].spans;
      std::vector<Span>& spans = passages[i + 1 + k].spans;
      spans.insert(spans.end(), more.begin(), more.end());
      sort_and_join(spans);
    }
  }
}

// The options for the query with its condition written around it.
SearchOptions within_passage(SearchOptions options) {
  options.within = Within::passage;
  return options;
}

std::size_t bytes_of_words(const QueryNode& node) {
  std::size_t bytes = node.text.size();
  for (const QueryNode& child : node.children) bytes += bytes_of_words(child);
  return bytes;
}

// Keeps the first `left` bytes of the words of a tree.
void cut_words(QueryNode& node, std::size_t& left) {
  node.text = truncated(node.text, left);
  left -= node.text.size();
  std::erase_if(node.children, [&](QueryNode& child) {
    if (left == 0) return true;
    cut_words(child, left);
    return false;
  });
}

// The query without the words that are too much to read; nothing if it is not
// too long. They are analysed in each language and for several purposes, and
// each byte takes some hundred bytes of memory.
std::optional<Query> without_excess(const Query& query) {
  if (bytes_of_words(query.root()) <= max_query_bytes) return std::nullopt;
  QueryNode root = query.root();
  std::size_t left = max_query_bytes;
  cut_words(root, left);
  return query.with_root(std::move(root));
}

}  // namespace

struct Searcher::Impl {
  explicit Impl(const std::filesystem::path& index) : reader(index) {
    const std::filesystem::path file = IndexFolder(index).aliases();
    if (std::filesystem::exists(file)) {
      set_aliases(read_aliases(file));
    }
  }

  // Starts the deadline, and calls `read` until it meets no new batch.
  template <typename Read>
  auto reading(const TimeLimit& time_limit, Read read) {
    deadline.start(time_limit.timeout, time_limit.stop);
    return reading(read);
  }

  // The last search must not keep the files of an older batch, which a writer
  // may have deleted.
  template <typename Read>
  auto reading(Read read) {
    return reader.reading([&] {
      if (last_search && !last_search->is_of(reader.state())) {
        last_search.reset();
      }
      return read();
    });
  }

  SearchContext context() {
    if (expansions == nullptr || expansions_of != reader.state()) {
      expansions = std::make_shared<ExpansionCache>();
      expansions_of = reader.state();
    }
    return {reader,    analysers, deadline,
            today(),   &aliases,  std::make_shared<PassageArticleFinder>(),
            expansions};
  }

  void set_aliases(const Aliases& names) {
    aliases = AliasTable(names, analysers.of(""));
    last_search.reset();  // it knows the names by which it was made
  }

  Results search(const Query& query, const SearchOptions& options);
  Results search(const Query& query, const SearchOptions& options,
                 SearchContext context,
                 const std::string& excluded_article = {});
  void add_copies(std::vector<Hit>& hits) const;
  std::vector<Hit> article(std::string_view id, const Query& query);
  std::optional<Hit> passage(std::string_view id) const;
  std::vector<std::size_t> stories(const std::vector<Hit>& hits);
  AdjacentPassages adjacent(const Hit& hit, std::size_t count);
  Results similar(std::string_view id, SearchOptions options);

  IndexReader reader;
  Analysers analysers;
  Deadline deadline;
  AliasTable aliases;
  std::unique_ptr<Search> last_search;  // for further pages
  std::shared_ptr<ExpansionCache> expansions;
  std::uint64_t expansions_of = 0;  // state of the index
};

// Where no passage has what stands in quotes, finds the rest, and says so.
Results Searcher::Impl::search(const Query& query,
                               const SearchOptions& options) {
  Results results = search(query, options, context());
  if (results.total_passages > 0 || results.stopped) {
    return results;
  }
  const auto rest = relaxed(query, options.filters, context());
  if (!rest) {
    return results;
  }
  Results others = search(rest->query, options, context());
  if (others.empty()) {
    return results;
  }
  others.relaxed = true;
  std::erase_if(others.notes, [&](const Note& note) {
    return std::ranges::any_of(rest->notes, [&](const Note& known) {
      return note.begin == known.begin && note.end == known.end;
    });
  });
  others.notes.insert(others.notes.begin(), rest->notes.begin(),
                      rest->notes.end());
  return others;
}

Results Searcher::Impl::search(const Query& query, const SearchOptions& options,
                               SearchContext context,
                               const std::string& excluded_article) {
  SearchRequest request(query, options, excluded_article);
  // It is put back at the end only, so that an exception leaves none.
  std::unique_ptr<Search> search = std::move(last_search);
  if (!search || !search->answers(request, context)) {
    search = std::make_unique<Search>(std::move(request), std::move(context));
  }
  Results results = search->page(options.page, options.time_limit);
  last_search = std::move(search);
  add_copies(results.hits);
  return results;
}

void Searcher::Impl::add_copies(std::vector<Hit>& hits) const {
  for (Hit& hit : hits) hit.copies = copies_of(hit.article, reader.copies());
}

std::optional<Hit> Searcher::Impl::passage(std::string_view id) const {
  auto passage =
      find_passage(reader.database(), stored_passage(id, reader.copies()));
  if (!passage) return std::nullopt;
  std::vector<Hit> hits{unscored_hit(std::move(*passage))};
  add_copies(hits);
  return std::move(hits.front());
}

std::vector<Hit> Searcher::Impl::article(std::string_view id,
                                         const Query& query) {
  std::vector<PassageRecord> passages =
      article_passages(reader.database(), stored_article(id, reader.copies()));
  if (passages.empty()) {
    return {};
  }
  // How rare a word is depends on all languages, as in a search.
  const auto queries = language_queries(query, {}, context());
  const auto own_query = std::find_if(
      queries.begin(), queries.end(), [&](const LanguageQuery& in_language) {
        return in_language.compiled.language == passages.front().language;
      });
  std::vector<PassageMatchResult> results(passages.size());
  if (own_query != queries.end() && !query.root().children.empty()) {
    Evaluator evaluator(*own_query, analysers.of(passages.front().language),
                        [&](const PassageRecord& passage) {
                          return passage.ordinal < passages.size()
                                     ? std::optional(passages[passage.ordinal])
                                     : std::nullopt;
                        });
    std::ranges::transform(
        passages, results.begin(), [&](const PassageRecord& passage) {
          return evaluator.evaluate(passage).value_or(PassageMatchResult());
        });
  }
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    hits.push_back(make_hit(std::move(passages[i]), std::move(results[i])));
  }
  mark_continuations(hits);
  add_copies(hits);
  return hits;
}

// Articles that are gone since the hits were found are stories of their own.
std::vector<std::size_t> Searcher::Impl::stories(const std::vector<Hit>& hits) {
  const PassageDatabase& database = reader.database();
  StoryFinder finder(deadline);
  std::map<std::string, std::size_t> added;  // numbers of articles
  for (const Hit& hit : hits) {
    if (added.contains(hit.article)) continue;
    const auto first = database.first_with(schema::article_term(hit.article));
    if (!first) continue;
    finder.add(database.trace(*first));
    added.emplace(hit.article, added.size());
  }
  const std::vector<std::uint32_t> found = finder.stories();
  std::map<std::uint32_t, std::size_t> places;  // of the first of each story
  std::vector<std::size_t> stories;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const auto article = added.find(hits[i].article);
    stories.push_back(
        article == added.end()
            ? i
            : places.try_emplace(found[article->second], i).first->second);
  }
  return stories;
}

AdjacentPassages Searcher::Impl::adjacent(const Hit& hit, std::size_t count) {
  const std::size_t at = hit.ordinal;
  const std::size_t first = at > count ? at - count : 1;
  const std::size_t last = at + std::min(count, SIZE_MAX - at);
  AdjacentPassages adjacent;
  for (PassageRecord& passage : article_passages(
           reader.database(), stored_article(hit.article, reader.copies()),
           first, last)) {
    if (passage.ordinal != at) {
      auto& side = passage.ordinal < at ? adjacent.before : adjacent.after;
      side.push_back(unscored_hit(std::move(passage)));
    }
  }
  return adjacent;
}

Results Searcher::Impl::similar(std::string_view id, SearchOptions options) {
  constexpr std::size_t max_key_terms = 20;
  const auto passage =
      find_passage(reader.database(), stored_passage(id, reader.copies()));
  if (!passage) {
    Results nothing;
    nothing.notes.push_back(
        {"the index has no passage '" + std::string(id) + "'"});
    return nothing;
  }
  SearchContext context = this->context();
  const std::string words = key_terms(*passage, max_key_terms, context);
  options.filters.languages = {passage->language};
  options.counting = Counting::any_word;  // few passages have all key terms
  return search(Query::parse(words, Syntax::plain), options, std::move(context),
                passage->article);
}

Searcher::Searcher(const std::filesystem::path& index)
    : impl_(std::make_unique<Impl>(index)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

void Searcher::set_aliases(const Aliases& aliases) {
  impl_->set_aliases(aliases);
}

Results Searcher::search(const Query& query, const SearchOptions& options) {
  if (const std::optional<Query> rest = without_excess(query)) {
    Results results = search(*rest, options);
    results.notes.push_back({"the words of the query have more than " +
                             with_commas(max_query_bytes) +
                             " bytes: the rest is ignored"});
    return results;
  }
  if (options.within == Within::article) {
    return search(within_article(query), within_passage(options));
  }
  return impl_->reading(options.time_limit,
                        [&] { return impl_->search(query, options); });
}

Results Searcher::search(std::string_view query, const SearchOptions& options) {
  return search(Query::parse(query), options);
}

Diagnosis Searcher::diagnose(const Query& query, const SearchOptions& options) {
  if (const std::optional<Query> rest = without_excess(query)) {
    return diagnose(*rest, options);
  }
  if (options.within == Within::article) {
    return diagnose(within_article(query), within_passage(options));
  }
  return impl_->reading(options.time_limit, [&] {
    return dateline::diagnose(query, options.filters, impl_->context());
  });
}

std::vector<Hit> Searcher::article(std::string_view id, const Query& query) {
  const std::optional<Query> rest = without_excess(query);
  return impl_->reading(
      {}, [&] { return impl_->article(id, rest ? *rest : query); });
}

ArticleRange Searcher::articles(const SearchFilters& filters,
                                ArticleTexts texts) {
  return impl_->reading({}, [&] {
    return ArticleRange(
        std::make_unique<ArticleRange::Impl>(filters, texts, impl_->context()));
  });
}

TermRange Searcher::terms(std::string_view language,
                          std::string_view beginning) {
  return impl_->reading([&] {
    return TermRange(std::make_unique<TermRange::Impl>(
        language, beginning, impl_->reader.database()));
  });
}

std::optional<Hit> Searcher::passage(std::string_view id) {
  return impl_->reading([&] { return impl_->passage(id); });
}

std::vector<std::size_t> Searcher::stories(const std::vector<Hit>& hits) {
  return impl_->reading({}, [&] { return impl_->stories(hits); });
}

AdjacentPassages Searcher::adjacent(const Hit& hit, std::size_t count) {
  return impl_->reading([&] { return impl_->adjacent(hit, count); });
}

Results Searcher::similar(std::string_view passage,
                          const SearchOptions& options) {
  return impl_->reading(options.time_limit,
                        [&] { return impl_->similar(passage, options); });
}

IndexStatistics Searcher::statistics() {
  return impl_->reading([&] { return index_statistics(impl_->reader); });
}

std::size_t Searcher::passage_count() const {
  return impl_->reader.database().passage_count();
}

std::vector<std::string> Searcher::languages() const {
  std::vector<std::string> languages;
  for (const auto& [language, statistics] : impl_->reader.languages()) {
    languages.push_back(language);
  }
  return languages;
}

std::vector<std::string> Searcher::sources() {
  return impl_->reader.reading(
      [&] { return all_sources(impl_->reader.database()); });
}

std::vector<std::string> Searcher::authors() {
  return impl_->reader.reading(
      [&] { return all_authors(impl_->reader.database()); });
}

}  // namespace dateline
