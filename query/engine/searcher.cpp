#include "dateline/searcher.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "query/engine/diagnosis/diagnoser.hpp"
#include "query/engine/index/article_passages.hpp"
#include "query/engine/index/index_sources.hpp"
#include "query/engine/index/search_context.hpp"
#include "query/engine/key_terms.hpp"
#include "query/engine/parse/query_date.hpp"
#include "query/engine/search.hpp"
#include "query/engine/verify/hit.hpp"

namespace dateline {
namespace {

Hit unmarked(PassageRecord passage) { return make_hit(std::move(passage), {}); }

}  // namespace

std::string_view to_string(ScoreComponent part) {
  switch (part) {
    case ScoreComponent::burstiness:
      return "burstiness";
    case ScoreComponent::title:
      return "title";
    case ScoreComponent::variants:
      return "variants";
    case ScoreComponent::proximity:
      return "proximity";
    case ScoreComponent::article:
      return "article";
    case ScoreComponent::feedback:
      return "feedback";
    case ScoreComponent::smoothing:
      return "smoothing";
    case ScoreComponent::near_duplicates:
      break;
  }
  return "near-duplicates";
}

struct Searcher::Impl {
  explicit Impl(const std::filesystem::path& index) : reader(index) {}

  // Begins whatever `options` may end early, and calls it until no batch comes
  // in between.
  template <typename Call>
  auto reading(const SearchOptions& options, Call call) {
    deadline.start(options.timeout, options.stop);
    return reader.reading(call);
  }

  SearchContext context() { return {reader, analysers, deadline, today()}; }

  Results search(const Query& query, const SearchOptions& options,
                 SearchContext context,
                 const std::string& without_article = {});
  std::vector<Hit> article(std::string_view id, const Query& query);
  AdjacentPassages adjacent(const Hit& hit, std::size_t count);
  Results similar(std::string_view passage, SearchOptions options);

  IndexReader reader;
  Analysers analysers;
  Deadline deadline;
  std::unique_ptr<Search> last;  // for further pages
};

Results Searcher::Impl::search(const Query& query, const SearchOptions& options,
                               SearchContext context,
                               const std::string& without_article) {
  SearchRequest request{query, options, without_article};
  // Kept only if nothing goes wrong.
  std::unique_ptr<Search> search = std::move(last);
  if (!search || !search->answers(request, context.today)) {
    search = std::make_unique<Search>(std::move(request), std::move(context));
  }
  Results results = search->page(options);
  last = std::move(search);
  return results;
}

std::vector<Hit> Searcher::Impl::article(std::string_view id,
                                         const Query& query) {
  std::vector<PassageRecord> passages = article_passages(reader.database(), id);
  if (passages.empty()) {
    return {};
  }
  // In all languages, as in a search: how rare a word is depends on them.
  deadline.start({}, {});
  const auto queries = language_queries(query, {}, context());
  const auto own =
      std::find_if(queries.begin(), queries.end(), [&](const auto& made) {
        return made.compiled.language == passages.front().language;
      });
  std::vector<Hit> hits;
  for (PassageRecord& passage : passages) {
    std::optional<PassageMatchResult> verdict;
    if (own != queries.end() && !query.root().children.empty()) {
      Analyser& analyser = analysers.of(passage.language);
      verdict = Evaluator(*own, analyser).evaluate(passage);
    }
    hits.push_back(make_hit(std::move(passage), verdict
                                                    ? std::move(*verdict)
                                                    : PassageMatchResult()));
  }
  return hits;
}

AdjacentPassages Searcher::Impl::adjacent(const Hit& hit, std::size_t count) {
  const std::size_t at = hit.ordinal;
  const std::size_t first = at > count ? at - count : 1;
  const std::size_t last = at + std::min(count, SIZE_MAX - at);
  AdjacentPassages around;
  for (PassageRecord& passage :
       article_passages(reader.database(), hit.article, first, last)) {
    if (passage.ordinal != at) {
      auto& side = passage.ordinal < at ? around.before : around.after;
      side.push_back(unmarked(std::move(passage)));
    }
  }
  return around;
}

Results Searcher::Impl::similar(std::string_view passage,
                                SearchOptions options) {
  constexpr std::size_t max_words = 20;
  const auto found = find_passage(reader.database(), passage);
  if (!found) {
    Results none;
    none.notes.push_back(
        {"the index has no passage '" + std::string(passage) + "'"});
    return none;
  }
  SearchContext context = this->context();
  const std::string words = key_terms(*found, max_words, context);
  options.languages = {found->language};
  return search(Query::parse(words, Syntax::plain), options, std::move(context),
                found->article);
}

Searcher::Searcher(const std::filesystem::path& index)
    : impl_(std::make_unique<Impl>(index)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Results Searcher::search(const Query& query, const SearchOptions& options) {
  return impl_->reading(
      options, [&] { return impl_->search(query, options, impl_->context()); });
}

Results Searcher::search(std::string_view query, const SearchOptions& options) {
  return search(Query::parse(query), options);
}

Diagnosis Searcher::diagnose(const Query& query, const SearchOptions& options) {
  return impl_->reading(options, [&] {
    return dateline::diagnose(query, options, impl_->context());
  });
}

std::vector<Hit> Searcher::article(std::string_view id, const Query& query) {
  return impl_->reader.reading([&] { return impl_->article(id, query); });
}

std::optional<Hit> Searcher::passage(std::string_view id) {
  return impl_->reader.reading([&]() -> std::optional<Hit> {
    auto found = find_passage(impl_->reader.database(), id);
    return found ? std::optional(unmarked(std::move(*found))) : std::nullopt;
  });
}

AdjacentPassages Searcher::adjacent(const Hit& hit, std::size_t count) {
  return impl_->reader.reading([&] { return impl_->adjacent(hit, count); });
}

Results Searcher::similar(std::string_view passage,
                          const SearchOptions& options) {
  return impl_->reading(options,
                        [&] { return impl_->similar(passage, options); });
}

std::size_t Searcher::passages() const {
  return impl_->reader.database().get_doccount();
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
      [&] { return index_sources(impl_->reader.database()); });
}

}  // namespace dateline
