#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dateline {

// Whether a text is HTML.
enum class Markup { no, yes, perhaps };

// What a file says of an article, as it is written there. An empty string means
// "not known".
struct ArticleFields {
  std::string id;
  std::string title;
  std::string text;
  std::string summary;  // of the text, for which it stands if that is empty
  std::string source;
  std::string date;
  std::string url;
  std::string language;
  std::string author;
  Markup markup = Markup::no;  // of title and text
  std::string charset;         // of its bytes, if they were decoded
  bool is_exported = false;    // whether they were taken out of an index, and
                               // so are to stay as they are

  std::vector<std::string> notes;  // what of it was changed or left out, and
                                   // why; a sentence each
};

}  // namespace dateline
