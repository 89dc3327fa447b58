#include "corpus/reader/format/document_title.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// The name of a file, or of a page, without what parts its words: "A_B-c.pdf"
// is "abc".
std::string bare_name(std::string_view name) {
  std::string bare;
  for (const char c : ascii_lower(name)) {
    if (!is_ascii_space(c) && c != '_' && c != '-') bare += c;
  }
  return bare;
}

// Whether a title names a file: it has such an ending, or is that of the
// document itself, as one word.
bool is_file_name(std::string_view title, std::string_view file) {
  constexpr std::string_view endings[] = {
      ".cdr", ".cwk",  ".doc",  ".docx", ".dvi",   ".dwg",  ".eps",
      ".htm", ".html", ".indb", ".indd", ".inx",   ".jpeg", ".jpg",
      ".odp", ".ods",  ".odt",  ".p65",  ".pages", ".pdf",  ".pmd",
      ".png", ".ppt",  ".pptx", ".psd",  ".qxd",   ".qxp",  ".rtf",
      ".sdw", ".sxw",  ".tex",  ".tif",  ".tiff",  ".txt",  ".vsd",
      ".wpd", ".wps",  ".xls",  ".xlsm", ".xlsx",  ".xml"};
  const std::string lower = ascii_lower(title);
  for (const std::string_view ending : endings) {
    const std::size_t at = lower.rfind(ending);
    if (at == lower.npos) continue;
    const std::size_t end = at + ending.size();
    if (end == lower.size() || lower[end] == ' ') return true;
  }
  if (title.find(' ') != title.npos) return false;
  file.remove_prefix(std::min(file.find_last_of("/!") + 1, file.size()));
  return bare_name(file.substr(0, file.rfind('.'))) == bare_name(title);
}

}  // namespace

bool has_letters(std::string_view text) {
  return text.find_first_not_of(" \t.,;:()[]#*-_0123456789") != text.npos;
}

bool is_document_title(std::string_view title, std::string_view file) {
  constexpr std::string_view new_documents[] = {"untitled",
                                                "document",
                                                "dokument",
                                                "book",
                                                "mappe",
                                                "sheet",
                                                "slide",
                                                "presentation",
                                                "layout",
                                                "model",
                                                "unbenannt",
                                                "sanstitre",
                                                "sintítulo",
                                                "senzatitolo",
                                                "untitleddocument",
                                                "powerpointpresentation",
                                                "powerpointpräsentation",
                                                "présentationpowerpoint",
                                                "title",
                                                "print",
                                                "about:blank",
                                                "(anonymous)",
                                                "unknown"};
  const std::string lower = ascii_lower(trimmed(title));
  if (!has_letters(lower) || lower.starts_with("\\376\\377") ||
      lower.starts_with("microsoft word") ||
      lower.starts_with("microsoft powerpoint -") ||
      lower.starts_with("microsoft excel -")) {
    return false;
  }
  std::string name = bare_name(lower);
  name.resize(name.find_last_not_of("0123456789") + 1);
  return std::ranges::find(new_documents, name) == std::end(new_documents) &&
         !is_file_name(trimmed(title), file);
}

}  // namespace dateline
