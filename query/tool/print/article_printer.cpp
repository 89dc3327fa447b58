#include "query/tool/print/article_printer.hpp"

#include <optional>

#include "corpus/cli/display_text.hpp"
#include "corpus/cli/json_text.hpp"
#include "corpus/text/export_mark.hpp"
#include "query/tool/print/json_printer.hpp"

namespace dateline::query_tool {
namespace {

std::string shown(const std::optional<std::string>& value) {
  return display_text(value.value_or(""));
}

}  // namespace

std::string text_of(const IndexedArticle& article) {
  return display_text(article.id) + '\t' + shown(article.date) + '\t' +
         shown(article.source) + '\t' + display_text(article.title) + '\n';
}

std::string json_of(const IndexedArticle& article) {
  return json_text(
      {{"article", article.id},
       {"date", text_or_null(article.date)},
       {"source", text_or_null(article.source)},
       {"title", text_or_null(article.title)},
       {"author", text_or_null(article.author)},
       {"language", text_or_null(article.language)},
       {"url", text_or_null(article.url)},
       {"origin", text_or_null(article.origin)},
       {"line", article.line > 0 ? Json(article.line) : Json(nullptr)},
       {"passages", article.passages}});
}

std::string export_of(const IndexedArticle& article) {
  return json_text({{export_key, export_version},
                    {"id", article.id},
                    {"date", text_or_null(article.date)},
                    {"source", text_or_null(article.source)},
                    {"title", text_or_null(article.title)},
                    {"author", text_or_null(article.author)},
                    {"language", text_or_null(article.language)},
                    {"url", text_or_null(article.url)},
                    {"text", article.text}});
}

}  // namespace dateline::query_tool
