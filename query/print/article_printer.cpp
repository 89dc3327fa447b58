#include "query/print/article_printer.hpp"

#include <optional>

#include "corpus/cli/display_text.hpp"
#include "corpus/cli/json_text.hpp"
#include "corpus/text/export_mark.hpp"
#include "query/print/copies_text.hpp"
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
  const std::string copies =
      article.copies.empty() ? ""
                             : '\t' + display_text(copies_text(article.copies));
  return display_text(article.id) + '\t' + shown(article.date) + '\t' +
         shown(article.source) + '\t' + display_text(article.title) + copies +
         '\n';
}

std::string json_of(const IndexedArticle& article) {
  Json json = {{"article", article.id}};
  json.update(common_fields(article));
  json["origin"] = text_or_null(article.origin);
  json["line"] = article.line > 0 ? Json(article.line) : Json(nullptr);
  json["passages"] = article.passages;
  json["copies"] = json_list(article.copies);
  return json_text(json);
}

std::string export_of(const IndexedArticle& article) {
  Json json = {{export_key, export_version}, {"id", article.id}};
  json.update(common_fields(article));
  json["text"] = article.text;
  std::string lines = json_text(json);
  for (const ArticleCopy& copy : article.copies) {
    json["id"] = copy.id;
    json["url"] = text_or_null(copy.url);
    lines += json_text(json);
  }
  return lines;
}

}  // namespace dateline
