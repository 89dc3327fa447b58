#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "query/engine/index/deadline.hpp"
#include "query/engine/index/passage_database.hpp"
#include "query/engine/retrieve/found_count.hpp"
#include "query/engine/retrieve/posting_window.hpp"
#include "query/engine/retrieve/term_lists.hpp"
#include "query/engine/retrieve/term_weight.hpp"
#include "query/engine/retrieve/weighed_terms.hpp"

namespace dateline {

// Finds the passages with any of some terms or compounds, each with its weight,
// to the last bit what a TermWeight gives an OR of these terms with an
// AND_MAYBE of the others. Passages that weigh less than Xapian still wants are
// passed over by MaxScore (H. Turtle and J. Flood, "Query evaluation:
// strategies and optimizations", Information Processing & Management 31(6),
// 1995). Xapian's own matcher loses passages when it does so (no_pruning_bound
// tells how), and looks up the length of a passage once for each of its terms.
class TermUnion : public Xapian::PostingSource {
 public:
  using Rows = std::shared_ptr<const std::vector<TermRow>>;

  // `rows` may grow until the search begins. `deadline` must outlive the source
  // and its clones.
  TermUnion(std::shared_ptr<const WeighedTerms> weighed, Rows rows,
            std::shared_ptr<const PassageDatabase::PostingsByUuid> postings,
            Deadline& deadline);

  void init(const Xapian::Database& segment) override;
  Xapian::doccount get_termfreq_min() const override { return count_.min; }
  Xapian::doccount get_termfreq_est() const override { return count_.estimate; }
  Xapian::doccount get_termfreq_max() const override { return count_.max; }
  double get_weight() const override { return weight_; }
  void next(double minimum_weight) override;
  void skip_to(Xapian::docid id, double minimum_weight) override;
  bool check(Xapian::docid id, double minimum_weight) override;
  bool at_end() const override { return at_ == no_passage; }
  Xapian::docid get_docid() const override { return at_; }
  std::string get_description() const override;

  // Weighs a passage that something else has found, expanded parts included,
  // of which the walk knows nothing. Returns whether it weighs so much, and
  // then get_weight() is its weight. After init(), instead of the walk; the ids
  // must ascend.
  bool weighs(Xapian::docid id, double minimum_weight);

  TermUnion* clone() const override {
    return new TermUnion(weighed_, rows_, all_postings_, deadline_);
  }

 private:
  void set_minimum(double weight);
  void find_from(Xapian::docid id, Xapian::docid window_size);
  bool ends_late() const;
  bool fill_window(Xapian::docid id, Xapian::docid size);
  void add_postings(std::size_t list);
  double least_bound() const;
  bool weigh(Xapian::docid id);
  bool is_found(Xapian::docid id);
  void advance(std::size_t list, Xapian::docid id);
  bool has(std::size_t list, Xapian::docid id) const;
  Xapian::termcount frequency(std::size_t list, Xapian::docid id) const;
  double single_parts(const TermList& list, Xapian::termcount frequency,
                      std::uint32_t length) const;
  double shared_parts(Xapian::docid id, std::uint32_t length) const;
  double shared_bounds(Xapian::docid id) const;
  bool has_compound(Xapian::docid id);
  double expanded_parts(Xapian::docid id);

  std::shared_ptr<const WeighedTerms> weighed_;
  Rows rows_;
  std::shared_ptr<const PassageDatabase::PostingsByUuid> all_postings_;
  Deadline& deadline_;

  // The lists before `idle_` together weigh too little, so a passage that only
  // they have is not wanted any more.
  TermLists lists_;
  std::vector<Xapian::docid> ids_;  // that they stand at
  std::size_t idle_ = 0;

  // The passages that are gone through at once. The postings of the lists from
  // `first_in_window_` on are in it; those before it were idle when it was
  // filled.
  PostingWindow window_;
  std::size_t first_in_window_ = 0;

  std::vector<std::vector<std::unique_ptr<ExpandedWord>>> expanded_;  // by part
  TermParts weights_;
  SegmentPostings* segment_ = nullptr;
  FoundCount count_;  // passages of the segment
  double minimum_ = 0;
  Xapian::docid at_ = 0;
  double weight_ = 0;
};

}  // namespace dateline
