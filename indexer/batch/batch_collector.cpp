#include "indexer/batch/batch_collector.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline {
namespace fs = std::filesystem;

BatchCollector::BatchCollector(fs::path folder, std::size_t memory_limit,
                               std::size_t merge_width)
    : folder_(std::move(folder)),
      memory_limit_(memory_limit),
      merge_width_(merge_width) {}

BatchCollector::~BatchCollector() {
  std::error_code ignored;  // the next writer deletes what is left
  fs::remove_all(folder_, ignored);
}

void BatchCollector::add(ChunkResult result) {
  for (auto& [number, passages] : take_for_disk(result)) {
    segments_->add(number, passages);
  }
}

// Adds a result in memory. Returns the passages that must go to disk now, by
// the number of their chunk: all of them when the limit is passed, and from
// then on those of each result.
BatchCollector::PassagesByChunk BatchCollector::take_for_disk(
    ChunkResult& result) {
  const std::lock_guard lock(mutex_);
  take_outcomes(result);
  in_memory_count_ += result.passages.size();
  in_memory_.emplace(result.number, std::move(result.passages));
  const bool is_large = segments_ || in_memory_count_ > memory_limit_;
  return is_large ? move_to_disk() : PassagesByChunk();
}

// Returns the passages that were in memory until now.
BatchCollector::PassagesByChunk BatchCollector::move_to_disk() {
  if (!segments_) {
    fs::create_directory(folder_);
    segments_.emplace(folder_, merge_width_);
  }
  return std::exchange(in_memory_, {});
}

void BatchCollector::add_piece(std::size_t chunk,
                               const std::vector<PassageDocument>& passages) {
  PassagesByChunk before;
  {
    const std::lock_guard lock(mutex_);
    for (const PassageDocument& passage : passages) {
      add_passage(passage, contents_);
    }
    before = move_to_disk();
  }
  for (auto& [number, others] : before) segments_->add(number, others);
  segments_->add_piece(chunk, passages);
}

void BatchCollector::take_outcomes(ChunkResult& result) {
  text_bytes_ += result.text_bytes;
  for (const PassageDocument& passage : result.passages) {
    add_passage(passage, contents_);
  }
  result.articles.shrink_to_fit();
  article_count_ += result.articles.size();
  articles_.emplace(result.number, std::move(result.articles));
  using Kind = BatchMessage::Kind;
  for (const BatchMessage& message : result.messages) {
    unread_dates_ += message.kind == Kind::unread_date ? 1 : 0;
    if (message.kind != Kind::failure) continue;
    ++failures_;
    failed_files_.insert(message.file);
  }
  waiting_messages_.emplace(result.number, std::move(result.messages));
}

std::vector<BatchMessage> BatchCollector::take_messages() {
  const std::lock_guard lock(mutex_);
  std::vector<BatchMessage> messages;
  for (auto first = waiting_messages_.begin();
       first != waiting_messages_.end() && first->first == next_messages_;
       first = waiting_messages_.erase(first), ++next_messages_) {
    std::ranges::move(first->second, std::back_inserter(messages));
  }
  return messages;
}

std::vector<ArticleOutcome> BatchCollector::take_articles() {
  std::vector<ArticleOutcome> outcomes;
  outcomes.reserve(std::exchange(article_count_, 0));
  // Each chunk's are freed at once, so that they are in memory only once.
  while (!articles_.empty()) {
    const auto chunk = articles_.extract(articles_.begin());
    std::ranges::move(chunk.mapped(), std::back_inserter(outcomes));
  }
  return outcomes;
}

std::vector<PassageDocument> BatchCollector::take_passages() {
  std::vector<PassageDocument> all;
  for (auto& [number, passages] : in_memory_) {
    std::ranges::move(passages, std::back_inserter(all));
  }
  in_memory_.clear();
  return all;
}

std::vector<fs::path> BatchCollector::segments() const {
  return segments_ ? segments_->segments() : std::vector<fs::path>();
}

}  // namespace dateline
