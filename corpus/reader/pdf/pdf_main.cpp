// Reads a PDF document from standard input and writes its text, page by page,
// as a JSON object. A program of its own, because PDF documents can crash
// poppler, fill the memory or keep it busy for hours: the indexer then loses
// this process and not itself.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <sys/resource.h>
#include <unistd.h>

#include <ctime>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

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

Json pages_of(const poppler::document& document) {
  Json pages = Json::array();
  for (int i = 0; i < std::min(document.pages(), max_pages); ++i) {
    const std::unique_ptr<poppler::page> page(document.create_page(i));
    pages.push_back(
        page == nullptr
            ? ""
            : utf8(page->text(poppler::rectf(),
                              poppler::page::non_raw_non_physical_layout)));
  }
  return pages;
}

Json answer_to(std::vector<char>& bytes) {
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
  return {{"title", utf8(document->info_key("Title"))},
          {"author", utf8(document->info_key("Author"))},
          {"date", day_of(document->info_date_t("CreationDate"))},
          {"page_count", document->pages()},
          {"pages", pages_of(*document)}};
}

}  // namespace

int main() {
  limit(RLIMIT_CPU, max_seconds);
  limit(RLIMIT_AS, max_memory);
  limit(RLIMIT_CORE, 0);
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  std::vector<char> bytes{std::istreambuf_iterator<char>(std::cin), {}};
  std::cout << answer_to(bytes).dump(-1, ' ', false,
                                     Json::error_handler_t::replace);
  std::cout.flush();
  // Nothing is left to tidy up, and damaged documents crash there.
  _exit(std::cout ? 0 : 1);
}
