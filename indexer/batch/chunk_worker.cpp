#include "indexer/batch/chunk_worker.hpp"

#include <iterator>

#include "corpus/index/index_schema.hpp"

namespace dateline {

ChunkWorker::ChunkWorker(Xapian::Database published,
                         std::string default_language)
    : published_(std::move(published)),
      default_language_(default_language),
      builder_(std::move(default_language)) {}

ChunkResult ChunkWorker::process(const Chunk& chunk,
                                 const std::stop_token& stop) {
  ChunkResult result;
  result.number = chunk.number;
  for (const auto& record : chunk.records) {
    if (stop.stop_requested()) break;
    if (const auto* error = std::get_if<CorpusError>(&record)) {
      result.failures.push_back(error->message());
      continue;
    }
    try {
      process(std::get<RawRecord>(record), result);
    } catch (const CorpusError& error) {
      result.failures.push_back(error.message());
    }
  }
  return result;
}

void ChunkWorker::process(const RawRecord& record, ChunkResult& result) {
  using State = ArticleOutcome::State;
  Article article = parse_record(record);
  read_date_in_detected_language(article);
  report_date(article, record, result);
  result.text_bytes += article.title.size() + article.text.size();

  const std::string content = content_hash(article, default_language_);
  const auto published = published_content(article.id);
  if (published == content) {
    result.articles.push_back({article.id, State::unchanged, 0});
    return;
  }
  auto passages = builder_.build(article, content);
  result.articles.push_back({article.id,
                             published ? State::replaced : State::added,
                             static_cast<std::uint32_t>(passages.size())});
  std::ranges::move(passages, std::back_inserter(result.passages));
}

void ChunkWorker::report_date(const Article& article, const RawRecord& record,
                              ChunkResult& result) {
  if (!article.unread_date) return;
  const UnreadDate& date = *article.unread_date;
  const CorpusError error(
      record.name, date.line,
      "cannot read the date '" + date.text + "': " + date.reason);
  result.unread_dates.push_back(error.message());
}

// The content hash of the published article. Its first passage has it, and that
// has the lowest document number of the article.
std::optional<std::string> ChunkWorker::published_content(
    std::string_view article) const {
  const std::string term = schema::article_term(article);
  const auto first = published_.postlist_begin(term);
  if (first == published_.postlist_end(term)) return std::nullopt;
  return published_.get_document(*first).get_value(schema::content_slot);
}

}  // namespace dateline
