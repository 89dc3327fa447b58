#include "query/tool/print/trec_printer.hpp"

#include "corpus/cli/csv.hpp"
#include "corpus/cli/display_text.hpp"
#include "corpus/text/percent_escape.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline::query_tool {

std::string trec_word(std::string_view text) {
  std::string word;
  for_each_code_point(text, [&](const CodePoint& point) {
    const bool is_escaped = point.code == ' ' || is_harmful(point.code);
    for (const char c : text.substr(point.begin, point.end - point.begin)) {
      if (is_escaped) {
        word += percent_escape(c);
      } else {
        word += c;
      }
    }
  });
  return word.empty() ? "-" : word;
}

std::string trec_of(const Hit& hit, std::string_view topic,
                    std::size_t max_per_article, std::string_view tag) {
  const std::string& id = max_per_article == 1 ? hit.article : hit.passage;
  return trec_word(topic) + " Q0 " + trec_word(id) + ' ' +
         std::to_string(hit.rank) + ' ' + exact_number(hit.score) + ' ' +
         trec_word(tag) + '\n';
}

}  // namespace dateline::query_tool
