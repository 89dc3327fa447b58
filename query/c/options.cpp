#include "query/c/options.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace dateline::c {
namespace {

static_assert(static_cast<int>(Syntax::plain) == DATELINE_PLAIN);
static_assert(static_cast<int>(Sort::oldest) == DATELINE_OLDEST);
static_assert(static_cast<int>(Counting::none) == DATELINE_COUNT_NONE);
static_assert(static_cast<int>(Within::article) == DATELINE_ARTICLE);

// The enum of C++ with the same number, of those up to `last`.
template <typename Enum>
Enum enum_of(int value, Enum last, const char* name) {
  if (value < 0 || value > static_cast<int>(last)) {
    throw ArgumentError("the option '" + std::string(name) +
                        "' has the value " + std::to_string(value) +
                        ", which is none of those that the header names");
  }
  return static_cast<Enum>(value);
}

std::vector<std::string> texts_of(const char* const* texts, std::size_t count,
                                  const char* name) {
  if (count > 0) required(texts, name);
  std::vector<std::string> all;
  for (std::size_t i = 0; i < count; ++i) {
    all.emplace_back(&required(texts[i], name));
  }
  return all;
}

ScoreComponent component_of(const std::string& name) {
  const auto* const found = std::ranges::find_if(
      all_score_components,
      [&](ScoreComponent one) { return to_string(one) == name; });
  if (found != std::end(all_score_components)) return *found;
  throw ArgumentError("the option 'without' names '" + name +
                      "', which is no component of a score");
}

Facet facet_of(int facet, const char* name) {
  return enum_of(facet, Facet::day, name);
}

}  // namespace

dateline_search_options usual_options() {
  const SearchOptions usual;
  dateline_search_options options{};
  options.size = sizeof options;
  options.limit = usual.page.limit;
  return options;
}

Syntax syntax_of(const dateline_search_options& options) {
  return enum_of(options.syntax, Syntax::plain, "syntax");
}

SearchOptions search_options(const dateline_search_options& given) {
  SearchOptions options;
  options.filters.from = text_or_empty(given.from);
  options.filters.to = text_or_empty(given.to);
  options.filters.sources =
      texts_of(given.sources, given.source_count, "sources");
  options.filters.authors =
      texts_of(given.authors, given.author_count, "authors");
  options.filters.languages =
      texts_of(given.languages, given.language_count, "languages");
  options.page = {given.limit, given.offset};
  options.max_per_article = given.max_per_article;
  options.sort = enum_of(given.sort, Sort::oldest, "sort");
  options.half_life = given.half_life;
  options.within = enum_of(given.within, Within::article, "within");
  for (const std::string& name :
       texts_of(given.without, given.without_count, "without")) {
    options.disabled.push_back(component_of(name));
  }
  options.counting = enum_of(given.counting, Counting::none, "counting");
  if (given.facet_count > 0) required(given.facets, "facets");
  for (std::size_t i = 0; i < given.facet_count; ++i) {
    options.facets.push_back(facet_of(given.facets[i], "facets"));
  }
  if (given.cross != nullptr) {
    options.cross = {facet_of(given.cross[0], "cross"),
                     facet_of(given.cross[1], "cross")};
  }
  options.count_stories = given.count_stories != 0;
  options.explain = given.explain != 0;
  options.time_limit.timeout = std::chrono::milliseconds(given.timeout);
  if (given.stop != nullptr) {
    options.time_limit.stop = given.stop->source.get_token();
  }
  return options;
}

}  // namespace dateline::c

void dateline_search_options_init(dateline_search_options* options,
                                  size_t size) {
  dateline::c::set_up(options, size, dateline::c::usual_options());
}
