#include "corpus/reader/container/json_scanner.hpp"

#include <algorithm>
#include <utility>

#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {

JsonScanner::JsonScanner(std::unique_ptr<ByteSource> source, std::string name)
    : source_(std::move(source)), name_(std::move(name)) {}

// Makes sure that there is something in the block; false at the end.
bool JsonScanner::fill() {
  if (!block_.empty()) return true;
  const auto block = source_->next_block();
  if (block) block_ = *block;
  return block.has_value();
}

// Passes over what stands between objects. Returns false at the end. What may
// not stand there is one error, up to the next object.
bool JsonScanner::skip_to_object() {
  std::optional<CorpusError> error;
  while (fill()) {
    const char c = block_.front();
    if (c == '{') break;
    line_ += c == '\n';
    const auto byte = static_cast<unsigned char>(c);
    const bool is_mark = byte == 0xef || byte == 0xbb || byte == 0xbf;
    const bool may_stand = is_ascii_space(c) || c == '[' || c == ']' ||
                           c == ',' || c == record_separator || is_mark;
    if (!may_stand && !error) {
      error.emplace(name_, line_,
                    "not an object but '" +
                        escaped_to_utf8(std::string_view(&c, 1)) + "'; " +
                        (c == '/' || c == '#'
                             ? "JSON has no comments: delete what is one"
                             : "an article is an object: {\"text\": \"...\"}"));
    }
    block_.remove_prefix(1);
  }
  if (error) throw CorpusError(*error);
  return !block_.empty();
}

// How much of the block belongs to the object: up to its closing bracket, at
// which the depth is 0, or all.
std::size_t JsonScanner::end_of_part(std::string_view block) {
  for (std::size_t i = 0; i < block.size(); ++i) {
    const char c = block[i];
    if (in_string_) {
      if (!std::exchange(is_escaped_, false)) {
        is_escaped_ = c == '\\';
        in_string_ = c != '"';
      }
    } else if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if ((c == '}' || c == ']') && --depth_ == 0) {
      return i + 1;
    }
  }
  return block.size();
}

std::optional<JsonScanner::Object> JsonScanner::begin(std::size_t bytes) {
  if (!skip_to_object()) return std::nullopt;
  Object object{{}, line_, false};
  depth_ = 0;
  in_string_ = false;
  is_escaped_ = false;
  read_on(object, bytes);
  return object;
}

void JsonScanner::read_on(Object& object, std::size_t bytes) {
  while (!object.is_whole && object.json.size() <= bytes && fill()) {
    const std::string_view part = block_.substr(0, end_of_part(block_));
    object.json += part;
    line_ += static_cast<std::size_t>(std::ranges::count(part, '\n'));
    block_.remove_prefix(part.size());
    object.is_whole = depth_ == 0;
  }
}

std::optional<JsonScanner::Object> JsonScanner::next(std::size_t max_bytes) {
  std::optional<Object> object = begin(max_bytes);
  if (object && object->json.size() > max_bytes) {
    fail_as_too_large(*object, max_bytes);
  }
  if (object && !object->is_whole) fail_as_cut_short(*object);
  return object;
}

void JsonScanner::fail_as_too_large(const Object& object, std::size_t bytes) {
  block_ = {};
  while (source_->next_block()) {
  }
  throw CorpusError(name_, object.line,
                    "the object is larger than " + std::to_string(bytes >> 20) +
                        " MiB; split it");
}

void JsonScanner::fail_as_cut_short(const Object& object) {
  throw CorpusError(name_, object.line,
                    "the object is cut short: it has no closing bracket");
}

}  // namespace dateline
