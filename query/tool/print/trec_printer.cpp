#include "query/tool/print/trec_printer.hpp"

#include "corpus/cli/csv.hpp"

namespace dateline::query_tool {

std::string trec_word(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string word;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ' && byte != 0x7F) {
      word += c;
    } else {
      word += {'%', digits[byte >> 4], digits[byte & 0xF]};
    }
  }
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
