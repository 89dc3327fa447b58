#include "query/eval/qrels_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "query/eval/line_fields.hpp"

namespace dateline::eval {
namespace {

enum class QrelsForm { trec, beir };

struct Judgement {
  std::string_view topic;
  std::string_view document;
  std::string_view grade;
};

std::optional<Judgement> judgement(std::string_view line, QrelsForm form) {
  const Fields fields =
      form == QrelsForm::trec ? words_of(line) : columns_of(line);
  const std::size_t wanted = form == QrelsForm::trec ? 4 : 3;
  const bool complete = fields.size() == wanted &&
                        std::ranges::none_of(fields, &std::string_view::empty);
  if (!complete) return std::nullopt;
  return Judgement{fields[0], fields[wanted - 2], fields[wanted - 1]};
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

class QrelsReader {
 public:
  explicit QrelsReader(const std::string& file) : lines_(file) {}

  Qrels read() {
    if (const auto line = lines_.next()) take_first(*line);
    while (const auto line = lines_.next()) take(*line);
    return std::move(qrels_);
  }

 private:
  // BEIR's ids may hold spaces, and TREC's words may have tabs between.
  void take_first(std::string_view line) {
    const std::optional<Judgement> row = judgement(line, QrelsForm::beir);
    if (row && !judgement(line, QrelsForm::trec)) form_ = QrelsForm::beir;
    const bool names_columns = row && row->grade == "score";
    if (!names_columns) take(line);
  }

  void take(std::string_view line) {
    const std::optional<Judgement> row = judgement(line, form_);
    if (!row) {
      lines_.refuse(form_ == QrelsForm::trec
                        ? "is no judgement; write 'topic 0 document grade', or "
                          "three columns with tabs between: topic, document, "
                          "grade"
                        : "is no judgement; write three columns with single "
                          "tabs between, as above: topic, document, grade");
    }
    const std::optional<int> grade = whole_number(row->grade);
    if (!grade) {
      lines_.refuse("grade '" + std::string(row->grade) +
                    "' is no whole number; write 0 for not relevant, 1 or more "
                    "for relevant");
    }
    add(*row, *grade);
  }

  void add(const Judgement& row, int grade) {
    const auto [place, is_new] =
        places_.try_emplace(std::string(row.topic), qrels_.size());
    if (is_new) qrels_.push_back({std::string(row.topic), {}});
    Grades& grades = qrels_[place->second].grades;
    if (!grades.emplace(row.document, grade).second) {
      lines_.refuse("document '" + std::string(row.document) +
                    "' is judged twice for topic '" + std::string(row.topic) +
                    "'; leave one judgement");
    }
  }

  LineFields lines_;
  QrelsForm form_ = QrelsForm::trec;
  Qrels qrels_;
  std::unordered_map<std::string, std::size_t> places_;  // in qrels_, by topic
};

}  // namespace

Qrels read_qrels(const std::string& file) { return QrelsReader(file).read(); }

}  // namespace dateline::eval
