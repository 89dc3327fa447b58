#include "corpus/reader/html/markup_guard.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// Elements that HTML closes by itself, or that cannot hold anything. They
// nest only within others, which count.
constexpr std::array<std::string_view, 29> uncounted_elements{
    "a",     "area",  "base",   "body", "br",    "col",    "dd",    "dt",
    "embed", "frame", "head",   "hr",   "html",  "img",    "input", "li",
    "link",  "meta",  "option", "p",    "param", "source", "tbody", "td",
    "tfoot", "th",    "thead",  "tr",   "wbr"};
constexpr std::array<std::string_view, 13> formatting_elements{
    "b", "big",   "code",   "em",     "font", "i", "nobr",
    "s", "small", "strike", "strong", "tt",   "u"};
constexpr std::array<std::string_view, 8> raw_text_elements{
    "iframe", "noembed",  "noframes", "script",
    "style",  "textarea", "title",    "xmp"};

// Elements of HTML that hold nothing, so that they need no end tag.
constexpr std::array<std::string_view, 15> void_elements{
    "area",  "base", "br",   "col",   "embed",  "frame", "hr", "img",
    "input", "link", "meta", "param", "source", "track", "wbr"};

template <std::size_t size>
bool is_listed(const std::array<std::string_view, size>& names,
               std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// A tag as it stands in the markup.
constexpr std::size_t max_name_size = 16;
struct MarkupTag {
  std::string name;  // in lower case; only the beginning of a long one
  bool is_end = false;
  bool is_empty = false;  // <.../>
  int attributes = 0;
  std::size_t end = 0;       // behind the ">"
  std::size_t text_end = 0;  // behind its raw text, if it begins any
};

// Past the quoted value that may begin at `at`.
std::size_t skip_quoted(std::string_view html, std::size_t at) {
  if (at >= html.size() || (html[at] != '"' && html[at] != '\'')) return at;
  const std::size_t closing = html.find(html[at], at + 1);
  return closing == html.npos ? html.size() : closing + 1;
}

// The tag whose "<" is at `begin`; one without a name if it is none.
MarkupTag read_markup_tag(std::string_view html, std::size_t begin) {
  MarkupTag tag;
  std::size_t at = begin + 1;
  if (at < html.size() && html[at] == '/') {
    tag.is_end = true;
    ++at;
  }
  if (at >= html.size() || !is_ascii_letter(html[at])) return tag;
  while (at < html.size() && !is_ascii_space(html[at]) && html[at] != '>' &&
         html[at] != '/') {
    if (tag.name.size() < max_name_size) tag.name += ascii_lower(html[at]);
    ++at;
  }
  bool after_equals = false;
  bool after_space = false;
  for (; at < html.size() && html[at] != '>'; ++at) {
    const char c = html[at];
    if (after_equals && (c == '"' || c == '\'')) {
      at = skip_quoted(html, at) - 1;
      after_equals = false;
    } else if (is_ascii_space(c) || c == '/') {
      after_space = true;
    } else {
      if (after_space && !after_equals && c != '=') ++tag.attributes;
      after_space = false;
      after_equals = c == '=';
    }
  }
  tag.is_empty = at > begin && html[at - 1] == '/';
  tag.end = std::min(at + 1, html.size());
  return tag;
}

// Decides for each tag in turn whether it stays.
class NestingCount {
 public:
  bool keeps(const MarkupTag& tag) {
    if (tag.attributes > max_tag_attributes) return false;
    if (!tag.is_end && (tag.name == "html" || tag.name == "body")) {
      root_attributes_ += tag.attributes;
      return root_attributes_ <= max_tag_attributes;
    }
    if (is_listed(uncounted_elements, tag.name)) return true;
    if (tag.is_end) return keeps_end(tag.name);
    if (tag.is_empty && is_in_drawing()) return true;
    return keeps_start(tag);
  }

 private:
  // Where <path/> is whole. In HTML, <b/> is the same as <b>.
  bool is_in_drawing() const {
    return std::ranges::any_of(open_, [](const std::string& name) {
      return name == "svg" || name == "math";
    });
  }

  bool keeps_start(const MarkupTag& tag) {
    const std::string& name = tag.name;
    const bool is_formatting = is_listed(formatting_elements, name);
    if (open_.size() >= max_open_elements ||
        (is_formatting && open_formatting_ >= max_open_formatting)) {
      dropped_ += tag.is_empty ? 0 : 1;  // no end tag follows
      return false;
    }
    if (is_formatting) ++open_formatting_;
    open_.push_back(name);
    return true;
  }

  bool keeps_end(const std::string& name) {
    if (dropped_ > 0) {
      --dropped_;
      return false;
    }
    if (is_listed(formatting_elements, name) && open_formatting_ > 0) {
      --open_formatting_;
    }
    for (std::size_t at = open_.size(); at-- > 0;) {
      if (open_[at] != name) continue;
      open_.resize(at);
      break;
    }
    return true;
  }

  int root_attributes_ = 0;  // the parser adds those of all <html> and <body>
                             // to one element
  std::vector<std::string> open_;  // never above max_open_elements
  int open_formatting_ = 0;
  int dropped_ = 0;  // start tags whose end tags go too
};

// Where a comment or a raw text that begins at `begin` ends.
std::size_t comment_end(std::string_view html, std::size_t begin) {
  const std::size_t end = html.find("-->", begin);
  return end == html.npos ? html.size() : end + 3;
}

std::size_t raw_text_end(std::string_view html, std::size_t begin,
                         const std::string& name) {
  for (std::size_t at = begin; (at = html.find("</", at)) != html.npos;
       at += 2) {
    if (ascii_lower(html.substr(at + 2, name.size())) == name) return at;
  }
  return html.size();
}

// Where a declaration or an instruction that begins at `begin` ends.
std::size_t declaration_end(std::string_view html, std::size_t begin) {
  const std::size_t end = html.find('>', begin);
  return end == html.npos ? html.size() : end + 1;
}

// Calls see(begin, tag) for each tag, but for what stands in comments, and in
// raw text such as scripts. In XHTML an empty <script/> has no such text.
template <typename See>
void each_tag(std::string_view html, bool is_xhtml, See see) {
  for (std::size_t at = 0; (at = html.find('<', at)) != html.npos;) {
    const std::string_view rest = html.substr(at);
    if (rest.starts_with("<!--")) {
      at = comment_end(html, at);
      continue;
    }
    if (rest.starts_with("<!") || rest.starts_with("<?")) {
      at = declaration_end(html, at);
      continue;
    }
    MarkupTag tag = read_markup_tag(html, at);
    if (tag.name.empty()) {
      ++at;
      continue;
    }
    const bool has_content = !tag.is_end && !(is_xhtml && tag.is_empty);
    tag.text_end = has_content && is_listed(raw_text_elements, tag.name)
                       ? raw_text_end(html, tag.end, tag.name)
                       : tag.end;
    see(at, tag);
    at = tag.text_end;
  }
}

// Whether a tag begins a script or style that nothing reads. A script that has
// "<!--" may have the end tag of another in it; and <style/> in a drawing has
// no text.
bool is_unread(std::string_view html, std::size_t begin, const MarkupTag& tag) {
  if (tag.is_end || tag.is_empty) return false;
  if (tag.name == "style") return true;
  const std::string_view text = html.substr(tag.end, tag.text_end - tag.end);
  const std::string_view attributes = html.substr(begin, tag.end - begin);
  return tag.name == "script" && text.find("<!--") == text.npos &&
         ascii_lower(attributes).find("json") == std::string::npos;
}

}  // namespace

std::optional<std::string> without_scripts(std::string_view html) {
  std::optional<std::string> rest;
  std::size_t copied = 0;
  each_tag(html, false, [&](std::size_t begin, const MarkupTag& tag) {
    if (!is_unread(html, begin, tag)) return;
    if (!rest) rest.emplace();
    rest->append(html.substr(copied, tag.end - copied));
    copied = tag.text_end;
  });
  if (rest) rest->append(html.substr(copied));
  return rest;
}

std::vector<std::string_view> scripts_of(std::string_view html) {
  std::vector<std::string_view> scripts;
  each_tag(html, false, [&](std::size_t, const MarkupTag& tag) {
    if (tag.name != "script" || tag.is_end) return;
    scripts.push_back(html.substr(tag.end, tag.text_end - tag.end));
  });
  return scripts;
}

std::optional<std::string> tamed_markup(std::string_view html) {
  std::optional<std::string> tamed;
  NestingCount nesting;
  each_tag(html, false, [&](std::size_t begin, const MarkupTag& tag) {
    if (nesting.keeps(tag)) return;
    if (!tamed) tamed.emplace(html);
    std::fill(tamed->begin() + static_cast<std::ptrdiff_t>(begin),
              tamed->begin() + static_cast<std::ptrdiff_t>(tag.end), ' ');
  });
  return tamed;
}

std::optional<std::string> closed_markup(std::string_view html) {
  const std::string_view page = trimmed(without_byte_order_mark(html));
  if (!page.starts_with("<?xml")) return std::nullopt;
  std::optional<std::string> closed;
  std::size_t copied = 0;
  int drawings = 0;  // <svg> and <math>, whose parser knows <path/>
  each_tag(html, true, [&](std::size_t, const MarkupTag& tag) {
    if ((tag.name == "svg" || tag.name == "math") && !tag.is_empty) {
      drawings += tag.is_end ? -1 : 1;
    }
    if (!tag.is_empty || drawings != 0 || tag.name.size() >= max_name_size ||
        is_listed(void_elements, tag.name)) {
      return;
    }
    if (!closed) closed.emplace();
    closed->append(html.substr(copied, tag.end - copied));
    closed->append("</" + tag.name + ">");
    copied = tag.end;
  });
  if (closed) closed->append(html.substr(copied));
  return closed;
}

std::string without_tags(std::string_view html) {
  std::string text(html);
  const auto blank = [&](std::size_t begin, std::size_t end) {
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin),
              text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  };
  std::size_t at = 0;
  while ((at = html.find('<', at)) != html.npos) {
    const std::size_t begin = at;
    if (html.substr(at).starts_with("<!--")) {
      at = comment_end(html, at);
    } else if (const MarkupTag tag = read_markup_tag(html, at);
               !tag.name.empty()) {
      at = tag.end;
      if (!tag.is_end && (tag.name == "script" || tag.name == "style")) {
        at = raw_text_end(html, at, tag.name);
      }
    } else {
      ++at;
    }
    blank(begin, at);
  }
  return text;
}

}  // namespace dateline
