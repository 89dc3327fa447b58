// Usage: web_page_lines < NAMES
//
// Reads a web page for each line of standard input, "PATH<tab>ADDRESS", and
// writes what read_web_page() makes of it as a line of JSON: the fields of
// WebPage, the date as read_date() reads it ("day"), and the CPU time of
// reading and of Gumbo alone in seconds. The files are UTF-8.

#include <gumbo.h>

#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "corpus/reader/date/written_date.hpp"
#include "corpus/reader/html/web_page.hpp"

namespace {

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double gumbo_seconds(const std::string& html) {
  const double begin = cpu_seconds();
  GumboOutput* const output =
      gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return cpu_seconds() - begin;
}

nlohmann::json page_line(const std::string& html, const std::string& address) {
  const double begin = cpu_seconds();
  const dateline::WebPage page = dateline::read_web_page(html, address);
  const double seconds = cpu_seconds() - begin;
  return {{"title", page.title},
          {"text", page.text},
          {"date", page.date},
          {"day", dateline::read_date(page.date, page.language).iso},
          {"author", page.author},
          {"source", page.source},
          {"language", page.language},
          {"address", page.address},
          {"bytes", html.size()},
          {"seconds", seconds},
          {"gumbo_seconds", gumbo_seconds(html)}};
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    std::ifstream file(line.substr(0, tab), std::ios::binary);
    const std::string html((std::istreambuf_iterator<char>(file)), {});
    const std::string address =
        tab == line.npos ? std::string() : line.substr(tab + 1);
    std::cout << page_line(html, address)
                     .dump(-1, ' ', false,
                           nlohmann::json::error_handler_t::replace)
              << '\n';
  }
}
