#include "query/engine/retrieve/term_union.hpp"

#include <algorithm>
#include <utility>

#include "query/engine/retrieve/passage_filter.hpp"

namespace dateline {
namespace {

// How many passages are gone through at once where an AND skips to passages, of
// which most are far from each other.
constexpr Xapian::docid skipping_size = 64;

}  // namespace

TermUnion::TermUnion(
    std::shared_ptr<const WeighedTerms> weighed, Rows rows,
    std::shared_ptr<const PassageDatabase::PostingsByUuid> postings,
    Deadline& deadline)
    : weighed_(std::move(weighed)),
      rows_(std::move(rows)),
      all_postings_(std::move(postings)),
      deadline_(deadline) {}

void TermUnion::init(const Xapian::Database& segment) {
  weights_ = TermParts(*rows_);
  segment_ = all_postings_->at(segment.get_uuid()).get();
  count_ = count_found(*weighed_, *segment_);
  minimum_ = 0;
  idle_ = 0;
  at_ = 0;
  lists_ =
      open_lists(*weighed_, *rows_, weights_, segment, *segment_, deadline_);
  ids_.clear();
  for (const TermList& list : lists_.lists) {
    ids_.push_back(list.id());
  }
  window_.reset(ids_.size());
  expanded_.clear();
  for (const WeighedTerms::ExpandedPart& part : weighed_->expanded) {
    auto& words = expanded_.emplace_back();
    for (const auto& terms : part) {
      words.push_back(std::make_unique<ExpandedWord>(terms, rows_,
                                                     all_postings_, deadline_));
      words.back()->init(segment);
    }
  }
  // The matcher must not draw conclusions: see no_pruning_bound.
  set_maxweight(no_pruning_bound);
}

std::string TermUnion::get_description() const {
  std::string description = "TermUnion(";
  for (const std::string& term : weighed_->terms) {
    description += term + ' ';
  }
  return description + ')';
}

void TermUnion::next(double minimum_weight) {
  set_minimum(minimum_weight);
  find_from(at_ + 1, PostingWindow::max_size);
}

void TermUnion::skip_to(Xapian::docid id, double minimum_weight) {
  set_minimum(minimum_weight);
  if (id > at_) {
    find_from(id, skipping_size);
  }
}

// Looks at one passage only, because the AND that asks has no use for the next
// one.
bool TermUnion::check(Xapian::docid id, double minimum_weight) {
  set_minimum(minimum_weight);
  if (id <= at_) {
    return true;
  }
  if (id >= window_.end() && !fill_window(id, skipping_size)) {
    at_ = no_passage;
    return true;
  }
  at_ = id;
  return window_.covers(id) && window_.first_from(id, least_bound()) == id &&
         weigh(id) && is_found(id);
}

void TermUnion::set_minimum(double weight) {
  minimum_ = weight;
  while (idle_ < ids_.size() && (lists_.bounds_up_to[idle_] < minimum_ ||
                                 (lists_.bounds_up_to[idle_] <= 0 &&
                                  !lists_.lists[idle_].is_wanted))) {
    ++idle_;
  }
}

// Whether to end after the deadline. Some hits are better than none, so Xapian
// may have as many passages as it wants, unless that takes long because another
// operand rejects them (see Deadline::grants_grace).
bool TermUnion::ends_late() const {
  return minimum_ > 0 || !deadline_.is_grace_left();
}

// Goes to the first passage from `id` on that weighs enough.
void TermUnion::find_from(Xapian::docid id, Xapian::docid window_size) {
  for (id = std::max(id, window_.begin());; ++id) {
    while (id >= window_.end() ||
           (id = window_.first_from(id, least_bound())) == window_.end()) {
      if (!fill_window(id, window_size) ||
          (deadline_.expired() && ends_late())) {
        at_ = no_passage;
        return;
      }
      id = std::max(id, window_.begin());
    }
    if (weigh(id) && is_found(id)) {
      at_ = id;
      return;
    }
    if (deadline_.expired_sampled() && ends_late()) {
      at_ = no_passage;
      return;
    }
  }
}

// Fills the window with the postings from the first one on that is not before
// `id`, of the lists that are not idle. Returns false if they have none.
bool TermUnion::fill_window(Xapian::docid id, Xapian::docid size) {
  Xapian::docid begin = no_passage;
  for (std::size_t list = idle_; list < ids_.size(); ++list) {
    if (ids_[list] < id) {
      advance(list, id);
    }
    begin = std::min(begin, ids_[list]);
  }
  if (begin == no_passage) {
    return false;
  }
  window_.begin_at(begin, size);
  first_in_window_ = idle_;
  for (std::size_t list = idle_; list < ids_.size(); ++list) {
    add_postings(list);
  }
  return true;
}

void TermUnion::add_postings(std::size_t number) {
  TermList& list = lists_.lists[number];
  Xapian::docid id = ids_[number];
  const Xapian::docid end = window_.end();
  if (list.listed != nullptr) {
    for (; id < end; id = list.id()) {
      window_.add(number, id, 0, list.bound);
      ++list.next_listed;
    }
  } else {
    for (; id < end; id = list.id()) {
      const Xapian::termcount frequency = list.at.frequency();
      window_.add(number, id, frequency,
                  list.shared_bound +
                      single_parts(list, frequency, segment_->length(id)));
      list.at.next();
    }
  }
  ids_[number] = id;
}

// What a passage must weigh by the lists in the window, so that it may weigh
// enough.
double TermUnion::least_bound() const {
  return minimum_ -
         (first_in_window_ > 0 ? lists_.bounds_up_to[first_in_window_ - 1] : 0);
}

// Goes to the first passage from `id` on, which is behind where the list
// stands.
void TermUnion::advance(std::size_t list, Xapian::docid id) {
  lists_.lists[list].skip_to(id);
  ids_[list] = lists_.lists[list].id();
}

bool TermUnion::weighs(Xapian::docid id, double minimum_weight) {
  const double expanded = expanded_.empty() ? 0 : expanded_parts(id);
  minimum_ = minimum_weight - expanded;
  first_in_window_ = ids_.size();
  if (!weigh(id)) return false;
  weight_ += expanded;
  return true;
}

double TermUnion::expanded_parts(Xapian::docid id) {
  double sum = 0;
  for (const auto& words : expanded_) {
    double part = 0;
    const bool has_all = std::ranges::all_of(words, [&](const auto& word) {
      word->skip_to(id, 0);
      if (word->get_docid() != id) return false;
      part += word->get_weight();
      return true;
    });
    if (has_all) sum += part;
  }
  return sum;
}

// Whether a passage is found that was weighed.
bool TermUnion::is_found(Xapian::docid id) {
  for (std::size_t list = 0; list < ids_.size(); ++list) {
    if (lists_.lists[list].finds && has(list, id)) return true;
  }
  return has_compound(id);
}

// Sets the weight of a passage, which is in the window if that has any lists.
// Returns false, perhaps before it is known, if it is less than is wanted.
bool TermUnion::weigh(Xapian::docid id) {
  const std::uint32_t length = segment_->length(id);
  weight_ = first_in_window_ < ids_.size() ? window_.weight(id) : 0;
  for (std::size_t number = first_in_window_; number-- > 0;) {
    if (weight_ + lists_.bounds_up_to[number] < minimum_) {
      return false;
    }
    if (ids_[number] < id) {
      advance(number, id);
    }
    if (ids_[number] == id) {
      const TermList& list = lists_.lists[number];
      const auto frequency = list.listed == nullptr ? list.at.frequency() : 0;
      weight_ += list.shared_bound + single_parts(list, frequency, length);
    }
  }
  if (weight_ >= minimum_) {
    const double bounds = shared_bounds(id);
    if (bounds > 0) weight_ += shared_parts(id, length) - bounds;
  }
  return weight_ >= minimum_;
}

// Whether a list has the passage that is weighed, and how often.
bool TermUnion::has(std::size_t list, Xapian::docid id) const {
  return list < first_in_window_ ? ids_[list] == id : window_.has(list, id);
}

Xapian::termcount TermUnion::frequency(std::size_t list,
                                       Xapian::docid id) const {
  return list < first_in_window_ ? lists_.lists[list].at.frequency()
                                 : window_.frequency(list, id);
}

// Whether a compound finds the passage that the lists stand at.
bool TermUnion::has_compound(Xapian::docid id) {
  const auto has_it = [&](std::size_t list) { return has(list, id); };
  return std::ranges::any_of(
      lists_.compounds, [&](const FoundCompound& compound) {
        return (has_it(compound.joined) ||
                std::ranges::all_of(compound.parts, has_it)) &&
               finds(*compound.filter, id);
      });
}

double TermUnion::single_parts(const TermList& list,
                               Xapian::termcount frequency,
                               std::uint32_t length) const {
  double sum = 0;
  for (const TermRow& row : list.rows) {
    sum += weights_.of(row, row.by_presence ? 1 : frequency, length);
  }
  return sum;
}

// What was added for the shared parts of a passage that is weighed.
double TermUnion::shared_bounds(Xapian::docid id) const {
  double sum = 0;
  for (const std::size_t list : lists_.in_shared) {
    if (has(list, id)) sum += lists_.lists[list].shared_bound;
  }
  return sum;
}

double TermUnion::shared_parts(Xapian::docid id, std::uint32_t length) const {
  double sum = 0;
  for (const SharedPart& part : lists_.shared) {
    const bool has_all = std::ranges::all_of(
        part.lists, [&](std::size_t list) { return has(list, id); });
    for (const std::size_t list : part.lists) {
      if (has_all && lists_.lists[list].listed == nullptr) {
        sum += weights_.of(part.row, frequency(list, id), length);
      }
    }
  }
  return sum;
}

}  // namespace dateline
