// Why a search finds nothing.

#include "query/python/diagnoses.hpp"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "query/python/arguments.hpp"
#include "query/python/bindings.hpp"
#include "query/python/record.hpp"

namespace dateline::python {

Diagnosis in_characters(Diagnosis diagnosis, std::string_view query) {
  CharacterCounter counter(query);
  for (WordCount& word : diagnosis.words) {
    word.begin = counter.before(word.begin);
    word.end = counter.before(word.end);
  }
  return diagnosis;
}

void bind_diagnoses(py::module_& module) {
  Record<Spelling>(module, "Spelling",
                   "A word of the index that is spelt nearly like another.")
      .field("word", &Spelling::word, "As it is most often written.")
      .field("passages", &Spelling::passages,
             "That have it in any inflected form.")
      .repr_of({"word", "passages"});

  Record<WordCount>(module, "WordCount", "How often the index has a word.")
      .field("word", &WordCount::word, "As the user wrote it.")
      .field("begin", &WordCount::begin,
             "Character of the query where it, or its phrase, begins.")
      .field("end", &WordCount::end, "Behind its last character.")
      .field("passages", &WordCount::passages,
             "That have it in any inflected form.")
      .field("spellings", &WordCount::spellings,
             "Likeliest first; only of rare words.")
      .repr_of({"word", "passages", "spellings"});

  Record<Diagnosis>(module, "Diagnosis",
                    "What is known of a search that finds nothing or little.")
      .field("cause", &Diagnosis::cause,
             "'none', 'empty_index', 'no_words', 'unknown_word',\n"
             "'wrong_order', 'other_form', 'too_far', 'apart', 'filter' or\n"
             "'excluded'.")
      .field("about", &Diagnosis::about,
             "The parts of the query that are the cause.")
      .field("articles", &Diagnosis::articles,
             "Of 'apart': that have all of `about`, in different passages.")
      .field("words", &Diagnosis::words,
             "In the query's order, without excluded ones.")
      .field("corrected", &Diagnosis::corrected,
             "The query with likelier spellings that finds something, or None.")
      .field("stopped", &Diagnosis::stopped,
             "Whether time was up before it was complete.")
      .field("text", &Diagnosis::text,
             "All of this for people, in one to five lines, or ''.")
      .method("__str__",
              [](const Diagnosis& self) { return decoded(self.text); })
      .repr_of({"cause", "about", "corrected"});
}

}  // namespace dateline::python
