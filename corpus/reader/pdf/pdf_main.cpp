// Reads a PDF document from standard input and writes its text, page by page,
// as a JSON object. A program of its own, because PDF documents can crash
// poppler, fill the memory or keep it busy for hours: the indexer then loses
// this process and not itself.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "corpus/reader/pdf/page_lines.hpp"

namespace {

using Json = nlohmann::json;

constexpr rlim_t max_seconds = 30;
constexpr rlim_t max_memory = rlim_t{1} << 30;
constexpr int max_pages = 2000;

void limit(int resource, rlim_t value) {
  const rlimit limits{value, value};
  setrlimit(resource, &limits);
}

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

std::string day_of(std::time_t time) {
  if (time <= 0) return "";
  char text[16];
  std::tm parts{};
  gmtime_r(&time, &parts);
  const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return {text, size};
}

// Letters that are written from right to left. poppler gives the words of such
// lines as they are seen, from the left, but whole lines as they are read.
bool has_right_to_left(const poppler::ustring& text) {
  return std::any_of(text.begin(), text.end(), [](unsigned short c) {
    return (c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFE00) ||
           (c >= 0xFE70 && c < 0xFF00);
  });
}

// The box of a word that is turned, as if it were not. Poppler counts quarters
// of a turn; 4 stands here for a word that is written from top to bottom.
dateline::PageWord word_of(const poppler::text_box& box) {
  const poppler::rectf at = box.bbox();
  const bool is_vertical = box.get_wmode() == poppler::text_box::vertical_wmode;
  const int direction = is_vertical ? 4 : box.rotation();
  dateline::PageWord word{
      utf8(box.text()), at.left(),           at.right(), at.top(),
      at.bottom(),      box.get_font_size(), direction,  box.has_space_after()};
  if (direction == 1 || direction == 4) {
    word.begin = at.top();
    word.end = at.bottom();
    word.top = -at.right();
    word.bottom = -at.left();
  } else if (direction == 2) {
    word.begin = -at.right();
    word.end = -at.left();
    word.top = -at.bottom();
    word.bottom = -at.top();
  } else if (direction == 3) {
    word.begin = -at.bottom();
    word.end = -at.top();
    word.top = at.left();
    word.bottom = at.right();
  }
  return word;
}

struct PageText {
  std::string text;
  std::string headline;
};

PageText text_of(const poppler::page& page) {
  using Page = poppler::page;
  const poppler::ustring drawn =
      page.text(poppler::rectf(), Page::raw_order_layout);
  if (has_right_to_left(drawn)) {
    return {
        utf8(page.text(poppler::rectf(), Page::non_raw_non_physical_layout)),
        ""};
  }
  std::vector<dateline::PageWord> words;
  for (const auto& box : page.text_list(Page::text_list_include_font)) {
    words.push_back(word_of(box));
  }
  return {dateline::text_of_words(words, utf8(drawn)),
          dateline::headline_of_words(words)};
}

// Metadata of usual length.
std::string xmp_of(const poppler::document& document) {
  constexpr std::size_t max_xmp = 1'000'000;
  std::string xmp = utf8(document.metadata());
  return xmp.size() > max_xmp ? "" : xmp;
}

// Sets the flag at `lacks_letters` if the document only names letters, of a
// collection that poppler does not know.
void note_trouble(const std::string& message, void* lacks_letters) {
  for (const char* trouble :
       {"Missing language pack", "Unknown character collection"}) {
    if (message.find(trouble) != message.npos) {
      *static_cast<bool*>(lacks_letters) = true;
    }
  }
}

Json answer_to(std::vector<char>& bytes) {
  bool lacks_letters = false;
  poppler::set_debug_error_function(note_trouble, &lacks_letters);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(),
                                            static_cast<int>(bytes.size())));
  if (document == nullptr) {
    return {{"error", "a damaged PDF document; open and save it again"}};
  }
  if (document->is_locked()) {
    return {{"error",
             "a PDF document that is locked with a password; remove "
             "the password first"}};
  }
  Json pages = Json::array();
  std::string headline;
  for (int i = 0; i < std::min(document->pages(), max_pages); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    PageText text = page == nullptr ? PageText() : text_of(*page);
    pages.push_back(std::move(text.text));
    if (i == 0) headline = std::move(text.headline);
  }
  return {{"title", utf8(document->info_key("Title"))},
          {"headline", headline},
          {"author", utf8(document->info_key("Author"))},
          {"date", day_of(document->info_date_t("CreationDate"))},
          {"xmp", xmp_of(*document)},
          {"page_count", document->pages()},
          {"lacks_letters", lacks_letters},
          {"pages", pages}};
}

}  // namespace

int main() {
  limit(RLIMIT_CPU, max_seconds);
  limit(RLIMIT_AS, max_memory);
  limit(RLIMIT_CORE, 0);
  std::vector<char> bytes{std::istreambuf_iterator<char>(std::cin), {}};
  std::cout << answer_to(bytes).dump(-1, ' ', false,
                                     Json::error_handler_t::replace);
  std::cout.flush();
  // Nothing is left to tidy up, and damaged documents crash there.
  _exit(std::cout ? 0 : 1);
}
