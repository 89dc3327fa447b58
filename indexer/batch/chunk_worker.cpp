#include "indexer/batch/chunk_worker.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/reader/formats.hpp"

namespace dateline {
namespace {

std::shared_ptr<InputOutcome> facts_of(const RawRecord& record,
                                       const Article& article) {
  auto facts = std::make_shared<InputOutcome>();
  facts->place = CorpusError(record.name, record.line, "").place();
  facts->id = article.id;
  facts->format = record.format->name;
  facts->charset = article.charset;
  facts->language = article.language;
  facts->date = article.date;
  facts->bytes = article.title.size() + article.text.size();
  facts->notes = article.notes;
  if (record.row) facts->row = record.row->cells;
  if (article.unread_date) {
    facts->notes.push_back("its date '" + article.unread_date->text +
                           "' cannot be read");
  }
  return facts;
}

}  // namespace

ChunkWorker::ChunkWorker(const PublishedArticles& published,
                         std::string default_language, bool wants_facts,
                         TakePiece take_piece)
    : published_(published),
      default_language_(default_language),
      wants_facts_(wants_facts),
      take_piece_(std::move(take_piece)),
      builder_(std::move(default_language)) {}

ChunkResult ChunkWorker::process(const Chunk& chunk,
                                 const std::stop_token& stop) {
  ChunkResult result;
  result.number = chunk.number;
  for (const auto& record : chunk.records) {
    if (stop.stop_requested()) break;
    if (const auto* error = std::get_if<ReadError>(&record)) {
      result.messages.push_back(
          {BatchMessage::Kind::failure, error->what, error->file});
      continue;
    }
    const auto& raw = std::get<RawRecord>(record);
    try {
      process(raw, result);
    } catch (const CorpusError& error) {
      result.messages.push_back({BatchMessage::Kind::failure, error, raw.file});
    }
  }
  return result;
}

// Null if the version of this `content` was read from the article's file.
std::shared_ptr<const OtherVersion> ChunkWorker::other_version(
    const Article& article, const std::string& content) const {
  std::string origin = published_.origin_of(article.id);
  if (origin == article.origin) return nullptr;
  const std::uint64_t words = words_of_content(content).value_or(0);
  return std::make_shared<const OtherVersion>(
      OtherVersion{std::move(origin), words});
}

void ChunkWorker::process(const RawRecord& record, ChunkResult& result) {
  using State = ArticleOutcome::State;
  using Kind = BatchMessage::Kind;
  Article article = parse_record(record);
  read_date_in_detected_language(article);
  if (article.unread_date) {
    const auto& [text, reason, line] = *article.unread_date;
    result.messages.push_back(
        {Kind::unread_date,
         CorpusError(record.name, line,
                     "cannot read the date '" + text + "': " + reason),
         record.file});
  }
  for (const std::string& note : article.notes) {
    result.messages.push_back(
        {Kind::note, CorpusError(record.name, record.line, note), record.file});
  }
  result.text_bytes += article.title.size() + article.text.size();

  const std::string content = content_hash(article, default_language_);
  const auto published = published_.content_of(article.id);
  ArticleOutcome outcome{article.id,
                         State::unchanged,
                         0,
                         words_hash(article),
                         record.file,
                         record.line,
                         record.is_within
                             ? std::make_shared<const std::string>(record.name)
                             : nullptr,
                         wants_facts_ ? facts_of(record, article) : nullptr};
  if (published == content) {
    result.articles.push_back(std::move(outcome));
    return;
  }
  std::size_t given = 0;  // passages
  auto passages =
      builder_.build(article, content, [&](std::vector<PassageDocument> piece) {
        given += piece.size();
        if (!result.passages.empty()) {
          take_piece_(result.number, std::exchange(result.passages, {}));
        }
        take_piece_(result.number, std::move(piece));
      });
  outcome.state = published ? State::replaced : State::added;
  if (published) outcome.published = other_version(article, *published);
  outcome.passages = static_cast<std::uint32_t>(given + passages.size());
  result.articles.push_back(std::move(outcome));
  std::ranges::move(passages, std::back_inserter(result.passages));
}

}  // namespace dateline
