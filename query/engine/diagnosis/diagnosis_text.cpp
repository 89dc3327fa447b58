#include "query/engine/diagnosis/diagnosis_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/text/utf8.hpp"
#include "query/engine/parse/parse_diagnostics.hpp"

namespace dateline {
namespace {

// Longer parts of a query are cut in a message.
constexpr std::size_t max_quoted_bytes = 200;

std::string shortened(const std::string& part) {
  if (part.size() <= max_quoted_bytes) return part;
  return std::string(truncated(part, max_quoted_bytes)) + "...";
}

std::string all_of(std::vector<std::string> parts) {
  for (std::string& part : parts) {
    part = shortened(part);
    const bool is_marked = part.starts_with('"') || part.starts_with('(') ||
                           part.starts_with('\'');
    if (!is_marked) part = whole_in_quotes(part);
  }
  return listed(parts, "and");
}

// What articles have that no passage has, and how to find it.
std::string in_articles(const Diagnosis& diagnosis) {
  if (diagnosis.articles == 0) {
    return "";
  }
  // Whole parts, so that it can be copied.
  std::string condition;
  for (const std::string& part : diagnosis.about) {
    condition += (condition.empty() ? "+" : " +") + part;
  }
  return ", but " + with_commas(diagnosis.articles) +
         (diagnosis.articles == 1 ? " article has" : " articles have") +
         " them in different passages: write article:(" + condition + ')';
}

std::string cause_line(const Diagnosis& diagnosis) {
  const std::string about = all_of(diagnosis.about);
  const bool several = diagnosis.about.size() > 1;
  switch (diagnosis.cause) {
    case Cause::none:
      return "";
    case Cause::empty_index:
      return "The index is empty: add articles with dateline-index.";
    case Cause::no_words:
      return "The query holds no word to look for.";
    case Cause::unknown_word:
      return "No passage has " + about + ".";
    case Cause::wrong_order:
      return "Passages have all words of " + about +
             ", but none has them in a row in this order.";
    case Cause::other_form:
      return "Passages have the word" + std::string(several ? "s " : " ") +
             about + ", but not in just this form.";
    case Cause::too_far:
      return "Passages have all words of " + about +
             ", but none has them so near or in this order.";
    case Cause::apart:
      return "No passage has " + about + " together" + in_articles(diagnosis) +
             ".";
    case Cause::filter:
      if (diagnosis.words.empty()) {
        return about + (several ? " leave" : " leaves") + " no article.";
      }
      return "The words are found, but " + about +
             (several ? " leave" : " leaves") + " nothing of it.";
    case Cause::excluded:
      return "The words are found, but everything found also has what is "
             "excluded: " +
             about + ".";
  }
  return "";
}

std::string count_line(const std::vector<WordCount>& words) {
  constexpr std::size_t max_listed = 12;
  std::string line;
  for (std::size_t i = 0; i < std::min(words.size(), max_listed); ++i) {
    line += line.empty() ? "Passages with each word: " : ", ";
    line += shortened(words[i].word) + " " + with_commas(words[i].passages);
  }
  return line + (words.size() > max_listed ? ", ..." : line.empty() ? "" : ".");
}

std::string spelling_line(const std::vector<WordCount>& words) {
  std::string line;
  for (const WordCount& word : words) {
    for (const Spelling& spelling : word.spellings) {
      line += line.empty() ? "Nearly so spelt: " : ", ";
      line += spelling.word + " (" + with_commas(spelling.passages) + ")";
    }
  }
  return line + (line.empty() ? "" : ".");
}

}  // namespace

std::string_view to_string(Cause cause) {
  constexpr std::string_view names[] = {
      "none",       "empty_index", "no_words", "unknown_word", "wrong_order",
      "other_form", "too_far",     "apart",    "filter",       "excluded"};
  return names[static_cast<std::size_t>(cause)];
}

std::string diagnosis_text(const Diagnosis& diagnosis) {
  std::string text;
  const auto add = [&](const std::string& line) {
    text += text.empty() || line.empty() ? line : "\n" + line;
  };
  add(cause_line(diagnosis));
  add(count_line(diagnosis.words));
  add(spelling_line(diagnosis.words));
  if (diagnosis.corrected) {
    add("Did you mean: " + *diagnosis.corrected);
  }
  if (diagnosis.stopped) {
    add("Time was up before all of this was looked into.");
  }
  return text;
}

}  // namespace dateline
