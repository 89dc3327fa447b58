#include "corpus/reader/format/pdf_reader.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/reader/format/title.hpp"
#include "corpus/reader/helper/helper_program.hpp"
#include "corpus/reader/pdf/page_text.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::chrono::seconds max_time{40};
constexpr std::size_t max_text = 64u << 20;

nlohmann::json extracted(const RawRecord& record) {
  using Fault = HelperOutcome::Fault;
  const HelperOutcome outcome =
      run_helper("dateline-pdf", record.bytes, max_time, max_text);
  const auto fail = [&](const char* reason) {
    throw CorpusError(record.name, record.line, reason);
  };
  switch (outcome.fault) {
    case Fault::missing:
      fail(
          "a PDF document, but the program dateline-pdf, which reads these, is "
          "not installed");
      break;
    case Fault::timeout:
      fail(
          "a PDF document that takes longer than 40 seconds to read; make text "
          "of it first");
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
    fail(answer["error"].get<std::string>().c_str());
  }
  return answer;
}

// Programs write the name of a file where the title should be.
bool is_title(std::string_view title) {
  const std::string lower = ascii_lower(title);
  return !is_blank(title) && lower != "untitled" &&
         !lower.starts_with("microsoft word") &&
         lower.find(".doc") == lower.npos &&
         lower.find(".indd") == lower.npos &&
         lower.find(".pdf") == lower.npos && lower.find(".dvi") == lower.npos;
}

}  // namespace

Article parse_pdf(const RawRecord& record) {
  const nlohmann::json answer = extracted(record);
  ArticleFields fields;
  fields.text =
      text_of_pages(answer.at("pages").get<std::vector<std::string>>());
  fields.title = answer.at("title").get<std::string>();
  fields.author = answer.at("author").get<std::string>();
  fields.date = answer.at("date").get<std::string>();
  if (is_blank(fields.text)) {
    throw CorpusError(record.name, record.line,
                      "a PDF document without text, maybe of scanned pages; "
                      "recognise its text first, for example with ocrmypdf");
  }
  const std::size_t pages = answer.at("pages").size();
  const auto all = answer.at("page_count").get<std::size_t>();
  if (pages < all) {
    fields.notes.push_back("it has " + std::to_string(all) +
                           " pages; those behind the first " +
                           std::to_string(pages) + " are left out");
  }
  if (!is_title(fields.title)) {
    fields.title.clear();
    const Line first = filled_line_at(fields.text, 0, '\n');
    if (first_line_is_title(
            std::string_view(fields.text).substr(first.begin))) {
      fields.title = one_line(first.of(fields.text));
      fields.text.erase(0, first.next);
    }
  }
  return article_of(std::move(fields), record);
}

}  // namespace dateline
