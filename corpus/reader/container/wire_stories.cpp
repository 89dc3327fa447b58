#include "corpus/reader/container/wire_stories.hpp"

#include <algorithm>
#include <utility>

#include "corpus/reader/container/article_lines.hpp"
#include "corpus/reader/format/wire_reader.hpp"
#include "corpus/reader/input/byte_reader.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_wire_line = 1u << 20;

bool has_words(const ArticleLines& story) {
  return story.is_too_large() || std::ranges::any_of(story.text(), [](char c) {
           return is_ascii_letter(c) || !is_ascii(c);
         });
}

class WireStories final : public Container {
 public:
  WireStories(std::unique_ptr<ByteSource> source, std::string name)
      : name_(std::move(name)), reader_(std::move(source)) {}

  std::optional<Entry> next() override;

 private:
  // The next line, whose end may be a carriage return alone.
  std::optional<std::string> next_line();

  std::string name_;
  ByteReader reader_;
  std::string rest_;  // of a line that has carriage returns in it
  bool has_rest_ = false;
  std::optional<std::string> mark_;  // the line that begins the next story
  std::size_t mark_line_ = 0;
  std::size_t line_ = 0;  // as an editor counts: by line feeds
  std::size_t number_ = 0;
};

std::optional<std::string> WireStories::next_line() {
  if (!std::exchange(has_rest_, false)) {
    ++line_;
    auto line = reader_.line(max_wire_line);
    if (!line) return std::nullopt;
    rest_ = std::move(*line);
  }
  const std::size_t end = rest_.find('\r');
  if (end == rest_.npos || end + 1 == rest_.size()) return std::move(rest_);
  std::string line = rest_.substr(0, end);
  rest_.erase(0, end + 1);
  has_rest_ = true;
  return line;
}

std::optional<Entry> WireStories::next() {
  ArticleLines story;
  std::size_t begin = mark_ ? mark_line_ : line_ + 1;
  if (mark_) story.add(*std::exchange(mark_, std::nullopt));
  while (const auto line = next_line()) {
    if (begins_wire_story(*line)) {
      if (has_words(story)) {
        mark_ = *line;
        mark_line_ = line_;
        break;
      }
      story = {};
      begin = line_;
    }
    story.add(*line);
    if (ends_wire_story(*line) && has_words(story)) break;
  }
  if (!has_words(story)) return std::nullopt;
  return story.take(name_, "story " + std::to_string(++number_), begin);
}

}  // namespace

std::unique_ptr<Container> open_wire_stories(std::unique_ptr<ByteSource> source,
                                             const ContainerPlace& place) {
  return std::make_unique<WireStories>(std::move(source), place.name);
}

bool is_wire_text(std::string_view beginning) {
  beginning = trimmed(without_byte_order_mark(beginning));
  return begins_wire_story(
      beginning.substr(0, beginning.find_first_of("\r\n")));
}

}  // namespace dateline
