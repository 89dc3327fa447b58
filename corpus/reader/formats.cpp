#include "corpus/reader/formats.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "corpus/reader/attachments.hpp"
#include "corpus/reader/container/archive.hpp"
#include "corpus/reader/container/delimited_table.hpp"
#include "corpus/reader/container/json_document.hpp"
#include "corpus/reader/container/json_lines.hpp"
#include "corpus/reader/container/mailbox.hpp"
#include "corpus/reader/container/office_reader.hpp"
#include "corpus/reader/container/reuters_sgml.hpp"
#include "corpus/reader/container/web_archive.hpp"
#include "corpus/reader/container/wire_stories.hpp"
#include "corpus/reader/container/xml_document.hpp"
#include "corpus/reader/container/xml_pieces.hpp"
#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/reader/format/html_reader.hpp"
#include "corpus/reader/format/json_reader.hpp"
#include "corpus/reader/format/mail_reader.hpp"
#include "corpus/reader/format/markdown_reader.hpp"
#include "corpus/reader/format/outcome_line.hpp"
#include "corpus/reader/format/pdf_reader.hpp"
#include "corpus/reader/format/subtitle_reader.hpp"
#include "corpus/reader/format/text_reader.hpp"
#include "corpus/reader/format/wire_reader.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/reader/input/input_stream.hpp"
#include "corpus/reader/xml/stories.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

template <bool (*test)(std::string_view)>
bool by_content(const Beginning& file) {
  return test(file.bytes);
}

bool starts_with_one(std::string_view bytes,
                     std::initializer_list<std::string_view> signatures) {
  return std::ranges::any_of(
      signatures, [&](std::string_view s) { return bytes.starts_with(s); });
}

// The signatures of these are letters, with which a text may begin; text has no
// NUL bytes.
bool is_binary(const Beginning& file) {
  return file.bytes.find('\0') != file.bytes.npos;
}

bool is_picture(const Beginning& file) {
  return starts_with_one(file.bytes, {"\x89PNG", "\xff\xd8\xff"}) ||
         (is_binary(file) &&
          (starts_with_one(file.bytes, {"GIF8", "BM"}) ||
           file.bytes.substr(0, 16).find("WEBPVP8") != std::string_view::npos));
}

bool is_film_or_sound(const Beginning& file) {
  return is_binary(file) &&
         (starts_with_one(file.bytes, {"ID3", "OggS", "fLaC", "FLV\x01",
                                       "\x1a\x45\xdf\xa3"}) ||
          file.bytes.substr(0, 8).find("ftyp") == 4);
}

bool is_font(const Beginning& file) {
  return is_binary(file) &&
         starts_with_one(file.bytes, {"wOFF", "wOF2", "OTTO"});
}

bool is_program(const Beginning& file) {
  return is_binary(file) && starts_with_one(file.bytes, {"\x7f"
                                                         "ELF",
                                                         "MZ"});
}

bool is_news_xml(const Beginning& file) {
  return story_kind(xml_root(file.bytes)) != nullptr;
}

bool is_web_page(const Beginning& file) {
  return is_html(file.bytes) || ascii_lower(xml_root(file.bytes)) == "html";
}

bool is_other_xml(const Beginning& file) {
  return trimmed(file.bytes).starts_with("<?xml");
}

// Articles in Markdown may begin with an object.
bool is_named_markdown(const Beginning& file) {
  return file.name.ends_with(".md") || file.name.ends_with(".markdown");
}

// One object a line: the first is whole and another follows.
bool is_json_lines(const Beginning& file) {
  const std::size_t end = file.bytes.find('\n');
  const std::string_view first = trimmed(file.bytes.substr(0, end));
  const bool is_object = begins_json(first) || first == "{}";
  if (!is_object || !first.ends_with('}')) return false;
  return end != file.bytes.npos &&
         trimmed(file.bytes.substr(end)).starts_with('{');
}

// Files of JSON lines may hold bad lines, which are errors one by one.
bool is_json_document(const Beginning& file) {
  if (!begins_json(file.bytes) || is_named_markdown(file)) return false;
  const bool is_named_lines =
      file.name.ends_with(".jsonl") || file.name.ends_with(".ndjson");
  const std::string_view content = trimmed(file.bytes);
  const std::string_view first = trimmed(content.substr(0, content.find('\n')));
  return !is_named_lines || content.starts_with('[') || first == "{";
}

// Some bytes may stand before the signature.
bool is_pdf(const Beginning& file) {
  constexpr std::size_t most = 1024;
  const std::size_t at = file.bytes.substr(0, most).find("%PDF-");
  return at == 0 || (at != std::string_view::npos && is_binary(file));
}

bool is_document(const Beginning& file) {
  return is_office(file.bytes, file.name);
}

// A new format is a new row. The first that knows the content takes a file,
// else the first that has its ending; the last takes the files of no other.
constexpr Format formats[] = {
    {"picture",
     {".png", ".jpg", ".jpeg", ".gif", ".svg"},
     is_picture,
     nullptr,
     nullptr,
     "a picture"},
    {"film",
     {".mp4", ".mp3", ".webm"},
     is_film_or_sound,
     nullptr,
     nullptr,
     "a film or a sound"},
    {"font",
     {".woff", ".woff2", ".ttf", ".eot", ".otf"},
     is_font,
     nullptr,
     nullptr,
     "a font"},
    {"program",
     {".js", ".css", ".mjs", ".exe", ".so"},
     is_program,
     nullptr,
     nullptr,
     "a program or a style sheet"},
    {"report",
     {},
     by_content<is_outcome_report>,
     nullptr,
     nullptr,
     "a report of dateline-index"},
    {"office document",
     {".docx", ".odt", ".epub"},
     is_document,
     nullptr,
     parse_office},
    {"flat office document",
     {".fodt", ".fb2"},
     by_content<is_flat_office>,
     nullptr,
     parse_flat_office},
    {"PDF", {".pdf"}, is_pdf, nullptr, parse_pdf, {}, true},
    {"archive",
     {".tar", ".zip"},
     by_content<is_archive>,
     open_archive,
     nullptr},
    {"web archive",
     {".warc", ".arc"},
     by_content<is_web_archive>,
     open_web_archive,
     nullptr},
    {"wire story", {}, by_content<is_wire>, nullptr, parse_wire},
    {"wire text",
     {},
     by_content<is_wire_text>,
     open_wire_stories,
     parse_wire_text},
    {"subtitles",
     {".vtt", ".srt"},
     by_content<is_subtitles>,
     nullptr,
     parse_subtitles},
    {"Reuters SGML",
     {},
     by_content<is_reuters_sgml>,
     open_reuters_sgml,
     parse_fields},
    {"mailbox", {".mbox"}, by_content<is_mailbox>, open_mailbox, parse_message},
    {"mail",
     {".eml", ".emlx", ".mht", ".mhtml"},
     by_content<is_mail>,
     nullptr,
     parse_message},
    {"news XML", {}, is_news_xml, open_xml_document, parse_fields},
    {"HTML",
     {".html", ".htm", ".xhtml", ".shtml"},
     is_web_page,
     nullptr,
     parse_html},
    {"XML",
     {".xml", ".rss", ".atom", ".rdf"},
     is_other_xml,
     open_xml_document,
     parse_fields},
    {"JSON lines",
     {".jsonl", ".ndjson"},
     is_json_lines,
     open_json_lines,
     parse_json},
    {"JSON", {".json"}, is_json_document, open_json_document, parse_json},
    {"table", {".csv", ".tsv"}, by_content<is_table>, open_table, parse_fields},
    {"Markdown", {".md", ".markdown"}, nullptr, nullptr, parse_markdown},
    {"text", {}, nullptr, nullptr, parse_text_file, {}, true},
};

}  // namespace

std::string known_name(std::string_view file_name) {
  std::string name = ascii_lower(file_name);
  for (const std::string_view ending : packed_endings) {
    if (name.ends_with(ending)) {
      name.resize(name.size() - ending.size());
      break;
    }
  }
  return name;
}

std::span<const Format> all_formats() { return formats; }

const Format& format_of(const Beginning& file) {
  const auto has_ending = [&](std::string_view ending) {
    return !ending.empty() && file.name.ends_with(ending);
  };
  for (const Format& format : formats) {
    if (format.recognises != nullptr && format.recognises(file)) return format;
  }
  const auto* found = std::ranges::find_if(formats, [&](const Format& format) {
    return std::ranges::any_of(format.endings, has_ending);
  });
  return found == std::end(formats) ? *std::prev(found) : *found;
}

bool is_one_article(const Beginning& file) {
  const Format& format = format_of(file);
  return format.refusal.empty() && format.open == nullptr;
}

}  // namespace dateline
