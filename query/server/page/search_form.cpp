#include "query/server/page/search_form.hpp"

#include <algorithm>

#include "corpus/text/lines.hpp"
#include "query/server/service/in_quotes.hpp"
#include "query/server/service/parameter_values.hpp"
#include "query/server/service/search_request.hpp"
#include "query/settings/search_settings.hpp"

namespace dateline::server {
namespace {

ParameterValues given_values(std::vector<Parameter> parameters) {
  std::erase_if(parameters, [](const Parameter& parameter) {
    return parameter.value.empty();
  });
  return ParameterValues(std::move(parameters));
}

// `source:"AP"`, or `source:("AP" "AFP")` for alternatives.
std::string field_of(const char* name, const std::vector<std::string>& values) {
  std::string list;
  for (const std::string& value : values) {
    list += (list.empty() ? "" : " ") + in_quotes(value);
  }
  if (values.size() > 1) list = '(' + list + ')';
  return list.empty() ? "" : name + (':' + list);
}

std::string field_of_dates(const std::string& from, const std::string& to) {
  if (from.empty() && to.empty()) return "";
  return "on:" + (from == to ? from : from + ".." + to);
}

}  // namespace

SearchForm search_form(const Call& call, const SearchLimits& limits) {
  const ParameterValues values = given_values(call.target.parameters);
  values.check_names({"index", "q", "from", "to", "source", "author",
                      "language", "sort", "within", "per-article", "context",
                      "offset"});
  SearchForm form;
  form.index = values.text("index").value_or("");
  form.query = read_query(values, limits).text();
  form.filters = filters(values);
  form.sort = sort(values);
  form.within = within(values);
  form.by_article = values.number("per-article", 1, passages_of_an_article,
                                  passages_of_an_article) == 1;
  form.neighbours = values.number("context", 0, 1, 0) == 1;
  form.offset = values.number("offset", 0, limits.offset, 0);
  if (is_blank(form.query)) {
    form.query = query_of(form.filters);
    form.filters = {};
  }
  return form;
}

std::vector<Parameter> parameters_of(const SearchForm& form) {
  std::vector<Parameter> parameters;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) parameters.push_back({name, value});
  };
  const auto add_all = [&](const char* name,
                           const std::vector<std::string>& values) {
    for (const std::string& value : values) add(name, value);
  };
  add("index", form.index);
  add("q", form.query);
  add_all("source", form.filters.sources);
  add_all("author", form.filters.authors);
  add_all("language", form.filters.languages);
  add("from", form.filters.from);
  add("to", form.filters.to);
  if (form.sort == Sort::newest) add("sort", "newest");
  if (form.sort == Sort::oldest) add("sort", "oldest");
  if (form.within == Within::article) add("within", "article");
  if (form.by_article) add("per-article", "1");
  if (form.neighbours) add("context", "1");
  if (form.offset > 0) add("offset", std::to_string(form.offset));
  return parameters;
}

SearchOptions options_of(const SearchForm& form) {
  SearchOptions options;
  options.filters = form.filters;
  options.max_per_article = form.by_article ? 1 : passages_of_an_article;
  options.sort = form.sort;
  options.within = form.within;
  options.page = {hits_of_a_page, form.offset};
  return options;
}

std::string query_of(const SearchFilters& filters) {
  std::string query;
  for (const std::string& field : {field_of("source", filters.sources),
                                   field_of("author", filters.authors),
                                   field_of("lang", filters.languages),
                                   field_of_dates(filters.from, filters.to)}) {
    if (!field.empty()) query += (query.empty() ? "" : " ") + field;
  }
  return query;
}

SearchForm at_first_page(SearchForm form) {
  form.offset = 0;
  return form;
}

}  // namespace dateline::server
