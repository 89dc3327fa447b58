#include "query/engine/retrieve/best_passages.hpp"

#include <algorithm>
#include <boost/sort/pdqsort/pdqsort.hpp>
#include <optional>
#include <utility>

#include "query/engine/retrieve/found_passages.hpp"
#include "query/engine/retrieve/term_union.hpp"

namespace dateline {
namespace {

// It compares without a branch, which would be mispredicted half of the time.
struct IsBetter {
  bool operator()(const Candidate& a, const Candidate& b) const {
    return (a.weight > b.weight) | ((a.weight == b.weight) & (a.id < b.id));
  }
};
constexpr IsBetter is_better;

class BestCollector {
 public:
  BestCollector(std::size_t count, const SearchContext& context)
      : count_(count),
        database_(context.database()),
        deadline_(context.deadline),
        keeps_found_(context.found != nullptr) {}

  void collect(const WordSearch::Language& language, TermUnion& words,
               std::size_t segment) {
    words.init(database_.segment(segment));
    if (language.required.empty()) {
      collect_any(words, segment);
    } else {
      collect_all(language.required, words, segment);
    }
  }

  // All living passages that have what is required, ascending, if they are
  // kept.
  std::vector<Xapian::docid> found() && {
    if (!std::ranges::is_sorted(found_)) std::ranges::sort(found_);
    return std::move(found_);
  }

  BestPassages take() {
    boost::sort::pdqsort_branchless(best_.begin(), best_.end(), is_better);
    if (!is_full() && !deadline_.expired()) {
      const std::size_t found = best_.size();
      return {std::move(best_), found};
    }
    const double living = database_.passage_count();
    const double all = database_.all_segments().get_doccount();
    const auto estimate = static_cast<std::size_t>(
        static_cast<double>(estimate_) * living / std::max(1.0, all));
    return {std::move(best_), estimate};
  }

 private:
  void collect_any(TermUnion& words, std::size_t segment) {
    estimate_ += words.get_termfreq_est();
    for (words.next(minimum()); !words.at_end() && goes_on();
         words.next(minimum())) {
      const Xapian::docid found = database_.id_of(segment, words.get_docid());
      if (!database_.is_dead(found)) add(found, words.get_weight());
    }
  }

  // Once as many are found as are wanted, weights come before all else that is
  // looked at: most passages are too light then. Before, most do not hold.
  void collect_all(const std::vector<RequiredWords>& required, TermUnion& words,
                   std::size_t segment) {
    RequiredWordsFinder finder(required, database_, segment, deadline_);
    estimate_ += finder.estimate();
    using FirstLook = RequiredWordsFinder::FirstLook;
    const auto look = [&](Xapian::docid id) {
      FirstLook known;
      if (is_full() && !keeps_found_) {
        known.is_wanted = words.weighs(id, minimum());
        known.weight = words.get_weight();
      }
      known.is_wanted =
          known.is_wanted && !database_.is_dead(database_.id_of(segment, id));
      return known;
    };
    finder.each(look, [&](Xapian::docid id, std::optional<double> weight) {
      const Xapian::docid found = database_.id_of(segment, id);
      if (keeps_found_) found_.push_back(found);
      if (weight || words.weighs(id, minimum())) {
        add(found, weight.value_or(words.get_weight()));
      }
    });
  }

  bool is_full() const { return best_.size() == count_; }

  // What a passage must weigh to be among the best.
  double minimum() const { return is_full() ? best_.front().weight : 0; }

  bool goes_on() {
    return !deadline_.expired_sampled() || deadline_.grants_grace();
  }

  void add(Xapian::docid id, double weight) {
    const Candidate candidate{id, weight};
    if (!is_full()) {
      best_.push_back(candidate);
      std::ranges::push_heap(best_, is_better);
    } else if (count_ > 0 && is_better(candidate, best_.front())) {
      replace_worst(candidate);
    }
  }

  // The candidate takes the place of the worst and sinks from the front of the
  // heap to where it belongs: half the work of pop_heap() and push_heap().
  void replace_worst(const Candidate& candidate) {
    std::size_t at = 0;
    for (std::size_t child = 1; child < count_; child = 2 * at + 1) {
      const std::size_t right = std::min(child + 1, count_ - 1);
      child = is_better(best_[child], best_[right]) ? right : child;
      if (!is_better(candidate, best_[child])) break;
      best_[at] = best_[child];
      at = child;
    }
    best_[at] = candidate;
  }

  std::size_t count_;
  const PassageDatabase& database_;
  Deadline& deadline_;
  bool keeps_found_;
  std::vector<Candidate> best_;       // a heap with the worst in front
  std::vector<Xapian::docid> found_;  // with all that is required
  std::size_t estimate_ = 0;
};

}  // namespace

BestPassages best_passages(const WordSearch& search, std::size_t count,
                           const SearchContext& context) {
  const PassageDatabase& database = context.database();
  BestCollector best(count, context);
  for (const WordSearch::Language& language : search.languages) {
    TermUnion words(language.weighed, search.rows, database.postings(),
                    context.deadline);
    for (std::size_t i = 0; i < database.segment_count(); ++i) {
      best.collect(language, words, i);
    }
  }
  BestPassages taken = best.take();
  if (context.found != nullptr && !context.deadline.expired()) {
    context.found->keep(search, std::move(best).found());
  }
  return taken;
}

}  // namespace dateline
