#include "corpus/reader/xml/xml_repair.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <vector>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

bool begins_name(char c) {
  return is_ascii_letter(c) || c == '_' || static_cast<unsigned char>(c) > 127;
}

bool is_name_byte(char c) {
  return begins_name(c) || is_ascii_digit(c) || c == ':' || c == '-' ||
         c == '.';
}

std::string_view name_at(std::string_view text) {
  const auto* end = std::ranges::find_if_not(text, is_name_byte);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

// Where a mark stands next. It keeps the place, because a document of many
// openings that are never closed would be searched from each of them.
class NextPlace {
 public:
  NextPlace(std::string_view text, std::string_view mark)
      : text_(text), mark_(mark) {}

  std::string_view mark() const { return mark_; }

  // The first place from `begin`, which never goes back; npos if there is none.
  std::size_t from(std::size_t begin) {
    if (!is_known_ || place_ < begin) place_ = text_.find(mark_, begin);
    is_known_ = true;
    return place_;
  }

 private:
  std::string_view text_;
  std::string_view mark_;
  bool is_known_ = false;
  std::size_t place_ = 0;
};

class XmlRepair {
 public:
  explicit XmlRepair(std::string_view xml) : xml_(xml), left_(xml) {}
  std::string run();

 private:
  std::size_t at() const { return xml_.size() - left_.size(); }
  bool skip(std::string_view opening, NextPlace& closing);
  bool take_cdata();
  bool take_start_tag();
  bool take_end_tag();
  void take_attributes(std::string_view inside);
  void close_down_to(std::size_t depth);
  void escape(std::string_view text);
  // The depth at which the innermost element of this name is open.
  std::optional<std::size_t> depth_of(std::string_view name) const;

  std::string_view xml_;
  std::string_view left_;
  std::string out_;
  std::vector<std::string_view> open_;
  NextPlace cdata_opening_{xml_, "<![CDATA["};
  NextPlace cdata_closing_{xml_, "]]>"};
  NextPlace comment_closing_{xml_, "-->"};
  NextPlace instruction_closing_{xml_, "?>"};
  NextPlace declaration_closing_{xml_, ">"};
};

// Leaves out what is between such marks, or a mark alone that is not closed.
bool XmlRepair::skip(std::string_view opening, NextPlace& closing) {
  if (!left_.starts_with(opening)) return false;
  const std::size_t found = closing.from(at() + opening.size());
  const std::size_t end = found == xml_.npos
                              ? opening.size()
                              : found + closing.mark().size() - at();
  // Lines are counted in what is made here.
  const auto lines = std::ranges::count(left_.substr(0, end), '\n');
  out_.append(static_cast<std::size_t>(lines), '\n');
  left_.remove_prefix(end);
  return true;
}

bool XmlRepair::take_cdata() {
  if (!left_.starts_with(cdata_opening_.mark())) return false;
  left_.remove_prefix(cdata_opening_.mark().size());
  const std::size_t found = cdata_closing_.from(at());
  // A section that is not closed must not take what stands behind it with it.
  if (found == xml_.npos || cdata_opening_.from(at()) < found) return true;
  const std::size_t end = found - at();
  if (!open_.empty()) escape(left_.substr(0, end));
  left_.remove_prefix(end + 3);
  return true;
}

// Text as it would be in CDATA.
void XmlRepair::escape(std::string_view text) {
  for (const char c : text) {
    if (c == '&') {
      out_ += "&amp;";
    } else if (c == '<') {
      out_ += "&lt;";
    } else {
      out_ += c;
    }
  }
}

void XmlRepair::close_down_to(std::size_t depth) {
  while (open_.size() > depth) {
    out_.append("</").append(open_.back()) += '>';
    open_.pop_back();
  }
}

std::optional<std::size_t> XmlRepair::depth_of(std::string_view name) const {
  const auto found = std::find(open_.rbegin(), open_.rend(), name);
  if (found == open_.rend()) return std::nullopt;
  return static_cast<std::size_t>(open_.rend() - found) - 1;
}

// Attributes whose values are in quotes, each name once.
void XmlRepair::take_attributes(std::string_view inside) {
  std::unordered_set<std::string_view> seen;
  while (!inside.empty()) {
    const std::string_view name = name_at(inside);
    if (name.empty() || !begins_name(name.front())) {
      inside.remove_prefix(std::max<std::size_t>(name.size(), 1));
      continue;
    }
    inside = trimmed(inside.substr(name.size()));
    if (!inside.starts_with('=')) continue;
    inside = trimmed(inside.substr(1));
    const char quote = inside.empty() ? ' ' : inside.front();
    const bool is_quoted = quote == '"' || quote == '\'';
    const std::size_t begin = is_quoted ? 1 : 0;
    const std::size_t end = std::min(
        is_quoted ? inside.find(quote, 1) : inside.find_first_of(" \t\r\n"),
        inside.size());
    std::string_view value = inside.substr(begin, end - begin);
    inside.remove_prefix(std::min(end + begin, inside.size()));
    if (!seen.insert(name).second) continue;
    const char mark = value.find('"') == value.npos ? '"' : '\'';
    out_.append(" ").append(name).append("=") += mark;
    for (const char c : value) {
      if (c == '<') {
        out_ += "&lt;";
      } else if (c != mark) {
        out_ += c;
      }
    }
    out_ += mark;
  }
}

bool XmlRepair::take_start_tag() {
  if (left_.size() < 2 || !begins_name(left_[1])) return false;
  const std::string_view name = name_at(left_.substr(1));
  const std::size_t end = left_.find_first_of("<>", 1 + name.size());
  if (end == left_.npos) return false;
  const bool is_broken = left_[end] == '<';
  std::string_view inside =
      left_.substr(1 + name.size(), end - 1 - name.size());
  if (!inside.empty() && !is_ascii_space(inside.front()) &&
      inside.front() != '/') {
    return false;
  }
  const bool is_empty = trimmed(inside).ends_with('/');
  if (is_empty) inside = inside.substr(0, inside.rfind('/'));
  if (name == "item" || name == "entry") {
    if (const auto depth = depth_of(name)) close_down_to(*depth);
  }
  out_.append("<").append(name);
  take_attributes(inside);
  const bool closes = is_empty || open_.size() == deepest_xml_element;
  out_ += closes ? "/>" : ">";
  if (!closes) open_.push_back(name);
  left_.remove_prefix(is_broken ? end : end + 1);
  return true;
}

bool XmlRepair::take_end_tag() {
  if (!left_.starts_with("</")) return false;
  const std::string_view name = name_at(left_.substr(2));
  if (const auto depth = depth_of(name)) close_down_to(*depth);
  const std::size_t end = left_.find_first_of("<>", 2 + name.size());
  if (end == left_.npos) {
    left_ = {};
  } else {
    left_.remove_prefix(left_[end] == '>' ? end + 1 : end);
  }
  return true;
}

std::string XmlRepair::run() {
  while (!left_.empty()) {
    const std::size_t text = std::min(left_.find('<'), left_.size());
    // Text without an element is none of a document.
    if (!open_.empty()) out_.append(left_.substr(0, text));
    left_.remove_prefix(text);
    if (left_.empty()) break;
    if (take_cdata() || skip("<!--", comment_closing_) ||
        skip("<?", instruction_closing_) ||
        skip("<!DOCTYPE", declaration_closing_) || take_end_tag() ||
        take_start_tag()) {
      continue;
    }
    if (!open_.empty()) out_ += "&lt;";
    left_.remove_prefix(1);
  }
  close_down_to(0);
  return std::move(out_);
}

}  // namespace

std::string repaired_xml(std::string_view xml) { return XmlRepair(xml).run(); }

}  // namespace dateline
