#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace dateline::eval {

// Grades by document. Above 0 means relevant, and how much; 0 and below means
// not relevant.
using Grades = std::map<std::string, int, std::less<>>;

struct JudgedTopic {
  std::string id;
  Grades grades;
};

// Relevance judgements, topics in the order of their file.
using Qrels = std::vector<JudgedTopic>;

}  // namespace dateline::eval
