#include "query/c/views.hpp"

#include <chrono>

namespace dateline::c {
namespace {

// The enums of C have the order of those of C++.
static_assert(static_cast<int>(MatchLevel::none) == DATELINE_NO_MATCH);
static_assert(static_cast<int>(Facet::day) == DATELINE_DAY);
static_assert(static_cast<int>(Cause::excluded) == DATELINE_CAUSE_EXCLUDED);

template <typename To, typename From>
To as(From value) {
  return static_cast<To>(static_cast<int>(value));
}

const dateline_span* spans_view(const std::vector<Span>& spans, Arena& arena) {
  return arena.values<dateline_span>(spans, [](const Span& span) {
    return dateline_span{span.begin, span.end};
  });
}

const dateline_score_part* parts_view(const std::vector<ScorePart>& parts,
                                      Arena& arena) {
  return arena.values<dateline_score_part>(parts, [](const ScorePart& part) {
    return dateline_score_part{part.name.c_str(), part.value};
  });
}

dateline_word_match match_view(const WordMatch& match, Arena& arena) {
  return {match.word.c_str(), as<dateline_match_level>(match.level),
          arena.strings(match.found), match.found.size()};
}

dateline_term_score term_view(const TermScore& term, Arena& arena) {
  return {term.term.c_str(),
          term.count,
          term.tf,
          term.document_frequency,
          term.occurrences,
          term.idf,
          parts_view(term.parts, arena),
          term.parts.size()};
}

dateline_explanation explanation_view(const Explanation& explanation,
                                      Arena& arena) {
  dateline_explanation view{};
  view.language = explanation.language.c_str();
  view.passages = explanation.passages;
  view.length = explanation.length;
  view.mean_length = explanation.mean_length;
  view.terms = arena.pointers<dateline_term_score>(
      explanation.terms,
      [&](const TermScore& term) { return term_view(term, arena); });
  view.term_count = explanation.terms.size();
  view.parts = parts_view(explanation.parts, arena);
  view.part_count = explanation.parts.size();
  return view;
}

const dateline_following_passage* const* following_view(
    const std::vector<FollowingPassage>& passages, Arena& arena) {
  return arena.pointers<dateline_following_passage>(
      passages, [&](const FollowingPassage& passage) {
        return dateline_following_passage{passage.passage.c_str(),
                                          passage.paragraph,
                                          passage.offset,
                                          passage.text.c_str(),
                                          spans_view(passage.spans, arena),
                                          passage.spans.size()};
      });
}

dateline_elsewhere elsewhere_view(const ElsewhereMatch& match, Arena& arena) {
  dateline_elsewhere view{};
  view.words = arena.strings(match.words);
  view.word_count = match.words.size();
  view.passage = match.passage.c_str();
  view.paragraph = match.paragraph;
  view.offset = match.offset;
  view.text = match.text.c_str();
  view.spans = spans_view(match.spans, arena);
  view.span_count = match.spans.size();
  view.continuation = following_view(match.continuation, arena);
  view.continuation_count = match.continuation.size();
  return view;
}

const dateline_copy* const* copies_view(const std::vector<ArticleCopy>& copies,
                                        Arena& arena) {
  return arena.pointers<dateline_copy>(copies, [](const ArticleCopy& copy) {
    return dateline_copy{copy.id.c_str(), string_or_null(copy.url),
                         string_or_null(copy.origin), copy.line};
  });
}

const dateline_cross_table* cross_view(const CrossTable& table, Arena& arena) {
  const auto count_of = [](const CrossCount& count) {
    return dateline_count{nullptr, count.passages, count.articles,
                          count.stories};
  };
  auto* view = arena.make<dateline_cross_table>();
  view->rows = facet_view(table.rows, arena);
  view->columns = facet_view(table.columns, arena);
  const std::size_t columns = table.columns.counts.size();
  auto* cells = arena.array<dateline_count>(table.cells.size() * columns);
  for (std::size_t row = 0; row < table.cells.size(); ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      cells[row * columns + column] = count_of(table.cells[row][column]);
    }
  }
  view->cells = cells;
  view->total = count_of(table.total);
  return view;
}

dateline_word_count word_view(const WordCount& word, Arena& arena) {
  return {
      word.word.c_str(),
      word.begin,
      word.end,
      word.passages,
      arena.values<dateline_spelling>(
          word.spellings,
          [](const Spelling& spelling) {
            return dateline_spelling{spelling.word.c_str(), spelling.passages};
          }),
      word.spellings.size()};
}

}  // namespace

dateline_hit hit_view(const Hit& hit, Arena& arena) {
  dateline_hit view{};
  view.rank = hit.rank;
  view.score = hit.score;
  view.passage = hit.passage.c_str();
  view.article = hit.article.c_str();
  view.title = hit.title.c_str();
  view.source = string_or_null(hit.source);
  view.date = string_or_null(hit.date);
  view.language = string_or_null(hit.language);
  view.url = string_or_null(hit.url);
  view.author = string_or_null(hit.author);
  view.origin = string_or_null(hit.origin);
  view.line = hit.line;
  view.ordinal = hit.ordinal;
  view.paragraph = hit.paragraph;
  view.offset = hit.offset;
  view.length = hit.length;
  view.text = hit.text.c_str();
  view.spans = spans_view(hit.spans, arena);
  view.span_count = hit.spans.size();
  view.title_spans = spans_view(hit.title_spans, arena);
  view.title_span_count = hit.title_spans.size();
  view.continuation = following_view(hit.continuation, arena);
  view.continuation_count = hit.continuation.size();
  view.matches = arena.pointers<dateline_word_match>(
      hit.matches,
      [&](const WordMatch& match) { return match_view(match, arena); });
  view.match_count = hit.matches.size();
  view.why = hit.why.c_str();
  view.more_in_article = hit.more_in_article;
  view.elsewhere = arena.pointers<dateline_elsewhere>(
      hit.elsewhere, [&](const ElsewhereMatch& match) {
        return elsewhere_view(match, arena);
      });
  view.elsewhere_count = hit.elsewhere.size();
  view.copies = copies_view(hit.copies, arena);
  view.copy_count = hit.copies.size();
  if (hit.explanation) {
    auto* explanation = arena.make<dateline_explanation>();
    *explanation = explanation_view(*hit.explanation, arena);
    view.explanation = explanation;
  }
  return view;
}

dateline_facet_counts facet_view(const FacetCounts& facet, Arena& arena) {
  return {as<dateline_facet>(facet.facet),
          arena.values<dateline_count>(
              facet.counts,
              [](const FacetCount& count) {
                return dateline_count{count.value.c_str(), count.passages,
                                      count.articles, count.stories};
              }),
          facet.counts.size()};
}

void fill(dateline_results& view, const Results& results, Arena& arena) {
  view.hits = arena.pointers<dateline_hit>(
      results.hits, [&](const Hit& hit) { return hit_view(hit, arena); });
  view.hit_count = results.hits.size();
  view.notes = arena.values<dateline_note>(results.notes, [](const Note& note) {
    return dateline_note{note.text.c_str(), note.begin, note.end};
  });
  view.note_count = results.notes.size();
  view.total_passages = results.total_passages;
  view.total_articles = results.total_articles;
  view.total_is_exact = results.total_is_exact;
  view.counted_passages = results.counted_passages;
  view.counted_articles = results.counted_articles;
  view.counted_stories = results.counted_stories;
  view.counted_is_exact = results.counted_is_exact;
  view.counted_in_a_row = results.counted_in_a_row;
  view.counted_words = results.counted_words;
  view.facets = arena.values<dateline_facet_counts>(
      results.facets,
      [&](const FacetCounts& facet) { return facet_view(facet, arena); });
  view.facet_count = results.facets.size();
  if (results.cross) view.cross = cross_view(*results.cross, arena);
  view.relaxed = results.relaxed;
  view.stopped = results.stopped;
}

void fill(dateline_diagnosis& view, const Diagnosis& diagnosis, Arena& arena) {
  view.cause = as<dateline_cause>(diagnosis.cause);
  view.about = arena.strings(diagnosis.about);
  view.about_count = diagnosis.about.size();
  view.articles = diagnosis.articles;
  view.words = arena.pointers<dateline_word_count>(
      diagnosis.words,
      [&](const WordCount& word) { return word_view(word, arena); });
  view.word_count = diagnosis.words.size();
  view.corrected = string_or_null(diagnosis.corrected);
  view.stopped = diagnosis.stopped;
  view.text = diagnosis.text.c_str();
}

void fill(dateline_statistics& view, const IndexStatistics& statistics,
          Arena& arena) {
  using std::chrono::seconds;
  view.passages = statistics.passages;
  view.articles = statistics.articles;
  view.copies = statistics.copies;
  view.undated_articles = statistics.undated_articles;
  view.first_date = string_or_null(statistics.first_date);
  view.last_date = string_or_null(statistics.last_date);
  view.languages = facet_view(statistics.languages, arena);
  view.sources = facet_view(statistics.sources, arena);
  view.years = facet_view(statistics.years, arena);
  view.bytes = statistics.bytes;
  view.posting_bytes = statistics.posting_bytes;
  view.text_bytes = statistics.text_bytes;
  view.trace_bytes = statistics.trace_bytes;
  view.segments = statistics.segments;
  view.dead_passages = statistics.dead_passages;
  view.last_batch = std::chrono::duration_cast<seconds>(
                        statistics.last_batch.time_since_epoch())
                        .count();
  view.schema = statistics.schema;
  view.analyser = statistics.analyser.c_str();
}

void fill(dateline_indexed_article& view, const IndexedArticle& article,
          Arena& arena) {
  view.id = article.id.c_str();
  view.title = article.title.c_str();
  view.source = string_or_null(article.source);
  view.date = string_or_null(article.date);
  view.language = string_or_null(article.language);
  view.url = string_or_null(article.url);
  view.author = string_or_null(article.author);
  view.origin = string_or_null(article.origin);
  view.line = article.line;
  view.passages = article.passages;
  view.copies = copies_view(article.copies, arena);
  view.copy_count = article.copies.size();
  view.text = article.text.c_str();
  view.text_length = article.text.size();
}

}  // namespace dateline::c
