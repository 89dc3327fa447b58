#include "query/server/page/pages.hpp"

#include <algorithm>

#include "corpus/text/lines.hpp"
#include "query/print/html_markup.hpp"
#include "query/server/page/article_pages.hpp"
#include "query/server/page/assets.hpp"
#include "query/server/page/batch_page.hpp"
#include "query/server/page/page_frame.hpp"
#include "query/server/page/search_page.hpp"

namespace dateline::server {
namespace {

using Answer = HttpResponse (*)(Service&, const Call&);

HttpResponse help_page(Service& service, const Call&) {
  return html_page(
      service, {},
      {"Help - Dateline", std::string(asset_text("help.html")), "help"});
}

// Null if the path is that of no page.
Answer answer_for(std::string_view path) {
  if (path == "/") return search_page;
  if (path == "/help") return help_page;
  if (path == "/batch") return batch_page;
  if (path.starts_with(article_root)) return article_page;
  if (path.starts_with(similar_root)) return similar_page;
  if (path.starts_with(citation_root)) return citation_page;
  return nullptr;
}

// The same call with its parameter "id" at the end of its path.
Call with_id_in_path(Call call) {
  std::vector<Parameter>& parameters = call.target.parameters;
  const auto id = std::ranges::find(parameters, "id", &Parameter::name);
  if (id == parameters.end() || id->value.empty()) {
    throw HttpError(
        404, "the path '" + call.target.path + "' needs an id behind it");
  }
  call.target.path += id->value;
  parameters.erase(id);
  return call;
}

std::string heading(int status) {
  if (status == 404) return "Not found";
  if (status >= 500) return "The server could not answer";
  return "This request cannot be answered";
}

// What of a request that failed stays in the search box.
SearchForm form_of(const std::vector<Parameter>& parameters,
                   const std::vector<std::string>& indexes) {
  SearchForm form;
  for (const auto& [name, value] : parameters) {
    if (name == "q") form.query = value;
    const bool is_index = std::ranges::find(indexes, value) != indexes.end();
    if (name == "index" && is_index) form.index = value;
  }
  return form;
}

}  // namespace

bool is_page(std::string_view path) {
  return answer_for(path) != nullptr || asset_at(path).has_value();
}

bool takes_forms(std::string_view path) {
  return answer_for(path) == batch_page;
}

HttpResponse answer_page(Service& service, const Call& call) {
  const std::string& path = call.target.path;
  if (std::optional<HttpResponse> file = asset_at(path)) return *file;
  const bool needs_id =
      path == article_root || path == similar_root || path == citation_root;
  return answer_for(path)(service, needs_id ? with_id_in_path(call) : call);
}

HttpResponse page_of_error(const Service& service, const HttpError& error,
                           const FailedRequest& request) {
  const Links links(service.prefix);
  HttpResponse response = html_page(
      service, form_of(request.parameters, service.searchers.names()),
      {heading(error.status()) + " - Dateline",
       element("h1", heading(error.status())) +
           element("p class=\"lead\"",
                   html_text(with_capital(error.what()) + '.')) +
           element("p", link(links.home(), "Search the archive") + " or " +
                            link(links.help(), "read the help") + "."),
       "error", error.status(), request.is_admitted});
  response.headers = error.headers();
  return response;
}

}  // namespace dateline::server
