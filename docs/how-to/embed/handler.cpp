// Answers a web server by CGI: the best passages for the parameter q of the
// query string, as HTML. DATELINE_INDEX names the index.

#include <dateline/searcher.hpp>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

namespace {

// Text of articles and queries never becomes markup.
std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

// The value of q in "a=1&q=Aurus+limousine".
std::string query_of(std::string_view parameters) {
  const std::size_t name = parameters.find("q=");
  if (name != 0 && (name == parameters.npos || parameters[name - 1] != '&')) {
    return "";
  }
  const std::string_view value =
      parameters.substr(name + 2, parameters.find('&', name) - name - 2);
  std::string query;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '%' && i + 2 < value.size()) {
      const std::string code(value.substr(i + 1, 2));
      query += static_cast<char>(std::strtol(code.c_str(), nullptr, 16));
      i += 2;
    } else {
      query += value[i] == '+' ? ' ' : value[i];
    }
  }
  return query;
}

std::string marked_text(const dateline::Hit& hit) {
  std::string html;
  std::size_t at = 0;
  for (const auto& [begin, end] : hit.spans) {
    html += escaped(hit.text.substr(at, begin - at));
    html += "<mark>" + escaped(hit.text.substr(begin, end - begin)) + "</mark>";
    at = end;
  }
  return html + escaped(hit.text.substr(at));
}

void answer(const std::string& index, const std::string& query) {
  dateline::Searcher searcher(index);
  const dateline::Results results = searcher.search(
      query, {.page = {.limit = 5},
              .time_limit = {.timeout = std::chrono::seconds(2)}});
  std::cout
      << "Content-Type: text/html; charset=utf-8\r\n\r\n<!doctype html>\n";
  for (const dateline::Note& note : results.notes) {
    std::cout << "<p>" << escaped(note.text) << "</p>\n";
  }
  for (const dateline::Hit& hit : results) {
    std::cout << "<article><h2>" << escaped(hit.title) << "</h2><p>"
              << marked_text(hit) << "</p></article>\n";
  }
}

}  // namespace

int main() {
  const char* const index = std::getenv("DATELINE_INDEX");
  const char* const parameters = std::getenv("QUERY_STRING");
  try {
    answer(index == nullptr ? "" : index,
           query_of(parameters == nullptr ? "" : parameters));
  } catch (const dateline::Error& error) {
    std::cerr << "handler: " << error.what() << "\n";
    std::cout << "Status: 500\r\nContent-Type: text/plain\r\n\r\n"
                 "The archive cannot be searched.\n";
  }
}
