#include "corpus/reader/format/article_date.hpp"

#include <utility>

#include "corpus/reader/date/written_date.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_quoted = 100;  // bytes

std::string reason_of(DateReading::Fault fault) {
  switch (fault) {
    case DateReading::Fault::no_day:
      return "no calendar has this day; write one that is, as YYYY-MM-DD";
    case DateReading::Fault::ambiguous:
      return "it can be several days; write YYYY-MM-DD, or give the article's "
             "language with its country, such as en-GB";
    default:
      return "it has no form of a date that is known; write YYYY-MM-DD";
  }
}

}  // namespace

void set_date(Article& article, std::string_view written,
              std::string_view locale, std::size_t line) {
  if (!article.date.empty() || is_blank(written)) return;
  DateReading reading = read_date(written, locale);
  article.date = std::move(reading.iso);
  if (!article.date.empty()) {
    article.unread_date.reset();
  } else if (!article.unread_date) {
    std::string text = one_line(truncated(written, max_quoted));
    article.unread_date = {std::move(text), reason_of(reading.fault), line};
  }
}

}  // namespace dateline
