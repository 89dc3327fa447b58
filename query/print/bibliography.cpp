#include "query/print/bibliography.hpp"

#include <algorithm>
#include <utility>

#include "corpus/cli/display_text.hpp"
#include "corpus/text/calendar.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

std::string hex(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return {hex_digits[value >> 4], hex_digits[value & 0xF]};
}

// Braces and the backslash become commands, not escapes: BibTeX counts braces
// whatever stands before them.
std::string_view latex_command(char c) {
  switch (c) {
    case '\\':
      return "\\textbackslash{}";
    case '{':
      return "\\textbraceleft{}";
    case '}':
      return "\\textbraceright{}";
    case '^':
      return "\\textasciicircum{}";
    case '~':
      return "\\textasciitilde{}";
    case '<':
      return "\\textless{}";
    case '>':
      return "\\textgreater{}";
    case '|':
      return "\\textbar{}";
    default:
      return "";
  }
}

std::string latex_text(const std::string& text) {
  std::string latex;
  for (const char c : text) {
    const std::string_view command = latex_command(c);
    if (!command.empty()) {
      latex += command;
    } else {
      latex += std::string_view("$&%#_").find(c) == std::string_view::npos
                   ? ""
                   : "\\";
      latex += c;
    }
  }
  return latex;
}

// The id as a key that BibTeX accepts. Two ids never have the same key.
std::string bibtex_key(const std::string& id) {
  std::string key;
  for (const char c : id) {
    const bool plain = is_ascii_letter(c) || is_ascii_digit(c) || c == '-' ||
                       c == '.' || c == '_' || c == '/';
    key += plain ? std::string(1, c) : c == '#' ? ":" : '+' + hex(c);
  }
  return key;
}

// Whether BibTeX can take an author apart as "First Last and First Last". One
// word is a name of an agency, or of a script that parts no names; commas,
// digits and the like tell that it is no plain list of names.
bool is_list_of_names(const std::string& author) {
  return author.find(' ') != std::string::npos &&
         author.find_first_of(",;/&()0123456789{}\\") == std::string::npos;
}

std::string bibtex_author(const std::string& author) {
  const std::string text = latex_text(author);
  return is_list_of_names(author) ? '{' + text + '}' : "{{" + text + "}}";
}

constexpr const char* months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                  "jul", "aug", "sep", "oct", "nov", "dec"};

std::string bibtex_date(const Hit& hit) {
  const auto date = parse_iso_date(hit.date.value_or(""));
  if (!date) return "";
  std::string fields = "  year = {" + date->of_year().iso() + "},\n";
  if (date->month > 0) {
    fields += "  month = " + std::string(months[date->month - 1]) + ",\n";
  }
  if (date->day > 0) {
    fields += "  day = {" + std::to_string(date->day) + "},\n";
  }
  return fields;
}

// YYYY/MM/DD/ as RIS writes dates; what is not known is empty.
std::string ris_date(const PartialDate& date) {
  const std::string iso = date.iso();
  return iso.substr(0, 4) + '/' + (date.month > 0 ? iso.substr(5, 2) : "") +
         '/' + (date.day > 0 ? iso.substr(8, 2) : "") + '/';
}

std::string ris_line(const char* tag, const std::string& value) {
  return value.empty() ? "" : std::string(tag) + "  - " + value + "\r\n";
}

}  // namespace

std::string uri_text(std::string_view address) {
  std::string uri;
  for (const char c : address) {
    const bool unsafe =
        static_cast<unsigned char>(c) <= ' ' || c == '\x7F' ||
        std::string_view("\"{}\\<>^`|").find(c) != std::string_view::npos;
    uri += unsafe ? '%' + hex(c) : std::string(1, c);
  }
  return uri;
}

std::string bibtex_of(const Hit& hit, const std::string& id,
                      const std::string& quotation, const std::string& today) {
  const std::string author = display_text(hit.author.value_or(""));
  const std::string title = display_text(hit.title);
  const std::string source = display_text(hit.source.value_or(""));
  std::string entry = source.empty() ? "@misc{" : "@article{";
  entry += bibtex_key(id) + ",\n";
  const auto add = [&](const char* field, const std::string& value) {
    entry += std::string("  ") + field + " = " + value + ",\n";
  };
  if (!author.empty()) add("author", bibtex_author(author));
  if (!title.empty()) add("title", "{{" + latex_text(title) + "}}");
  if (!source.empty()) add("journal", "{{" + latex_text(source) + "}}");
  entry += bibtex_date(hit);
  if (hit.url) add("url", '{' + uri_text(display_text(*hit.url)) + '}');
  add("urldate", '{' + today + '}');
  if (!quotation.empty()) {
    add("annote", "{Paragraph " + std::to_string(hit.paragraph) + ": " +
                      latex_text(quotation) + '}');
  }
  return entry + "}\n";
}

std::string ris_of(const Hit& hit, const std::string& id,
                   const std::string& quotation, const std::string& today) {
  const auto date = parse_iso_date(hit.date.value_or(""));
  const auto accessed = parse_iso_date(today);
  const std::string note =
      quotation.empty()
          ? ""
          : "Paragraph " + std::to_string(hit.paragraph) + ": " + quotation;
  return ris_line("TY", "NEWS") + ris_line("ID", display_text(id)) +
         ris_line("AU", display_text(hit.author.value_or(""))) +
         ris_line("TI", display_text(hit.title)) +
         ris_line("T2", display_text(hit.source.value_or(""))) +
         ris_line("PY", date ? date->of_year().iso() : "") +
         ris_line("DA", date ? ris_date(*date) : "") +
         ris_line("LA", display_text(hit.language.value_or(""))) +
         ris_line("UR", uri_text(display_text(hit.url.value_or("")))) +
         ris_line("Y2", accessed ? ris_date(*accessed) : "") +
         ris_line("N1", note) + "ER  - \r\n";
}

}  // namespace dateline
