#include "query/engine/verify/hit.hpp"

#include <optional>
#include <utility>

#include "corpus/index/passage_id.hpp"

namespace dateline {
namespace {

std::optional<std::string> known(std::string value) {
  return value.empty() ? std::nullopt : std::optional(std::move(value));
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) {
    all += (all.empty() ? "" : ", ") + part;
  }
  return all;
}

}  // namespace

std::string describe(const std::vector<WordMatch>& matches) {
  std::string line;
  for (const WordMatch& match : matches) {
    line += (line.empty() ? "" : "; ") + match.word + ": ";
    line += to_string(match.level);
    if (!match.found.empty()) {
      line += " (" + joined(match.found) + ")";
    }
  }
  return line;
}

Hit make_hit(PassageRecord passage, PassageMatchResult verdict) {
  Hit hit;
  hit.score = verdict.score;
  hit.passage = passage_id(passage.article, passage.ordinal);
  hit.article = std::move(passage.article);
  hit.title = std::move(passage.title);
  hit.source = known(std::move(passage.source));
  hit.date = known(std::move(passage.date));
  hit.language = known(std::move(passage.language));
  hit.url = known(std::move(passage.url));
  hit.author = known(std::move(passage.author));
  hit.origin = known(std::move(passage.origin));
  hit.line = passage.line;
  hit.ordinal = passage.ordinal;
  hit.paragraph = passage.paragraph;
  hit.offset = passage.offset;
  hit.length = passage.text.size();
  hit.text = std::move(passage.text);
  hit.spans = std::move(verdict.spans);
  hit.title_spans = std::move(verdict.title_spans);
  hit.why = describe(verdict.matches);
  hit.matches = std::move(verdict.matches);
  hit.explanation = std::move(verdict.explanation);
  return hit;
}

}  // namespace dateline
