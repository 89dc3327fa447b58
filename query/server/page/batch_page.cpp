#include "query/server/page/batch_page.hpp"

#include <sstream>
#include <vector>

#include "query/batch/query_report.hpp"
#include "query/print/html_markup.hpp"
#include "query/print/html_passage.hpp"
#include "query/server/http/http_error.hpp"
#include "query/server/page/page_frame.hpp"
#include "query/server/service/parameter_values.hpp"
#include "query/server/service/search_request.hpp"

namespace dateline::server {
namespace {

constexpr std::size_t max_names = 1'000;

struct FormatRow {
  const char* value;
  QueriesFormat format;
  const char* name;
};
constexpr FormatRow format_rows[] = {
    {"lines", QueriesFormat::lines, "one name a line"},
    {"csv", QueriesFormat::csv, "CSV"},
    {"tsv", QueriesFormat::tsv, "id, tab, name"}};

// What the form sent. A file that is uploaded goes before what is pasted.
struct NameList {
  std::string text;
  std::string format = "lines";
  bool as_csv = false;
};

std::string form_field(const HttpRequest& request, const std::string& name) {
  const auto found = request.form.find(name);
  return found == request.form.end() ? "" : found->second;
}

NameList sent_list(const HttpRequest& request) {
  const std::string file = form_field(request, "file");
  NameList list{file.empty() ? form_field(request, "names") : file, "lines",
                form_field(request, "show") == "csv"};
  const std::string format = form_field(request, "queries-format");
  if (!format.empty()) list.format = format;
  return list;
}

QueriesFormat format_named(const std::string& value) {
  for (const FormatRow& row : format_rows) {
    if (value == row.value) return row.format;
  }
  throw HttpError(
      400, "field 'queries-format': '" + value + "' is not lines, csv or tsv");
}

class NameReports {
 public:
  NameReports(Searcher& searcher, const Call& call)
      : searcher_(searcher), call_(call) {
    options_.counting = Counting::in_a_row;
    options_ = report_options(options_);
  }

  std::vector<QueryReport> read(const NameList& list) {
    std::istringstream in(list.text);
    BatchInput input(in, format_named(list.format));
    std::vector<QueryReport> reports;
    while (std::optional<BatchQuery> name = input.next()) {
      if (name->query.empty() && list.format == "lines") continue;
      if (reports.size() == max_names) {
        note_ = "The list has more than " + std::to_string(max_names) +
                " names; the others were not searched for. Send them as a "
                "second list.";
        break;
      }
      if (call_.deadline <= Clock::now()) {
        if (reports.empty()) {
          throw HttpError(503,
                          "the time of the request was over before the first "
                          "name could be searched for; try again later",
                          {{"Retry-After", "1"}});
        }
        note_ = "The time of a request was over; the names behind '" +
                reports.back().query +
                "' were not searched for. Send them as a second list.";
        break;
      }
      reports.push_back(report(*name));
    }
    return reports;
  }

  // What was left out; "" if nothing was.
  const std::string& note() const { return note_; }

 private:
  QueryReport report(const BatchQuery& name) {
    options_.time_limit = time_limit(call_);
    const Results results =
        name.query.empty()
            ? Results()
            : searcher_.search(Query::parse(name.query, Syntax::plain),
                               options_);
    return report_of(name, results, options_);
  }

  Searcher& searcher_;
  const Call& call_;
  SearchOptions options_;
  std::string note_;
};

// A file has no place for the note, and looks whole without it.
HttpResponse csv_response(const std::vector<QueryReport>& reports,
                          const std::string& note) {
  if (!note.empty()) {
    throw HttpError(413,
                    "the list is too long for one report: " +
                        std::to_string(reports.size()) +
                        " names were searched for; send no more at a time");
  }
  std::string csv = csv_report_header(false);
  for (const QueryReport& report : reports) csv += csv_of(report);
  return {200,
          "text/csv; charset=utf-8",
          std::move(csv),
          {{"Content-Disposition", "attachment; filename=\"names.csv\""}}};
}

// A name is looked up as plain text, so what the query language would take for
// an operator is escaped in the link.
std::string as_query(const std::string& name) {
  return Query::parse(name, Syntax::plain).to_string();
}

std::string report_row(const QueryReport& report, const Links& links,
                       SearchForm form) {
  form.query = as_query(report.query);
  const std::string best =
      report.passage ? link(links.passage(form, *report.passage),
                            "best passage<span class=\"hidden\"> of " +
                                isolated(report.query) + "</span>")
                     : "";
  return element(
      report.passage ? "tr" : "tr class=\"none\"",
      element("th scope=\"row\" dir=\"auto\"",
              link(links.search(form), isolated(report.query))) +
          element("td class=\"number\"", std::to_string(report.passages)) +
          element("td class=\"number\"", std::to_string(report.articles)) +
          element("td", report.passages > 0 ? counted_words(report) : "") +
          element("td", html_text(period(report))) + element("td", best) +
          element("td dir=\"auto\"", html_text(report.note)));
}

std::string report_table(const std::vector<QueryReport>& reports,
                         const std::string& note, const Links& links,
                         const SearchForm& form) {
  std::string rows;
  std::size_t found = 0;
  for (const QueryReport& report : reports) {
    rows += report_row(report, links, form);
    found += report.passage ? 1 : 0;
  }
  return element("h2 id=\"report\"", std::to_string(found) + " of " +
                                         std::to_string(reports.size()) +
                                         " names found") +
         (note.empty()
              ? ""
              : element("ul class=\"notes\"", element("li", html_text(note)))) +
         element(
             "div class=\"scroll\" role=\"region\" "
             "aria-labelledby=\"report\" tabindex=\"0\"",
             element("table class=\"report\"",
                     '\n' +
                         element("thead",
                                 html_row({"Name", "Passages", "Articles",
                                           "Counted", "Dates", "Read", "Note"},
                                          true)) +
                         element("tbody", '\n' + rows)));
}

std::string format_choice(const NameList& list) {
  std::string options;
  for (const FormatRow& row : format_rows) {
    options += "<option value=\"" + std::string(row.value) + '"' +
               (list.format == row.value ? " selected" : "") + '>' + row.name +
               "</option>";
  }
  return element("select id=\"format\" name=\"queries-format\"", options);
}

std::string list_form(const NameList& list, const std::string& address) {
  std::string names;
  std::istringstream lines(list.text);
  for (std::string line; std::getline(lines, line);) {
    names += html_text(line) + '\n';
  }
  return element(
      "form class=\"names\" method=\"post\" enctype=\"multipart/form-data\" "
      "action=\"" +
          address + '"',
      "\n<label for=\"names\">Names, one a line</label>\n"
      "<textarea id=\"names\" name=\"names\" rows=\"8\" dir=\"auto\" "
      "spellcheck=\"false\">\n" +
          names +
          "</textarea>\n<p class=\"fields\"><label for=\"file\">or a "
          "file</label> <input id=\"file\" name=\"file\" type=\"file\" "
          "accept=\".txt,.csv,.tsv,.tab,text/plain,text/csv\"> "
          "<label for=\"format\">with</label> " +
          format_choice(list) +
          "</p>\n<p><button name=\"show\" value=\"table\">Look them "
          "up</button> "
          "<button name=\"show\" value=\"csv\" class=\"second\">Download the "
          "report as CSV</button></p>\n");
}

}  // namespace

HttpResponse batch_page(Service& service, const Call& call) {
  const ParameterValues values(call.target.parameters);
  values.check_names({"index"});
  SearchForm form;
  form.index = values.text("index").value_or("");
  const Links links(service.prefix);
  NameList list;
  std::string report;
  if (call.http.method == "POST") {
    list = sent_list(call.http);
    const auto searcher = service.searchers.lease(form.index, call.deadline);
    NameReports reports(*searcher, call);
    const std::vector<QueryReport> rows = reports.read(list);
    if (list.as_csv) return csv_response(rows, reports.note());
    report = rows.empty() ? element("p", "The list has no names.")
                          : report_table(rows, reports.note(), links, form);
  }
  HttpResponse page = html_page(
      service, form,
      {"A list of names - Dateline",
       element("h1", "Look up a list of names") +
           element("p class=\"lead\"",
                   "The report says of each name how many passages and "
                   "articles have its words side by side, or all of them if "
                   "none has them so, and from when to when.") +
           list_form(list, links.batch(form.index)) + report,
       "batch"});
  // Under the policy of other pages, no-referrer, a browser would name no
  // origin for the form, and the form could not be told from another site's.
  page.headers.emplace_back("Referrer-Policy", "same-origin");
  return page;
}

}  // namespace dateline::server
