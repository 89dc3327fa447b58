#include "query/tool/print/csv_printer.hpp"

#include "corpus/cli/csv.hpp"

namespace dateline::query_tool {
namespace {

// "58-71 80-90"
std::string ranges(const std::vector<Span>& spans) {
  std::string list;
  for (const Span& span : spans) {
    list += (list.empty() ? "" : " ") + std::to_string(span.begin) + '-' +
            std::to_string(span.end);
  }
  return list;
}

}  // namespace

std::string csv_header() {
  return csv_record({"rank", "score", "passage", "article", "title", "source",
                     "date", "language", "url", "paragraph", "offset", "length",
                     "text", "spans", "why"});
}

std::string csv_of(const Hit& hit) {
  return csv_record(
      {std::to_string(hit.rank), exact_number(hit.score), hit.passage,
       hit.article, hit.title, hit.source.value_or(""), hit.date.value_or(""),
       hit.language.value_or(""), hit.url.value_or(""),
       std::to_string(hit.paragraph), std::to_string(hit.offset),
       std::to_string(hit.length), hit.text, ranges(hit.spans), hit.why});
}

}  // namespace dateline::query_tool
