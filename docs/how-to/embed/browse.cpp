// A list of hits to go through on a terminal: browse INDEX QUERY
// Up and down choose a hit, whose passage is shown below; q ends it.

#include <dateline/searcher.hpp>

#include <ncurses.h>

#include <algorithm>
#include <clocale>
#include <iostream>
#include <string>

namespace {

// Screen of ncurses, as long as it lives.
class Screen {
 public:
  Screen() {
    std::setlocale(LC_ALL, "");
    initscr();
    noecho();
    curs_set(0);
    keypad(stdscr, TRUE);
  }
  ~Screen() { endwin(); }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;
};

// Control characters of a text would move the cursor.
std::string printable(std::string text) {
  std::replace_if(
      text.begin(), text.end(),
      [](unsigned char c) { return (c < ' ' && c != '\n') || c == 0x7f; }, ' ');
  return text;
}

void print_passage(const dateline::Hit& hit) {
  std::size_t at = 0;
  for (const auto& [begin, end] : hit.spans) {
    addstr(printable(hit.text.substr(at, begin - at)).c_str());
    attron(A_BOLD);
    addstr(printable(hit.text.substr(begin, end - begin)).c_str());
    attroff(A_BOLD);
    at = end;
  }
  addstr(printable(hit.text.substr(at)).c_str());
}

void show(const dateline::Results& results, std::size_t chosen) {
  erase();
  for (std::size_t i = 0; i < results.hits.size(); ++i) {
    const dateline::Hit& hit = results.hits[i];
    if (i == chosen) attron(A_REVERSE);
    mvaddnstr(
        static_cast<int>(i), 0,
        printable(hit.date.value_or("          ") + "  " + hit.title).c_str(),
        COLS);
    attroff(A_REVERSE);
  }
  move(static_cast<int>(results.hits.size()) + 1, 0);
  if (!results.empty()) print_passage(results.hits[chosen]);
  refresh();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  try {
    dateline::Searcher searcher(argv[1]);
    const dateline::Results results = searcher.search(argv[2]);
    const Screen screen;
    std::size_t chosen = 0;
    for (int key = 0; key != 'q'; key = getch()) {
      if (key == KEY_DOWN && chosen + 1 < results.hits.size()) ++chosen;
      if (key == KEY_UP && chosen > 0) --chosen;
      show(results, chosen);
    }
  } catch (const dateline::Error& error) {
    std::cerr << "browse: " << error.what() << "\n";
    return 2;
  }
}
