#include "corpus/reader/author/byline_labels.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "corpus/reader/author/byline_words.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_label_bytes = 40;
constexpr std::string_view wide_colon = "：";

// Last words of what somebody is, behind a name and a comma.
constexpr auto job_words = std::to_array<std::string_view>(
    {"writer",          "writers",        "reporter",        "reporters",
     "correspondent",   "correspondents", "editor",          "editors",
     "columnist",       "journalist",     "staff",           "redakteur",
     "redakteurin",     "korrespondent",  "korrespondentin", "journaliste",
     "giornalista",     "periodista",     "redactor",        "redactora",
     "reportero",       "reportera",      "verslaggever",    "redacteur",
     "korrespondentti", "toimittaja",     "reporterin"});

// And without a comma.
constexpr auto job_titles = std::to_array<std::string_view>(
    {" staff writer", " staff writers", " staff reporter", " staff reporters",
     " senior writer", " senior reporter", " staff correspondent",
     " special correspondent", " contributing writer"});

bool is_ideographic(std::string_view text) {
  bool is_it = false;
  for_each_code_point(text, [&](const CodePoint& point) {
    is_it = is_it || (point.code >= 0x2E80 && point.code < 0xAC00);
  });
  return is_it;
}

std::string_view without_marks(std::string_view text) {
  return trimmed_of(text, ",;|-:&/()[] ");
}

struct Mark {
  std::size_t begin = std::string_view::npos;
  std::size_t end = std::string_view::npos;
};

Mark next_colon(std::string_view text, std::size_t from) {
  const std::size_t plain = text.find(':', from);
  const std::size_t wide = text.find(wide_colon, from);
  if (plain == text.npos && wide == text.npos) return {};
  return plain < wide ? Mark{plain, plain + 1}
                      : Mark{wide, wide + wide_colon.size()};
}

// The name at the beginning of what follows a label: of names that need no
// space the first word, of others all before the next label.
std::string_view name_at(std::string_view text) {
  text = trimmed(text);
  const std::size_t space = text.find(' ');
  if (space != text.npos && is_ideographic(text.substr(0, space))) {
    return text.substr(0, space);
  }
  const Mark colon = next_colon(text, 0);
  if (colon.begin == text.npos) return text;
  const std::size_t before = text.substr(0, colon.begin).rfind(' ');
  return before == text.npos ? std::string_view{} : text.substr(0, before);
}

// Whether a word means nothing else than an author.
bool is_plain_label(std::string_view word) {
  constexpr std::array<std::string_view, 5> labels{"author", "autor", "autora",
                                                   "auteur", "autore"};
  return std::ranges::find(labels, ascii_lower(word)) != labels.end();
}

// The parts of a line between bars and dots.
std::vector<std::string_view> parts_of(std::string_view line) {
  std::vector<std::string_view> parts;
  while (true) {
    std::size_t end = line.npos, size = 0;
    for (const std::string_view mark :
         {"\n", "|", "·", "•", "｜", "／", "　"}) {
      const std::size_t at = line.find(mark);
      if (at < end) {
        end = at;
        size = mark.size();
      }
    }
    parts.push_back(trimmed(line.substr(0, end)));
    if (end == line.npos) return parts;
    line.remove_prefix(end + size);
  }
}

// "홍길동" of "홍길동 기자".
std::string_view reporter_in(std::string_view part) {
  constexpr std::string_view reporter = " 기자";
  constexpr std::size_t least = 6, most = 15;  // bytes of a Korean name
  const std::size_t at = part.find(reporter);
  if (at == part.npos) return {};
  const std::string_view behind = part.substr(at + reporter.size());
  if (!behind.empty() && behind.front() != ' ' && behind.front() != '(') {
    return {};
  }
  std::string_view name = part.substr(0, at);
  const std::size_t space = name.find_last_of(" ])=");
  if (space != name.npos) name.remove_prefix(space + 1);
  return name.size() >= least && name.size() <= most ? name
                                                     : std::string_view{};
}

std::string_view name_in(std::string_view part) {
  for (Mark colon = next_colon(part, 0); colon.begin != part.npos;
       colon = next_colon(part, colon.end)) {
    const std::string_view before = trimmed(part.substr(0, colon.begin));
    if (before.empty()) continue;
    const std::size_t space = before.rfind(' ');
    const std::string_view word =
        space == before.npos ? before : before.substr(space + 1);
    // Others, such as "text", may be the end of a sentence.
    const bool may_end_line = !is_ascii(word.front()) || is_plain_label(word);
    if (is_byline_label(before) || (may_end_line && is_byline_label(word))) {
      return name_at(part.substr(colon.end));
    }
  }
  for (std::size_t space = part.find(' ');
       space != part.npos && space <= max_label_bytes;
       space = part.find(' ', space + 1)) {
    if (is_byline_preposition(part.substr(0, space)))
      return part.substr(space + 1);
  }
  return reporter_in(part);
}

}  // namespace

std::vector<std::string> labelled_names(std::string_view line) {
  std::vector<std::string> names;
  for (const std::string_view part : parts_of(line)) {
    const std::string_view name = without_marks(name_in(part));
    if (!name.empty()) names.emplace_back(name);
  }
  return names;
}

bool is_job_title(std::string_view line) {
  constexpr std::ptrdiff_t most_words = 4;
  const std::string job = fold_text(trimmed(line));
  return std::ranges::count(job, ' ') < most_words &&
         std::ranges::find(job_words, job.substr(job.rfind(' ') + 1)) !=
             job_words.end();
}

std::string_view without_job_title(std::string_view name) {
  const std::string lower = ascii_lower(name);
  for (const std::string_view title : job_titles) {
    if (lower.ends_with(title)) {
      name.remove_suffix(title.size());
      return without_marks(name);
    }
  }
  const std::size_t comma = name.find(", ");
  if (comma == name.npos || comma != name.rfind(", ")) return name;
  const std::string job = fold_text(name.substr(comma + 2));
  const std::string last = job.substr(job.rfind(' ') + 1);
  return std::ranges::find(job_words, last) == job_words.end()
             ? name
             : name.substr(0, comma);
}

}  // namespace dateline
