#include "query/engine/retrieve/cross_passage_source.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "query/engine/retrieve/term_queries.hpp"

namespace dateline {
namespace {

// Calls `each` with every arc of the condition's patterns, the pattern and the
// place of the arc in it.
template <typename Each>
void each_arc(const TraceCondition& condition, Each each) {
  for (const std::vector<Pattern>& patterns : condition.patterns()) {
    for (const Pattern& pattern : patterns) {
      for (std::size_t at = 0; at < pattern.length(); ++at) {
        for (const PatternArc& arc : pattern.arcs[at]) {
          each(arc, pattern, at);
        }
      }
    }
  }
}

// The tokens with which the part of a match may begin that is behind a
// passage's end: a phrase does not go on with its first word.
FingerprintSet continuations_of(const TraceCondition& condition) {
  FingerprintSet tokens;
  each_arc(condition, [&](const auto& arc, const auto&, std::size_t at) {
    if (!condition.is_phrase() || at > 0) {
      add_fingerprints(arc, tokens);
    }
  });
  return tokens;
}

// The tokens with which the part of a match may end that is before a passage's
// end: the last word of a phrase is behind it.
FingerprintSet interruptions_of(const TraceCondition& condition) {
  FingerprintSet tokens;
  each_arc(condition,
           [&](const auto& arc, const auto& pattern, std::size_t at) {
             if (!condition.is_phrase() || at + arc.width < pattern.length()) {
               add_fingerprints(arc, tokens);
             }
           });
  return tokens;
}

// Terms, and how many postings they have together.
struct Terms {
  CrossPassageTerms names;
  double postings = 0;

  void add(std::string term, double its_postings) {
    names.terms.push_back(std::move(term));
    postings += its_postings;
  }
  void add(const Terms& more) {
    names.terms.insert(names.terms.end(), more.names.terms.begin(),
                       more.names.terms.end());
    postings += more.postings;
  }
};

Terms counted_terms(const PatternArc& arc, TermName name,
                    const std::string& language,
                    const PassageDatabase& database) {
  Terms terms;
  for (const std::string& term : terms_of(arc, language, name)) {
    terms.add(term, database.term_frequency(term));
  }
  return terms;
}

// Terms of which every occurrence of the pattern has one: those that may stand
// in one of its positions. Of the positions it takes the rarest.
Terms rarest_terms(const Pattern& pattern, const std::string& language,
                   const PassageDatabase& database) {
  std::vector<Terms> positions(pattern.length());
  for (std::size_t at = 0; at < pattern.length(); ++at) {
    for (const PatternArc& arc : pattern.arcs[at]) {
      const Terms terms =
          counted_terms(arc, schema::body_term, language, database);
      for (std::size_t i = 0; i < arc.width && at + i < positions.size(); ++i) {
        positions[at + i].add(terms);
      }
    }
  }
  return *std::ranges::min_element(positions, {}, &Terms::postings);
}

// Terms of which one is in the passage behind each in which the phrase begins:
// the passage begins with a later word of the phrase, or has no token at all.
Terms begin_terms(const Pattern& phrase, const std::string& language,
                  const PassageDatabase& database) {
  Terms terms;
  terms.names.are_begins = true;
  const std::string no_token = schema::begin_term(language, "");
  terms.add(no_token, database.term_frequency(no_token));
  for (std::size_t at = 1; at < phrase.length(); ++at) {
    for (const PatternArc& arc : phrase.arcs[at]) {
      terms.add(counted_terms(arc, schema::begin_term, language, database));
    }
  }
  return terms;
}

// How many tokens lie between a place of a trace and its end.
std::uint32_t positions_of(const TokenTrace& trace, std::uint32_t place) {
  std::uint32_t count = 0;
  for (std::uint32_t at = place; at < trace.places(); at = trace.next(at)) {
    ++count;
  }
  return count;
}

}  // namespace

CrossPassageSource::CrossPassageSource(TraceCondition condition,
                                       CrossPassageTerms terms,
                                       const SearchContext& context)
    : CrossPassageSource(
          std::make_shared<const Search>(
              Search{std::move(terms), continuations_of(condition),
                     interruptions_of(condition), std::move(condition)}),
          context.database().files(), context.database().postings(),
          context.deadline) {}

CrossPassageSource::CrossPassageSource(std::shared_ptr<const Search> search,
                                       std::shared_ptr<const Files> files,
                                       std::shared_ptr<const Postings> postings,
                                       Deadline& deadline)
    : DeadlineSource(deadline),
      search_(std::move(search)),
      files_(std::move(files)),
      all_postings_(std::move(postings)) {}

CrossPassageSource* CrossPassageSource::clone() const {
  return new CrossPassageSource(search_, files_, all_postings_, deadline());
}

// Few of the passages with the terms have them at their end or begin: the
// estimate takes one in eight.
void CrossPassageSource::init(const Xapian::Database& segment) {
  constexpr Xapian::doccount passages_for_each_match = 8;
  DeadlineSource::init(segment);
  const auto known = files_->find(segment.get_uuid());
  traces_ = known == files_->end() ? nullptr : &known->second->traces;
  const SegmentPostings& postings = *all_postings_->at(segment.get_uuid());
  postings_.emplace(postings, search_->terms.terms);
  last_ = segment.get_lastdocid();
  estimate_ = 0;
  for (const std::string& term : search_->terms.terms) {
    estimate_ += postings.statistics(term).passages / passages_for_each_match;
  }
  estimate_ = std::min(estimate_, segment.get_doccount());
  at_ = 0;
  at_end_ = false;
}

void CrossPassageSource::next(double) { go_to_match(at_ + 1); }

void CrossPassageSource::skip_to(Xapian::docid id, double) {
  if (!at_end_ && (at_ == 0 || id > at_)) {
    go_to_match(id);
  }
}

// Looks at one passage only, because the AND that asks has no use for the next
// match.
bool CrossPassageSource::check(Xapian::docid id, double) {
  if (at_end_ || (at_ >= id && at_ > 0)) {
    return true;
  }
  at_ = id;
  const Candidates candidates = next_candidates(id);
  at_end_ = candidates.last == 0 || deadline().expired_sampled();
  return at_end_ || (candidates.first == id && holds(id));
}

void CrossPassageSource::go_to_match(Xapian::docid id) {
  for (;;) {
    const Candidates candidates = next_candidates(id);
    if (candidates.last == 0 || deadline().expired_sampled()) {
      at_end_ = true;
      return;
    }
    for (at_ = candidates.first; at_ <= candidates.last; ++at_) {
      if (holds(at_)) {
        return;
      }
    }
    id = candidates.last + 1;
  }
}

// The next passages, from `id` on, from which a match may reach a passage with
// a term: the one before it, if the term is of a begin; else it itself, the one
// before it, and further ones if a match may run over all of what is between.
CrossPassageSource::Candidates CrossPassageSource::next_candidates(
    Xapian::docid id) {
  if (search_->terms.are_begins) {
    const Xapian::docid behind = postings_->at_or_after(id + 1);
    return behind == no_passage ? Candidates{}
                                : Candidates{behind - 1, behind - 1};
  }
  const Xapian::docid last = postings_->at_or_after(id);
  if (last == no_passage) return {};
  Xapian::docid first = last;
  while (first > id && trace(first).ordinal() > 1 &&
         (first == last || is_within_reach(first))) {
    --first;
  }
  return {first, last};
}

// Whether a match may run over all of a passage that is not its article's last.
// The length of the trace mostly tells. It has the same title as that of the
// next passage, which the walk has looked at before.
bool CrossPassageSource::is_within_reach(Xapian::docid id) const {
  const TokenTrace trace = this->trace(id);
  const std::uint32_t title = this->trace(id + 1).text_begin();
  if (trace.places() >
      title + max_places_of_position * search_->condition.reach()) {
    return false;
  }
  return positions_of(trace, trace.text_begin()) < search_->condition.reach();
}

bool CrossPassageSource::holds(Xapian::docid id) const {
  if ((!search_->terms.are_begins && !may_go_on_behind(id)) ||
      !may_end(search_->interruptions, trace(id),
               search_->condition.distance())) {
    return false;
  }
  std::string joined(traces_->at(id));
  const std::uint32_t own = positions_of(TokenTrace(joined), 0);
  std::size_t behind = 0;
  for (Xapian::docid next = id + 1;
       next <= last_ && behind < search_->condition.reach(); ++next) {
    const TokenTrace trace = this->trace(next);
    if (trace.ordinal() <= 1) {
      break;
    }
    joined += trace.text_bytes();
    behind += positions_of(trace, trace.text_begin());
  }
  return search_->condition.holds(TokenTrace(joined), own);
}

// Whether the passage behind is of the same article and has, as near to its
// begin as the condition allows, a token with which a match may go on. Passages
// without so many tokens leave it to those behind them.
bool CrossPassageSource::may_go_on_behind(Xapian::docid id) const {
  std::size_t left = std::size_t{search_->condition.distance()} + 1;
  while (++id <= last_) {
    const TokenTrace trace = this->trace(id);
    if (trace.ordinal() <= 1) {
      return false;
    }
    for (std::uint32_t at = trace.text_begin(); at < trace.places();
         at = trace.next(at)) {
      if (may_begin(search_->continuations, trace, at)) {
        return true;
      }
      if (--left == 0) {
        return false;
      }
    }
  }
  return false;
}

// Walks over the operand with the fewest postings, or over the passages that
// begin with a word of a phrase if these are fewer.
std::unique_ptr<Xapian::PostingSource> cross_passage_source(
    TraceCondition condition, const std::string& language,
    const SearchContext& context) {
  const PassageDatabase& database = context.database();
  const std::vector<std::vector<Pattern>> operands = condition.patterns();
  std::vector<Terms> choices;
  for (const std::vector<Pattern>& patterns : operands) {
    Terms& terms = choices.emplace_back();
    for (const Pattern& pattern : patterns) {
      terms.add(rarest_terms(pattern, language, database));
    }
  }
  if (condition.is_phrase() && operands.front().size() == 1) {
    choices.push_back(
        begin_terms(operands.front().front(), language, database));
  }
  Terms& rarest = *std::ranges::min_element(choices, {}, &Terms::postings);
  return std::make_unique<CrossPassageSource>(std::move(condition),
                                              std::move(rarest.names), context);
}

Xapian::Query cross_passage_query(TraceCondition condition,
                                  const std::string& language,
                                  const SearchContext& context) {
  return Xapian::Query(
      cross_passage_source(std::move(condition), language, context)
          .release()
          ->release());
}

}  // namespace dateline
