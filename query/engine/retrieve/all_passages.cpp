#include "query/engine/retrieve/all_passages.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "query/engine/retrieve/found_passages.hpp"
#include "query/engine/retrieve/term_union.hpp"

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

// Calls see(id) with each passage of a segment that a search finds in a
// language, ascending, by its number within the segment.
template <typename See>
void each_found(const WordSearch::Language& language, TermUnion& words,
                std::size_t segment, const SearchContext& context, See see) {
  if (language.required.empty()) {
    words.init(context.database().segment(segment));
    for (words.next(0); !words.at_end(); words.next(0)) see(words.get_docid());
    return;
  }
  RequiredWordsFinder finder(language.required, context.database(), segment,
                             context.deadline);
  finder.each([](Xapian::docid) { return RequiredWordsFinder::FirstLook(); },
              [&](Xapian::docid id, std::optional<double>) { see(id); });
}

}  // namespace

std::vector<Xapian::docid> all_passages(const WordSearch& search,
                                        const SearchContext& context) {
  if (context.found != nullptr) {
    if (const auto* const found = context.found->of(search)) return *found;
  }
  const PassageDatabase& database = context.database();
  std::vector<Xapian::docid> ids;
  for (const WordSearch::Language& language : search.languages) {
    TermUnion words(language.weighed, search.rows, database.postings(),
                    context.deadline);
    for (std::size_t i = 0; i < database.segment_count(); ++i) {
      each_found(language, words, i, context, [&](Xapian::docid local_id) {
        const Xapian::docid id = database.id_of(i, local_id);
        if (!database.is_dead(id)) ids.push_back(id);
      });
    }
  }
  if (!std::ranges::is_sorted(ids)) std::ranges::sort(ids);
  if (context.found != nullptr && !context.deadline.expired()) {
    context.found->keep(search, ids);
  }
  return ids;
}

// Segments are searched one by one, because a spy is told numbers within
// segments.
std::vector<Xapian::docid> all_passages(const Xapian::Query& query,
                                        const SearchContext& context) {
  const PassageDatabase& database = context.database();
  std::vector<Xapian::docid> ids;
  for (std::size_t i = 0;
       i < database.segment_count() && context.deadline.is_grace_left(); ++i) {
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
