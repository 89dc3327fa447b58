#include "corpus/reader/format/markdown_reader.hpp"

#include <cmark.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/reader/format/json_fields.hpp"
#include "corpus/reader/format/text_reader.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

using nlohmann::json;

// Front matter that is larger is none.
constexpr std::size_t max_front_matter = 1u << 16;
// Aliases of YAML could be written out for ever.
constexpr int deepest_value = 3;
constexpr std::size_t max_values = 1000;

// A file in its two parts. The front matter is empty if there is none.
struct Document {
  std::string_view front_matter;
  std::string_view body;
  bool is_toml = false;
};

Document parts_of(std::string_view text) {
  for (const std::string_view fence : {"---", "+++"}) {
    const std::string_view first = text.substr(0, text.find('\n'));
    if (trimmed(first) != fence) continue;
    std::size_t begin = std::min(first.size() + 1, text.size());
    for (std::size_t at = begin; at < text.size() && at < max_front_matter;) {
      const std::string_view line = text.substr(at, text.find('\n', at) - at);
      const std::size_t next = std::min(at + line.size() + 1, text.size());
      if (trimmed(line) == fence) {
        return {text.substr(begin, at - begin), text.substr(next),
                fence == "+++"};
      }
      at = next;
    }
  }
  return {{}, text};
}

// `left` counts the values that may still be read.
json value_of(const YAML::Node& node, int depth, std::size_t& left) {
  if (node.IsScalar()) return node.Scalar();
  json value;
  if (depth == deepest_value) return value;
  for (const auto& member : node) {
    if (left == 0) break;
    --left;
    if (node.IsSequence()) {
      value.push_back(value_of(member, depth + 1, left));
    } else if (member.first.IsScalar()) {
      value[member.first.Scalar()] = value_of(member.second, depth + 1, left);
    }
  }
  return value;
}

// What of the front matter can be read.
ArticleFields fields_of(const Document& document, const FieldNames& names) {
  const auto without = [](std::string note) {
    ArticleFields fields;
    fields.notes.push_back(std::move(note));
    return fields;
  };
  if (document.is_toml) return without("its front matter, TOML, is left out");
  try {
    const YAML::Node front = YAML::Load(std::string(document.front_matter));
    if (!front.IsMap()) return {};
    std::size_t left = max_values;
    const std::string text =
        value_of(front, 0, left)
            .dump(-1, ' ', false, json::error_handler_t::replace);
    return read_json_fields(text, names);
  } catch (const YAML::Exception& error) {
    return without("its front matter is left out, because it is no YAML: " +
                   error.msg);
  }
}

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using OwnedNode = std::unique_ptr<cmark_node, FreeNode>;

// What a node says, without its markup.
std::string text_of_node(cmark_node* node) {
  struct Free {
    void operator()(char* text) const { std::free(text); }
  };
  const std::unique_ptr<char, Free> html(
      cmark_render_html(node, CMARK_OPT_UNSAFE));
  return text_of_markup(html.get());
}

// Takes the first heading for the title, if there is none.
void read_body(std::string_view body, ArticleFields& fields) {
  const OwnedNode document(
      cmark_parse_document(body.data(), body.size(), CMARK_OPT_DEFAULT));
  cmark_node* first = cmark_node_first_child(document.get());
  if (fields.title.empty() && first != nullptr &&
      cmark_node_get_type(first) == CMARK_NODE_HEADING) {
    cmark_node_unlink(first);
    const OwnedNode heading(first);
    fields.title = text_of_node(first);
  }
  fields.text = text_of_node(document.get());
}

// "2024-05-07" of "posts/2024-05-07-ferry.md"; "" of other names.
std::string date_of_name(std::string_view path) {
  constexpr std::string_view pattern = "0000-00-00-";
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const bool fits =
      name.size() > pattern.size() &&
      std::ranges::equal(
          name.substr(0, pattern.size()), pattern, [](char c, char wanted) {
            return wanted == '-' ? c == '-' : c >= '0' && c <= '9';
          });
  return fits ? std::string(name.substr(0, pattern.size() - 1)) : "";
}

}  // namespace

Article parse_markdown(const RawRecord& record) {
  const DecodedText text = decode_text(record.bytes, record.hints.charset);
  const Document document = parts_of(text.utf8);
  if (document.front_matter.empty() && begins_with_header(text.utf8)) {
    return parse_text_file(record);
  }
  ArticleFields fields =
      fields_of(document, record.names ? *record.names : common_field_names());
  fields.charset = text.charset;
  read_body(document.body, fields);
  if (fields.date.empty()) fields.date = date_of_name(record.id);
  return article_of(std::move(fields), record);
}

}  // namespace dateline
