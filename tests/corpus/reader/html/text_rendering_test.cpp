#include "corpus/reader/html/text_rendering.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "corpus/reader/html/web_page.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(text_rendering)

namespace {

struct Fragment {
  const char* markup;
  const char* text;
};
std::ostream& operator<<(std::ostream& out, const Fragment& row) {
  return out << row.markup;
}
const Fragment fragments[] = {
    {"", ""},
    {"plain text", "plain text"},
    {"a &amp; b &lt;c&gt; &eacute;&nbsp;d", "a & b <c> \xC3\xA9 d"},
    {"<p>One</p><p>Two</p>", "One\n\nTwo"},
    {"One<br>Two<br><br>Three", "One\nTwo\n\nThree"},
    {"One <b>bold</b>, <a href=/x>link</a>.", "One bold, link."},
    {"<ul><li>One<li>Two</ul>", "- One\n- Two"},
    {"<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a | b\nc | d"},
    {"<pre>a\n  b</pre>", "a\n  b"},
    {"<style>p{}</style>x<script>y</script>", "x"},
    {"soft\xC2\xADhyphen zero\xE2\x80\x8Bwidth", "softhyphen zerowidth"},
    {"<div>a<div>b</div>c</div>", "a\n\nb\n\nc"},
    {"<nav>kept</nav><footer>too</footer>", "kept\n\ntoo"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_fragment_becomes_plain_text, data::make(fragments),
                     row) {
  BOOST_TEST(text_of_markup(row.markup) == row.text);
}

BOOST_AUTO_TEST_CASE(what_was_escaped_twice_is_decoded) {
  BOOST_TEST(plain_line("Harbour&#39;s soul &amp;\n more") ==
             "Harbour's soul & more");
  BOOST_TEST(plain_line("A & B; C") == "A & B; C");
  BOOST_TEST(plain_line("a < b &amp; c") == "a < b &amp; c");
  BOOST_TEST(plain_line("https://x.example/?a=1&lt;=2") ==
             "https://x.example/?a=1&lt;=2");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
