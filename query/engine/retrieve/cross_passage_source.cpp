#include "query/engine/retrieve/cross_passage_source.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "corpus/index/index_schema.hpp"

namespace dateline {
namespace {

// The tokens with which the part of a match may begin that is behind a
// passage's end: a phrase does not go on with its first word.
FingerprintSet continuations_of(const TraceCondition& condition) {
  FingerprintSet filter;
  for (const std::vector<Pattern>& patterns : condition.patterns()) {
    for (const Pattern& pattern : patterns) {
      for (std::size_t at = condition.is_phrase() ? 1 : 0;
           at < pattern.length(); ++at) {
        for (const PatternArc& arc : pattern.arcs[at]) {
          add_fingerprints(arc, filter);
        }
      }
    }
  }
  return filter;
}

// Terms, and how many postings they have together.
struct Terms {
  std::vector<std::string> terms;
  double postings = 0;

  void add(Terms more) {
    std::ranges::move(more.terms, std::back_inserter(terms));
    postings += more.postings;
  }
};

Terms terms_of(const PatternArc& arc, const std::string& language,
               const PassageDatabase& database) {
  Terms terms;
  if (arc.form == Form::same || arc.form == Form::fuzzy) {
    terms.terms.push_back(schema::body_term(language, arc.term));
    terms.postings += database.term_frequency(terms.terms.back());
  }
  if (arc.form != Form::same) {
    for (const Expansion::Term& term : arc.expansion->terms) {
      terms.terms.push_back(schema::body_term(language, term.stem));
      terms.postings += term.passages;
    }
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
      const Terms terms = terms_of(arc, language, database);
      for (std::size_t i = 0; i < arc.width && at + i < positions.size(); ++i) {
        positions[at + i].add(terms);
      }
    }
  }
  return *std::ranges::min_element(positions, {}, &Terms::postings);
}

}  // namespace

CrossPassageSource::CrossPassageSource(TraceCondition condition,
                                       std::vector<std::string> terms,
                                       const SearchContext& context)
    : CrossPassageSource(std::move(condition), std::move(terms),
                         context.database().files(), context.deadline) {}

CrossPassageSource::CrossPassageSource(TraceCondition condition,
                                       std::vector<std::string> terms,
                                       std::shared_ptr<const Files> files,
                                       Deadline& deadline)
    : DeadlineSource(deadline),
      condition_(std::move(condition)),
      continuations_(continuations_of(condition_)),
      terms_(std::move(terms)),
      files_(std::move(files)) {}

CrossPassageSource* CrossPassageSource::clone() const {
  return new CrossPassageSource(condition_, terms_, files_, deadline());
}

// Few of the passages with the terms have them at their end or begin: the
// estimate takes one in eight.
void CrossPassageSource::init(const Xapian::Database& segment) {
  constexpr Xapian::doccount passages_for_each_match = 8;
  DeadlineSource::init(segment);
  const auto known = files_->find(segment.get_uuid());
  traces_ = known == files_->end() ? nullptr : &known->second->traces;
  postings_.emplace(segment, terms_);
  last_ = segment.get_lastdocid();
  estimate_ = 0;
  for (const std::string& term : terms_) {
    estimate_ += segment.get_termfreq(term) / passages_for_each_match;
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
  const Xapian::docid with_term = postings_->at_or_after(id);
  at_end_ = with_term == 0 || deadline().expired_sampled();
  return at_end_ || (first_candidate(id, with_term) == id && holds(id));
}

void CrossPassageSource::go_to_match(Xapian::docid id) {
  for (;;) {
    const Xapian::docid with_term = postings_->at_or_after(id);
    if (with_term == 0 || deadline().expired_sampled()) {
      at_end_ = true;
      return;
    }
    for (at_ = first_candidate(id, with_term); at_ <= with_term; ++at_) {
      if (holds(at_)) {
        return;
      }
    }
    id = with_term + 1;
  }
}

// The first passage, from `id` on, from which a match may reach the passage
// with the term: that one itself, the one before it, and further ones if a
// match may run over all of what is between.
Xapian::docid CrossPassageSource::first_candidate(Xapian::docid id,
                                                  Xapian::docid with_term) {
  Xapian::docid first = with_term;
  while (first > id && trace(first).ordinal() > 1 &&
         (first == with_term || is_within_reach(first))) {
    --first;
  }
  return first;
}

bool CrossPassageSource::is_within_reach(Xapian::docid id) const {
  const TokenTrace trace = this->trace(id);
  std::size_t positions = 0;
  for (std::uint32_t at = trace.text_begin(); at < trace.places();
       at = trace.next(at)) {
    if (++positions >= condition_.reach()) {
      return false;
    }
  }
  return true;
}

bool CrossPassageSource::holds(Xapian::docid id) const {
  if (!may_go_on_behind(id)) {
    return false;
  }
  std::string joined(traces_->at(id));
  const auto positions = [](const TokenTrace& trace, std::uint32_t from) {
    std::uint32_t count = 0;
    for (std::uint32_t at = from; at < trace.places(); at = trace.next(at)) {
      ++count;
    }
    return count;
  };
  const std::uint32_t own = positions(TokenTrace(joined), 0);
  std::size_t behind = 0;
  for (Xapian::docid next = id + 1;
       next <= last_ && behind < condition_.reach(); ++next) {
    const TokenTrace trace = this->trace(next);
    if (trace.ordinal() <= 1) {
      break;
    }
    joined += trace.text_bytes();
    behind += positions(trace, trace.text_begin());
  }
  return condition_.holds(TokenTrace(joined), own);
}

// Whether the passage behind is of the same article and has, as near to its
// begin as the condition allows, a token with which a match may go on. Passages
// without so many tokens leave it to those behind them.
bool CrossPassageSource::may_go_on_behind(Xapian::docid id) const {
  std::size_t left = std::size_t{condition_.distance()} + 1;
  while (++id <= last_) {
    const TokenTrace trace = this->trace(id);
    if (trace.ordinal() <= 1) {
      return false;
    }
    for (std::uint32_t at = trace.text_begin(); at < trace.places();
         at = trace.next(at)) {
      if (may_begin(continuations_, trace, at)) {
        return true;
      }
      if (--left == 0) {
        return false;
      }
    }
  }
  return false;
}

// Walks over the operand with the fewest postings.
Xapian::Query cross_passage_query(TraceCondition condition,
                                  const std::string& language,
                                  const SearchContext& context) {
  std::vector<Terms> operands;
  for (const std::vector<Pattern>& patterns : condition.patterns()) {
    Terms& terms = operands.emplace_back();
    for (const Pattern& pattern : patterns) {
      terms.add(rarest_terms(pattern, language, context.database()));
    }
  }
  Terms& rarest = *std::ranges::min_element(operands, {}, &Terms::postings);
  return Xapian::Query(
      (new CrossPassageSource(std::move(condition), std::move(rarest.terms),
                              context))
          ->release());
}

}  // namespace dateline
