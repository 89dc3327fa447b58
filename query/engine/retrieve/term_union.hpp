#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "query/engine/index/deadline.hpp"
#include "query/engine/index/passage_database.hpp"
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
            std::shared_ptr<const PassageDatabase::LengthsByUuid> lengths,
            Deadline& deadline);

  void init(const Xapian::Database& segment) override;
  Xapian::doccount get_termfreq_min() const override { return found_.min; }
  Xapian::doccount get_termfreq_est() const override { return found_.estimate; }
  Xapian::doccount get_termfreq_max() const override { return found_.max; }
  double get_weight() const override { return weight_; }
  void next(double minimum_weight) override;
  void skip_to(Xapian::docid id, double minimum_weight) override;
  bool at_end() const override { return at_ == no_passage; }
  Xapian::docid get_docid() const override { return at_; }
  std::string get_description() const override;
  TermUnion* clone() const override {
    return new TermUnion(weighed_, rows_, all_lengths_, deadline_);
  }

 private:
  static constexpr Xapian::docid no_passage = static_cast<Xapian::docid>(-1);

  // The passages of this segment with a term, or those that are listed.
  struct List {
    bool finds = false;
    bool is_wanted = false;  // it finds, or is of a compound that does
    Xapian::PostingIterator at;
    const LocalIds* listed = nullptr;  // null if it is of a term
    std::size_t next_listed = 0;
    std::vector<TermRow> rows;  // of the parts that have this term alone
    double shared_bound = 0;    // of its share in the other parts
    double bound = 0;           // of all parts

    Xapian::docid id() const;
    void skip_to(Xapian::docid from, Xapian::docid to);
  };

  // A part that needs several lists.
  struct SharedPart {
    std::vector<std::size_t> lists;  // of its terms, and of its passages if
                                     // these are listed; indices of `lists_`
    TermRow row;                     // with the share of each term
  };

  // A compound with its filter for this segment.
  struct Compound {
    std::vector<std::size_t> parts;  // indices of `lists_`
    std::size_t joined = 0;
    std::unique_ptr<Xapian::PostingSource> filter;
  };

  void open_lists();
  void add_compounds();
  void add_parts();
  std::size_t add_listed(const WeighedTerms::Part& part,
                         const std::string& uuid);
  void sort_by_bound();
  void set_minimum(double weight);
  void find_from(Xapian::docid id);
  Xapian::docid lowest_from(Xapian::docid id);
  bool weigh(Xapian::docid id);
  void advance(std::size_t list, Xapian::docid id);
  double single_parts(const List& list, std::uint32_t length) const;
  double shared_parts(Xapian::docid id, std::uint32_t length) const;
  bool has_compound(Xapian::docid id);

  std::shared_ptr<const WeighedTerms> weighed_;
  Rows rows_;
  std::shared_ptr<const PassageDatabase::LengthsByUuid> all_lengths_;
  Deadline& deadline_;

  // The lists before `idle_` together weigh too little, so a passage that only
  // they have is not wanted any more. So the lists stand by rising bound; but
  // those that find nothing come last, because they are short and would keep
  // long ones from being idle. Of these, a list that weighs nothing alone, of a
  // term that only a listed passage needs, is idle from the start.
  std::vector<List> lists_;
  std::vector<Xapian::docid> ids_;    // that they stand at
  std::vector<double> bounds_up_to_;  // of a list and those before it
  std::size_t idle_ = 0;
  std::vector<std::size_t> present_;  // lists with the passage
  std::vector<SharedPart> shared_;
  std::vector<Compound> compounds_;

  TermParts weights_;
  Xapian::Database segment_;
  FoundCount found_;  // passages of the segment
  PassageLengths* lengths_ = nullptr;
  double minimum_ = 0;
  Xapian::docid at_ = 0;
  double weight_ = 0;
};

}  // namespace dateline
