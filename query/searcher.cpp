#include "dateline/searcher.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "corpus/fold.hpp"
#include "corpus/index_schema.hpp"
#include "corpus/language.hpp"
#include "query/evaluator.hpp"
#include "query/hit.hpp"
#include "query/index_reader.hpp"
#include "query/proposal.hpp"

namespace dateline {
namespace {

// Weights of Xapian's and scores of ours are sums of the same parts in another
// order.
constexpr double rounding = 1e-9;

// Better first: by score, newer first, then by passage id.
bool better(const Hit& a, const Hit& b) {
  if (a.score != b.score) {
    return a.score > b.score;
  }
  if (a.date != b.date) {
    return a.date > b.date;
  }
  return std::pair(std::string_view(a.article), a.ordinal) <
         std::pair(std::string_view(b.article), b.ordinal);
}

std::vector<Filter> filters_of(const SearchOptions& options,
                               const std::string& today) {
  std::vector<Filter> filters;
  if (!options.from.empty() || !options.to.empty()) {
    Filter dates{Filter::Kind::date, {}, {}};
    if (!options.from.empty()) {
      dates.dates.from = dates_after(options.from, today).from;
    }
    if (!options.to.empty()) {
      dates.dates.to = dates_until(options.to, today).to;
    }
    filters.push_back(std::move(dates));
  }
  if (!options.sources.empty()) {
    Filter sources{Filter::Kind::source, {}, {}};
    for (const std::string& source : options.sources) {
      sources.any_of.push_back(fold_text(source));
    }
    filters.push_back(std::move(sources));
  }
  return filters;
}

void add_filters(CompiledQuery& query, const std::vector<Filter>& filters) {
  for (const Filter& filter : filters) {
    CompiledNode node;
    node.kind = CompiledNode::Kind::filter;
    node.occur = Occur::must;
    node.filters = true;
    node.index = query.filters.size();
    query.filters.push_back(filter);
    query.root.children.push_back(std::move(node));
  }
}

}  // namespace

struct Searcher::Impl {
  explicit Impl(const std::filesystem::path& index) : reader(index) {}

  Results search(const Query& query, const SearchOptions& options);
  std::vector<LanguageQuery> compile_all(const Query& query,
                                         const SearchOptions& options);
  std::vector<std::string> languages_for(const SearchOptions& options) const;
  Analyser& analyser(const std::string& language);

  IndexReader reader;
  std::map<std::string, Analyser> analysers;
};

namespace {

// One search: takes candidates from Xapian in rounds until the best verified
// ones cannot be beaten by what is left.
class Ranking {
 public:
  Ranking(const Xapian::Database& database,
          const std::vector<LanguageQuery>& queries,
          std::map<std::string, Evaluator>& evaluators,
          const SearchOptions& options)
      : evaluators_(evaluators),
        options_(options),
        wanted_(options.limit + options.offset),
        proposal_(propose(queries)),
        enquire_(database) {
    enquire_.set_query(proposal_.query);
    enquire_.set_weighting_scheme(TermWeight(proposal_.rows));
    if (!proposal_.ranks) {
      by_date_.add_value(schema::date_slot, true);
      by_date_.add_value(schema::article_slot);
      enquire_.set_sort_by_key(&by_date_, false);
    }
  }

  Results run() {
    constexpr std::size_t margin = 10, growth = 4;
    for (std::size_t count = wanted_ + margin;; count *= growth) {
      const Xapian::MSet candidates =
          enquire_.get_mset(0, static_cast<Xapian::doccount>(count));
      take(candidates);
      if (done_ || candidates.size() < count) {
        return results(candidates.get_matches_estimated());
      }
    }
  }

 private:
  void take(const Xapian::MSet& candidates) {
    for (; taken_ < candidates.size() && !done_; ++taken_) {
      const auto candidate = candidates[taken_];
      done_ = is_settled(candidate.get_weight());
      if (!done_) {
        verify(candidate.get_document().get_data());
      }
    }
  }

  // Whether enough hits are known that no candidate of this weight can equal.
  bool is_settled(double next_weight) {
    if (wanted_ == 0) {
      return true;
    }
    if (hits_.size() < wanted_) {
      return false;
    }
    if (!proposal_.ranks) {  // candidates come in the order of the hits
      return true;
    }
    std::nth_element(scores_.begin(),
                     scores_.begin() + static_cast<std::ptrdiff_t>(wanted_) - 1,
                     scores_.end(), std::greater<>());
    return scores_[wanted_ - 1] > next_weight * (1 + rounding);
  }

  void verify(const std::string& data) {
    PassageRecord passage = decode_passage_record(data);
    const auto evaluator = evaluators_.find(passage.language);
    if (evaluator == evaluators_.end()) {
      return;
    }
    auto verdict = evaluator->second.evaluate(passage);
    if (!verdict) {
      return;
    }
    Hit hit = make_hit(std::move(passage), std::move(*verdict));
    if (options_.group == Group::article && replaces_other(hit)) {
      return;
    }
    scores_.push_back(hit.score);
    hits_.push_back(std::move(hit));
  }

  // With one hit an article: takes the place of the article's hit if there is
  // one, the better of the two staying.
  bool replaces_other(Hit& hit) {
    const auto same = std::find_if(
        hits_.begin(), hits_.end(),
        [&](const Hit& other) { return other.article == hit.article; });
    if (same == hits_.end()) {
      return false;
    }
    if (better(hit, *same)) {
      *std::find(scores_.begin(), scores_.end(), same->score) = hit.score;
      *same = std::move(hit);
    }
    return true;
  }

  Results results(std::size_t estimate) {
    std::sort(hits_.begin(), hits_.end(), better);
    hits_.resize(std::min(hits_.size(), wanted_));
    const std::size_t skipped = std::min(hits_.size(), options_.offset);
    hits_.erase(hits_.begin(),
                hits_.begin() + static_cast<std::ptrdiff_t>(skipped));
    Results results;
    for (Hit& hit : hits_) {
      hit.rank =
          static_cast<unsigned>(options_.offset + results.hits.size() + 1);
      results.hits.push_back(std::move(hit));
    }
    results.estimated_total = estimate;
    return results;
  }

  std::map<std::string, Evaluator>& evaluators_;
  const SearchOptions& options_;
  std::size_t wanted_;
  Proposal proposal_;
  Xapian::MultiValueKeyMaker by_date_;
  Xapian::Enquire enquire_;
  std::size_t taken_ = 0;
  bool done_ = false;
  std::vector<Hit> hits_;
  std::vector<double> scores_;  // of hits_, in any order
};

// A word that is too common to rank in every language was ignored.
void note_ignored_words(const std::vector<LanguageQuery>& queries,
                        std::vector<Note>& notes) {
  if (queries.empty()) {
    return;
  }
  const auto& words = queries.front().compiled.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool ignored = std::all_of(queries.begin(), queries.end(),
                                     [i](const LanguageQuery& query) {
                                       return query.compiled.words[i].ignored;
                                     });
    if (ignored) {
      notes.push_back({"'" + words[i].text + "' is too common to rank: ignored",
                       words[i].begin, words[i].end});
    }
  }
}

}  // namespace

Analyser& Searcher::Impl::analyser(const std::string& language) {
  return analysers.try_emplace(language, language).first->second;
}

std::vector<std::string> Searcher::Impl::languages_for(
    const SearchOptions& options) const {
  std::set<std::string> wanted;
  for (const std::string& name : options.languages) {
    const std::string code = canonical_language(name);
    wanted.insert(code.empty() ? name : code);
  }
  std::vector<std::string> languages;
  for (const auto& [language, statistics] : reader.languages()) {
    if (wanted.empty() || wanted.contains(language)) {
      languages.push_back(language);
    }
  }
  return languages;
}

std::vector<LanguageQuery> Searcher::Impl::compile_all(
    const Query& query, const SearchOptions& options) {
  const std::string now = today();
  const std::vector<Filter> filters = filters_of(options, now);
  std::vector<LanguageQuery> queries;
  for (const std::string& language : languages_for(options)) {
    LanguageQuery made;
    made.compiled = compile(query, analyser(language), now);
    made.statistics = reader.languages().at(language);
    made.idf = unit_idf(made.compiled, made.statistics, reader.database());
    add_filters(made.compiled, filters);
    queries.push_back(std::move(made));
  }
  return queries;
}

Results Searcher::Impl::search(const Query& query,
                               const SearchOptions& options) {
  const std::vector<LanguageQuery> queries = compile_all(query, options);
  std::map<std::string, Evaluator> evaluators;
  for (const LanguageQuery& made : queries) {
    const std::string& language = made.compiled.language;
    evaluators.try_emplace(language, made, analyser(language));
  }
  Results results =
      Ranking(reader.database(), queries, evaluators, options).run();
  results.notes = query.notes();
  if (!queries.empty()) {
    const auto& more = queries.front().compiled.notes;
    results.notes.insert(results.notes.end(), more.begin(), more.end());
  }
  note_ignored_words(queries, results.notes);
  return results;
}

Searcher::Searcher(const std::filesystem::path& index)
    : impl_(std::make_unique<Impl>(index)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Results Searcher::search(const Query& query, const SearchOptions& options) {
  return impl_->reader.reading([&] { return impl_->search(query, options); });
}

Results Searcher::search(std::string_view query, const SearchOptions& options) {
  return search(Query::parse(query), options);
}

std::size_t Searcher::passages() const {
  return impl_->reader.database().get_doccount();
}

std::vector<std::string> Searcher::languages() const {
  std::vector<std::string> languages;
  for (const auto& [language, statistics] : impl_->reader.languages()) {
    languages.push_back(language);
  }
  return languages;
}

}  // namespace dateline
