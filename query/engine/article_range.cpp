#include "query/engine/article_range.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/index_trouble.hpp"
#include "corpus/index/token_trace.hpp"
#include "dateline/error.hpp"
#include "query/engine/index/copies.hpp"
#include "query/engine/index/passage_store.hpp"
#include "query/engine/plan/language_query.hpp"
#include "query/engine/retrieve/all_passages.hpp"
#include "query/engine/retrieve/term_queries.hpp"
#include "query/engine/verify/hit.hpp"

namespace dateline {
namespace {

// The living passages that meet the filters, ascending.
std::vector<Xapian::docid> filtered(const SearchFilters& filters,
                                    const SearchContext& context) {
  Xapian::Query query = all_passages_query();
  for (const Filter& filter : filters_of(filters, context.today)) {
    query &=
        filter_query(with_copies(filter, context.reader.copies()), context);
  }
  if (!filters.languages.empty()) {
    Filter languages{Filter::Kind::language, {}, {}};
    for (const std::string& language : filters.languages) {
      languages.any_of.push_back(filter_language(language));
    }
    query &= filter_query(languages, context);
  }
  return all_passages(query, context);
}

// What an article is sorted by.
struct SortKey {
  bool undated;
  std::string_view date;
  std::string_view id;
  Xapian::docid first;  // passage

  bool operator<(const SortKey& other) const {
    return std::tie(undated, date, id) <
           std::tie(other.undated, other.date, other.id);
  }
};

// The first passages among these ascending ones, by date and id.
std::vector<Xapian::docid> sorted_firsts(
    const PassageDatabase& database, const std::vector<Xapian::docid>& ids) {
  ValueReader dates(database, schema::date_slot);
  ValueReader articles(database, schema::article_slot);
  std::vector<SortKey> keys;
  for (const Xapian::docid id : ids) {
    if (TokenTrace(database.trace(id)).ordinal() != 1) continue;
    const std::string_view date = dates.at(id);
    keys.push_back({date.empty(), date, articles.at(id), id});
  }
  std::sort(keys.begin(), keys.end());
  std::vector<Xapian::docid> firsts;
  firsts.reserve(keys.size());
  for (const SortKey& key : keys) firsts.push_back(key.first);
  return firsts;
}

// The passages of an article follow each other within a segment.
std::string rest_of_text(const PassageDatabase& database, Xapian::docid first,
                         const IndexedArticle& article) {
  const std::size_t segment = database.segment_of(first);
  const Xapian::docid local_first = database.local_id(first);
  std::string text;
  for (Xapian::docid place = 1; place < article.passages; ++place) {
    const PassageRecord record =
        read_passage(database, database.id_of(segment, local_first + place));
    if (record.article != article.id || record.ordinal != place + 1) {
      throw IndexError("cannot read article '" + article.id +
                       "': its passage " + std::to_string(place + 1) +
                       " is not where it should be; " +
                       std::string(damaged_index_remedy()));
    }
    text += record.text;
  }
  return text;
}

}  // namespace

ArticleRange::Impl::Impl(const SearchFilters& filters, ArticleTexts wanted,
                         const SearchContext& context)
    : database(context.database()),
      copies(context.reader.shared_copies()),
      texts(wanted),
      firsts(sorted_firsts(database, filtered(filters, context))) {}

std::optional<IndexedArticle> ArticleRange::Impl::next() {
  if (at == firsts.size()) return std::nullopt;
  const Xapian::docid first = firsts[at++];
  Hit passage = make_hit(read_passage(database, first), {});
  IndexedArticle article;
  article.id = std::move(passage.article);
  article.title = std::move(passage.title);
  article.source = std::move(passage.source);
  article.date = std::move(passage.date);
  article.language = std::move(passage.language);
  article.url = std::move(passage.url);
  article.author = std::move(passage.author);
  article.origin = std::move(passage.origin);
  article.line = passage.line;
  article.passages = TokenTrace(database.trace(first)).header().passages;
  article.copies = copies_of(article.id, *copies);
  if (texts == ArticleTexts::included) {
    article.text = std::move(passage.text);
    article.text += rest_of_text(database, first, article);
  }
  return article;
}

ArticleRange::ArticleRange(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}
ArticleRange::~ArticleRange() = default;
ArticleRange::ArticleRange(ArticleRange&&) noexcept = default;
ArticleRange& ArticleRange::operator=(ArticleRange&&) noexcept = default;

std::size_t ArticleRange::size() const { return impl_->firsts.size(); }

std::optional<IndexedArticle> ArticleRange::next() { return impl_->next(); }

void ArticleRange::skip(std::size_t count) {
  impl_->at += std::min(count, impl_->firsts.size() - impl_->at);
}

}  // namespace dateline
