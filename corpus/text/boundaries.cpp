#include "corpus/text/boundaries.hpp"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstdint>
#include <map>
#include <memory>

#include "corpus/text/plain_words.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

void check(UErrorCode status) {
  if (U_FAILURE(status)) {
    throw Error(std::string("cannot split text: ICU fails with ") +
                u_errorName(status) + "; check that its data is installed");
  }
}

using Create = icu::BreakIterator*(const icu::Locale&, UErrorCode&);

Iterator make_iterator(Create* create,
                       const icu::Locale& locale = icu::Locale::getRoot()) {
  UErrorCode status = U_ZERO_ERROR;
  Iterator iterator(create(locale, status));
  check(status);
  return iterator;
}

// Each thread keeps one iterator of a kind, as making one costs more than most
// texts do.
icu::BreakIterator& word_iterator() {
  thread_local const Iterator iterator =
      make_iterator(&icu::BreakIterator::createWordInstance);
  return *iterator;
}

icu::BreakIterator& character_iterator() {
  thread_local const Iterator iterator =
      make_iterator(&icu::BreakIterator::createCharacterInstance);
  return *iterator;
}

icu::BreakIterator& line_iterator() {
  thread_local const Iterator iterator =
      make_iterator(&icu::BreakIterator::createLineInstance);
  return *iterator;
}

icu::BreakIterator& sentence_iterator(const std::string& language) {
  thread_local std::map<std::string, Iterator> iterators;
  Iterator& iterator = iterators[language];
  if (!iterator) {
    // "ss=standard" asks for ICU's list of the language's abbreviations.
    const std::string name =
        (language.empty() ? "und" : language) + "@ss=standard";
    iterator = make_iterator(&icu::BreakIterator::createSentenceInstance,
                             icu::Locale(name.c_str()));
  }
  return *iterator;
}

icu::BreakIterator& over(icu::BreakIterator& iterator, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUTextPointer utext(utext_openUTF8(
      nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  iterator.setText(utext.getAlias(), status);  // keeps a shallow copy
  check(status);
  return iterator;
}

template <typename Each>
void each_boundary(icu::BreakIterator& iterator, std::string_view text,
                   Each each) {
  over(iterator, text);
  while (iterator.next() != icu::BreakIterator::DONE) {
    each(static_cast<std::size_t>(iterator.current()));
  }
}

std::vector<std::size_t> boundaries(icu::BreakIterator& iterator,
                                    std::string_view text) {
  std::vector<std::size_t> ends;
  each_boundary(iterator, text,
                [&ends](std::size_t end) { ends.push_back(end); });
  return ends;
}

// The words of a part of a text that begins at `offset`.
void each_word_of_icu(std::string_view part, std::size_t offset,
                      const std::function<void(Span)>& each) {
  icu::BreakIterator& iterator = over(word_iterator(), part);
  std::size_t begin = 0;
  while (iterator.next() != icu::BreakIterator::DONE) {
    const auto end = static_cast<std::size_t>(iterator.current());
    if (iterator.getRuleStatus() >= UBRK_WORD_NUMBER) {
      each({offset + begin, offset + end});
    }
    begin = end;
  }
}

std::size_t end_of_other_chunks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const PlainChunk chunk(text, at);
    if (chunk.is_plain()) break;
    at = chunk.end();
  }
  return at;
}

}  // namespace

void each_word(std::string_view text, const std::function<void(Span)>& each) {
  std::size_t at = 0;
  while (at < text.size()) {
    const PlainChunk chunk(text, at);
    if (chunk.is_plain()) {
      for (const Span word : chunk.words()) each(word);
      at = chunk.end();
    } else {
      const std::size_t end = end_of_other_chunks(text, chunk.end());
      each_word_of_icu(text.substr(at, end - at), at, each);
      at = end;
    }
  }
}

std::vector<std::size_t> word_boundaries(std::string_view text) {
  return boundaries(word_iterator(), text);
}

std::vector<std::size_t> character_boundaries(std::string_view text) {
  return boundaries(character_iterator(), text);
}

std::vector<std::size_t> line_boundaries(std::string_view text) {
  return boundaries(line_iterator(), text);
}

void each_sentence_boundary(std::string_view text, const std::string& language,
                            const std::function<void(std::size_t)>& each) {
  each_boundary(sentence_iterator(language), text, each);
}

std::size_t character_boundary_before(std::string_view text,
                                      std::size_t limit) {
  if (limit >= text.size()) {
    return text.size();
  }
  return static_cast<std::size_t>(
      over(character_iterator(), text)
          .preceding(static_cast<std::int32_t>(limit + 1)));
}

}  // namespace dateline
