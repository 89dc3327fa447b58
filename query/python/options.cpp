#include "query/python/options.hpp"

#include <string>
#include <vector>

namespace dateline::python {
namespace {

std::vector<std::string> strings_of(const Texts& texts) {
  std::vector<std::string> strings;
  for (const Text& text : texts.values) strings.push_back(text.bytes);
  return strings;
}

}  // namespace

SearchFilters filters_of(const Texts& sources, const Texts& authors,
                         const Texts& languages, const DateText& date_from,
                         const DateText& date_to) {
  return {.from = date_from.text,
          .to = date_to.text,
          .sources = strings_of(sources),
          .authors = strings_of(authors),
          .languages = strings_of(languages)};
}

TimeLimit time_limit_of(const Timeout& timeout, const MaybeStop& stop) {
  return {.timeout = timeout.time,
          .stop = stop ? stop->get_token() : std::stop_token()};
}

}  // namespace dateline::python
