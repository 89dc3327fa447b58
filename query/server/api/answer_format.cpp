#include "query/server/api/answer_format.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "query/server/http/http_error.hpp"

namespace dateline::server {
namespace {

struct MediaType {
  std::string_view name;
  AnswerFormat format;
};
constexpr std::array media_types{
    MediaType{"application/json", AnswerFormat::json},
    MediaType{"application/x-ndjson", AnswerFormat::jsonl},
    MediaType{"application/jsonl", AnswerFormat::jsonl},
    MediaType{"text/csv", AnswerFormat::csv}};

// Takes what stands before the first `separator` off a text, without the space
// around it.
std::string_view take_part(std::string_view& text, char separator) {
  std::string_view part = text.substr(0, text.find(separator));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  part.remove_prefix(std::min(part.find_first_not_of(" \t"), part.size()));
  return part.substr(0, part.find_last_not_of(" \t") + 1);
}

// The weight of a range such as "text/*;q=0.5", in thousandths.
int weight_of(std::string_view parameters) {
  while (!parameters.empty()) {
    std::string_view parameter = take_part(parameters, ';');
    if (!parameter.starts_with("q=")) continue;
    parameter.remove_prefix(2);
    double weight = 0;
    const auto [end, error] = std::from_chars(
        parameter.data(), parameter.data() + parameter.size(), weight);
    if (error != std::errc() || !(weight >= 0 && weight <= 1)) return 0;
    return static_cast<int>(weight * 1000);
  }
  return 1000;
}

bool includes(std::string_view range, std::string_view type) {
  if (range == "*/*") return true;
  if (!range.ends_with("/*")) return range == type;
  return type.starts_with(range.substr(0, range.size() - 1));
}

int liking(std::string_view accept, std::string_view type) {
  int best = 0;
  while (!accept.empty()) {
    std::string_view range = take_part(accept, ',');
    const std::string_view name = take_part(range, ';');
    if (includes(name, type)) best = std::max(best, weight_of(range));
  }
  return best;
}

}  // namespace

AnswerFormat answer_format(const ParameterValues& values,
                           std::string_view accept) {
  using Row = std::pair<const char*, AnswerFormat>;
  if (values.text("format") || accept.empty()) {
    return values.choice("format", std::array{Row("json", AnswerFormat::json),
                                              Row("jsonl", AnswerFormat::jsonl),
                                              Row("csv", AnswerFormat::csv)});
  }
  std::optional<AnswerFormat> best;
  int best_liking = 0;
  for (const MediaType& type : media_types) {
    const int likes = liking(accept, type.name);
    if (likes <= best_liking) continue;
    best_liking = likes;
    best = type.format;
  }
  if (best) return *best;
  throw HttpError(406,
                  "the Accept header takes none of the forms of this answer: "
                  "application/json, application/x-ndjson, text/csv");
}

std::string media_type(AnswerFormat format) {
  switch (format) {
    case AnswerFormat::json:
      return "application/json";
    case AnswerFormat::jsonl:
      return "application/x-ndjson";
    case AnswerFormat::csv:
      break;
  }
  return "text/csv; charset=utf-8; header=present";
}

}  // namespace dateline::server
