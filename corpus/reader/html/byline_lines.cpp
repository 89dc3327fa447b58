#include "corpus/reader/html/byline_lines.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "corpus/reader/author/byline_labels.hpp"
#include "corpus/reader/author/byline_words.hpp"
#include "corpus/reader/date/written_date.hpp"
#include "corpus/reader/html/byline_element.hpp"
#include "corpus/reader/html/page_title.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

constexpr std::size_t lines_by_headline = 18;  // that are looked at
constexpr std::size_t max_line_length = 80;    // of one with a byline
constexpr std::size_t max_lines_bytes = 400;   // of all lines of its paragraph

// Whether a text has words in small letters that are longer than "and" and
// "von", as headlines have: "Interview: Why the crane fell".
bool has_small_words(std::string_view text) {
  constexpr double max_joining_word = 4;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (begins_in_lower_case(word) && letter_count(word) > max_joining_word) {
      return true;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

// The line below a label, or all items of the list below it.
void add_names_below(const std::vector<TextBlock>& blocks, std::size_t label,
                     AuthorNames& names) {
  for (std::size_t at = label + 1; at < blocks.size(); ++at) {
    if (at > label + 1 && !blocks[at].goes_on) return;
    if (!looks_like_name(blocks[at].text)) return;
    names.add(blocks[at].text);
  }
}

// The names behind the labels in a block; those in one of its texts, if there
// are such, because browsers show a gap between elements that stand side by
// side.
void add_labelled_names(const HtmlTree& tree,
                        const std::vector<TextBlock>& blocks, std::size_t at,
                        AuthorNames& names) {
  const auto add = [&](std::string_view text) {
    for (const std::string& name : labelled_names(text)) {
      if (!has_small_words(name)) names.add(name);
    }
  };
  const std::size_t end =
      at + 1 < blocks.size() ? blocks[at + 1].first : tree[blocks[at].node].end;
  for (std::size_t node = blocks[at].first; node < end && names.empty();
       ++node) {
    if (tree[node].is_text()) add(one_line(tree[node].text));
  }
  if (names.empty()) add(blocks[at].text);
}

// A byline among the lines of a headline or of a paragraph, or a name above
// what somebody is.
void add_lines(std::string_view text, AuthorNames& names) {
  if (text.size() > max_lines_bytes) return;
  std::string_view above;
  for (std::size_t at = 0; at < text.size() && names.empty();) {
    const Line line = line_at(text, at, '\n');
    const std::string_view written = line.of(text);
    if (written.size() <= max_line_length && byline_word_at(written)) {
      names.add(written);
    } else if (looks_like_name(above) && is_job_title(written)) {
      names.add(above);
    }
    above = written;
    at = line.next;
  }
}

}  // namespace

void add_written_byline(const HtmlTree& tree,
                        const std::vector<TextBlock>& blocks,
                        std::size_t headline, AuthorNames& names) {
  const std::size_t begin = headline < blocks.size()
                                ? headline - std::min<std::size_t>(headline, 5)
                                : 0;
  const std::size_t end = std::min(begin + lines_by_headline, blocks.size());
  for (std::size_t at = begin; at < end && names.empty(); ++at) {
    const std::string& text = blocks[at].text;
    if (at == headline) continue;
    const bool is_short = blocks[at].length <= max_line_length;
    if (is_short && byline_word_at(text)) {
      add_byline(tree, blocks[at].node, text, names);
    }
    if (names.empty() && text.find('\n') != text.npos) add_lines(text, names);
    if (!is_short || !names.empty()) continue;
    add_labelled_names(tree, blocks, at, names);
    if (names.empty() && is_byline_label(text)) {
      add_names_below(blocks, at, names);
    }
  }
}

void add_pictured_name(const HtmlTree& tree,
                       const std::vector<TextBlock>& blocks,
                       std::size_t headline, AuthorNames& names) {
  constexpr std::size_t lines_behind = 8;    // the headline
  constexpr std::size_t max_more_bytes = 8;  // "Jane Doe image"
  const std::size_t end = std::min(headline + lines_behind, blocks.size());
  for (std::size_t at = headline + 1; at + 1 < end; ++at) {
    if (!looks_like_name(blocks[at].text) ||
        !has_ascii_digit(blocks[at + 1].text) ||
        2 * blocks[at + 1].length > max_byline_bytes) {
      continue;
    }
    const std::string name = title_key(blocks[at].text);
    for (std::size_t node = 0; node < tree.size(); ++node) {
      if (tree[node].tag != GUMBO_TAG_IMG) continue;
      const std::string shown = title_key(tree.attribute(node, "alt"));
      if (shown.starts_with(name) &&
          shown.size() <= name.size() + max_more_bytes) {
        names.add(blocks[at].text);
        return;
      }
    }
  }
}

void add_dated_name(const std::vector<TextBlock>& blocks, std::size_t headline,
                    AuthorNames& names) {
  constexpr std::size_t lines_behind = 5;  // the headline
  const std::size_t end = std::min(headline + lines_behind, blocks.size());
  for (std::size_t at = headline + 1; at < end; ++at) {
    const TextBlock& block = blocks[at];
    if (block.kind != TextBlock::Kind::paragraph || block.link_length > 0 ||
        block.length > max_line_length) {
      continue;
    }
    const std::string_view line = block.text;
    std::size_t bar = line.npos;
    for (const std::string_view mark : {" | ", "•", "·", " – ", " — "}) {
      bar = std::min(bar, line.find(mark));
    }
    if (bar == line.npos) continue;
    const std::string_view name = trimmed(line.substr(0, bar));
    if (looks_like_name(name) && date_at_end(line.substr(bar))) {
      names.add(name);
      return;
    }
  }
}

}  // namespace dateline
