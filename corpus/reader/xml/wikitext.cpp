#include "corpus/reader/xml/wikitext.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/text/fold.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// Templates whose last argument stands in the text, those that quote their
// first one, and those whose first one is the date of the article.
constexpr std::array<std::string_view, 8> shown_templates{
    "w", "wikipedia", "nowrap", "lang", "small", "big", "center", "link"};
constexpr std::array<std::string_view, 6> quoting_templates{
    "quote", "cquote", "blockquote", "quoteleft", "quoteright", "pullquote"};
constexpr std::array<std::string_view, 5> date_templates{
    "date", "datum", "data", "fecha", "дата"};

// Elements that are left out with what they hold.
constexpr std::array<std::string_view, 6> elements_left_out{
    "ref", "references", "gallery", "math", "timeline", "score"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names,
               std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// The parts of a template or link between signs "|". What is in brackets within
// was resolved before.
std::vector<std::string_view> parts_of(std::string_view content) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= content.size(); ++at) {
    if (at < content.size() && content[at] != '|') continue;
    parts.push_back(trimmed(content.substr(begin, at - begin)));
    begin = at + 1;
  }
  return parts;
}

// Finds where elements end that are left out, from the front of a text on.
class LeftOut {
 public:
  explicit LeftOut(std::string_view text) : text_(text) {}

  // Of a comment or an element that begins at `at`; nothing of others, and of
  // those that do not end.
  std::optional<std::size_t> end_at(std::size_t at) {
    constexpr std::size_t longest_tag = 1'000;
    if (text_.substr(at).starts_with("<!--")) {
      const std::size_t end = text_.find("-->", at);
      return end == text_.npos ? text_.size() : end + 3;
    }
    const std::string_view tag = text_.substr(at, longest_tag);
    const std::size_t end = tag.find('>');
    if (end == tag.npos) return std::nullopt;
    const std::string name =
        ascii_lower(tag.substr(1, tag.find_first_of(" \t\n/>", 1) - 1));
    const auto* known = std::ranges::find(elements_left_out, name);
    if (known == elements_left_out.end()) return std::nullopt;
    if (tag[end - 1] == '/') return at + end + 1;
    const std::string closing = "</" + name + ">";
    std::size_t& next =
        next_[static_cast<std::size_t>(known - elements_left_out.begin())];
    if (next < at) next = std::min(text_.find(closing, at), text_.size());
    return next == text_.size() ? std::nullopt
                                : std::optional(next + closing.size());
  }

 private:
  std::string_view text_;
  // By name, the first closing tag that was found behind the last opening one.
  std::array<std::size_t, elements_left_out.size()> next_{};
};

// Resolves what is written in brackets.
class BracketReader {
 public:
  BracketReader(std::string_view text, const std::set<std::string>& hidden)
      : text_(text), left_out_(text), hidden_(hidden) {}

  std::string read() {
    while (at_ < text_.size()) step();
    while (open_.size() > 1) {  // what is not closed stands as it is
      const Open last = take_last();
      open_.back().text += std::string(last.sign) + last.text;
    }
    return std::move(open_.front().text);
  }

  std::string take_date() { return std::move(date_); }

 private:
  struct Open {
    std::string_view sign;
    std::string text;
  };
  static constexpr std::size_t max_depth = 100;

  bool is_next(std::string_view sign) const {
    return text_.substr(at_).starts_with(sign);
  }
  bool is_open(std::string_view sign) const {
    return open_.back().sign == sign;
  }
  bool begins_line() const { return at_ == 0 || text_[at_ - 1] == '\n'; }

  Open take_last() {
    Open last = std::move(open_.back());
    open_.pop_back();
    return last;
  }

  void step() {
    if (text_[at_] == '<') {
      if (const auto end = left_out_.end_at(at_)) {
        at_ = *end;
        return;
      }
    }
    for (const std::string_view sign : {"{{", "[[", "{|"}) {
      const bool may_begin = sign != "{|" || begins_line();
      if (!is_next(sign) || !may_begin || open_.size() > max_depth) continue;
      open_.push_back({sign, ""});
      at_ += sign.size();
      return;
    }
    if (is_next("}}") && is_open("{{"))
      return close(&BracketReader::of_template);
    if (is_next("]]") && is_open("[[")) return close(&BracketReader::of_link);
    if (is_next("|}") && is_open("{|")) return close(&BracketReader::of_table);
    open_.back().text += text_[at_++];
  }

  void close(std::string (BracketReader::*shown)(const std::string&)) {
    const Open last = take_last();
    open_.back().text += (this->*shown)(last.text);
    at_ += 2;
  }

  std::string of_template(const std::string& content) {
    const std::vector<std::string_view> parts = parts_of(content);
    const std::string name = fold_text(parts.front());
    std::vector<std::string_view> arguments;
    for (const std::string_view part : parts) {
      const bool is_named =
          part.substr(0, part.find('<')).find('=') != part.npos;
      if (!is_named) arguments.push_back(part);
    }
    if (arguments.size() < 2) return "";
    if (is_one_of(shown_templates, name)) return std::string(arguments.back());
    if (is_one_of(quoting_templates, name)) {
      return "\n<blockquote>" + std::string(arguments[1]) + "</blockquote>\n";
    }
    if (is_one_of(date_templates, name) && date_.empty()) {
      date_ = arguments[1];
    }
    return "";
  }

  std::string of_link(const std::string& content) {
    const std::vector<std::string_view> parts = parts_of(content);
    std::string_view target = parts.front();
    if (target.starts_with(':')) {
      target.remove_prefix(1);
    } else if (hidden_.contains(
                   fold_text(trimmed(target.substr(0, target.find(':')))))) {
      return "";
    }
    if (parts.size() > 1) return std::string(parts.back());
    // "w:Pier" is a page of another wiki.
    const std::size_t colon = target.find(':');
    const bool is_elsewhere = colon != target.npos &&
                              colon + 1 < target.size() &&
                              target[colon + 1] != ' ';
    return std::string(is_elsewhere ? target.substr(colon + 1) : target);
  }

  // Cells begin with "|" or "!" on a line of their own, or behind two of them.
  // Their attributes stand before one more "|".
  std::string of_table(const std::string& content) {
    std::string html = "\n<table>";
    for (std::size_t at = 0; at < content.size();) {
      const Line line = line_at(content, at, '\n');
      at = line.next;
      std::string_view row = trimmed(line.of(content));
      if (row.starts_with("|-")) html += "<tr>";
      if (row.size() < 2 || (row[0] != '|' && row[0] != '!') || row[1] == '-') {
        continue;
      }
      const std::string_view divider = row[0] == '|' ? "||" : "!!";
      row.remove_prefix(row[1] == '+' ? 2 : 1);
      for (std::size_t cell = 0; cell <= row.size();) {
        const std::size_t end = std::min(row.find(divider, cell), row.size());
        const std::string_view whole = row.substr(cell, end - cell);
        const std::size_t bar = whole.find('|');
        html += "<td>";
        html += trimmed(bar == whole.npos ? whole : whole.substr(bar + 1));
        html += "</td>";
        cell = end + divider.size();
      }
    }
    return html + "</table>\n";
  }

  std::string_view text_;
  LeftOut left_out_;
  const std::set<std::string>& hidden_;
  std::size_t at_ = 0;
  std::vector<Open> open_{{"", ""}};
  std::string date_;
};

// "[https://example.org words]" as its words, and quotation marks for bold and
// italic letters as nothing.
std::string without_signs(std::string_view line) {
  std::string plain;
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view rest = line.substr(at);
    if (rest.starts_with("''")) {
      at += std::min(rest.find_first_not_of('\''), rest.size());
    } else if (rest.starts_with("[http://") || rest.starts_with("[https://") ||
               rest.starts_with("[//")) {
      const std::size_t end = std::min(rest.find(']'), rest.size());
      const std::size_t words = std::min(rest.find(' '), end);
      plain += trimmed(rest.substr(words, end - words));
      at += std::min(end + 1, rest.size());
    } else {
      plain += line[at++];
    }
  }
  return plain;
}

std::string html_of_line(std::string_view written) {
  const std::string line = without_signs(trimmed(written));
  if (line.empty()) return "\n<p>";
  if (line.starts_with("----")) return "\n";
  if (line.starts_with("__") && line.ends_with("__")) return "\n";
  const std::size_t level = line.find_first_not_of('=');
  if (level == line.npos) return "\n";
  if (level > 0 && line.ends_with(std::string(level, '='))) {
    return "\n<h2>" +
           std::string(trimmed(std::string_view(line).substr(
               level, line.size() - std::min(line.size(), 2 * level)))) +
           "</h2>\n";
  }
  const std::size_t mark = line.find_first_not_of("*#:;");
  if (mark == line.npos) return "\n";
  if (mark > 0) return "\n<ul><li>" + line.substr(mark) + "</li></ul>\n";
  return line + "\n";
}

}  // namespace

WikiPage read_wikitext(std::string_view text,
                       const std::set<std::string>& hidden) {
  BracketReader brackets(text, hidden);
  const std::string resolved = brackets.read();
  WikiPage page;
  for (std::size_t at = 0; at < resolved.size();) {
    const Line line = line_at(resolved, at, '\n');
    page.html += html_of_line(line.of(resolved));
    at = line.next;
  }
  page.date = brackets.take_date();
  return page;
}

}  // namespace dateline
