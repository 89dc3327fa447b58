#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "query/engine/index/deadline.hpp"
#include "query/engine/index/passage_database.hpp"
#include "query/engine/plan/pattern/pattern.hpp"
#include "query/engine/retrieve/found_count.hpp"
#include "query/engine/retrieve/term_queries.hpp"
#include "query/engine/retrieve/term_weight.hpp"

namespace dateline {

// What a prefix, wildcard or fuzzy word stands for, and what it weighs. A
// passage weighs as much as if the word occurred wherever any of the terms
// does.
struct ExpandedTerms {
  std::vector<std::string> terms;
  TermRow row;  // of all terms together
  // The term of a fuzzy word itself; "" if there is none. A passage that weighs
  // more by this term alone weighs so much.
  std::string same;
  TermRow same_row;
  bool has_weight = true;  // if not, they are only found
};

// What a word of a pattern in a language stands for, in the body or the title:
// what is looked up of it, or its term alone. `row` is that of the pattern, of
// which the word has the share `share`.
ExpandedTerms expanded_terms(const PatternArc& arc, const std::string& language,
                             TermName name, TermRow row, double share);

// Finds the passages with any of the terms, each with its weight. Xapian's own
// OP_MAX is not used, because where two of them end with the same passage,
// Xapian 1.4 reads memory that it has freed: MaxPostList::recalc_maxweight()
// takes for granted that a list is left.
class ExpandedWord : public Xapian::PostingSource {
 public:
  using Rows = std::shared_ptr<const std::vector<TermRow>>;

  // `rows` are all of the query, on which the rounding of weights depends. They
  // may grow until the search begins. `deadline` must outlive the source and
  // its clones; after it, few terms are looked up.
  ExpandedWord(std::shared_ptr<const ExpandedTerms> expanded, Rows rows,
               std::shared_ptr<const PassageDatabase::PostingsByUuid> postings,
               Deadline& deadline);

  void init(const Xapian::Database& segment) override;
  Xapian::doccount get_termfreq_min() const override { return found_.min; }
  Xapian::doccount get_termfreq_est() const override { return found_.estimate; }
  Xapian::doccount get_termfreq_max() const override { return found_.max; }
  double get_weight() const override;
  void next(double minimum_weight) override;
  void skip_to(Xapian::docid id, double minimum_weight) override;
  bool at_end() const override { return at_ == no_passage; }
  Xapian::docid get_docid() const override { return at_; }
  std::string get_description() const override;
  ExpandedWord* clone() const override {
    return new ExpandedWord(expanded_, rows_, all_postings_, deadline_);
  }

 private:
  // Passages that are looked at together, so that each list is walked over in
  // one go and no heap of lists is needed.
  static constexpr std::size_t window = 512;

  struct List {
    PostingCursor at;
    bool is_same = false;  // of `same`
  };

  void open_lists();
  void open(const std::string& term, bool is_same, FoundCounter& found);
  void find_from(Xapian::docid id);
  void fill(Xapian::docid first);
  // The first passage of the window from `id` on; `no_passage` if there is
  // none.
  Xapian::docid first_in_window(Xapian::docid id) const;

  std::shared_ptr<const ExpandedTerms> expanded_;
  Rows rows_;
  std::shared_ptr<const PassageDatabase::PostingsByUuid> all_postings_;
  Deadline& deadline_;

  TermParts weights_;
  SegmentPostings* segment_ = nullptr;
  FoundCount found_;  // passages of the segment

  std::vector<List> lists_;
  Xapian::docid first_ = 0;   // of the window; 0 before there is one
  Xapian::docid behind_ = 1;  // no list stands before it, or in the window
  std::array<bool, window> has_any_{};
  std::array<std::uint32_t, window> count_{};  // of all terms in a passage
  std::array<std::uint32_t, window> same_{};   // of `same`
  Xapian::docid at_ = 0;
};

}  // namespace dateline
