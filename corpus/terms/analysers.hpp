#pragma once

#include <map>
#include <string>

#include "corpus/terms/analyser.hpp"

namespace dateline {

// Analysers by language, made when first asked for. Not thread-safe.
class Analysers {
 public:
  Analyser& of(const std::string& language) {
    return analysers_.try_emplace(language, language).first->second;
  }

 private:
  std::map<std::string, Analyser> analysers_;
};

}  // namespace dateline
