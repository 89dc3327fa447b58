#include "query/print/article_printer.hpp"

#include <optional>

#include "corpus/cli/display_text.hpp"
#include "corpus/cli/json_text.hpp"
#include "corpus/text/export_mark.hpp"
#include "query/print/json_printer.hpp"

namespace dateline {
namespace {

std::string shown(const std::optional<std::string>& value) {
  return display_text(value.value_or(""));
}

// What a list and an export both say of an article.
Json common_fields(const IndexedArticle& article) {
  return {{"date", text_or_null(article.date)},
          {"source", text_or_null(article.source)},
          {"title", text_or_null(article.title)},
          {"author", text_or_null(article.author)},
          {"language", text_or_null(article.language)},
          {"url", text_or_null(article.url)}};
}

}  // namespace

std::string text_of(const IndexedArticle& article) {
  return display_text(article.id) + '\t' + shown(article.date) + '\t' +
         shown(article.source) + '\t' + display_text(article.title) + '\n';
}

std::string json_of(const IndexedArticle& article) {
  Json json = {{"article", article.id}};
  json.update(common_fields(article));
  json["origin"] = text_or_null(article.origin);
  json["line"] = article.line > 0 ? Json(article.line) : Json(nullptr);
  json["passages"] = article.passages;
  return json_text(json);
}

std::string export_of(const IndexedArticle& article) {
  Json json = {{export_key, export_version}, {"id", article.id}};
  json.update(common_fields(article));
  json["text"] = article.text;
  return json_text(json);
}

}  // namespace dateline
