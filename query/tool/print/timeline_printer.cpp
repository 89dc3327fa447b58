#include "query/tool/print/timeline_printer.hpp"

#include <algorithm>
#include <string_view>

#include "query/print/timeline_rows.hpp"

namespace dateline::query_tool {
namespace {

constexpr std::size_t min_bar_width = 10;  // columns

// A bar for `count` where `max_count` takes `width` columns. It is exact to an
// eighth of a column, or to a column with ASCII characters.
std::string bar(std::size_t count, std::size_t max_count, std::size_t width,
                bool ascii) {
  constexpr const char* eighths[] = {"",       "\u258F", "\u258E", "\u258D",
                                     "\u258C", "\u258B", "\u258A", "\u2589"};
  if (count == 0 || max_count == 0) return "";
  if (ascii) {
    return std::string(std::max<std::size_t>(1, count * width / max_count),
                       '#');
  }
  const std::size_t length =
      std::max<std::size_t>(1, count * width * 8 / max_count);
  std::string drawn;
  for (std::size_t i = 0; i < length / 8; ++i) drawn += "\u2588";
  return drawn + eighths[length % 8];
}

constexpr std::string_view passages_name = "passages";
constexpr std::string_view stories_name = "stories";

std::string padded_left(std::string text, std::size_t width) {
  text.insert(0, width - std::min(width, text.size()), ' ');
  return text;
}

std::string padded_right(std::string text, std::size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

class Chart {
 public:
  Chart(const Timeline& timeline, std::string unit, const TextStyle& style,
        bool stories)
      : timeline_(timeline),
        unit_(std::move(unit)),
        style_(style),
        stories_(stories) {
    for (const FacetCount& bucket : timeline.buckets) {
      max_count_ = std::max(max_count_, bucket.passages);
      label_ = std::max(label_, bucket.value.size());
    }
    digits_ = std::to_string(max_count_).size();
    if (stories) {
      label_ = std::max(label_, unit_.size());
      digits_ = std::max(digits_, passages_name.size());
    }
    const std::size_t left_of_bar =
        label_ + digits_ + 3 + (stories ? 2 + stories_name.size() : 0);
    width_ = std::max(style.width, left_of_bar + min_bar_width) - left_of_bar;
  }

  std::string draw() const {
    std::string text = stories_ ? names() : "";
    for (const TimelineRow& row : timeline_rows(timeline_)) {
      text += row.bucket ? line(*row.bucket) : gap(row.gap);
    }
    const std::string undated = undated_line(timeline_, unit_);
    return text + (undated.empty() ? "" : undated + '\n');
  }

 private:
  std::string gap(std::size_t count) const {
    std::string text(label_ > 3 ? label_ - 3 : 0, ' ');
    return text + "... " + gap_text(count, unit_) + '\n';
  }

  std::string names() const {
    return padded_right(unit_, label_) + "  " +
           padded_left(std::string(passages_name), digits_) + "  " +
           std::string(stories_name) + '\n';
  }

  std::string line(const FacetCount& bucket) const {
    std::string text = padded_right(bucket.value, label_) + "  " +
                       padded_left(std::to_string(bucket.passages), digits_);
    if (stories_) {
      text += "  " +
              padded_left(std::to_string(bucket.stories), stories_name.size());
    }
    const std::string drawn =
        bar(bucket.passages, max_count_, width_, style_.ascii);
    return text + (drawn.empty() ? "" : " " + drawn) + '\n';
  }

  const Timeline& timeline_;
  std::string unit_;
  const TextStyle& style_;
  bool stories_;
  std::size_t max_count_ = 0;                       // of a bucket
  std::size_t label_ = 0, digits_ = 0, width_ = 0;  // columns
};

}  // namespace

std::string text_of(const Timeline& timeline, const std::string& unit,
                    const TextStyle& style, bool stories) {
  return Chart(timeline, unit, style, stories).draw();
}

}  // namespace dateline::query_tool
