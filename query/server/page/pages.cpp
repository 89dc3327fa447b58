#include "query/server/page/pages.hpp"

#include "query/print/html_markup.hpp"
#include "query/server/http/http_error.hpp"

namespace dateline::server {
namespace {

HttpResponse html_response(const std::string& title, const std::string& content,
                           int status) {
  return {status,
          "text/html; charset=utf-8",
          "<!doctype html>\n<html lang=\"en\"><title>" + html_text(title) +
              "</title>\n" + content + "</html>\n",
          {}};
}

}  // namespace

bool is_page(std::string_view path) { return path == "/"; }

HttpResponse answer_page(Service& service, const Call&) {
  std::string names;
  for (const std::string& name : service.searchers.names()) {
    names += element("li", html_text(name));
  }
  return html_response("Dateline", element("ul", names), 200);
}

HttpResponse page_of_error(const Service&, const HttpError& error) {
  HttpResponse response = html_response(
      "Dateline", element("p", html_text(error.what())), error.status());
  response.headers = error.headers();
  return response;
}

}  // namespace dateline::server
