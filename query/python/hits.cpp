// Hits, and all that a hit has.

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <map>
#include <memory>
#include <vector>

#include "dateline/results.hpp"
#include "query/python/arguments.hpp"
#include "query/python/bindings.hpp"
#include "query/python/record.hpp"

namespace dateline::python {
namespace {

constexpr const char* highlight_doc =
    "The text with `before` and `after` around what matched.\n\n"
    "`escape` is called with each piece of the text: give `html.escape` where\n"
    "the marks are tags of HTML.";

py::dict parts_of(const std::vector<ScorePart>& parts) {
  py::dict values;
  for (const ScorePart& part : parts) values[decoded(part.name)] = part.value;
  return values;
}

// The line of a file, or None if there is none.
std::optional<std::size_t> line_of(std::size_t line) {
  return line == 0 ? std::nullopt : std::optional(line);
}

void bind_matches(py::module_& module) {
  Record<WordMatch>(module, "WordMatch",
                    "How one word or phrase of the query matched.")
      .field("word", &WordMatch::word, "As the user wrote it.")
      .field("level", &WordMatch::level,
             "'literal', 'folded', 'stemmed', 'prefix', 'wildcard', 'fuzzy',\n"
             "'alias' or 'no match'.")
      .field("found", &WordMatch::found,
             "The forms that the passage has, at most three; empty if one is\n"
             "literal and whole.")
      .repr_of({"word", "level", "found"});

  Record<ArticleCopy>(module, "ArticleCopy",
                      "Another article that says word for word the same.")
      .field("id", &ArticleCopy::id, "Its id.")
      .field("url", &ArticleCopy::url, "Its address, or None.")
      .field("origin", &ArticleCopy::origin,
             "Path of the file that it was read from, or None.")
      .property(
          "line", [](const ArticleCopy& self) { return line_of(self.line); },
          "Of `origin`, from 1, where its record begins, or None.")
      .repr_of({"id"});
}

void bind_explanations(py::module_& module) {
  Record<TermScore>(module, "TermScore",
                    "What one ranked word adds to the score of a passage.")
      .field("term", &TermScore::term,
             "Its stem; the stems of a compound with spaces between.")
      .field("count", &TermScore::count, "How often the query has it.")
      .field("tf", &TermScore::tf, "How often the passage has it.")
      .field("document_frequency", &TermScore::document_frequency,
             "Passages that have it.")
      .field("occurrences", &TermScore::occurrences, "In all passages.")
      .field("idf", &TermScore::idf,
             "Already multiplied by count and burstiness.")
      .property(
          "parts", [](const TermScore& self) { return parts_of(self.parts); },
          "The summands of the score by their names.")
      .repr_of({"term", "parts"});

  Record<Explanation>(module, "Explanation",
                      "How a score came about: it is the sum of all parts.")
      .field("language", &Explanation::language,
             "Of the passage, whose rules were used.")
      .field("passages", &Explanation::passages,
             "How many there are in all languages that were searched.")
      .field("length", &Explanation::length, "Of the passage, in tokens.")
      .field("mean_length", &Explanation::mean_length,
             "Of the passages of the language, in tokens.")
      .field("terms", &Explanation::terms,
             "The words of the query, in its order.")
      .property(
          "parts", [](const Explanation& self) { return parts_of(self.parts); },
          "The summands that belong to no single word, by their names.")
      .method("sum", &Explanation::sum, "All parts together: the score.")
      .repr_of({"language", "terms", "parts"});
}

void bind_other_passages(py::module_& module) {
  Record<FollowingPassage>(module, "FollowingPassage",
                           "A passage behind a hit into which a match runs.")
      .field("passage", &FollowingPassage::passage, "Its id.")
      .field("paragraph", &FollowingPassage::paragraph,
             "In which it begins, from 1.")
      .field("offset", &FollowingPassage::offset, "As in Hit.")
      .field("text", &FollowingPassage::text, "Of the passage.")
      .spans(&FollowingPassage::text, &FollowingPassage::spans)
      .highlight("highlight", &FollowingPassage::text, &FollowingPassage::spans,
                 highlight_doc)
      .repr_of({"passage"});

  Record<ElsewhereMatch>(module, "ElsewhereMatch",
                         "Another passage of the article, the first that has\n"
                         "some of the words.")
      .field("words", &ElsewhereMatch::words, "As the user wrote them.")
      .field("passage", &ElsewhereMatch::passage, "Its id.")
      .field("paragraph", &ElsewhereMatch::paragraph,
             "In which it begins, from 1.")
      .field("offset", &ElsewhereMatch::offset, "As in Hit.")
      .field("text", &ElsewhereMatch::text, "Of the passage.")
      .spans(&ElsewhereMatch::text, &ElsewhereMatch::spans)
      .field("continuation", &ElsewhereMatch::continuation, "As in Hit.")
      .highlight("highlight", &ElsewhereMatch::text, &ElsewhereMatch::spans,
                 highlight_doc)
      .repr_of({"passage", "words"});
}

using HitRecord = Record<Hit, std::shared_ptr<Hit>>;

void add_article_of(HitRecord& hit) {
  hit.field("article", &Hit::article, "Id of the article.")
      .field("title", &Hit::title, "Of the article; '' if it has none.")
      .field("source", &Hit::source, "Who published it, or None.")
      .field("date", &Hit::date, "'YYYY-MM-DD', 'YYYY-MM', 'YYYY', or None.")
      .field("language", &Hit::language, "ISO 639-1, or None.")
      .field("url", &Hit::url, "The article's address, or None.")
      .field("author", &Hit::author, "Who wrote it, or None.")
      .field("origin", &Hit::origin,
             "Path of the file that the article was read from, or None.")
      .property(
          "line", [](const Hit& self) { return line_of(self.line); },
          "Of `origin`, from 1, where the article's record begins, or None.")
      .field("copies", &Hit::copies,
             "Articles that say word for word the same, ascending by id.");
}

void add_passage_of(HitRecord& hit) {
  hit.field("ordinal", &Hit::ordinal, "Of the passage in its article, from 1.")
      .field("paragraph", &Hit::paragraph,
             "In which the passage begins, from 1.")
      .field("offset", &Hit::offset,
             "Of the passage, in bytes of the text file or of the record's "
             "text.")
      .field("length", &Hit::length, "Of the passage, in bytes.")
      .field("text", &Hit::text, "Of the passage, as it stands in the article.")
      .spans(&Hit::text, &Hit::spans)
      .property(
          "title_spans",
          [](const Hit& self) {
            return character_pairs(self.title, self.title_spans);
          },
          "What matched in `title`, in characters; only of an article's first\n"
          "passage.")
      .property(
          "byte_title_spans",
          [](const Hit& self) { return byte_pairs(self.title_spans); },
          "The same in bytes of `title` in UTF-8.")
      .highlight("highlight", &Hit::text, &Hit::spans, highlight_doc)
      .highlight("highlight_title", &Hit::title, &Hit::title_spans,
                 "The same of the title.");
}

void add_match_of(HitRecord& hit) {
  hit.field("matches", &Hit::matches,
            "How each word of the query matched, in its order.")
      .field("why", &Hit::why, "`matches` as one line for people.")
      .field("continuation", &Hit::continuation,
             "The passages behind it into which a phrase or NEAR runs.")
      .field("elsewhere", &Hit::elsewhere,
             "Where the article has words of article:(...) that the passage\n"
             "lacks.")
      .field("more_in_article", &Hit::more_in_article,
             "Passages of the article that match and that `max_per_article`\n"
             "keeps off the list; set on the article's last hit.")
      .field("explanation", &Hit::explanation,
             "How the score came about, with `explain=True`; else None.");
}

void bind_hit(py::module_& module) {
  HitRecord hit(module, "Hit",
                "One passage that answers a query. It outlives the Searcher.");
  hit.field("rank", &Hit::rank,
            "1 is best; 0 if the hit is not from a result list.")
      .field("score", &Hit::score,
             "Higher is better; compare it within one result list only.")
      .field("passage", &Hit::passage,
             "Id of the passage: the article's id, '#' and `ordinal`.");
  add_article_of(hit);
  add_passage_of(hit);
  add_match_of(hit);
  hit.dict_of({"rank", "score", "passage", "article", "title", "source", "date",
               "language", "url", "author", "ordinal", "paragraph", "offset",
               "length", "text", "why", "more_in_article", "origin", "line"},
              "A flat dict, as a row of a table: texts, numbers and None.");
  hit.repr_of({"rank", "score", "passage"});
}

}  // namespace

void bind_hits(py::module_& module) {
  bind_matches(module);
  bind_explanations(module);
  bind_other_passages(module);
  bind_hit(module);
}

}  // namespace dateline::python
