#include "query/engine/retrieve/all_passages.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace dateline {
namespace {

// Keeps the number of every match within its segment.
class IdCollector : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override {
    ids_.push_back(document.get_docid());
  }

  const std::vector<Xapian::docid>& local_ids() const { return ids_; }

 private:
  std::vector<Xapian::docid> ids_;
};

// The passages of a segment with any of some terms or compounds. They are taken
// in windows, each of which is a set of bits, list by list.
class AnyWords {
 public:
  AnyWords(const WeighedTerms& words, const PassageDatabase& database,
           std::size_t segment, Deadline& deadline)
      : deadline_(deadline) {
    const SegmentPostings& postings = database.postings(segment);
    for (std::size_t term = 0; term < words.terms.size(); ++term) {
      if (words.finds[term] && deadline.grants_list()) {
        lists_.push_back(postings.postings(words.terms[term]));
      }
    }
    for (const WeighedTerms::Compound& from : words.compounds) {
      if (!deadline.grants_list()) break;
      Compound& compound = compounds_.emplace_back();
      compound.joined = postings.postings(words.terms[from.joined]);
      for (const std::size_t part : from.parts) {
        compound.parts.push_back(postings.postings(words.terms[part]));
      }
      compound.filter.reset(from.filter->clone());
      compound.filter->init(database.segment(segment));
    }
  }

  // Calls see(id) for each, ascending, by its number within the segment.
  template <typename See>
  void each(See see) {
    while (next_window() &&
           (!deadline_.expired() || deadline_.grants_grace())) {
      for (std::size_t word = 0; word < found_.size(); ++word) {
        for (std::uint64_t left = found_[word]; left != 0; left &= left - 1) {
          see(begin_ + static_cast<Xapian::docid>(
                           word * 64 +
                           static_cast<std::size_t>(std::countr_zero(left))));
        }
      }
    }
  }

 private:
  static constexpr Xapian::docid size = 4096;
  using Window = std::array<std::uint64_t, size / 64>;

  struct Compound {
    PostingCursor joined;
    std::vector<PostingCursor> parts;
    std::unique_ptr<Xapian::PostingSource> filter;
  };

  // Returns false if nothing is left.
  bool next_window() {
    begin_ = no_passage;
    for (const PostingCursor& list : lists_) {
      begin_ = std::min(begin_, list.id());
    }
    for (const Compound& compound : compounds_) {
      begin_ =
          std::min({begin_, compound.joined.id(), compound.parts.front().id()});
    }
    if (begin_ == no_passage) return false;
    found_.fill(0);
    for (PostingCursor& list : lists_) add(list, found_);
    for (Compound& compound : compounds_) add(compound);
    return true;
  }

  void add(PostingCursor& list, Window& window) const {
    for (; list.id() - begin_ < size; list.next()) {
      const Xapian::docid at = list.id() - begin_;
      window[at / 64] |= std::uint64_t{1} << at % 64;
    }
  }

  void add(Compound& compound) {
    Window all{}, part{};
    add(compound.parts.front(), all);
    for (std::size_t i = 1; i < compound.parts.size(); ++i) {
      compound.parts[i].skip_to(begin_);
      part.fill(0);
      add(compound.parts[i], part);
      for (std::size_t word = 0; word < all.size(); ++word) {
        all[word] &= part[word];
      }
    }
    add(compound.joined, all);
    for (std::size_t word = 0; word < all.size(); ++word) {
      for (std::uint64_t left = all[word] & ~found_[word]; left != 0;
           left &= left - 1) {
        const auto bit = static_cast<Xapian::docid>(std::countr_zero(left));
        const auto id = begin_ + static_cast<Xapian::docid>(word * 64) + bit;
        if (passes(*compound.filter, id)) {
          found_[word] |= std::uint64_t{1} << bit;
        }
      }
    }
  }

  static bool passes(Xapian::PostingSource& filter, Xapian::docid id) {
    return filter.check(id, 0) && !filter.at_end() && filter.get_docid() == id;
  }

  Deadline& deadline_;
  std::vector<PostingCursor> lists_;
  std::vector<Compound> compounds_;
  Xapian::docid begin_ = 0;
  Window found_;
};

template <typename See>
void each_with_all(const std::vector<RequiredWords>& words,
                   const SearchContext& context, std::size_t segment, See see) {
  RequiredWordsFinder finder(words, context.database(), segment,
                             context.deadline);
  for (Xapian::docid id = finder.first_from(1); id != no_passage;
       id = finder.first_from(id + 1)) {
    see(id);
  }
}

}  // namespace

std::vector<Xapian::docid> all_passages(const WordSearch& search,
                                        const SearchContext& context) {
  const PassageDatabase& database = context.database();
  std::vector<Xapian::docid> ids;
  for (const WordSearch::Language& language : search.languages) {
    for (std::size_t i = 0; i < database.segment_count(); ++i) {
      const auto add = [&](Xapian::docid local_id) {
        const Xapian::docid id = database.id_of(i, local_id);
        if (!database.is_dead(id)) ids.push_back(id);
      };
      if (language.required.empty()) {
        AnyWords(*language.weighed, database, i, context.deadline).each(add);
      } else {
        each_with_all(language.required, context, i, add);
      }
    }
  }
  if (!std::ranges::is_sorted(ids)) std::ranges::sort(ids);
  return ids;
}

// Segments are searched one by one, because a spy is told numbers within
// segments.
std::vector<Xapian::docid> all_passages(const Xapian::Query& query,
                                        const SearchContext& context) {
  const PassageDatabase& database = context.database();
  std::vector<Xapian::docid> ids;
  for (std::size_t i = 0;
       i < database.segment_count() && !context.deadline.expired(); ++i) {
    IdCollector collector;
    Xapian::Enquire enquire(database.segment(i));
    enquire.set_query(context.living_until_deadline(query));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 0, database.segment(i).get_doccount());
    for (const Xapian::docid local : collector.local_ids()) {
      ids.push_back(database.id_of(i, local));
    }
  }
  if (!std::ranges::is_sorted(ids)) std::ranges::sort(ids);
  return ids;
}

}  // namespace dateline
