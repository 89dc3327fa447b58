#include "tests/query/engine/random_queries.hpp"

#include "corpus/terms/analyser.hpp"
#include "tests/query/engine/query_index.hpp"

namespace dateline {

RandomQueries::RandomQueries(const std::filesystem::path& index, unsigned seed)
    : passages_(passages_of(index)), random_(seed) {}

// A run of words of a passage as it stands there.
std::string RandomQueries::words(std::size_t count) {
  const PassageRecord& passage = passages_[below(passages_.size())];
  Analyser analyser(passage.language);
  const std::vector<Token>& tokens = analyser.analyse(passage.text).tokens;
  std::string words;
  for (std::size_t i = below(tokens.size()); i < tokens.size() && count > 0;
       ++i) {
    if (tokens[i].is_base()) {
      words +=
          (words.empty() ? "" : " ") +
          passage.text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
      --count;
    }
  }
  return words;
}

std::string RandomQueries::clause() {
  switch (below(9)) {
    case 0:
      return '"' + words(2) + '"';
    case 1:
      return '\'' + words(1) + '\'';
    case 2:
      return words(1) + " NEAR/3 " + words(1);
    case 3:
      return "+" + words(1);
    case 4:
      return "-" + words(1);
    case 5:
      return "after:2024-06-1" + std::to_string(below(9));
    case 6:
      return "source:\"agency " + std::to_string(below(3)) + '"';
    case 7:
      return "title:strike";
    default:
      return words(1);
  }
}

std::string RandomQueries::next() {
  if (below(3) == 0) {
    return words(1 + below(4));
  }
  std::string query;
  for (std::size_t clauses = 1 + below(3); clauses > 0; --clauses) {
    query += (query.empty() ? "" : " ") + clause();
  }
  return below(5) == 0 ? "article:(" + query + ')' : query;
}

}  // namespace dateline
