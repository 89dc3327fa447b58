#include <sys/resource.h>

#include <boost/test/unit_test.hpp>
#include <ctime>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/reader/input/content_sniffer.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(odd_markup)

namespace {

std::string repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

// Of the processor, so that other programs on the machine do not count.
double seconds_to_read(const std::string& html) {
  const std::clock_t begin = std::clock();
  read_web_page(html, "https://paper.example/a");
  text_of_markup(html);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

namespace {

std::vector<std::string> endless_pages() {
  const int many = 50'000;
  return {
      repeated("<div>", many),
      repeated("<b><i>", many),
      repeated("<font color=red><p>", many),
      repeated("<table><tr><td>", many),
      repeated("<a href=x><div>", many),
      repeated("<ul><li>x", many),
      repeated("</p></div>", many),
      repeated("<li class=date>x", many),
      repeated("<blockquote class=quote>a", many),
      "<div " + repeated("a=b ", many) + ">text",
      "<p " + repeated("a\"", many),
      repeated("<", many) + repeated("&", many) + repeated("<!--", many),
      "<script type=application/ld+json>" + repeated("[", many),
      "<script type=application/ld+json>" + repeated("{\"a\":", many),
      repeated("<h1>", many) + repeated("<svg>", many),
      "<p>" + repeated("a", 10 * many),
  };
}

// The most memory that the process has had so far.
long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

void check_utf8(const std::string& html) {
  const WebPage page = read_web_page(html, "https://paper.example/a");
  for (const std::string& field :
       {page.title, page.text, page.date, page.author, page.source,
        page.language, page.address, text_of_markup(html)}) {
    BOOST_TEST(!first_invalid_utf8(field), html);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(markup_without_end_takes_linear_time_and_memory) {
  const long before = peak_megabytes();
  for (const std::string& page : endless_pages()) {
    BOOST_TEST(seconds_to_read(page) < 10.0, page.substr(0, 40));
  }
  BOOST_TEST(peak_megabytes() < before + 500);
}

BOOST_AUTO_TEST_CASE(of_markup_that_needs_too_much_memory_the_text_is_read) {
  const std::string attributes = " " + repeated("a", 300) + "=b";
  const std::string html =
      repeated("<b" + attributes + "><p>", 31) + repeated("x<p>", 50'000);
  BOOST_TEST(HtmlTree(html).size() < 10u);
  BOOST_TEST(text_of_markup(html).starts_with("x x x"));
}

BOOST_AUTO_TEST_CASE(garbage_is_read_without_fault) {
  std::mt19937 random(7);
  const std::string pieces[] = {
      "<div class=\"comments\">",
      "<p>",
      "</p>",
      "text. ",
      "</div>",
      "<table>",
      "<tr>",
      "<td>",
      "</table>",
      "<a href=/x>",
      "</a>",
      "<h1>",
      "</h2>",
      "<li>",
      "<br>",
      "<pre>",
      "&amp",
      "&#0;",
      "<!--",
      "-->",
      "<script>",
      "</script>",
      "<svg>",
      "<math>",
      "<select>",
      "<title>",
      "<frameset>",
      "<template>",
      "\xE6\x97\xA5",
      "<time>",
      "<",
      "\"",
      "<script type=application/ld+json>{\"@type\":\"Article\"}",
      "<meta name=author content=x>",
      "<body>",
      "<html lang=x>"};
  for (int page = 0; page < 2000; ++page) {
    std::string html;
    const std::size_t length = random() % 60;
    for (std::size_t i = 0; i < length; ++i) {
      html += pieces[random() % std::size(pieces)];
    }
    check_utf8(html);
  }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_markup_give_some_text) {
  for (const std::string& bytes :
       {std::string(3, '\0'), std::string("\x01\x02\x7F"),
        std::string("%PDF-1.4 stream"), std::string("{\"a\": [1, 2]}"),
        std::string("\xEF\xBF\xBE\xF4\x8F\xBF\xBF")}) {
    check_utf8(bytes);
  }
  BOOST_TEST(read_web_page("%PDF-1.4 stream", "").text == "%PDF-1.4 stream");
}

BOOST_AUTO_TEST_CASE(threads_read_at_the_same_time) {
  const std::string html =
      "<h1>Crane falls</h1><p class=byline>By Jane Doe</p>"
      "<time>4 March 2024</time><div class=share>Share</div><p>The harbour of "
      "Norwick closed on Monday after a crane fell onto the northern pier.";
  const std::string text = read_web_page(html, "").text;
  std::vector<int> equal(4);
  std::vector<std::thread> threads;
  threads.reserve(equal.size());
  for (int& count : equal) {
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) {
        if (read_web_page(html, "").text == text) ++count;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(equal == std::vector<int>(4, 50),
             boost::test_tools::per_element());
}

// A test of the time that it takes.
BOOST_AUTO_TEST_CASE(a_list_of_countless_links_is_read_once) {
  std::string list = "<p>The ferry waits for a valve until Thursday.</p><ul>";
  for (int i = 0; i < 200'000; ++i) list += "<li><a href=/p>Ferry</a>";
  BOOST_TEST(read_web_page(list, "").text ==
             "The ferry waits for a valve until Thursday.");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
