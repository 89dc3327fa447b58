#include "query/print/summary.hpp"

#include <algorithm>

#include "corpus/cli/messages.hpp"

namespace dateline {
namespace {

// "about " if a number is an estimate.
std::string precision(bool is_exact) { return is_exact ? "" : "about "; }

// " with all words"; "" if there is only one.
std::string with_words(const Results& results, Counting counting) {
  if (results.counted_words < 2) return "";
  const std::string_view by = counted_by(results, counting);
  return by == to_string(Counting::all_words)  ? " with all words"
         : by == to_string(Counting::in_a_row) ? " with the words in a row"
                                               : " with any of the words";
}

// ", 147 with all words"; "" if all that match are counted.
std::string counted_part(const Results& results, Counting counting,
                         std::size_t part, std::size_t total) {
  if (counting == Counting::any_word || results.counted_words < 2 ||
      part >= total) {
    return "";
  }
  return ", " + precision(results.counted_is_exact) + std::to_string(part) +
         with_words(results, counting);
}

}  // namespace

std::string counted_text(const Results& results, const SearchOptions& options) {
  return precision(results.counted_is_exact) +
         counted(results.counted_passages, "passage") + " in " +
         counted(results.counted_articles, "article") +
         (options.count_stories ? stories_text(results.counted_stories) : "") +
         with_words(results, options.counting);
}

std::string filters_text(const SearchFilters& filters) {
  std::string text;
  const auto add = [&](const char* name, const std::string& value) {
    if (value.empty()) return;
    text += (text.empty() ? "" : "; ") + std::string(name) + ' ' + value;
  };
  const auto any_of = [](const std::vector<std::string>& values) {
    std::string list;
    for (const std::string& value : values) {
      list += (list.empty() ? "" : " or ") + value;
    }
    return list;
  };
  add("source", any_of(filters.sources));
  add("author", any_of(filters.authors));
  add("language", any_of(filters.languages));
  add("from", filters.from);
  add("to", filters.to);
  return text;
}

std::string summary(const Results& results, const SearchOptions& options) {
  if (results.empty()) return counted_text(results, options);
  const std::size_t max_per_article = options.max_per_article;
  const bool articles = max_per_article == 1;
  const bool leaves_out =
      !articles && std::ranges::any_of(results, [](auto& hit) {
        return hit.more_in_article > 0;
      });
  const std::size_t first = results.hits.front().rank;
  const std::size_t last = results.hits.back().rank;
  const std::size_t part =
      articles ? results.counted_articles : results.counted_passages;
  // An estimate can be lower than what is known to match.
  const std::size_t total = std::max(
      {last, articles ? results.total_articles : results.total_passages,
       results.total_is_exact ? 0 : part});
  return std::to_string(first) +
         (first == last ? "" : "-" + std::to_string(last)) +
         (results.total_is_exact ? " of " : " of about ") +
         counted(total, articles ? "article" : "passage") +
         (leaves_out ? " (at most " + std::to_string(max_per_article) +
                           " of an article)"
                     : "") +
         counted_part(results, options.counting, part, total);
}

std::string stories_text(std::size_t stories) {
  return " (" + std::to_string(stories) +
         (stories == 1 ? " story)" : " stories)");
}

std::string_view counted_by(const Results& results, Counting counting) {
  return to_string(results.counted_in_a_row         ? Counting::in_a_row
                   : counting == Counting::in_a_row ? Counting::all_words
                                                    : counting);
}

}  // namespace dateline
