#include "query/second_look.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "query/bm25.hpp"
#include "query/feedback.hpp"
#include "query/likeness.hpp"

namespace dateline {
namespace {

using namespace second_look;

// A candidate with its score so far.
struct Scored {
  TracedPassage passage;
  double score = 0;
  Bonus bonus;

  void add(double Bonus::*part, double value) {
    bonus.*part += value;
    score += value;
  }
};

class SecondLook {
 public:
  SecondLook(const std::vector<Candidate>& candidates,
             const std::vector<LanguageQuery>& queries,
             const Xapian::Database& database, Analysers& analysers)
      : database_(database), analysers_(analysers) {
    for (const LanguageQuery& query : queries) {
      queries_.try_emplace(query.compiled.language, query);
    }
    for (TracedPassage& passage : read_traces(candidates, queries_, database)) {
      const double weight = passage.weight;
      scored_.push_back({std::move(passage), weight, {}});
    }
  }

  void run() {
    group_articles();
    add_proximity();
    add_articles();
    add_feedback();
    compare();
  }

  std::unordered_map<Xapian::docid, Looked> result() const {
    std::unordered_map<Xapian::docid, Looked> looked;
    for (const auto& [passage, score, bonus] : scored_) {
      looked.emplace(passage.id, Looked{passage.words_at_most(), bonus});
    }
    return looked;
  }

 private:
  using Members = std::vector<std::size_t>;             // indices of scored_
  using Near = std::vector<std::pair<double, double>>;  // likeness, score

  // Candidates by article, and the mean length of their articles by language.
  void group_articles() {
    std::map<std::string, std::pair<double, double>> lengths;  // sum, number
    for (std::size_t i = 0; i < scored_.size(); ++i) {
      const TracedPassage& passage = scored_[i].passage;
      if (passage.query == nullptr) {
        continue;
      }
      Members& members = articles_[passage.header.article];
      if (members.empty()) {
        auto& [sum, number] = lengths[passage.header.language];
        sum += passage.header.article_length;
        ++number;
      }
      members.push_back(i);
    }
    for (const auto& [language, sum_and_number] : lengths) {
      mean_article_[language] =
          std::max(1.0, sum_and_number.first / sum_and_number.second);
    }
  }

  double article_norm(const TracedPassage& passage) const {
    return article_k1 *
           (1 - article_b +
            article_b * static_cast<double>(passage.header.article_length) /
                mean_article_.at(passage.header.language));
  }

  void add_proximity() {
    for (Scored& scored : scored_) {
      const TracedPassage& passage = scored.passage;
      double sum = 0;
      for (std::size_t unit = 0; unit + 1 < passage.pairs.size(); ++unit) {
        const LanguageQuery& query = *passage.query->query;
        sum += (query.idf[unit] + query.idf[unit + 1]) / 2 *
               bm25_saturation(passage.pairs[unit], passage.length,
                               query.statistics.mean_length);
      }
      scored.add(&Bonus::proximity, proximity_share * sum);
    }
  }

  void add_articles() {
    for (const auto& [article, members] : articles_) {
      const double bonus = article_share * article_evidence(members);
      for (const std::size_t i : members) {
        scored_[i].add(&Bonus::article, bonus);
      }
    }
  }

  // BM25 of the article, as far as the candidates and the title show it.
  double article_evidence(const Members& members) const {
    const TracedPassage& first = scored_[members.front()].passage;
    const double norm = article_norm(first);
    double sum = 0;
    for (std::size_t unit = 0; unit < first.text.size(); ++unit) {
      double tf = first.title[unit];
      for (const std::size_t i : members) {
        tf += scored_[i].passage.text[unit];
      }
      sum += first.query->query->idf[unit] * tf / (tf + norm);
    }
    return sum;
  }

  // Better first, and the same order whatever the document ids.
  bool is_better(std::size_t a, std::size_t b) const {
    const Scored& x = scored_[a];
    const Scored& y = scored_[b];
    if (x.score != y.score) {
      return x.score > y.score;
    }
    if (x.passage.header.article != y.passage.header.article) {
      return x.passage.header.article < y.passage.header.article;
    }
    return x.passage.trace < y.passage.trace;
  }

  std::vector<std::size_t> best_of(std::vector<std::size_t> all,
                                   std::size_t count) const {
    count = std::min(count, all.size());
    std::partial_sort(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count),
        all.end(),
        [this](std::size_t a, std::size_t b) { return is_better(a, b); });
    all.resize(count);
    return all;
  }

  // The best passage of each of the best articles, in any language.
  std::vector<std::size_t> best_articles(std::size_t count) const {
    std::vector<std::size_t> best;
    for (const auto& [article, members] : articles_) {
      best.push_back(best_of(members, 1).front());
    }
    return best_of(std::move(best), count);
  }

  void add_feedback() {
    std::vector<Answer> answers;
    for (const std::size_t i : best_articles(feedback_articles)) {
      if (scored_[i].passage.query->has_words()) {
        answers.push_back(
            {decode_passage_record(
                 database_.get_document(scored_[i].passage.id).get_data()),
             scored_[i].score});
      }
    }
    for (const auto& [language, query] : queries_) {
      if (!answers.empty() && query.has_words()) {
        apply(gather_feedback(answers, *query.query, analysers_.of(language),
                              database_),
              query);
      }
    }
  }

  // The feedback's words count in the passage and in its article.
  void apply(const Feedback& feedback, const TracedQuery& query) {
    if (feedback.weights.empty()) {
      return;
    }
    for (const auto& [article, members] : articles_) {
      if (scored_[members.front()].passage.query != &query) {
        continue;
      }
      std::vector<double> whole(feedback.weights.size(), 0);
      for (const std::size_t i : members) {
        apply_to_passage(feedback, scored_[i], i == members.front(), whole);
      }
      const double norm = article_norm(scored_[members.front()].passage);
      double bonus = 0;
      for (std::size_t term = 0; term < whole.size(); ++term) {
        bonus += feedback.weights[term] * whole[term] / (whole[term] + norm);
      }
      for (const std::size_t i : members) {
        scored_[i].add(&Bonus::feedback, article_share * bonus);
      }
    }
  }

  // Adds the passage's words to those of the `whole` article, and the title's
  // once.
  static void apply_to_passage(const Feedback& feedback, Scored& scored,
                               bool counts_title, std::vector<double>& whole) {
    const TracedPassage& passage = scored.passage;
    std::vector<double> text(whole.size(), 0);
    each_term(TokenTrace(passage.trace), feedback.table,
              [&](std::size_t term, std::uint32_t, bool in_title) {
                text[term] += in_title ? 0 : 1;
                whole[term] += !in_title || counts_title ? 1 : 0;
              });
    const double mean = passage.query->query->statistics.mean_length;
    double bonus = 0;
    for (std::size_t term = 0; term < text.size(); ++term) {
      bonus += feedback.weights[term] *
               bm25_saturation(text[term], passage.length, mean);
    }
    scored.add(&Bonus::feedback, bonus);
  }

  // Compares the best passages with each other.
  void compare() {
    std::vector<std::string_view> traces;
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < scored_.size(); ++i) {
      if (scored_[i].passage.query != nullptr) {
        traces.push_back(scored_[i].passage.trace);
        all.push_back(i);
      }
    }
    const Likeness likeness(traces);
    std::map<std::size_t, PassageWords> known;
    const auto words_of = [&](const std::vector<std::size_t>& passages) {
      std::vector<PassageWords> words;
      for (const std::size_t i : passages) {
        const auto [found, is_new] = known.try_emplace(i);
        if (is_new) {
          found->second = likeness.words_of(scored_[i].passage.trace);
        }
        words.push_back(found->second);
      }
      return words;
    };
    const auto articles = best_articles(compared);
    add_neighbours(articles, words_of(articles));
    const auto passages = best_of(std::move(all), compared);
    set_back_copies(passages, words_of(passages));
  }

  // Passages that are alike answer alike: each takes on some of the score of
  // its neighbours, and its article with it.
  void add_neighbours(const std::vector<std::size_t>& best,
                      const std::vector<PassageWords>& words) {
    std::vector<Near> near = near_passages(best, words);
    for (std::size_t i = 0; i < best.size(); ++i) {
      const TracedPassage& passage = scored_[best[i]].passage;
      if (!passage.query->has_words()) {
        continue;
      }
      const double bonus =
          neighbour_share * score_around(scored_[best[i]].score, near[i]);
      for (const std::size_t member : articles_.at(passage.header.article)) {
        scored_[member].add(&Bonus::neighbours, bonus);
      }
    }
  }

  // The other passages for each. Copies are no further witnesses.
  std::vector<Near> near_passages(
      const std::vector<std::size_t>& best,
      const std::vector<PassageWords>& words) const {
    const std::vector<double> cosines = Likeness::cosines(words);
    std::vector<Near> near(best.size());
    for (std::size_t i = 0; i < best.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!Likeness::are_copies(words[i], words[j])) {
          const double likeness = cosines[i * best.size() + j];
          near[i].emplace_back(likeness, scored_[best[j]].score);
          near[j].emplace_back(likeness, scored_[best[i]].score);
        }
      }
    }
    return near;
  }

  // The mean score of a passage and its nearest neighbours, by their likeness.
  static double score_around(double own_score, Near& near) {
    const std::size_t count = std::min(near.size(), neighbours);
    std::partial_sort(near.begin(),
                      near.begin() + static_cast<std::ptrdiff_t>(count),
                      near.end(), std::greater<>());
    near.resize(count);
    double sum = own_share * own_score, weights = own_share;
    for (const auto& [likeness, score] : near) {
      sum += likeness * likeness * score;
      weights += likeness * likeness;
    }
    return sum / weights;
  }

  // A copy of a better passage in another article says nothing new: its own
  // words are all it keeps.
  void set_back_copies(const std::vector<std::size_t>& best,
                       const std::vector<PassageWords>& words) {
    std::vector<std::size_t> originals;  // indices of `best`
    for (std::size_t i = 0; i < best.size(); ++i) {
      const auto article = [&](std::size_t at) {
        return scored_[best[at]].passage.header.article;
      };
      const bool is_copy = std::any_of(
          originals.begin(), originals.end(), [&](std::size_t original) {
            return article(original) != article(i) &&
                   Likeness::are_copies(words[original], words[i]);
          });
      if (is_copy) {
        scored_[best[i]].bonus = {};
      } else {
        originals.push_back(i);
      }
    }
  }

  const Xapian::Database& database_;
  Analysers& analysers_;
  std::unordered_map<std::string, TracedQuery> queries_;  // by language
  std::vector<Scored> scored_;
  std::map<std::uint64_t, Members> articles_;
  std::map<std::string, double> mean_article_;  // length by language
};

}  // namespace

std::vector<Looked> look_again(const std::vector<Candidate>& candidates,
                               const std::vector<LanguageQuery>& queries,
                               const Xapian::Database& database,
                               Analysers& analysers) {
  SecondLook look(candidates, queries, database, analysers);
  look.run();
  const auto by_id = look.result();
  std::vector<Looked> looked;
  for (const Candidate& candidate : candidates) {
    looked.push_back(by_id.at(candidate.id));
  }
  return looked;
}

}  // namespace dateline
