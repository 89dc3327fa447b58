#include "corpus/reader/html/title_parts.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "corpus/reader/html/text_blocks.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_parts = 12;
constexpr std::array<std::string_view, 11> title_separators{
    " | ", " - ", " – ", " — ", " :: ", " » ",
    " · ", " • ", " « ", " / ", "｜"};

constexpr std::int32_t first_wide = 0x2E80;

bool is_space(std::int32_t code) {
  return code == ' ' || code == 0xA0 || code == 0x3000;
}

// Whether a character parts a title wherever it stands.
bool parts_always(std::int32_t code) {
  return code == '|' || code == '_' || code == 0xFF5C || code == 0xFF1A;
}

// Whether it does beside a space, or between ideographs.
bool parts_beside_space(std::int32_t code) {
  constexpr std::array<std::int32_t, 10> marks{
      '-', ':', '>', 0x2010, 0x2013, 0x2014, 0xB7, 0x2022, 0x22C5, '~'};
  return std::ranges::find(marks, code) != marks.end();
}

// Whether it does between spaces: others quote, or stand in dates.
bool parts_between_spaces(std::int32_t code) {
  return code == 0xAB || code == 0xBB || code == 0x2039 || code == 0x203A ||
         code == '/' || code == '@';
}

// A character of a title that parts it.
struct PartingMark {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_colon = false;
};

std::vector<PartingMark> parting_marks(std::string_view title) {
  std::vector<CodePoint> points;
  for_each_code_point(title,
                      [&](const CodePoint& point) { points.push_back(point); });
  std::vector<PartingMark> marks;
  for (std::size_t at = 0; at < points.size(); ++at) {
    const std::int32_t code = points[at].code;
    const std::int32_t before = at == 0 ? ' ' : points[at - 1].code;
    const std::int32_t behind =
        at + 1 == points.size() ? ' ' : points[at + 1].code;
    const bool is_beside = is_space(before) || is_space(behind) ||
                           (before >= first_wide && before < 0xFF00 &&
                            behind >= first_wide && behind < 0xFF00);
    const bool is_between = is_space(before) && is_space(behind);
    if (parts_always(code) || (parts_beside_space(code) && is_beside) ||
        (parts_between_spaces(code) && is_between)) {
      marks.push_back(
          {points[at].begin, points[at].end, code == ':' || code == 0xFF1A});
    }
  }
  return marks;
}

}  // namespace

std::string title_key(std::string_view text) {
  std::u32string key;
  for_each_code_point(text, [&](const CodePoint& point) {
    if (point.code >= 0 && u_isalnum(point.code)) {
      key += static_cast<char32_t>(u_tolower(point.code));
    }
  });
  return to_utf8(key);
}

std::vector<TitlePart> title_parts(std::string_view title) {
  std::vector<TitlePart> parts;
  std::size_t begin = 0, mark = 0;
  bool after_colon = false;
  const auto add = [&](std::size_t end) {
    const std::string_view text = trimmed(title.substr(begin, end - begin));
    std::string key = title_key(text);
    if (key.empty()) return;
    parts.push_back({text, std::move(key), mark, after_colon});
  };
  for (const PartingMark& next : parting_marks(title)) {
    if (parts.size() + 1 == max_parts) break;
    add(next.begin);
    mark = next.begin;
    begin = next.end;
    after_colon = next.is_colon;
  }
  add(title.size());
  return parts;
}

std::optional<PartRun> run_of_key(const std::vector<TitlePart>& parts,
                                  std::string_view key) {
  for (std::size_t first = 0; first < parts.size(); ++first) {
    std::string_view rest = key;
    for (std::size_t at = first; at < parts.size() && !rest.empty(); ++at) {
      if (!rest.starts_with(parts[at].key)) break;
      rest.remove_prefix(parts[at].key.size());
      if (rest.empty()) return PartRun{first, at + 1};
    }
  }
  return std::nullopt;
}

void OutletNames::add_name(std::string_view name) {
  std::string key = title_key(name);
  if (!key.empty()) names_.push_back(std::move(key));
}

void OutletNames::add_address(std::string_view address) {
  constexpr std::size_t min_label = 3;
  const std::size_t scheme = address.find("://");
  if (scheme == address.npos) return;
  std::string_view host = address.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  hosts_.push_back(title_key(host));
  for (std::size_t dot = host.find('.'); dot != host.npos;
       dot = host.find('.')) {
    if (dot >= min_label) hosts_.push_back(title_key(host.substr(0, dot)));
    host.remove_prefix(dot + 1);
  }
}

bool OutletNames::is_name(std::string_view key) const {
  return std::ranges::find(names_, key) != names_.end() ||
         std::ranges::find(hosts_, key) != hosts_.end();
}

bool OutletNames::is_like_name(std::string_view key) const {
  return is_name(key) ||
         std::ranges::any_of(names_, [&](const std::string& name) {
           return name.starts_with(key) ||
                  (key.starts_with(name) && key.size() < 3 * name.size());
         });
}

std::string without_outlet(std::string_view title, const OutletNames& outlet) {
  const std::vector<TitlePart> parts = title_parts(title);
  if (parts.size() < 2) return one_line(title);
  const TitlePart& back = parts.back();
  if (!back.after_colon && outlet.is_like_name(back.key)) {
    return one_line(trimmed_of(title.substr(0, back.mark), "|-: "));
  }
  if (!parts[1].after_colon && outlet.is_name(parts.front().key)) {
    const auto begin =
        static_cast<std::size_t>(parts[1].text.data() - title.data());
    return one_line(title.substr(begin));
  }
  return one_line(title);
}

std::string longest_part(std::string_view title) {
  for (const std::string_view step : {" > ", " › "}) {  // of a path
    const std::size_t last = title.rfind(step);
    if (last == title.npos) continue;
    const std::string_view back = title.substr(last + step.size());
    if (letter_count(back) * 2 > letter_count(title)) return one_line(back);
  }
  for (const std::string_view separator : title_separators) {
    const std::size_t first = title.find(separator);
    const std::size_t last = title.rfind(separator);
    if (first == title.npos) continue;
    const std::string_view front = title.substr(0, first);
    const std::string_view most = title.substr(0, last);
    const std::string_view back = title.substr(last + separator.size());
    if (letter_count(back) * 2 < letter_count(most)) {
      return letter_count(front) * 2 > letter_count(most) ? one_line(front)
                                                          : one_line(most);
    }
    if (letter_count(front) * 2 < letter_count(title.substr(first))) {
      return one_line(title.substr(first + separator.size()));
    }
  }
  return one_line(title);
}

}  // namespace dateline
