#include "query/print/character_spans.hpp"

#include <cstddef>

#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// Counts characters from the beginning of a text; goes forward only.
class CharacterCounter {
 public:
  explicit CharacterCounter(std::string_view text) : text_(text) {}

  std::size_t before(std::size_t byte) {
    for (; at_ < byte && at_ < text_.size(); ++characters_) {
      at_ = code_point_at(text_, at_).end;
    }
    return characters_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t characters_ = 0;
};

}  // namespace

std::vector<Span> character_spans(std::string_view text,
                                  const std::vector<Span>& spans) {
  CharacterCounter counter(text);
  std::vector<Span> counted;
  for (const Span& span : spans) {
    const std::size_t begin = counter.before(span.begin);
    counted.push_back({begin, counter.before(span.end)});
  }
  return counted;
}

}  // namespace dateline
