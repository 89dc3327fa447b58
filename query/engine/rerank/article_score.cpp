#include "query/engine/rerank/article_score.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "corpus/index/index_schema.hpp"

namespace dateline {
namespace {

// An article of which some passages are candidates. All its passages have
// consecutive numbers within a segment.
struct CountedArticle {
  const ScoredCandidates::Article* article;
  std::size_t segment;
  Xapian::docid first;
  Xapian::docid last;
  std::span<double> occurrences;  // by scoring term

  bool all_are_candidates() const {
    return article->members.size() == last - first + 1;
  }
};

// Counts the occurrences in an article's candidates and its title.
void count_occurrences(const CountedArticle& article,
                       const ScoredCandidates& candidates) {
  const CandidateFeatures& first = candidates.first_of(*article.article);
  std::ranges::copy(first.title, article.occurrences.begin());
  for (const std::size_t i : article.article->members) {
    const CandidateFeatures& passage = *candidates[i].passage;
    for (std::size_t index = 0; index < passage.text.size(); ++index) {
      article.occurrences[index] += passage.text[index];
    }
  }
}

// The articles in a query's language, in the order of the index. Their
// occurrences are in `occurrences`.
std::vector<CountedArticle> articles_of(const TraceQuery& query,
                                        const ScoredCandidates& candidates,
                                        const PassageDatabase& database,
                                        std::vector<double>& occurrences) {
  occurrences.assign(candidates.articles().size() * query.terms(), 0);
  std::vector<CountedArticle> articles;
  articles.reserve(candidates.articles().size());
  for (const ScoredCandidates::Article& article : candidates.articles()) {
    const CandidateFeatures& passage = candidates.first_of(article);
    if (passage.query == &query) {
      const Xapian::docid first =
          database.local_id(passage.id) - (passage.header.ordinal - 1);
      articles.push_back(
          {&article, database.segment_of(passage.id), first,
           first + (passage.header.passages - 1),
           std::span(occurrences)
               .subspan(articles.size() * query.terms(), query.terms())});
      count_occurrences(articles.back(), candidates);
    }
  }
  std::sort(articles.begin(), articles.end(),
            [](const CountedArticle& a, const CountedArticle& b) {
              return std::pair(a.segment, a.first) <
                     std::pair(b.segment, b.first);
            });
  return articles;
}

bool is_single_term(const CompiledQuery& query, std::size_t pattern) {
  return single_term(query.patterns[pattern]) != nullptr;
}

// Forgets what was counted of a term, except in articles where the candidates
// are all passages.
void forget_counts(std::size_t index, std::vector<CountedArticle>& articles) {
  for (CountedArticle& article : articles) {
    if (!article.all_are_candidates()) {
      article.occurrences[index] = 0;
    }
  }
}

// Counts a term in all passages of the articles. The posting list of the first
// passage includes the title.
void count_term(const std::string& term, std::size_t index,
                std::vector<CountedArticle>& articles,
                const PassageDatabase& database) {
  PostingCursor at;
  std::size_t segment = database.segment_count();  // that `at` is in
  for (CountedArticle& article : articles) {
    if (article.all_are_candidates()) {
      continue;
    }
    if (article.segment != segment) {
      segment = article.segment;
      at = database.postings(segment).postings(term);
    }
    at.skip_to(article.first);
    for (; at.id() <= article.last; at.next()) {
      article.occurrences[index] += at.frequency();
    }
  }
}

void count_terms(const LanguageQuery& query,
                 std::vector<CountedArticle>& articles,
                 const PassageDatabase& database) {
  const std::vector<ScoringTerm>& terms = query.compiled.scoring_terms;
  for (std::size_t index = 0; index < terms.size(); ++index) {
    const std::vector<std::size_t>& patterns = terms[index].patterns;
    const auto is_single = [&](std::size_t pattern) {
      return is_single_term(query.compiled, pattern);
    };
    if (!std::all_of(patterns.begin(), patterns.end(), is_single)) {
      continue;
    }
    forget_counts(index, articles);
    for (const std::size_t pattern : patterns) {
      const PatternArc* arc = single_term(query.compiled.patterns[pattern]);
      count_term(schema::body_term(query.compiled.language, arc->term), index,
                 articles, database);
    }
  }
}

double score_of(const CountedArticle& article, const LanguageQuery& query,
                const ScoredCandidates& candidates) {
  const double norm = article.article->norm;
  double sum = 0;
  for (std::size_t index = 0; index < article.occurrences.size(); ++index) {
    double tf = article.occurrences[index];
    for (const std::size_t i : article.article->members) {
      tf += candidates[i].passage->variants[index];
    }
    sum += query.idf[index] * tf / (tf + norm);
  }
  return sum;
}

}  // namespace

void add_articles(ScoredCandidates& candidates, const TraceQueries& queries,
                  const PassageDatabase& database) {
  std::vector<double> occurrences;
  for (const TraceQuery& query : queries) {
    std::vector<CountedArticle> articles =
        articles_of(query, candidates, database, occurrences);
    count_terms(*query.query, articles, database);
    for (const CountedArticle& article : articles) {
      const double gain =
          article_share * score_of(article, *query.query, candidates);
      for (const std::size_t i : article.article->members) {
        candidates[i].add(&ScoreFeatures::article, gain);
      }
    }
  }
}

}  // namespace dateline
