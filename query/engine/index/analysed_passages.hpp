#pragma once

#include <xapian.h>

#include <map>
#include <optional>
#include <utility>

#include "corpus/index/passage_record.hpp"
#include "corpus/terms/analyser.hpp"

namespace dateline {

// A passage with the tokens of its text, by the analyser of its language.
struct AnalysedPassage {
  PassageRecord record;
  TokenizedText text;
};

// The few passages whose texts a search analysed to rank others: most of them
// become hits, and need not be read and analysed again. Not thread-safe.
class AnalysedPassages {
 public:
  void keep(Xapian::docid id, AnalysedPassage passage) {
    kept_.insert_or_assign(id, std::move(passage));
  }

  // Gives away what was kept of a passage; nothing if it was not.
  std::optional<AnalysedPassage> take(Xapian::docid id) {
    const auto kept = kept_.find(id);
    if (kept == kept_.end()) return std::nullopt;
    AnalysedPassage passage = std::move(kept->second);
    kept_.erase(kept);
    return passage;
  }

 private:
  std::map<Xapian::docid, AnalysedPassage> kept_;
};

}  // namespace dateline
