#include "corpus/reader/format/pdf_reader.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "corpus/reader/format/document_title.hpp"
#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/reader/format/title.hpp"
#include "corpus/reader/helper/helper_program.hpp"
#include "corpus/reader/pdf/page_text.hpp"
#include "corpus/reader/xml/xmp_properties.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_text = 64u << 20;

nlohmann::json extracted(const RawRecord& record,
                         std::chrono::seconds max_time) {
  using Fault = HelperOutcome::Fault;
  const HelperOutcome outcome =
      run_helper("dateline-pdf", record.bytes, max_time, max_text);
  const auto fail = [&](const std::string& reason) {
    throw CorpusError(record.name, record.line, reason);
  };
  switch (outcome.fault) {
    case Fault::missing:
      fail(
          "a PDF document, but the program dateline-pdf, which reads these, is "
          "not installed");
      break;
    case Fault::timeout:
      fail("a PDF document that takes longer than " +
           std::to_string(max_time.count()) +
           " seconds to read; make text of it first");
      break;
    case Fault::crash:
      fail(
          "a PDF document that ends the program which reads it; open and save "
          "it again");
      break;
    case Fault::none:
      break;
  }
  auto answer = nlohmann::json::parse(outcome.output, nullptr, false);
  if (answer.is_discarded()) fail("a PDF document that cannot be read");
  if (answer.contains("error")) {
    fail(answer["error"].get<std::string>());
  }
  return answer;
}

// Sets the title by the headline of the first page, or a first line that looks
// like a title, and takes it from the text where it stands first.
void set_title_by_text(ArticleFields& fields, const std::string& headline) {
  fields.title = has_letters(headline) ? headline : "";
  const Line first = filled_line_at(fields.text, 0, '\n');
  if (!has_letters(first.of(fields.text))) return;
  const bool is_first = one_line(first.of(fields.text)) == fields.title;
  if (is_first || (fields.title.empty() &&
                   first_line_is_title(
                       std::string_view(fields.text).substr(first.begin)))) {
    fields.title = one_line(first.of(fields.text));
    fields.text.erase(0, filled_line_at(fields.text, first.next, '\n').begin);
  }
}

// The author in the properties may be the first of those whom the XMP data
// name.
void set_author(ArticleFields& fields, const std::string& authors) {
  if (fields.author.empty() || authors.starts_with(fields.author + ", ")) {
    fields.author = authors;
  }
}

}  // namespace

Article parse_pdf(const RawRecord& record) {
  return parse_pdf(record, std::chrono::seconds(40));
}

Article parse_pdf(const RawRecord& record, std::chrono::seconds max_time) {
  const nlohmann::json answer = extracted(record, max_time);
  ArticleFields fields;
  fields.text =
      text_of_pages(answer.at("pages").get<std::vector<std::string>>());
  fields.title = answer.at("title").get<std::string>();
  fields.author = answer.at("author").get<std::string>();
  fields.date = answer.at("date").get<std::string>();
  const bool lacks_letters = answer.at("lacks_letters").get<bool>();
  if (is_blank(fields.text)) {
    throw CorpusError(
        record.name, record.line,
        lacks_letters
            ? "a PDF document whose letters poppler does not know; those of "
              "Chinese, Japanese and Korean are in the package poppler-data"
            : "a PDF document without text, maybe of scanned pages; recognise "
              "its text first, for example with ocrmypdf");
  }
  if (lacks_letters) {
    fields.notes.push_back(
        "letters are lost that poppler does not know; those of Chinese, "
        "Japanese and Korean are in the package poppler-data");
  }
  const std::size_t pages = answer.at("pages").size();
  const auto all = answer.at("page_count").get<std::size_t>();
  if (pages < all) {
    fields.notes.push_back("it has " + std::to_string(all) +
                           " pages; those behind the first " +
                           std::to_string(pages) + " are left out");
  }
  const XmpProperties xmp =
      xmp_properties_of(answer.at("xmp").get<std::string>());
  set_author(fields, xmp.authors);
  fields.source = xmp.source;
  if (!xmp.published.empty()) fields.date = xmp.published;
  if (fields.date.empty()) fields.date = xmp.created;
  if (!is_document_title(fields.title, record.name)) fields.title = xmp.title;
  if (!is_document_title(fields.title, record.name)) {
    set_title_by_text(fields,
                      one_line(answer.at("headline").get<std::string>()));
  }
  return article_of(std::move(fields), record);
}

}  // namespace dateline
