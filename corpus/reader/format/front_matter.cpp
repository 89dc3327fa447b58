#include "corpus/reader/format/front_matter.hpp"

#include <toml++/toml.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <iterator>
#include <locale>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "corpus/reader/format/json_fields.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

using nlohmann::json;
using Syntax = DividedText::Syntax;

constexpr std::size_t max_front_matter = 1u << 16;
// Aliases of YAML could be written out for ever.
constexpr int deepest_value = 3;
constexpr std::size_t max_values = 1000;
// Each full stop in a key of TOML can open a table in another, and toml++ needs
// a stack for tables that are nested.
constexpr std::ptrdiff_t max_full_stops = 2000;

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

// A string, a number or a date, as it is written in other formats.
std::string scalar_of(const toml::node& node) {
  std::ostringstream written;
  written.imbue(std::locale::classic());  // a program may set another
  written << std::boolalpha;
  node.visit([&written](const auto& scalar) {
    if constexpr (toml::is_value<decltype(scalar)>) written << scalar.get();
  });
  return written.str();
}

// The same as above.
json value_of(const toml::node& node, int depth, std::size_t& left) {
  if (node.is_value()) return scalar_of(node);
  json value;
  if (depth == deepest_value) return value;
  if (const toml::array* list = node.as_array()) {
    for (const toml::node& member : *list) {
      if (left == 0) break;
      --left;
      value.push_back(value_of(member, depth + 1, left));
    }
  } else if (const toml::table* table = node.as_table()) {
    for (const auto& [key, member] : *table) {
      if (left == 0) break;
      --left;
      value[std::string(key.str())] = value_of(member, depth + 1, left);
    }
  }
  return value;
}

ArticleFields left_out(const std::string& reason) {
  ArticleFields fields;
  fields.notes.push_back("its front matter is left out, because " + reason);
  return fields;
}

template <typename Node>
ArticleFields fields_of_root(const Node& root, const FieldNames& names) {
  std::size_t left = max_values;
  const json object = value_of(root, 0, left);
  return read_json_fields(
      object.dump(-1, ' ', false, json::error_handler_t::replace), names);
}

ArticleFields yaml_fields(std::string_view yaml, const FieldNames& names) {
  try {
    const YAML::Node root = YAML::Load(std::string(yaml));
    return root.IsMap() ? fields_of_root(root, names) : ArticleFields();
  } catch (const YAML::Exception& error) {
    return left_out("it is no YAML: " + error.msg);
  }
}

ArticleFields toml_fields(std::string_view toml, const FieldNames& names) {
  if (std::ranges::count(toml, '.') > max_full_stops) {
    return left_out("it has more than " + std::to_string(max_full_stops) +
                    " full stops, which can nest keys without end");
  }
  try {
    const toml::table root = toml::parse(toml);
    return root.empty() ? ArticleFields() : fields_of_root(root, names);
  } catch (const toml::parse_error& error) {
    return left_out("it is no TOML: " + std::string(error.description()));
  }
}

ArticleFields json_fields(std::string_view json_text, const FieldNames& names) {
  try {
    return read_json_fields(json_text, names);
  } catch (const Error& error) {
    return left_out(std::string("it cannot be read: ") + error.what());
  }
}

// The lines before and behind a front matter.
struct Fence {
  std::string_view opening;
  std::string_view closing;
  Syntax syntax;
};
constexpr Fence fences[] = {{"---", "---", Syntax::yaml},
                            {"+++", "+++", Syntax::toml},
                            {"{", "}", Syntax::json}};

// An indented bracket ends a value within the front matter. YAML ends documents
// with full stops, too.
bool ends_front_matter(std::string_view line, const Fence& fence) {
  const bool is_indented = line.starts_with(' ') || line.starts_with('\t');
  if (fence.syntax == Syntax::yaml && !is_indented && trimmed(line) == "...") {
    return true;
  }
  return trimmed(line) == fence.closing &&
         (fence.syntax != Syntax::json || !is_indented);
}

}  // namespace

DividedText divided_text(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  const auto* fence =
      std::ranges::find(fences, trimmed(first), &Fence::opening);
  if (fence == std::end(fences)) return {{}, text};
  const std::size_t begin = std::min(first.size() + 1, text.size());
  for (std::size_t at = begin; at < text.size() && at < max_front_matter;) {
    const std::string_view line = text.substr(at, text.find('\n', at) - at);
    const std::size_t next = std::min(at + line.size() + 1, text.size());
    if (ends_front_matter(line, *fence)) {
      const std::string_view inside = fence->syntax == Syntax::json
                                          ? text.substr(0, next)
                                          : text.substr(begin, at - begin);
      return {inside, text.substr(next), fence->syntax};
    }
    at = next;
  }
  return {{}, text};
}

ArticleFields front_matter_fields(const DividedText& text,
                                  const FieldNames& names) {
  switch (text.syntax) {
    case Syntax::toml:
      return toml_fields(text.front_matter, names);
    case Syntax::json:
      return json_fields(text.front_matter, names);
    default:
      return yaml_fields(text.front_matter, names);
  }
}

}  // namespace dateline
