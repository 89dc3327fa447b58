#include "query/engine/retrieve/term_lists.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "corpus/text/lasting.hpp"

namespace dateline {
namespace {

class ListOpener {
 public:
  ListOpener(const WeighedTerms& weighed, const std::vector<TermRow>& rows,
             const TermParts& weights, const Xapian::Database& segment,
             const SegmentPostings& postings, Deadline& deadline)
      : weighed_(weighed),
        rows_(rows),
        weights_(weights),
        segment_(segment),
        postings_(postings),
        deadline_(deadline) {}

  TermLists open() {
    open_terms();
    add_compounds();
    add_parts();
    sort_by_bound();
    return std::move(out_);
  }

 private:
  void open_terms();
  void add_compounds();
  void add_parts();
  std::size_t add_listed(const WeighedTerms::Part& part);
  void sort_by_bound();

  const WeighedTerms& weighed_;
  const std::vector<TermRow>& rows_;
  const TermParts& weights_;
  const Xapian::Database& segment_;
  const SegmentPostings& postings_;
  Deadline& deadline_;
  TermLists out_;
};

void ListOpener::open_terms() {
  for (std::size_t term = 0; term < weighed_.terms.size(); ++term) {
    const std::string& name = weighed_.terms[term];
    TermList& list = out_.lists.emplace_back();
    list.finds = list.is_wanted = weighed_.finds[term];
    if (deadline_.grants_list()) {
      list.at = postings_.postings(name);
    }
  }
}

void ListOpener::add_compounds() {
  for (const WeighedTerms::Compound& from : weighed_.compounds) {
    out_.compounds.push_back(
        {from.parts, from.joined,
         std::unique_ptr<Xapian::PostingSource>(from.filter->clone())});
    out_.compounds.back().filter->init(segment_);
    for (const std::size_t part : from.parts) {
      out_.lists[part].is_wanted = true;
    }
    out_.lists[from.joined].is_wanted = true;
  }
}

// A part is bound by a passage that is short and has its terms most often.
void ListOpener::add_parts() {
  const Xapian::termcount shortest = segment_.get_doclength_lower_bound();
  for (const WeighedTerms::Part& part : weighed_.parts) {
    TermRow row = rows_[part.row];
    row.idf *= 1.0 / static_cast<double>(part.terms.size());
    double all_terms = 0;
    for (const std::size_t term : part.terms) {
      const double bound = weights_.of(
          row, postings_.statistics(weighed_.terms[term]).most, shortest);
      all_terms += bound;
      if (part.passages == nullptr) {
        out_.lists[term].bound += bound;
        out_.lists[term].shared_bound += part.terms.size() > 1 ? bound : 0;
      }
    }
    if (part.terms.size() == 1 && part.passages == nullptr) {
      out_.lists[part.terms[0]].rows.push_back(row);
      continue;
    }
    out_.shared.push_back({part.terms, row});
    if (part.passages != nullptr) {
      const std::size_t listed = add_listed(part);
      out_.lists[listed].bound = out_.lists[listed].shared_bound = all_terms;
      out_.shared.back().lists.push_back(listed);
    }
  }
}

std::size_t ListOpener::add_listed(const WeighedTerms::Part& part) {
  static const auto& none = lasting<LocalIds>();
  const auto listed = part.passages->find(segment_.get_uuid());
  TermList& list = out_.lists.emplace_back();
  list.listed = listed == part.passages->end() ? &none : listed->second.get();
  return out_.lists.size() - 1;
}

void ListOpener::sort_by_bound() {
  std::vector<std::size_t> order(out_.lists.size()), place(out_.lists.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t list) {
    const bool only_ranks =
        !out_.lists[list].is_wanted && out_.lists[list].bound > 0;
    return std::pair(only_ranks, out_.lists[list].bound);
  });
  std::vector<TermList> sorted;
  double sum = 0;
  for (const std::size_t list : order) {
    place[list] = sorted.size();
    sorted.push_back(std::move(out_.lists[list]));
    out_.bounds_up_to.push_back(sum += sorted.back().bound);
  }
  out_.lists = std::move(sorted);
  for (std::size_t list = 0; list < out_.lists.size(); ++list) {
    if (out_.lists[list].shared_bound > 0) out_.in_shared.push_back(list);
  }
  for (SharedPart& part : out_.shared) {
    for (std::size_t& list : part.lists) {
      list = place[list];
    }
  }
  for (FoundCompound& compound : out_.compounds) {
    for (std::size_t& part : compound.parts) {
      part = place[part];
    }
    compound.joined = place[compound.joined];
  }
}

}  // namespace

void TermList::skip_to(Xapian::docid id) {
  if (listed == nullptr) {
    at.skip_to(id);
    return;
  }
  const auto begin = listed->begin() + static_cast<std::ptrdiff_t>(next_listed);
  next_listed = static_cast<std::size_t>(
      std::lower_bound(begin, listed->end(), id) - listed->begin());
}

TermLists open_lists(const WeighedTerms& weighed,
                     const std::vector<TermRow>& rows, const TermParts& weights,
                     const Xapian::Database& segment,
                     const SegmentPostings& postings, Deadline& deadline) {
  return ListOpener(weighed, rows, weights, segment, postings, deadline).open();
}

}  // namespace dateline
