#include "query/engine/retrieve/dated_passages.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "corpus/index/index_schema.hpp"

namespace dateline {
namespace {

struct DatedPassage {
  std::string_view date, article;
  Xapian::docid id = 0;
};

class IsBefore {
 public:
  explicit IsBefore(bool newest_first) : newest_first_(newest_first) {}

  bool operator()(std::string_view a, std::string_view b) const {
    if (a.empty() || b.empty()) return !a.empty() && b.empty();
    return newest_first_ ? a > b : a < b;
  }
  bool operator()(const DatedPassage& a, const DatedPassage& b) const {
    return a.date != b.date
               ? (*this)(a.date, b.date)
               : std::tie(a.article, a.id) < std::tie(b.article, b.id);
  }

 private:
  bool newest_first_;
};

}  // namespace

DatedPassages::DatedPassages(std::vector<Xapian::docid> ids, Sort sort,
                             const PassageDatabase& database)
    : ids_(std::move(ids)),
      newest_first_(sort == Sort::newest),
      database_(database) {}

BestPassages DatedPassages::first(std::size_t count) const {
  const IsBefore is_before(newest_first_);
  ValueReader dates(database_, schema::date_slot);
  ValueReader articles(database_, schema::article_slot);
  count = std::min(count, ids_.size());
  if (count == 0) return {{}, ids_.size()};
  std::vector<DatedPassage> first;  // a heap with the last in front
  first.reserve(count);
  for (const Xapian::docid id : ids_) {
    DatedPassage passage{dates.at(id), {}, id};
    const bool is_full = first.size() == count;
    if (is_full && is_before(first.front().date, passage.date)) continue;
    passage.article = articles.at(id);
    if (is_full) {
      if (!is_before(passage, first.front())) continue;
      std::ranges::pop_heap(first, is_before);
      first.pop_back();
    }
    first.push_back(passage);
    std::ranges::push_heap(first, is_before);
  }
  std::ranges::sort_heap(first, is_before);
  BestPassages best{{}, ids_.size()};
  best.passages.reserve(first.size());
  for (const DatedPassage& passage : first) {
    best.passages.push_back({passage.id, 0});
  }
  return best;
}

}  // namespace dateline
