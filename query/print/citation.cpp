#include "query/print/citation.hpp"

#include <initializer_list>
#include <string_view>
#include <vector>

#include "corpus/cli/display_text.hpp"
#include "query/print/bibliography.hpp"
#include "query/print/passage_layout.hpp"
#include "query/print/web_link.hpp"

namespace dateline {
namespace {

std::vector<std::string> paragraphs_of(const Hit& hit, Quoting quoting) {
  std::vector<std::string> paragraphs;
  if (quoting == Quoting::none) return paragraphs;
  for (const MarkedText& paragraph : display_paragraphs(hit.text, {})) {
    paragraphs.push_back(paragraph.text);
  }
  return paragraphs;
}

// "Harbour Dispatch, 2024-06-19, paragraph 3"; `source` is the source as the
// form writes it, or "". Dates stay as they are: every language reads them.
std::string place_of(const Hit& hit, Quoting quoting,
                     const std::string& source) {
  std::string place = source.empty() ? "" : source + ", ";
  place += hit.date ? display_text(*hit.date) : "undated";
  if (quoting == Quoting::passage) {
    place += ", paragraph " + std::to_string(hit.paragraph);
  }
  return place;
}

const std::string& id_of(const Hit& hit, Quoting quoting) {
  return quoting == Quoting::passage ? hit.passage : hit.article;
}

std::string title_of_citation(const Hit& hit) {
  const std::string title = display_text(hit.title);
  return title.empty() ? "(untitled)" : title;
}

// "Author: Title. Source, date, paragraph. Address, accessed today."
std::string plain(const Hit& hit, Quoting quoting, const std::string& today) {
  const std::string author = display_text(hit.author.value_or(""));
  const std::string title = title_of_citation(hit);
  const bool stops = title.find_last_of(".?!") == title.size() - 1;
  std::string text =
      (author.empty() ? "" : author + ": ") + title + (stops ? " " : ". ") +
      place_of(hit, quoting, display_text(hit.source.value_or(""))) + ". " +
      display_text(hit.url.value_or(id_of(hit, quoting))) + ", accessed " +
      today + ".\n";
  std::string quotation;
  for (const std::string& paragraph : paragraphs_of(hit, quoting)) {
    quotation += (quotation.empty() ? "\n\u201C" : "\n") + paragraph;
  }
  return text + (quotation.empty() ? "" : quotation + "\u201D\n");
}

// Where a character stands that would make `text` the beginning of a list, a
// heading or a rule: the first, or the first behind a number.
std::size_t block_marker(const std::string& text) {
  const std::size_t at = text.find_first_not_of("0123456789");
  if (at == std::string::npos) return at;
  const std::string_view markers = at == 0 ? "-+=" : ".)";
  return markers.find(text[at]) == markers.npos ? std::string::npos : at;
}

// `text` as one line of Markdown that shows it as it is.
std::string markdown_text(const std::string& text) {
  constexpr std::string_view special = "\\`*_[]<>#|~&$";
  const std::size_t marker = block_marker(text);
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == marker || special.find(text[i]) != special.npos) escaped += '\\';
    escaped += text[i];
  }
  return escaped;
}

// The title, as a link if its address is safe to follow.
std::string markdown_title(const Hit& hit) {
  const std::string title = markdown_text(title_of_citation(hit));
  const auto link = web_link(hit);
  return link ? '[' + title + "](<" + uri_text(*link) + ">)" : title;
}

std::string markdown(const Hit& hit, Quoting quoting,
                     const std::string& today) {
  std::string quotation;
  for (const std::string& paragraph : paragraphs_of(hit, quoting)) {
    quotation +=
        (quotation.empty() ? "> " : ">\n> ") + markdown_text(paragraph) + '\n';
  }
  const std::string author =
      markdown_text(display_text(hit.author.value_or("")));
  const std::string source =
      markdown_text(display_text(hit.source.value_or("")));
  std::string text = quotation.empty() ? "" : quotation + "\n\u2014 ";
  text += (author.empty() ? "" : author + ": ") + markdown_title(hit) + ". " +
          place_of(hit, quoting, source.empty() ? "" : '*' + source + '*');
  if (!web_link(hit)) {
    text += ". " +
            markdown_text(display_text(hit.url.value_or(id_of(hit, quoting))));
  }
  return text + ", accessed " + today + ".\n";
}

// Some archives have an address for a source. It becomes the address of the
// article, if that has none, and its host the source.
Hit with_named_source(Hit hit) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!hit.source || !hit.source->starts_with(scheme)) continue;
    const std::string address = *hit.source;
    const std::string host = address.substr(
        scheme.size(),
        address.find_first_of("/?#", scheme.size()) - scheme.size());
    hit.source = host.starts_with("www.") ? host.substr(4) : host;
    if (!hit.url) hit.url = address;
  }
  return hit;
}

}  // namespace

std::string citation_of(const Hit& stored, CitationStyle style, Quoting quoting,
                        const std::string& today) {
  const Hit hit = with_named_source(stored);
  std::string quotation;
  for (const std::string& paragraph : paragraphs_of(hit, quoting)) {
    quotation += (quotation.empty() ? "" : " ") + paragraph;
  }
  switch (style) {
    case CitationStyle::plain:
      return plain(hit, quoting, today);
    case CitationStyle::markdown:
      return markdown(hit, quoting, today);
    case CitationStyle::bibtex:
      return bibtex_of(hit, id_of(hit, quoting), quotation, today);
    case CitationStyle::ris:
      break;
  }
  return ris_of(hit, id_of(hit, quoting), quotation, today);
}

}  // namespace dateline
