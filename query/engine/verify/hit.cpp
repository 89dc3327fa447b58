#include "query/engine/verify/hit.hpp"

#include <optional>
#include <utility>

#include "corpus/text/passage_id.hpp"

namespace dateline {
namespace {

std::optional<std::string> if_known(std::string value) {
  return value.empty() ? std::nullopt : std::optional(std::move(value));
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : ", ") + part;
  }
  return text;
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

std::vector<FollowingPassage> continuation_of(
    std::vector<FollowingMatch> following) {
  std::vector<FollowingPassage> continuation;
  for (FollowingMatch& match : following) {
    PassageRecord& passage = match.passage;
    continuation.push_back({passage_id(passage.article, passage.ordinal),
                            passage.paragraph, passage.offset,
                            std::move(passage.text), std::move(match.spans)});
  }
  return continuation;
}

Hit make_hit(PassageRecord passage, PassageMatchResult match) {
  Hit hit;
  hit.score = match.score;
  hit.passage = passage_id(passage.article, passage.ordinal);
  hit.article = std::move(passage.article);
  hit.title = std::move(passage.title);
  hit.source = if_known(std::move(passage.source));
  hit.date = if_known(std::move(passage.date));
  hit.language = if_known(std::move(passage.language));
  hit.url = if_known(std::move(passage.url));
  hit.author = if_known(std::move(passage.author));
  hit.origin = if_known(std::move(passage.origin));
  hit.line = passage.line;
  hit.ordinal = passage.ordinal;
  hit.paragraph = passage.paragraph;
  hit.offset = passage.offset;
  hit.length = passage.text.size();
  hit.text = std::move(passage.text);
  hit.spans = std::move(match.spans);
  hit.title_spans = std::move(match.title_spans);
  hit.continuation = continuation_of(std::move(match.following));
  hit.why = describe(match.matches);
  hit.matches = std::move(match.matches);
  hit.explanation = std::move(match.explanation);
  return hit;
}

}  // namespace dateline
