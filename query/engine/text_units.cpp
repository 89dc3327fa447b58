#include "dateline/text_units.hpp"

#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// Counts units from the beginning of a text; goes forward only.
class UnitCounter {
 public:
  UnitCounter(std::string_view text, TextUnit unit)
      : text_(text), unit_(unit) {}

  std::size_t before(std::size_t byte) {
    constexpr std::int32_t first_pair = 0x10000;  // of two units of UTF-16
    while (at_ < byte && at_ < text_.size()) {
      const CodePoint point = code_point_at(text_, at_);
      const bool is_pair = unit_ == TextUnit::utf16 && point.code >= first_pair;
      units_ += is_pair ? 2 : 1;
      at_ = point.end;
    }
    return units_;
  }

 private:
  std::string_view text_;
  TextUnit unit_;
  std::size_t at_ = 0;
  std::size_t units_ = 0;
};

}  // namespace

std::size_t units_before(std::string_view text, std::size_t bytes,
                         TextUnit unit) {
  return UnitCounter(text, unit).before(bytes);
}

std::vector<Span> in_units(std::string_view text,
                           const std::vector<Span>& spans, TextUnit unit) {
  UnitCounter counter(text, unit);
  std::vector<Span> counted;
  counted.reserve(spans.size());
  for (const Span& span : spans) {
    const std::size_t begin = counter.before(span.begin);
    counted.push_back({begin, counter.before(span.end)});
  }
  return counted;
}

}  // namespace dateline
