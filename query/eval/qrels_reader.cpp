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
    if (const auto line = lines_.next()) add_first(*line);
    while (const auto line = lines_.next()) add(*line);
    return std::move(qrels_);
  }

 private:
  // Finds the form of the file. Tabs alone do not tell: ids of BEIR may hold
  // spaces, and tabs may separate the words of TREC.
  void add_first(std::string_view line) {
    const std::optional<Judgement> row = judgement(line, QrelsForm::beir);
    if (row && !judgement(line, QrelsForm::trec)) form_ = QrelsForm::beir;
    const bool names_columns = row && row->grade == "score";
    if (!names_columns) add(line);
  }

  void add(std::string_view line) {
    const std::optional<Judgement> row = judgement(line, form_);
    if (!row) {
      lines_.refuse(form_ == QrelsForm::trec
                        ? "not a judgement; write 'topic 0 document grade', or "
                          "three columns with tabs between: topic, document, "
                          "grade"
                        : "not a judgement; write three columns with single "
                          "tabs between, as above: topic, document, grade");
    }
    const std::optional<int> grade = whole_number(row->grade);
    if (!grade) {
      lines_.refuse(
          "grade '" + std::string(row->grade) +
          "' is not a whole number; write 0 for not relevant, 1 or more "
          "for relevant");
    }
    add_judgement(*row, *grade);
  }

  void add_judgement(const Judgement& row, int grade) {
    const auto [place, is_new] =
        places_.try_emplace(std::string(row.topic), qrels_.size());
    if (is_new) qrels_.push_back({std::string(row.topic), {}});
    Grades& grades = qrels_[place->second].grades;
    if (!grades.emplace(row.document, grade).second) {
      lines_.refuse("document '" + std::string(row.document) +
                    "' is judged twice for topic '" + std::string(row.topic) +
                    "'; keep one of the two");
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
