#pragma once

#include <string>
#include <string_view>

namespace dateline {

// What a saved web page says and where it is from. An empty string means "not
// known". All are valid UTF-8.
struct WebPage {
  std::string title;   // one line
  std::string text;    // a blank line between paragraphs; lines within lists,
                       // tables and verses
  std::string date;    // of publication as the page writes it; read_date() can
                       // read it
  std::string author;  // names, with commas between them
  std::string source;  // the outlet
  std::string language;  // as given: "de", "en-GB"
  std::string address;   // the canonical one, absolute
};

// Reads the article of a news page. `html` is valid UTF-8; `address` is where
// the page is from, "" if that is not known.
// `title` is that of its article, if it is known from elsewhere.
//
// Menus, captions, related links, comments, notices of cookies and offers of
// subscriptions are left out, as far as the markup tells. A page without an
// article gives what there is of text, maybe none.
//
// Never throws on account of the page; bytes that are no markup give an empty
// or odd text. Takes time and memory in proportion to the page. Safe from any
// thread.
WebPage read_web_page(std::string_view html, std::string_view address,
                      const std::string& title = "");

// A piece of markup (of a feed, a JSON field, a mail) as plain text: a blank
// line between paragraphs, items of lists and rows of tables on lines of their
// own, entities decoded; scripts and styles are left out. `html` is valid
// UTF-8. The same promises as above.
std::string text_of_markup(std::string_view html);

}  // namespace dateline
