#include "query/engine/retrieve/term_union.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace dateline {

Xapian::docid TermUnion::List::id() const {
  if (listed != nullptr) {
    return next_listed < listed->size() ? (*listed)[next_listed] : no_passage;
  }
  return at == Xapian::PostingIterator() ? no_passage : *at;
}

// `from` is where it stands, which is before `to`.
void TermUnion::List::skip_to(Xapian::docid from, Xapian::docid to) {
  if (listed != nullptr) {
    const auto begin =
        listed->begin() + static_cast<std::ptrdiff_t>(next_listed);
    next_listed = static_cast<std::size_t>(
        std::lower_bound(begin, listed->end(), to) - listed->begin());
  } else if (from + 1 == to) {
    ++at;
  } else {
    at.skip_to(to);
  }
}

TermUnion::TermUnion(
    std::shared_ptr<const WeighedTerms> weighed, Rows rows,
    std::shared_ptr<const PassageDatabase::LengthsByUuid> lengths,
    Deadline& deadline)
    : weighed_(std::move(weighed)),
      rows_(std::move(rows)),
      all_lengths_(std::move(lengths)),
      deadline_(deadline) {}

void TermUnion::init(const Xapian::Database& segment) {
  weights_ = TermParts(*rows_);
  segment_ = segment;
  found_ = count_found(*weighed_, segment);
  lengths_ = all_lengths_->at(segment.get_uuid()).get();
  minimum_ = 0;
  idle_ = 0;
  at_ = 0;
  open_lists();
  add_compounds();
  add_parts();
  sort_by_bound();
  // The matcher must not draw conclusions: see no_pruning_bound.
  set_maxweight(no_pruning_bound);
}

void TermUnion::open_lists() {
  lists_.clear();
  for (std::size_t term = 0; term < weighed_->terms.size(); ++term) {
    const std::string& name = weighed_->terms[term];
    List& list = lists_.emplace_back();
    list.finds = list.is_wanted = weighed_->finds[term];
    list.at = segment_.postlist_begin(name);
  }
}

void TermUnion::add_compounds() {
  compounds_.clear();
  for (const WeighedTerms::Compound& from : weighed_->compounds) {
    compounds_.push_back(
        {from.parts, from.joined,
         std::unique_ptr<Xapian::PostingSource>(from.filter->clone())});
    compounds_.back().filter->init(segment_);
    for (const std::size_t part : from.parts) {
      lists_[part].is_wanted = true;
    }
    lists_[from.joined].is_wanted = true;
  }
}

// A part is bound by a passage that is short and has its terms most often.
void TermUnion::add_parts() {
  shared_.clear();
  const std::string uuid = segment_.get_uuid();
  const Xapian::termcount shortest = segment_.get_doclength_lower_bound();
  for (const WeighedTerms::Part& part : weighed_->parts) {
    TermRow row = (*rows_)[part.row];
    row.idf *= 1.0 / static_cast<double>(part.terms.size());
    double all_terms = 0;
    for (const std::size_t term : part.terms) {
      const double bound = weights_.of(
          row, segment_.get_wdf_upper_bound(weighed_->terms[term]), shortest);
      all_terms += bound;
      if (part.passages == nullptr) {
        lists_[term].bound += bound;
        lists_[term].shared_bound += part.terms.size() > 1 ? bound : 0;
      }
    }
    if (part.terms.size() == 1 && part.passages == nullptr) {
      lists_[part.terms[0]].rows.push_back(row);
      continue;
    }
    shared_.push_back({part.terms, row});
    if (part.passages != nullptr) {
      const std::size_t listed = add_listed(part, uuid);
      lists_[listed].bound = lists_[listed].shared_bound = all_terms;
      shared_.back().lists.push_back(listed);
    }
  }
}

std::size_t TermUnion::add_listed(const WeighedTerms::Part& part,
                                  const std::string& uuid) {
  static const LocalIds none;
  const auto listed = part.passages->find(uuid);
  List& list = lists_.emplace_back();
  list.listed = listed == part.passages->end() ? &none : listed->second.get();
  return lists_.size() - 1;
}

void TermUnion::sort_by_bound() {
  std::vector<std::size_t> order(lists_.size()), place(lists_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t list) {
    const bool only_ranks = !lists_[list].is_wanted && lists_[list].bound > 0;
    return std::pair(only_ranks, lists_[list].bound);
  });
  std::vector<List> sorted;
  ids_.clear();
  present_.reserve(lists_.size());
  bounds_up_to_.clear();
  double sum = 0;
  for (const std::size_t list : order) {
    place[list] = sorted.size();
    sorted.push_back(std::move(lists_[list]));
    ids_.push_back(sorted.back().id());
    bounds_up_to_.push_back(sum += sorted.back().bound);
  }
  lists_ = std::move(sorted);
  for (SharedPart& part : shared_) {
    for (std::size_t& list : part.lists) {
      list = place[list];
    }
  }
  for (Compound& compound : compounds_) {
    for (std::size_t& part : compound.parts) {
      part = place[part];
    }
    compound.joined = place[compound.joined];
  }
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
  find_from(at_ + 1);
}

void TermUnion::skip_to(Xapian::docid id, double minimum_weight) {
  set_minimum(minimum_weight);
  if (id > at_) {
    find_from(id);
  }
}

void TermUnion::set_minimum(double weight) {
  minimum_ = weight;
  while (idle_ < lists_.size() &&
         (bounds_up_to_[idle_] < minimum_ ||
          (bounds_up_to_[idle_] <= 0 && !lists_[idle_].is_wanted))) {
    ++idle_;
  }
}

// Goes to the first passage from `id` on that weighs enough. Ends after the
// deadline, but not before Xapian has as many passages as it wants: some hits
// are better than none (see Deadline::grants_grace).
void TermUnion::find_from(Xapian::docid id) {
  for (;; id = at_ + 1) {
    at_ = lowest_from(id);
    if (at_ == no_passage || weigh(at_)) {
      return;
    }
    if (minimum_ > 0 && deadline_.expired_sampled()) {
      at_ = no_passage;
      return;
    }
  }
}

// The first passage from `id` on in a list that is not idle. Sets `present_` to
// the lists that have it.
Xapian::docid TermUnion::lowest_from(Xapian::docid id) {
  Xapian::docid lowest = no_passage;
  const std::size_t end = ids_.size();
  for (std::size_t i = idle_; i < end; ++i) {
    if (ids_[i] < id) {
      advance(i, id);
    }
    if (ids_[i] < lowest) {
      lowest = ids_[i];
      present_.clear();
    }
    if (ids_[i] == lowest) {
      present_.push_back(i);
    }
  }
  return lowest;
}

// Goes to the first passage from `id` on, which is behind where the list
// stands.
void TermUnion::advance(std::size_t list, Xapian::docid id) {
  lists_[list].skip_to(ids_[list], id);
  ids_[list] = lists_[list].id();
}

// Sets the weight of the passage that the lists of `present_` have. Returns
// false, perhaps before it is known, if it is less than is wanted, or if
// neither a term nor a compound finds the passage.
bool TermUnion::weigh(Xapian::docid id) {
  double bound = idle_ > 0 ? bounds_up_to_[idle_ - 1] : 0;
  for (const std::size_t list : present_) {
    bound += lists_[list].bound;
  }
  if (bound < minimum_) {
    return false;
  }
  const std::uint32_t length = lengths_->of(id, segment_);
  bool found = false;
  double single = 0, shared_bound = 0;
  const auto add = [&](const List& list) {
    found = found || list.finds;
    single += single_parts(list, length);
    shared_bound += list.shared_bound;
  };
  for (const std::size_t list : present_) {
    add(lists_[list]);
  }
  for (std::size_t list = idle_; list-- > 0;) {
    if (single + shared_bound + bounds_up_to_[list] < minimum_) {
      return false;
    }
    if (ids_[list] < id) {
      advance(list, id);
    }
    if (ids_[list] == id) {
      add(lists_[list]);
    }
  }
  if ((!found && compounds_.empty()) || single + shared_bound < minimum_) {
    return false;
  }
  weight_ = single + (shared_bound > 0 ? shared_parts(id, length) : 0);
  return weight_ >= minimum_ && (found || has_compound(id));
}

// Whether a compound finds the passage that the lists stand at.
bool TermUnion::has_compound(Xapian::docid id) {
  const auto has = [&](std::size_t list) { return ids_[list] == id; };
  return std::ranges::any_of(compounds_, [&](const Compound& compound) {
    return (has(compound.joined) || std::ranges::all_of(compound.parts, has)) &&
           compound.filter->check(id, 0) && !compound.filter->at_end() &&
           compound.filter->get_docid() == id;
  });
}

double TermUnion::single_parts(const List& list, std::uint32_t length) const {
  double sum = 0;
  for (const TermRow& row : list.rows) {
    sum += weights_.of(row, row.by_presence ? 1 : list.at.get_wdf(), length);
  }
  return sum;
}

double TermUnion::shared_parts(Xapian::docid id, std::uint32_t length) const {
  double sum = 0;
  for (const SharedPart& part : shared_) {
    const bool has_all = std::ranges::all_of(
        part.lists, [&](std::size_t list) { return ids_[list] == id; });
    for (const std::size_t i : part.lists) {
      const List& list = lists_[i];
      if (has_all && list.listed == nullptr) {
        sum += weights_.of(part.row, list.at.get_wdf(), length);
      }
    }
  }
  return sum;
}

}  // namespace dateline
