// The smallest application: the best passage for a query.

#include <dateline/searcher.hpp>
#include <iostream>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    dateline::Searcher searcher(argv[1]);
    const dateline::Results results = searcher.search("Aurus limousine");
    if (results.empty()) return 1;
    const dateline::Hit& best = results.hits.front();
    std::cout << best.passage << ": " << best.text << "\n";
  } catch (const dateline::Error& e) {
    std::cerr << "consumer: " << e.what() << "\n";
    return 2;
  }
}
