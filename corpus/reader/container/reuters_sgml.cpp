#include "corpus/reader/container/reuters_sgml.hpp"

#include <algorithm>
#include <utility>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/input/byte_reader.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_story_line = 1u << 20;

// Replaces the entities that the collection uses: three signs, and control
// characters by their numbers, which are of no use in a text.
std::string without_entities(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find('&'), text.size());
    plain += text.substr(0, at);
    text.remove_prefix(at);
    const std::size_t end = text.substr(0, 8).find(';');
    const std::string_view name = text.substr(0, end);
    if (name == "&lt") {
      plain += '<';
    } else if (name == "&gt") {
      plain += '>';
    } else if (name == "&amp") {
      plain += '&';
    } else if (!name.starts_with("&#") || end == text.npos) {
      plain += text.substr(0, 1);
      text.remove_prefix(std::min<std::size_t>(1, text.size()));
      continue;
    }
    text.remove_prefix(end + 1);
  }
  std::erase_if(plain, [](char c) {
    return c >= '\0' && c < ' ' && c != '\n' && c != '\t';
  });
  return plain;
}

// What is in the first element of this name; "" if there is none.
std::string_view element(std::string_view story, std::string_view name) {
  const std::string open = '<' + std::string(name) + '>';
  const std::size_t begin = story.find(open);
  if (begin == story.npos) return {};
  const std::size_t end = story.find("</" + std::string(name) + '>', begin);
  return story.substr(begin + open.size(),
                      std::min(end, story.size()) - begin - open.size());
}

std::string_view attribute(std::string_view story, std::string_view name) {
  const std::string key = ' ' + std::string(name) + "=\"";
  const std::string_view tag = story.substr(0, story.find('>'));
  const std::size_t begin = tag.find(key);
  if (begin == tag.npos) return {};
  const std::string_view value = tag.substr(begin + key.size());
  return value.substr(0, value.find('"'));
}

// The text without its last line, if that is "Reuter"; "" of the asterisks that
// stories of a title alone have instead of a text.
std::string_view without_closing(std::string_view text) {
  text = trimmed(text);
  const std::size_t last = text.rfind('\n') + 1;  // 0 if there is but one
  if (ascii_lower(trimmed(text.substr(last))) == "reuter") {
    text = trimmed(text.substr(0, last));
  }
  const bool is_empty = text.find_first_not_of('*') == text.npos;
  return is_empty ? std::string_view() : text;
}

// "Jane Doe" of "By Jane Doe, Reuters"; article_of() drops the "By".
std::string author_of_story(std::string_view story) {
  const std::string author = without_entities(element(story, "AUTHOR"));
  return author.substr(0, author.find(','));
}

// Stories without parts have all in TEXT, the title first.
ArticleFields fields_of_story(std::string_view story) {
  ArticleFields fields;
  std::string_view body = element(story, "BODY");
  if (body.empty()) {
    const std::size_t begin = story.find("<TEXT");
    body = story.substr(std::min(story.find('>', begin), story.size()));
    body = body.substr(std::min<std::size_t>(1, body.size()));
    body = body.substr(0, std::min(body.find("<TITLE>"), body.find("</TEXT>")));
  }
  const std::string text = without_entities(body);
  const std::string dateline = without_entities(element(story, "DATELINE"));
  fields.title = without_entities(element(story, "TITLE"));
  fields.text = std::string(trimmed(dateline));
  fields.text += fields.text.empty() ? "" : " ";
  fields.text += without_closing(text);
  fields.author = author_of_story(story);
  const std::string date(trimmed(without_entities(element(story, "DATE"))));
  fields.date = date.substr(0, date.find(' '));
  const std::string_view number = attribute(story, "NEWID");
  if (!number.empty()) fields.id = "reuters-" + std::string(number);
  fields.source = "Reuters";
  fields.language = "en";
  return fields;
}

class ReutersSgml final : public Container {
 public:
  ReutersSgml(std::unique_ptr<ByteSource> source, std::string name)
      : name_(std::move(name)), reader_(std::move(source)) {}

  std::optional<Entry> next() override {
    std::string story;
    std::size_t begin = 0;
    while (const auto line = reader_.line(max_story_line)) {
      ++line_;
      if (line->starts_with("<REUTERS")) {
        story.clear();
        begin = line_;
      }
      if (begin == 0) continue;
      story.append(*line) += '\n';
      if (line->starts_with("</REUTERS>")) break;
      if (story.size() > max_record_bytes) {
        throw CorpusError(name_, begin, "the story has no end within 32 MiB");
      }
    }
    if (begin == 0) return std::nullopt;
    Entry entry;
    entry.fields = std::make_unique<ArticleFields>(
        fields_of_story(decode_text(story, "windows-1252").utf8));
    entry.line = begin;
    return entry;
  }

 private:
  std::string name_;
  ByteReader reader_;
  std::size_t line_ = 0;
};

}  // namespace

std::unique_ptr<Container> open_reuters_sgml(std::unique_ptr<ByteSource> source,
                                             const ContainerPlace& place) {
  return std::make_unique<ReutersSgml>(std::move(source), place.name);
}

bool is_reuters_sgml(std::string_view beginning) {
  return beginning.substr(0, 200).find("<!DOCTYPE lewis") != beginning.npos ||
         trimmed(beginning).starts_with("<REUTERS ");
}

}  // namespace dateline
