#include "corpus/reader/html/page_title.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/reader/html/named_titles.hpp"
#include "corpus/reader/html/shown_lines.hpp"
#include "corpus/text/header_words.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_title_bytes = 1000;

// The headline on the page that is the first of the names which one has; null
// if none is.
const ShownLine* agreed_headline(const std::vector<ShownLine>& shown,
                                 const NamedTitles& named) {
  for (const NamedTitle& name : named.names) {
    const auto found =
        std::ranges::find_if(shown, [&](const ShownLine& headline) {
          return agree(headline, name, &name == &named.of_window()) &&
                 !is_beside_names(headline, name, named);
        });
    if (found != shown.end()) return &*found;
  }
  return nullptr;
}

// The longest of the lines that are parts of a title within a run of it; null
// if none is.
const ShownLine* longest_shown(const std::vector<ShownLine>& lines,
                               const NamedTitle& title, const PartRun& within) {
  const ShownLine* longest = nullptr;
  for (const ShownLine& line : lines) {
    const auto run = run_of_key(title.parts, line.key);
    if (!run || run->first < within.first || run->last > within.last) continue;
    if (longest == nullptr || line.key.size() > longest->key.size()) {
      longest = &line;
    }
  }
  return longest;
}

// The longer part of a title that a heading shows, if a headline may be the
// outlet's name: it is what the title ends with, or little that it begins with.
// Null otherwise.
const ShownLine* heading_beside(const ShownLine& headline,
                                const std::vector<ShownLine>& headings,
                                const NamedTitle& title) {
  const auto run = run_of_key(title.parts, headline.key);
  const std::size_t end = title.parts.size();
  if (!run || run->last - run->first == end) return nullptr;
  const bool is_end = run->last == end;
  if (!is_end && headline.key.size() * 3 > title.key.size()) return nullptr;
  const ShownLine* const other =
      longest_shown(headings, title,
                    is_end ? PartRun{0, run->first} : PartRun{run->last, end});
  return other != nullptr && other->key.size() > headline.key.size() ? other
                                                                     : nullptr;
}

// Whether the data name a title that begins with a headline, and the outlet's
// name does not, because it stands elsewhere in the window's title.
bool begins_named(const ShownLine& headline, const NamedTitles& named) {
  const std::string& window = named.of_window().key;
  return std::ranges::any_of(named.names, [&](const NamedTitle& name) {
    const auto run = run_of_key(name.parts, headline.key);
    return run && run->first == 0 && name.key != window &&
           holds(window, name.key);
  });
}

// A heading below <h1> that is a title, or most of one.
const ShownLine* agreed_heading(const std::vector<ShownLine>& headings,
                                const NamedTitles& named) {
  for (const NamedTitle& name : named.names) {
    const ShownLine* const found =
        longest_shown(headings, name, {0, name.parts.size()});
    if (found != nullptr && found->key.size() * 2 > name.key.size()) {
      return found;
    }
  }
  return nullptr;
}

// The headline as it was named for links, if what is shown only has more around
// it, such as a topic in front that is named nowhere else, or if it lacks a
// topic that all names have.
std::string as_named(const ShownLine& headline, const NamedTitles& named,
                     const OutletNames& outlet) {
  const std::string bare = without_outlet(named.for_links().text, outlet);
  const std::string key = title_key(bare);
  const bool is_cut = bare.ends_with("…") || bare.ends_with("...");
  if (is_cut || key.empty()) return headline.text;
  if (holds(headline.key, key)) {
    const bool is_topic_named = headline.key.ends_with(key) &&
                                run_of_key(title_parts(headline.text), key) &&
                                is_named_elsewhere(headline.key, named);
    const bool is_same = key == headline.key;
    return is_same || (!is_topic_named && key.size() * 2 > headline.text.size())
               ? bare
               : headline.text;
  }
  const std::vector<TitlePart> parts = title_parts(bare);
  const auto run = run_of_key(parts, headline.key);
  const bool lacks_topic = run && run->last == parts.size() &&
                           parts[run->first].after_colon &&
                           are_unanimous(named, outlet);
  return lacks_topic ? bare : headline.text;
}

// Whether two titles say the same in part: most words of the shorter one are in
// the other.
bool share_words(std::string_view a, std::string_view b) {
  constexpr std::size_t min_shared = 3;
  const std::vector<std::string> x = name_words(a);
  const std::vector<std::string> y = name_words(b);
  std::vector<std::string> both;
  std::ranges::set_intersection(x, y, std::back_inserter(both));
  return both.size() >= min_shared &&
         both.size() * 2 > std::min(x.size(), y.size());
}

// The headline that readers see where the data for search engines and for links
// say the same in other words; null if there is none. What is only like the end
// of a title is the outlet's name.
const ShownLine* headline_like(const std::vector<ShownLine>& shown,
                               const NamedTitles& named) {
  const auto is_like = [](const ShownLine& line, const NamedTitle& name) {
    if (!share_words(line.text, name.text)) return false;
    return name.parts.size() < 2 ||
           name.parts.back().key.size() * 2 > name.key.size() ||
           !share_words(line.text, name.parts.back().text);
  };
  const auto found = std::ranges::find_if(shown, [&](const ShownLine& line) {
    return !is_part_of_names(line, named) &&
           std::ranges::any_of(named.names, [&](const NamedTitle& name) {
             return is_like(line, name);
           });
  });
  return found == shown.end() ? nullptr : &*found;
}

// A headline without the outlet's name, or without a topic in front if the name
// for links has another one there.
std::string without_topic(const ShownLine& headline, const NamedTitles& named,
                          const OutletNames& outlet) {
  const std::vector<TitlePart> parts = title_parts(headline.text);
  const std::string bare = without_outlet(named.for_links().text, outlet);
  const std::vector<TitlePart> others = title_parts(bare);
  const bool ends_alike = parts.size() > 1 && others.size() > 1 &&
                          parts.back().key == others.back().key &&
                          parts.back().key.size() * 2 > headline.key.size();
  return ends_alike ? one_line(parts.back().text)
                    : without_outlet(headline.text, outlet);
}

// The only headline, if it is long, whatever the data say; null if there are
// more, or none.
const ShownLine* only_headline(const std::vector<ShownLine>& shown,
                               const NamedTitles& named) {
  constexpr double min_letters = 20;
  const ShownLine* only = nullptr;
  for (const ShownLine& headline : shown) {
    if (is_part_of_names(headline, named)) continue;
    if (only != nullptr && only->text != headline.text) return nullptr;
    only = &headline;
  }
  return only != nullptr && letter_count(only->text) >= min_letters ? only
                                                                    : nullptr;
}

// The part of a title that the page shows as a line of its own, as old pages
// without <h1> do: "Crane falls" of "The Gazette: Crane falls". Null if none
// is, or if all of it is; a short part may be the outlet's name.
const ShownLine* shown_part(const NamedTitle& title,
                            const std::vector<ShownLine>& lines) {
  constexpr double min_letters = 15;
  const ShownLine* const part =
      longest_shown(lines, title, {0, title.parts.size()});
  const bool is_headline = part != nullptr && part->key != title.key &&
                           letter_count(part->text) >= min_letters &&
                           part->key.size() * 3 > title.key.size();
  return is_headline ? part : nullptr;
}

OutletNames outlet_names(const PageFacts& facts, const NamedTitles& named,
                         std::string_view address) {
  OutletNames outlet;
  outlet.add_address(address);
  for (const std::string& name :
       {facts.meta({"og:site_name"}), facts.meta({"application-name"}),
        facts.linked_data().publisher}) {
    const std::string key = title_key(name);
    // The window's title may be nothing else.
    const bool is_title =
        key == named.names[0].key || key == named.names[1].key;
    if (!is_title) outlet.add_name(name);
  }
  return outlet;
}

// Whether one of two headlines is the other one with something around it, such
// as a topic in front, that is not longer than it.
bool differ_by_topic(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  return 2 * b.size() > a.size() && (a.ends_with(b) || a.starts_with(b));
}

}  // namespace

std::size_t headline_block(const std::vector<TextBlock>& blocks,
                           const std::string& title) {
  const std::string key = title_key(title);
  std::size_t found = blocks.size(), similar = blocks.size();
  for (std::size_t at = 0; at < blocks.size() && !key.empty(); ++at) {
    const TextBlock& block = blocks[at];
    const bool is_heading = block.kind == TextBlock::Kind::heading;
    if (block.length > 2 * max_title_bytes ||
        block.text.size() * 2 <
            (is_heading ? title.size() / 2 : title.size())) {
      continue;
    }
    const std::string shown = title_key(block.text);
    if (shown == key) {
      if (is_heading) return at;
      if (found == blocks.size()) found = at;
    } else if (is_heading && similar == blocks.size() &&
               differ_by_topic(shown, key)) {
      similar = at;
    }
  }
  return found == blocks.size() ? similar : found;
}

std::string page_title(const HtmlTree& tree,
                       const std::vector<TextBlock>& blocks,
                       const PageFacts& facts, std::string_view address) {
  const NamedTitles named(facts);
  const OutletNames outlet = outlet_names(facts, named, address);
  const std::vector<ShownLine> shown = headlines(tree, GUMBO_TAG_H1, address);
  const ShownLine* const headline = agreed_headline(shown, named);
  if (headline != nullptr && headline->key == named.for_links().key) {
    return without_outlet(named.for_links().text, outlet);  // as on most pages
  }
  const std::vector<ShownLine> lower = headings(tree, blocks, address);
  if (headline != nullptr) {
    const ShownLine* const other =
        begins_named(*headline, named)
            ? nullptr
            : heading_beside(*headline, lower, named.of_window());
    return as_named(other != nullptr ? *other : *headline, named, outlet);
  }
  if (const ShownLine* like = headline_like(shown, named)) {
    return without_topic(*like, named, outlet);
  }
  if (const ShownLine* heading = agreed_heading(lower, named)) {
    return without_outlet(heading->text, outlet);
  }
  if (const ShownLine* only = only_headline(shown, named)) {
    return without_outlet(only->text, outlet);
  }
  for (std::size_t at = 0; at < 2; ++at) {
    if (named.names[at].text.empty()) continue;
    return without_outlet(named.names[at].text, outlet);
  }
  const NamedTitle& window = named.of_window();
  if (window.text.empty()) {
    if (!shown.empty()) return shown.front().text;
    return lower.size() == 1 ? lower.front().text : "";
  }
  const std::vector<ShownLine> lines = opening_lines(blocks);
  if (const ShownLine* part = shown_part(window, lines)) {
    return part->text;
  }
  const std::string title = without_outlet(window.text, outlet);
  return title == window.text ? longest_part(title) : title;
}

}  // namespace dateline
