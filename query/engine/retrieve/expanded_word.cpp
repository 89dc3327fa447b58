#include "query/engine/retrieve/expanded_word.hpp"

#include <algorithm>
#include <utility>

#include "query/engine/plan/bm25.hpp"

namespace dateline {

ExpandedTerms expanded_terms(const PatternArc& arc, const std::string& language,
                             TermName name, TermRow row, double share) {
  row.idf *= share;
  ExpandedTerms expanded;
  expanded.row = row;
  if (arc.form == Form::same) {
    expanded.terms = {name(language, arc.term)};
    return expanded;
  }
  for (const Expansion::Term& term : arc.expansion->terms) {
    expanded.terms.push_back(name(language, term.stem));
  }
  if (arc.form == Form::fuzzy && !row.by_presence) {
    expanded.same = name(language, arc.term);
    expanded.same_row = row;
    expanded.row.idf *= fuzzy_share;
  }
  return expanded;
}

ExpandedWord::ExpandedWord(
    std::shared_ptr<const ExpandedTerms> expanded, Rows rows,
    std::shared_ptr<const PassageDatabase::PostingsByUuid> postings,
    Deadline& deadline)
    : expanded_(std::move(expanded)),
      rows_(std::move(rows)),
      all_postings_(std::move(postings)),
      deadline_(deadline) {}

void ExpandedWord::init(const Xapian::Database& segment) {
  weights_ = TermParts(*rows_);
  segment_ = all_postings_->at(segment.get_uuid()).get();
  lists_.clear();
  first_ = 0;
  behind_ = 1;
  at_ = 0;
  open_lists();
  // The matcher must not draw conclusions: see no_pruning_bound.
  set_maxweight(expanded_->has_weight ? no_pruning_bound : 0);
}

void ExpandedWord::open_lists() {
  FoundCounter found(segment_->passages());
  if (!expanded_->same.empty() && deadline_.grants_list()) {
    open(expanded_->same, true, found);
  }
  for (const std::string& term : expanded_->terms) {
    if (!deadline_.grants_list()) {
      break;
    }
    open(term, false, found);
  }
  found_ = found.count();
}

void ExpandedWord::open(const std::string& term, bool is_same,
                        FoundCounter& found) {
  const PostingCursor at = segment_->postings(term);
  if (at.id() == no_passage) {
    return;
  }
  found.add(segment_->statistics(term).passages);
  lists_.push_back({at, is_same});
}

std::string ExpandedWord::get_description() const {
  std::string description = "ExpandedWord(" + expanded_->same;
  for (const std::string& term : expanded_->terms) {
    description += ' ' + term;
  }
  return description + ')';
}

double ExpandedWord::get_weight() const {
  if (!expanded_->has_weight) {
    return 0;
  }
  const std::size_t place = at_ - first_;
  if (expanded_->row.by_presence) {
    return weights_.of(expanded_->row, 1, 1);
  }
  const std::uint32_t length = segment_->length(at_);
  double weight = 0;
  if (count_[place] > 0) {
    weight =
        weights_.of(expanded_->row, std::min(count_[place], length), length);
  }
  if (same_[place] > 0) {
    weight = std::max(weight,
                      weights_.of(expanded_->same_row, same_[place], length));
  }
  return weight;
}

void ExpandedWord::next(double) { find_from(at_ + 1); }

void ExpandedWord::skip_to(Xapian::docid id, double) {
  if (id > at_) {
    find_from(id);
  }
}

void ExpandedWord::find_from(Xapian::docid id) {
  at_ = first_in_window(id);
  while (at_ == no_passage && behind_ != no_passage) {
    fill(std::max(id, behind_));
    at_ = first_in_window(first_);
  }
}

// Counts the terms of the passages from `first` on.
void ExpandedWord::fill(Xapian::docid first) {
  first_ = first;
  behind_ = no_passage;
  has_any_.fill(false);
  count_.fill(0);
  same_.fill(0);
  for (List& list : lists_) {
    list.at.skip_to(first);
    std::array<std::uint32_t, window>& counts = list.is_same ? same_ : count_;
    for (; list.at.id() < first + window; list.at.next()) {
      has_any_[list.at.id() - first] = true;
      if (!expanded_->row.by_presence) {
        counts[list.at.id() - first] += list.at.frequency();
      }
    }
    behind_ = std::min(behind_, list.at.id());
  }
}

Xapian::docid ExpandedWord::first_in_window(Xapian::docid id) const {
  if (first_ == 0 || id < first_ || id - first_ >= window) {
    return no_passage;
  }
  const auto found =
      std::find(has_any_.begin() + static_cast<std::ptrdiff_t>(id - first_),
                has_any_.end(), true);
  return found == has_any_.end()
             ? no_passage
             : first_ + static_cast<Xapian::docid>(found - has_any_.begin());
}

}  // namespace dateline
