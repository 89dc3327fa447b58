// Articles and terms, which are gone through one by one.

#include "query/python/articles.hpp"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <optional>

#include "query/python/arguments.hpp"
#include "query/python/bindings.hpp"
#include "query/python/record.hpp"

namespace dateline::python {
namespace {

template <typename Range>
auto next_of(Range& range) {
  auto next = range.next();
  if (!next) throw py::stop_iteration();
  return std::move(*next);
}

void bind_article(py::module_& module) {
  Record<IndexedArticle>(module, "Article", "An article as the index holds it.")
      .field("id", &IndexedArticle::id, "Its id.")
      .field("title", &IndexedArticle::title, "'' if it has none.")
      .field("source", &IndexedArticle::source, "Who published it, or None.")
      .field("date", &IndexedArticle::date,
             "'YYYY-MM-DD', 'YYYY-MM', 'YYYY', or None.")
      .field("language", &IndexedArticle::language,
             "ISO 639-1, as declared or detected, or None.")
      .field("url", &IndexedArticle::url, "Its address, or None.")
      .field("author", &IndexedArticle::author, "Who wrote it, or None.")
      .field("origin", &IndexedArticle::origin,
             "Path of the file that it was read from, or None.")
      .property(
          "line",
          [](const IndexedArticle& self) {
            return self.line == 0 ? std::nullopt : std::optional(self.line);
          },
          "Of `origin`, from 1, where its record begins, or None.")
      .field("passages", &IndexedArticle::passages, "How many it has.")
      .field("copies", &IndexedArticle::copies,
             "Articles that say word for word the same, ascending by id.")
      .field("text", &IndexedArticle::text,
             "As it was indexed; '' with `texts=False`.")
      .dict_of({"id", "title", "source", "date", "language", "url", "author",
                "origin", "line", "passages", "text"},
               "A flat dict, as a row of a table: texts, numbers and None.")
      .repr_of({"id", "date"});
}

void bind_terms(py::module_& module) {
  Record<IndexedTerm>(module, "Term", "A term of an index.")
      .field("term", &IndexedTerm::term, "A stem, folded: 'sanction'.")
      .field("passages", &IndexedTerm::passages, "That have it.")
      .field("occurrences", &IndexedTerm::occurrences,
             "In the texts of all of them, without titles.")
      .dict_of({"term", "passages", "occurrences"},
               "A flat dict, as a row of a table.")
      .repr_of({"term", "passages", "occurrences"});
  Record<Terms>(module, "Terms",
                "Goes through terms once, and sees the index as it was when\n"
                "this was made.")
      .method("__iter__", [](py::object self) { return self; })
      .method("__next__", &next_of<Terms>, "The next term.");
}

}  // namespace

void bind_articles(py::module_& module) {
  bind_terms(module);
  bind_article(module);
  Record<Articles>(module, "Articles",
                   "Goes through articles once, and sees the index as it was\n"
                   "when this was made.")
      .property("size", &Articles::size,
                "How many articles there are, with those that were returned.")
      .method(
          "skip", [](Articles& self, Count count) { self.skip(count.number); },
          py::arg("count"), "Leaves out the next ones. Reads none.")
      .method("__iter__", [](py::object self) { return self; })
      .method("__next__", &next_of<Articles>,
              "The next article. Raises IndexUnusableError if the index is\n"
              "damaged there, and goes on behind that article.")
      .repr_of({"size"});
}

}  // namespace dateline::python
