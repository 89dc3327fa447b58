#include "query/engine/plan/expand/stem_forms.hpp"

#include <vector>

namespace dateline {

std::string_view stem_of(const std::string& word, Analyser& analyser) {
  const std::vector<Token>& tokens = analyser.analyse(word);
  return tokens.empty() ? std::string_view() : tokens.front().word->term;
}

}  // namespace dateline
