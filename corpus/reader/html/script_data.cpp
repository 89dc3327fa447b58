#include "corpus/reader/html/script_data.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/reader/html/markup_guard.hpp"
#include "corpus/reader/html/markup_signs.hpp"
#include "corpus/reader/html/text_blocks.hpp"
#include "corpus/reader/html/title_parts.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_data_bytes = 16u << 20;  // of all scripts of a page
constexpr std::size_t min_data_bytes = 300;        // with an article in it
constexpr std::size_t max_values = 500'000;
constexpr int max_data_depth = 24;
constexpr double least_text = 200;  // letters of an article

// By how keys of a whole text end, in lower case without "_" and "-".
constexpr std::array<std::string_view, 7> text_endings{
    "body", "content", "text", "html", "rendered", "story", "copy"};
// Keys of the pieces of a text, the best first.
constexpr std::array<std::string_view, 8> piece_keys{
    "content", "text", "html", "body", "value", "data", "children", "items"};
constexpr std::array<std::string_view, 7> address_keys{
    "url",  "canonical_url", "canonicalUrl", "canonical",
    "link", "permalink",     "path"};
constexpr std::array<std::string_view, 4> title_keys{"title", "headline",
                                                     "headlines", "pagetitle"};

std::string plain_key(std::string_view key) {
  std::string plain = ascii_lower(key);
  std::erase_if(plain, [](char c) { return c == '_' || c == '-'; });
  return plain;
}

bool is_text_key(std::string_view key) {
  const std::string plain = plain_key(key);
  return std::ranges::any_of(text_endings, [&](std::string_view ending) {
    return plain.ends_with(ending);
  });
}

std::string text_of_string(const std::string& value) {
  return has_markup(value) ? text_of_markup(value) : value;
}

// Pieces of a text that stand in lists, as editors of today keep it: an array
// of blocks, which may have arrays of their own. What has no array below it is
// a part of a line, unless it is an item.
class PiecedText {
 public:
  std::string of(const Json& blocks) {
    add_blocks(blocks, 0);
    return std::move(text_);
  }

 private:
  void begin_block() {
    if (!text_.empty() && !text_.ends_with("\n\n")) text_ += "\n\n";
  }

  void add_blocks(const Json& blocks, int depth) {
    for (const Json& block : blocks) {
      begin_block();
      add(block, depth + 1);
    }
  }

  void add(const Json& piece, int depth) {
    if (depth == max_data_depth || text_.size() > max_data_bytes) return;
    if (piece.is_string()) {
      text_ += text_of_string(piece.get_ref<const std::string&>());
    } else if (piece.is_array()) {
      const bool has_blocks = std::ranges::any_of(piece, is_block);
      if (has_blocks) return add_blocks(piece, depth);
      for (const Json& part : piece) add(part, depth + 1);
    } else if (piece.is_object()) {
      for (const std::string_view key : piece_keys) {
        const auto found = piece.find(key);
        const bool is_piece = found != piece.end() && !found->empty() &&
                              (found->is_string() || found->is_structured());
        if (!is_piece) continue;
        if (key == "items" && found->is_array()) {
          return add_blocks(*found, depth);
        }
        return add(*found, depth + 1);
      }
    }
  }

  static bool is_block(const Json& part) {
    return part.is_string() ||
           (part.is_object() &&
            std::ranges::any_of(piece_keys, [&](std::string_view key) {
              const auto found = part.find(key);
              return found != part.end() && found->is_array() &&
                     !found->empty();
            }));
  }

  std::string text_;
};

// What an object calls itself; nothing if it has no title.
std::optional<std::string> title_of(const Json& object) {
  for (const auto& [key, value] : object.items()) {
    if (std::ranges::find(title_keys, plain_key(key)) == title_keys.end()) {
      continue;
    }
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_object()) continue;
    for (const Json& form : value) {  // {"basic": ...}, {"rendered": ...}
      if (form.is_string()) return form.get<std::string>();
    }
  }
  return std::nullopt;
}

std::string_view without_last_slash(std::string_view address) {
  if (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

// Whether an object says that it is at an address, or at a path there.
bool is_at(const Json& object, std::string_view address) {
  constexpr std::size_t least_path = 10;  // "/news/late" and no front page
  return std::ranges::any_of(address_keys, [&](std::string_view key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()) return false;
    const std::string_view own =
        without_last_slash(found->get_ref<const std::string&>());
    return own == address ||
           (own.starts_with('/') && own.size() >= least_path &&
            address.ends_with(own));
  });
}

// Looks for texts in values of JSON and keeps the best.
class TextSearch {
 public:
  TextSearch(const std::string& title, std::string_view address)
      : title_(title_key(title)), address_(without_last_slash(address)) {}

  void search(const Json& root) {
    struct Open {
      const Json* value;
      int depth;
      bool has_title;  // that of the page, or is at its address
    };
    std::vector<Open> open{{&root, 0, false}};
    while (!open.empty() && seen_++ < max_values) {
      auto [value, depth, has_title] = open.back();
      open.pop_back();
      if (value->is_object()) {
        if (const auto title = title_of(*value)) {
          has_title =
              !title_.empty() && title_key(text_of_string(*title)) == title_;
        }
        has_title = has_title || (!address_.empty() && is_at(*value, address_));
        look_into(*value, has_title);
      }
      if (depth == max_data_depth) continue;
      for (const Json& child : *value) {
        if (child.is_structured()) {
          open.push_back({&child, depth + 1, has_title});
        }
      }
    }
  }

  std::string best(bool may_be_any) {
    if (!titled_.text.empty()) return std::move(titled_.text);
    return may_be_any ? std::move(any_.text) : "";
  }

 private:
  struct Found {
    std::string text;
    double length = least_text;
  };

  void look_into(const Json& object, bool has_title) {
    for (const auto& [key, value] : object.items()) {
      if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        const auto size = static_cast<double>(text.size());
        if (size < least_text || !is_text_key(key)) continue;
        offer(text_of_string(text), has_title);
      } else if (value.is_array() && !are_articles(value)) {
        offer(PiecedText().of(value), has_title);
      }
    }
  }

  // What has a title each is more than a piece of one text.
  static bool are_articles(const Json& list) {
    return std::ranges::all_of(
        list, [](const Json& one) { return one.is_object() && title_of(one); });
  }

  void offer(std::string text, bool has_title) {
    Found& found = has_title ? titled_ : any_;
    const double length = letter_count(text);
    if (length <= found.length || !is_prose(text)) return;
    found = {std::move(text), length};
  }

  // Sentences, and no addresses, keys or code.
  static bool is_prose(std::string_view text) {
    const auto spaces = std::ranges::count(text, ' ');
    const auto signs = std::ranges::count_if(text, [](char c) {
      return c == '{' || c == '}' || c == ';' || c == '=';
    });
    constexpr std::ptrdiff_t longest_word = 15;
    const auto size = static_cast<std::ptrdiff_t>(text.size());
    const bool has_ideographs =
        letter_count(text) > 0.7 * static_cast<double>(size);
    return 100 * signs < size &&
           (has_ideographs || spaces > size / longest_word);
  }

  const std::string title_;
  const std::string address_;
  std::size_t seen_ = 0;
  Found titled_;
  Found any_;
};

// The end of the JSON value that begins at `begin`; npos if it is not closed.
std::size_t end_of_value(std::string_view script, std::size_t begin) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = begin; at < script.size(); ++at) {
    const char c = script[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (--depth == 0) return at + 1;
    }
  }
  return script.npos;
}

// A string of JavaScript as one of JSON.
std::string json_string(std::string_view literal) {
  const char quote = literal.front();
  std::string json = "\"";
  for (std::size_t at = 1; at + 1 < literal.size(); ++at) {
    const char c = literal[at];
    if (c == '\\' && literal[at + 1] == 'x') {
      json += "\\u00";
      ++at;
    } else if (c == '\\' && literal[at + 1] == quote && quote != '"') {
      json += quote;
      ++at;
    } else if (c == '\\') {
      json += c;
      json += literal[++at];
    } else {
      if (c == '"') json += '\\';
      json += c;
    }
  }
  return json + '"';
}

// The string that begins at `begin`, with its quotes; "" if it has no end.
std::string_view literal_at(std::string_view script, std::size_t begin) {
  const char quote = script[begin];
  for (std::size_t at = begin + 1; at < script.size(); ++at) {
    if (script[at] == '\\') {
      ++at;
    } else if (script[at] == quote) {
      return script.substr(begin, at + 1 - begin);
    }
  }
  return {};
}

class ScriptReader {
 public:
  explicit ScriptReader(TextSearch& search) : search_(search) {}

  void read(std::string_view script) {
    if (script.size() > bytes_left_) return;
    bytes_left_ -= script.size();
    read_parsed_strings(script);
    std::size_t budget = 4 * script.size();  // bytes, because values that are
                                             // none may lie in each other
    for (std::size_t at = script.find_first_of("{["); at != script.npos;
         at = script.find_first_of("{[", at)) {
      const std::size_t end =
          may_begin_value(script, at) ? end_of_value(script, at) : at;
      const std::size_t size = std::min(end, script.size()) - at;
      if (size > budget) return;
      budget -= size;
      const bool is_read = end != script.npos && size >= min_data_bytes &&
                           read_value(script.substr(at, size));
      at = is_read ? end : at + 1;
    }
  }

 private:
  // JSON.parse("{...}")
  void read_parsed_strings(std::string_view script) {
    constexpr std::string_view call = "JSON.parse(";
    for (std::size_t at = script.find(call); at != script.npos;
         at = script.find(call, at + call.size())) {
      const std::size_t begin =
          script.find_first_not_of(" \t\r\n", at + call.size());
      if (begin == script.npos ||
          std::string_view("\"'`").find(script[begin]) == script.npos) {
        continue;
      }
      const std::string_view literal = literal_at(script, begin);
      if (literal.size() < min_data_bytes) continue;
      const Json text = Json::parse(json_string(literal), nullptr, false);
      if (text.is_string()) read_value(text.get_ref<const std::string&>());
    }
  }

  // A brace of code has no quotation mark behind it.
  static bool may_begin_value(std::string_view script, std::size_t at) {
    const std::size_t next = script.find_first_not_of(" \t\r\n", at + 1);
    if (next == script.npos) return false;
    return script[next] == '"' ||
           (script[at] == '[' && (script[next] == '{' || script[next] == '['));
  }

  bool read_value(std::string_view json) {
    const Json value = Json::parse(json, nullptr, false);
    if (!value.is_structured()) return false;
    search_.search(value);
    return true;
  }

  TextSearch& search_;
  std::size_t bytes_left_ = max_data_bytes;
};

// Data that a script finds in an attribute of the element that it fills.
void read_attributes(const HtmlTree& tree, ScriptReader& reader) {
  for (std::size_t at = 0; at < tree.size(); ++at) {
    if (tree[at].is_text()) continue;
    const GumboVector& attributes = tree[at].element->attributes;
    for (unsigned i = 0; i < attributes.length; ++i) {
      const std::string_view value =
          static_cast<const GumboAttribute*>(attributes.data[i])->value;
      if (value.size() >= min_data_bytes &&
          (value.starts_with('{') || value.starts_with('['))) {
        reader.read(value);
      }
    }
  }
}

}  // namespace

std::string text_in_scripts(std::string_view html, const HtmlTree& tree,
                            const std::string& title, std::string_view address,
                            bool may_be_any) {
  TextSearch search(title, address);
  ScriptReader reader(search);
  for (const std::string_view script : scripts_of(html)) {
    if (script.size() >= min_data_bytes) reader.read(script);
  }
  read_attributes(tree, reader);
  return search.best(may_be_any);
}

}  // namespace dateline
