#include "corpus/text/break_iterators.hpp"

#include <unicode/utext.h>

#include <cstdint>
#include <map>
#include <memory>

#include "dateline/error.hpp"

namespace dateline {
namespace {

void check(UErrorCode status) {
  if (U_FAILURE(status)) {
    throw Error(std::string("cannot split text: ICU fails with ") +
                u_errorName(status) + "; check that its data is installed");
  }
}

using Create = icu::BreakIterator*(const icu::Locale&, UErrorCode&);

std::unique_ptr<icu::BreakIterator> make_iterator(Create* create,
                                                  const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(create(locale, status));
  check(status);
  return iterator;
}

icu::BreakIterator& over(icu::BreakIterator& iterator, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUTextPointer utext(utext_openUTF8(
      nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  iterator.setText(utext.getAlias(), status);
  check(status);
  return iterator;
}

}  // namespace

icu::BreakIterator& word_breaks(std::string_view text) {
  thread_local const auto iterator = make_iterator(
      &icu::BreakIterator::createWordInstance, icu::Locale::getRoot());
  return over(*iterator, text);
}

icu::BreakIterator& character_breaks(std::string_view text) {
  thread_local const auto iterator = make_iterator(
      &icu::BreakIterator::createCharacterInstance, icu::Locale::getRoot());
  return over(*iterator, text);
}

icu::BreakIterator& sentence_breaks(std::string_view text,
                                    const std::string& language) {
  thread_local std::map<std::string, std::unique_ptr<icu::BreakIterator>>
      iterators;
  auto& iterator = iterators[language];
  if (!iterator) {
    // "ss=standard" asks for ICU's list of the language's abbreviations.
    const std::string name =
        (language.empty() ? "und" : language) + "@ss=standard";
    iterator = make_iterator(&icu::BreakIterator::createSentenceInstance,
                             icu::Locale(name.c_str()));
  }
  return over(*iterator, text);
}

}  // namespace dateline
