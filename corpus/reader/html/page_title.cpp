#include "corpus/reader/html/page_title.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/text/header_words.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_title_bytes = 1000;
constexpr std::size_t max_headlines = 20;  // <h1> that are looked at
constexpr std::array<std::string_view, 11> title_separators{
    " | ", " - ", " – ", " — ", " :: ", " » ",
    " · ", " • ", " « ", " / ", "｜"};

// Whether an element links to the front page, as the outlet's name does.
bool links_to_front_page(const HtmlTree& tree, std::size_t node) {
  const auto is_link = [&](std::size_t at) {
    return tree[at].tag == GUMBO_TAG_A && !tree.attribute(at, "href").empty() &&
           is_front_page(tree.attribute(at, "href"));
  };
  for (std::size_t at = node + 1; at < tree[node].end; ++at) {
    if (is_link(at)) return true;
  }
  return is_link(tree[node].parent);
}

std::vector<std::string> headlines(const HtmlTree& tree, GumboTag tag) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < tree.size() && found.size() < max_headlines;
       ++at) {
    if (tree[at].tag != tag || links_to_front_page(tree, at)) continue;
    std::string text = tree.text_below(at, max_title_bytes);
    if (!text.empty()) found.push_back(std::move(text));
  }
  return found;
}

// Without the outlet's name, at the end or the beginning.
std::string without_outlet(std::string_view title, const std::string& outlet) {
  const std::string outlet_key = title_key(outlet);
  for (const std::string_view separator : title_separators) {
    const std::size_t last = title.rfind(separator);
    if (last == title.npos) continue;
    const std::string_view behind = title.substr(last + separator.size());
    const std::string_view before = title.substr(0, title.find(separator));
    const std::string key = title_key(behind);
    if (!outlet_key.empty() &&
        (key == outlet_key || outlet_key.starts_with(key) ||
         key.starts_with(outlet_key))) {
      return one_line(title.substr(0, last));
    }
    if (!outlet_key.empty() && title_key(before) == outlet_key) {
      return one_line(title.substr(before.size() + separator.size()));
    }
  }
  return one_line(title);
}

// A title whose outlet nobody names: the longest part of it, if the others are
// short.
std::string longest_part(std::string_view title) {
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

bool holds(const std::string& longer, const std::string& shorter) {
  return !shorter.empty() && longer.find(shorter) != longer.npos;
}

// Whether a headline on the page is the one that the data name.
bool agree(const std::string& headline, const std::string& named) {
  if (headline.empty() || named.empty()) return false;
  if (headline == named) return true;
  return (holds(named, headline) && headline.size() * 3 > named.size()) ||
         (holds(headline, named) && named.size() * 3 > headline.size());
}

// The headline as it was named for links, if what is shown only has more around
// it, such as a topic in front.
std::string without_additions(const std::string& headline,
                              const std::string& named,
                              const std::string& outlet) {
  const std::string bare = without_outlet(named, outlet);
  const std::string key = title_key(bare);
  const bool is_cut = bare.ends_with("…") || bare.ends_with("...");
  return !is_cut && key.size() * 2 > headline.size() &&
                 holds(title_key(headline), key)
             ? bare
             : headline;
}

// Whether two titles say the same in part: most words of the shorter one are in
// the other.
bool share_words(const std::string& a, const std::string& b) {
  constexpr std::size_t min_shared = 3;
  const std::vector<std::string> x = name_words(a);
  const std::vector<std::string> y = name_words(b);
  std::vector<std::string> both;
  std::ranges::set_intersection(x, y, std::back_inserter(both));
  return both.size() >= min_shared &&
         both.size() * 2 > std::min(x.size(), y.size());
}

// Whether a name holds another one and a headline is what stands beside it, as
// the outlet's name does in "Crane falls - Gazette" if "Crane falls" is named.
bool is_beside_names(const std::string& headline, const std::string& name,
                     const std::vector<std::string>& named) {
  const std::string whole = title_key(name);
  const std::string key = title_key(headline);
  return std::ranges::any_of(named, [&](const std::string& other) {
    const std::string part = title_key(other);
    return part != whole && holds(whole, part) && holds(whole, key) &&
           !holds(part, key) && !holds(key, part);
  });
}

// The headline on the page that is the first of the names which one has; null
// if none is.
const std::string* agreed_headline(const std::vector<std::string>& shown,
                                   const std::vector<std::string>& named) {
  for (const std::string& name : named) {
    const auto found =
        std::ranges::find_if(shown, [&](const std::string& headline) {
          return agree(title_key(headline), title_key(name)) &&
                 !is_beside_names(headline, name, named);
        });
    if (found != shown.end()) return &*found;
  }
  return nullptr;
}

// Whether a headline is a part of what the data name, as the outlet's name is.
bool is_part_of_names(const std::string& headline,
                      const std::vector<std::string>& named) {
  return std::ranges::any_of(named, [&](const std::string& name) {
    return holds(title_key(name), title_key(headline));
  });
}

// The headline that readers see where the data for search engines and for links
// say the same in other words; null if there is none.
const std::string* headline_like(const std::vector<std::string>& shown,
                                 const std::vector<std::string>& named) {
  const auto found =
      std::ranges::find_if(shown, [&](const std::string& headline) {
        return !is_part_of_names(headline, named) &&
               std::ranges::any_of(named, [&](const std::string& name) {
                 return share_words(headline, name);
               });
      });
  return found == shown.end() ? nullptr : &*found;
}

// The only headline, if it is long, whatever the data say; null if there are
// more, or none.
const std::string* only_headline(const std::vector<std::string>& shown,
                                 const std::vector<std::string>& named) {
  constexpr double min_letters = 20;
  const std::string* only = nullptr;
  for (const std::string& headline : shown) {
    if (is_part_of_names(headline, named)) continue;
    if (only != nullptr && *only != headline) return nullptr;
    only = &headline;
  }
  return only != nullptr && letter_count(*only) >= min_letters ? only : nullptr;
}

// The part of a title that the page shows as a line of its own, as old pages
// without <h1> do: "Crane falls" of "The Gazette: Crane falls". Nothing if none
// is, or if all of it is; a short part may be the outlet's name.
std::string shown_part(std::string_view title,
                       const std::vector<TextBlock>& blocks) {
  constexpr double min_letters = 15;
  constexpr std::size_t max_blocks = 200;
  std::vector<std::string> keys;
  const auto first =
      std::span(blocks).first(std::min(blocks.size(), max_blocks));
  for (const TextBlock& block : first) {
    if (block.link_density() > 0.5 || block.length > 2 * max_title_bytes) {
      continue;
    }
    for (std::size_t at = 0; at < block.text.size();) {
      const Line line = line_at(block.text, at, '\n');
      keys.push_back(title_key(line.of(block.text)));
      at = line.next;
    }
  }
  const auto is_shown = [&](std::string_view part) {
    return letter_count(part) >= min_letters &&
           letter_count(part) * 3 > letter_count(title) &&
           std::ranges::find(keys, title_key(part)) != keys.end();
  };
  if (is_shown(title)) return "";
  constexpr std::string_view colon = ": ";
  for (std::size_t at = 0; at <= title_separators.size(); ++at) {
    const std::string_view separator =
        at == 0 ? colon : title_separators[at - 1];
    const std::size_t first = title.find(separator);
    if (first == title.npos) continue;
    const std::string_view behind = title.substr(first + separator.size());
    if (is_shown(behind)) return one_line(behind);
    const std::string_view before = title.substr(0, title.rfind(separator));
    if (is_shown(before)) return one_line(before);
  }
  return "";
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

std::size_t headline_block(const std::vector<TextBlock>& blocks,
                           const std::string& title) {
  const std::string key = title_key(title);
  std::size_t found = blocks.size();
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    const TextBlock& block = blocks[at];
    if (block.length > 2 * max_title_bytes ||
        block.text.size() * 2 < title.size() || title_key(block.text) != key) {
      continue;
    }
    if (block.kind == TextBlock::Kind::heading) return at;
    if (found == blocks.size()) found = at;
  }
  return found;
}

std::string page_title(const HtmlTree& tree,
                       const std::vector<TextBlock>& blocks,
                       const PageFacts& facts) {
  std::string outlet = facts.meta({"og:site_name", "application-name"});
  if (outlet.empty()) outlet = facts.linked_data().publisher;
  const std::vector<std::string> named{
      facts.linked_data().headline,
      facts.meta({"og:title", "twitter:title", "headline", "dc.title",
                  "parsely-title", "sailthru.title"}),
      std::string(facts.title())};
  const std::vector<std::string> shown = headlines(tree, GUMBO_TAG_H1);
  if (const std::string* headline = agreed_headline(shown, named)) {
    return without_additions(*headline, named[1], outlet);
  }
  if (const std::string* headline = headline_like(shown, named)) {
    return without_outlet(*headline, outlet);
  }
  const std::string* only = only_headline(shown, named);
  if (only != nullptr &&
      agreed_headline(headlines(tree, GUMBO_TAG_H2), named) == nullptr) {
    return without_outlet(*only, outlet);
  }
  for (std::size_t at = 0; at < 2; ++at) {
    if (named[at].empty()) continue;
    return without_outlet(named[at], outlet);
  }
  if (named[2].empty()) return shown.empty() ? "" : shown.front();
  std::string part = shown_part(named[2], blocks);
  if (!part.empty()) return part;
  const std::string title = without_outlet(named[2], outlet);
  return title == named[2] ? longest_part(title) : title;
}

}  // namespace dateline
