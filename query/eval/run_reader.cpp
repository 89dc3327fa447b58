#include "query/eval/run_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "corpus/text/passage_id.hpp"
#include "dateline/error.hpp"
#include "query/eval/line_fields.hpp"

namespace dateline::eval {
namespace {

struct RunLine {
  std::string document;
  float score;
  std::size_t line;
};
using LinesByTopic = std::unordered_map<std::string, std::vector<RunLine>>;

std::optional<float> finite_number(std::string_view text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  const bool fits = std::abs(number) <= std::numeric_limits<float>::max();
  if (error != std::errc() || stop != end || !fits) return std::nullopt;
  return static_cast<float>(number);
}

RunLine run_line(const Fields& fields, const LineFields& lines) {
  const std::optional<float> score = finite_number(fields[4]);
  if (!score) {
    lines.refuse("score '" + std::string(fields[4]) +
                 "' is not a finite number; write one such as 12.5");
  }
  return {std::string(fields[2]), *score, lines.number()};
}

LinesByTopic read_lines(LineFields& lines) {
  LinesByTopic topics;
  while (const auto line = lines.next()) {
    const Fields fields = words_of(*line);
    if (fields.size() != 6) {
      lines.refuse(
          "not a line of a run; write 'topic Q0 document rank score "
          "tag', 6 fields, not " +
          std::to_string(fields.size()));
    }
    topics[std::string(fields[0])].push_back(run_line(fields, lines));
  }
  return topics;
}

void check_unique(std::vector<RunLine>& retrieved, const std::string& topic,
                  const std::string& file) {
  std::ranges::sort(retrieved, {}, [](const RunLine& each) {
    return std::tie(each.document, each.line);
  });
  const auto twice =
      std::ranges::adjacent_find(retrieved, {}, &RunLine::document);
  if (twice == retrieved.end()) return;
  const RunLine& second = *std::next(twice);
  throw CorpusError(file, second.line,
                    "topic '" + topic + "' has document '" + second.document +
                        "' again, after line " + std::to_string(twice->line) +
                        "; keep the line with its best score");
}

std::vector<std::string> ranked(std::vector<RunLine> retrieved) {
  std::ranges::sort(retrieved, [](const RunLine& a, const RunLine& b) {
    return std::tie(a.score, a.document) > std::tie(b.score, b.document);
  });
  std::vector<std::string> documents;
  documents.reserve(retrieved.size());
  for (RunLine& each : retrieved) documents.push_back(std::move(each.document));
  return documents;
}

}  // namespace

Run read_run(const std::string& file) {
  LineFields lines(file);
  LinesByTopic topics = read_lines(lines);
  Run run;
  for (auto& [topic, retrieved] : topics) {
    check_unique(retrieved, topic, lines.file());
    run.emplace(topic, ranked(std::move(retrieved)));
  }
  return run;
}

std::string article_of(const std::string& id) {
  const std::optional<PassageId> passage = parse_passage_id(id);
  return passage ? std::string(passage->article) : id;
}

Run fold_to_articles(const Run& run) {
  Run folded;
  for (const auto& [topic, passages] : run) {
    std::vector<std::string>& articles = folded[topic];
    std::unordered_set<std::string> seen;
    for (const std::string& passage : passages) {
      const std::string article = article_of(passage);
      if (seen.insert(article).second) articles.push_back(article);
    }
  }
  return folded;
}

}  // namespace dateline::eval
