#include "query/server/page/links.hpp"

#include "corpus/text/passage_id.hpp"
#include "query/print/web_link.hpp"
#include "query/server/page/assets.hpp"

namespace dateline::server {
namespace {

// Browsers and proxies take empty and dotted steps out of a path, so an id that
// has some is written as one step.
std::string path_of_id(std::string_view id) {
  const std::string path = '/' + std::string(id) + '/';
  const bool is_plain = path.find("//") == path.npos &&
                        path.find("/./") == path.npos &&
                        path.find("/../") == path.npos;
  return percent_encoded(id, is_plain ? "-._~/:" : "-._~:");
}

std::vector<Parameter> of_index(const SearchForm& form) {
  if (form.index.empty()) return {};
  return {{"index", form.index}};
}

std::string fragment(unsigned ordinal) {
  return ordinal == 0 ? "" : "#p" + std::to_string(ordinal);
}

}  // namespace

std::string Links::file(std::string_view name) const {
  return prefix_ + asset_path(name);
}

std::string Links::batch(const std::string& index) const {
  SearchForm form;
  form.index = index;
  return address("/batch", of_index(form));
}

std::string Links::search(const SearchForm& form) const {
  return address("/", parameters_of(form));
}

std::string Links::article(const SearchForm& form, std::string_view id,
                           unsigned ordinal) const {
  std::vector<Parameter> parameters = of_index(form);
  if (!form.query.empty()) parameters.push_back({"q", form.query});
  return of_id("/article/", id, parameters) + fragment(ordinal);
}

std::string Links::passage(const SearchForm& form, std::string_view id) const {
  const std::optional<PassageId> parts = parse_passage_id(id);
  return parts ? article(form, parts->article,
                         static_cast<unsigned>(parts->ordinal))
               : article(form, id, 0);
}

std::string Links::permanent(const SearchForm& form, std::string_view article,
                             unsigned ordinal) const {
  return of_id("/article/", article, of_index(form)) + fragment(ordinal);
}

std::string Links::similar(const SearchForm& form,
                           std::string_view passage) const {
  return of_id("/similar/", passage, of_index(form));
}

std::string Links::citations(const SearchForm& form,
                             std::string_view id) const {
  return of_id("/cite/", id, of_index(form));
}

std::string Links::citation(const SearchForm& form, std::string_view id,
                            const std::string& style) const {
  std::vector<Parameter> parameters = of_index(form);
  parameters.push_back({"cite", style});
  return of_id("/cite/", id, parameters);
}

std::string Links::hits(const SearchForm& form, const std::string& format,
                        std::size_t limit) const {
  std::vector<Parameter> parameters = parameters_of(at_first_page(form));
  if (!form.by_article) {
    parameters.push_back(
        {"per-article", std::to_string(passages_of_an_article)});
  }
  parameters.push_back({"limit", std::to_string(limit)});
  parameters.push_back({"format", format});
  return address("/api/v1/search", parameters);
}

std::string Links::address(std::string_view path,
                           const std::vector<Parameter>& parameters) const {
  std::string text = prefix_;
  text += path;
  char sign = '?';
  for (const Parameter& parameter : parameters) {
    text += sign + percent_encoded(parameter.name, "-") + '=' +
            percent_encoded(parameter.value, "-._~:");
    sign = '&';
  }
  return text;
}

// Browsers take "." and ".." out of a path however they are encoded, so these
// ids stand in a parameter.
std::string Links::of_id(const char* path, std::string_view id,
                         std::vector<Parameter> parameters) const {
  if (id == "." || id == "..") {
    parameters.insert(parameters.begin(), {"id", std::string(id)});
    return address(path, parameters);
  }
  return address(path + path_of_id(id), parameters);
}

std::string link(const std::string& address, const std::string& html,
                 const std::string& attributes) {
  std::string escaped;
  for (const char c : address) {
    escaped += c == '&' ? std::string("&amp;") : std::string(1, c);
  }
  return "<a href=\"" + escaped + '"' + attributes + '>' + html + "</a>";
}

}  // namespace dateline::server
