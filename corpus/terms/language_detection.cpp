#include "corpus/terms/language_detection.hpp"

// CLD2's header uses FILE without including this.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <vector>

#include "corpus/terms/stop_words.hpp"
#include "corpus/text/char_class.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/language.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

// What CLD2 says of a text.
struct Guess {
  struct Part {
    std::string language;  // "" if we do not know it
    int percent = 0;       // of the text
  };
  std::array<Part, 3> parts;  // largest first
  int letters = 0;            // bytes of them
  bool reliable = false;
};

// The beginning of a text, in whole characters: enough to tell its language.
// Control characters become spaces, as CLD2 refuses texts that hold any.
std::string sample_of(std::string_view text) {
  constexpr std::size_t sample_bytes = 4096;
  std::string sample(truncated(text, sample_bytes));
  std::replace_if(
      sample.begin(), sample.end(),
      [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return sample;
}

Guess guess(const std::string& sample) {
  const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING,
                                CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> found{};
  std::array<int, 3> percent{};
  std::array<double, 3> score{};
  int valid_bytes = 0;
  Guess guess;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(
      sample.data(), static_cast<int>(sample.size()), true, &no_hints, 0,
      found.data(), percent.data(), score.data(), nullptr, &guess.letters,
      &guess.reliable, &valid_bytes);
  for (std::size_t i = 0; i < found.size(); ++i) {
    guess.parts[i] = {canonical_language(CLD2::LanguageCode(found[i])),
                      percent[i]};
  }
  return guess;
}

std::vector<std::string> folded_words(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const Char c = char_at(text, at);
    if (c.continues_word()) {
      word.append(text, at, c.end - at);
    } else if (!word.empty()) {
      words.push_back(fold_text(word));
      word.clear();
    }
    at = c.end;
  }
  if (!word.empty()) {
    words.push_back(fold_text(word));
  }
  return words;
}

// The language whose stop words hold the text together, if one stands out.
// Running text has a third of them and more, a foreign one next to none.
std::string by_stop_words(const Guess& guess, const std::string& sample) {
  constexpr std::size_t min_share = 8;  // one word in so many
  const std::vector<std::string> words = folded_words(sample);
  std::string best;
  std::size_t most = 0, second = 0;
  for (const Guess::Part& part : guess.parts) {
    const auto count = static_cast<std::size_t>(std::count_if(
        words.begin(), words.end(),
        [&](const auto& word) { return is_stop_word(part.language, word); }));
    if (count > most) {
      second = most;
      most = count;
      best = part.language;
    } else {
      second = std::max(second, count);
    }
  }
  const bool stands_out =
      most * min_share >= words.size() && most >= 3 * second;
  return stands_out ? best : std::string();
}

// Words that are frequent in English and rare in all other languages.
bool is_english_mark(std::string_view word) {
  constexpr std::array<std::string_view, 14> marks{
      "and",   "been", "from", "have", "said",  "that", "the",
      "their", "they", "this", "were", "which", "with", "would"};
  return std::ranges::binary_search(marks, word);
}

// Whether a text is English beyond doubt: in running English every twelfth word
// is one of the marks, and there is no stretch without them. CLD2, which takes
// a fifth of the time of indexing, says the same of such texts.
bool is_surely_english(std::string_view text) {
  constexpr std::size_t min_words = 40, share = 12, max_gap = 40;
  std::size_t words = 0, marks = 0, gap = 0;
  std::array<char, 6> word{};  // its beginning in small letters
  std::size_t size = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : ' ';
    const auto small = static_cast<char>(c | 0x20);
    if (small >= 'a' && small <= 'z') {
      if (size < word.size()) word[size] = small;
      ++size;
    } else if (size > 0) {
      const bool is_mark =
          size < word.size() && is_english_mark({word.data(), size});
      marks += is_mark ? 1 : 0;
      gap = is_mark ? 0 : gap + 1;
      if (gap > max_gap) return false;
      ++words;
      size = 0;
    }
    // A letter of another alphabet, but no dash or quotation mark.
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xC4 && byte != 0xE2) return false;
  }
  return words >= min_words && marks * share >= words;
}

// A script and what is written in it: one language, or few, by how much there
// is of each.
struct ScriptLanguages {
  UScriptCode script;
  std::array<const char*, 8> languages;
};
constexpr ScriptLanguages script_languages[] = {
    {USCRIPT_HANGUL, {"ko"}},
    {USCRIPT_HAN, {"zh"}},
    {USCRIPT_CYRILLIC, {"ru", "uk", "bg", "sr", "be", "mk", "kk", "mn"}},
    {USCRIPT_ARABIC, {"ar", "fa", "ur", "ps"}},
    {USCRIPT_GREEK, {"el"}},
    {USCRIPT_HEBREW, {"he"}},
    {USCRIPT_THAI, {"th"}},
    {USCRIPT_DEVANAGARI, {"hi", "mr", "ne"}},
    {USCRIPT_ARMENIAN, {"hy"}},
    {USCRIPT_GEORGIAN, {"ka"}},
    {USCRIPT_BENGALI, {"bn"}},
    {USCRIPT_TAMIL, {"ta"}},
    {USCRIPT_TELUGU, {"te"}},
    {USCRIPT_KANNADA, {"kn"}},
    {USCRIPT_MALAYALAM, {"ml"}},
    {USCRIPT_GUJARATI, {"gu"}},
    {USCRIPT_GURMUKHI, {"pa"}},
    {USCRIPT_ORIYA, {"or"}},
    {USCRIPT_SINHALA, {"si"}},
    {USCRIPT_LAO, {"lo"}},
    {USCRIPT_KHMER, {"km"}},
    {USCRIPT_MYANMAR, {"my"}},
    {USCRIPT_TIBETAN, {"bo"}},
    {USCRIPT_ETHIOPIC, {"am"}},
    {USCRIPT_THAANA, {"dv"}},
};

UScriptCode script_of(UChar32 code) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(code, &status);
  const bool is_kana = script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
  return is_kana ? USCRIPT_KATAKANA_OR_HIRAGANA : script;
}

// The letters of a text by script. A character that is a syllable or a word
// counts as two.
struct Scripts {
  std::map<UScriptCode, std::size_t> counts;
  std::size_t letters = 0;
};

Scripts scripts_of(std::string_view text) {
  Scripts scripts;
  for_each_code_point(text, [&](const CodePoint& point) {
    if (point.code < 0 || u_isalpha(point.code) == 0) return;
    const UScriptCode script = script_of(point.code);
    const bool is_syllable = script == USCRIPT_HAN ||
                             script == USCRIPT_HANGUL ||
                             script == USCRIPT_KATAKANA_OR_HIRAGANA;
    const std::size_t weight = is_syllable ? 2 : 1;
    scripts.letters += weight;
    scripts.counts[script] += weight;
  });
  return scripts;
}

// Whether a language is written in a script and has all letters of it that the
// text has, as ICU knows its alphabet.
bool has_letters_of(const std::string& language, UScriptCode script,
                    std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> locale(
      ulocdata_open(language.c_str(), &status), ulocdata_close);
  const std::unique_ptr<USet, decltype(&uset_close)> alphabet(
      ulocdata_getExemplarSet(locale.get(), nullptr, USET_CASE_INSENSITIVE,
                              ULOCDATA_ES_STANDARD, &status),
      uset_close);
  if (U_FAILURE(status)) return false;
  return all_code_points(text, [&](const CodePoint& point) {
    return point.code < 0 || u_isalpha(point.code) == 0 ||
           script_of(point.code) != script ||
           uset_contains(alphabet.get(), point.code) != 0;
  });
}

// Of the languages that are written in a script, the one that CLD2 sees, else
// the most frequent one, whose alphabet has the letters of the text. If none
// has, that of its words.
std::string language_in(const ScriptLanguages& script, const Guess& guess,
                        const std::string& by_words, std::string_view text) {
  const auto& [code, languages] = script;
  if (languages[1] == nullptr) return languages[0];
  for (const Guess::Part& part : guess.parts) {
    if (!part.language.empty() && has_letters_of(part.language, code, text)) {
      return part.language;
    }
  }
  for (const char* language : languages) {
    if (language != nullptr && has_letters_of(language, code, text)) {
      return language;
    }
  }
  return by_words.empty() ? languages[0] : by_words;
}

// The language of a text whose letters are mostly of one script. Japanese has
// kana among its ideographs. If the script, such as Latin, tells nothing, that
// of its words.
std::string by_script(const Guess& guess, const std::string& by_words,
                      const std::string& text) {
  constexpr std::size_t least_kana = 10;  // one ideograph in so many
  Scripts scripts = scripts_of(text);
  const auto is_most_of = [&](std::size_t count) {
    return count > 0 && 4 * count >= 3 * scripts.letters;
  };
  const std::size_t kana = scripts.counts[USCRIPT_KATAKANA_OR_HIRAGANA];
  const std::size_t japanese = kana + scripts.counts[USCRIPT_HAN];
  if (is_most_of(japanese) && kana * least_kana >= japanese) return "ja";
  for (const ScriptLanguages& script : script_languages) {
    if (is_most_of(scripts.counts[script.script])) {
      return canonical_language(language_in(script, guess, by_words, text));
    }
  }
  return by_words;
}

// By CLD2 and stop words; "" if neither is sure.
std::string by_words(const Guess& found, const std::string& sample) {
  // Below this share the text is a mixture, or the guess a poor one.
  constexpr int min_percent = 70;
  // CLD2 calls itself sure of three names in a row. News of this many bytes of
  // letters it takes for another language in less than 1 % of cases (French,
  // German, English, Chinese), of 40 in up to 3.5 %, of 20 in up to 10 %.
  constexpr int min_letters = 60;
  if (found.letters < min_letters) {
    return {};
  }
  const auto& [first, second, third] = found.parts;
  if (found.reliable && first.percent >= min_percent) {
    return first.language;
  }
  if (!stop_words(first.language).empty()) {
    return by_stop_words(found, sample);
  }
  // Chinese with foreign names: there is no other sign.
  const bool prevails =
      2 * first.percent >= 100 && first.percent >= 3 * second.percent;
  return prevails ? first.language : std::string();
}

}  // namespace

std::string detect_language_by_words(std::string_view text) {
  const std::string sample = sample_of(text);
  return is_surely_english(sample) ? "en" : by_words(guess(sample), sample);
}

std::string detect_language(std::string_view text) {
  const std::string sample = sample_of(text);
  if (is_surely_english(sample)) return "en";
  const Guess found = guess(sample);
  std::string language = by_words(found, sample);
  // Of fewer bytes of letters CLD2 is sure of Serbian where it is Russian.
  constexpr int surely_enough = 300;
  const bool is_sure = !language.empty() && found.letters >= surely_enough;
  return is_sure ? language : by_script(found, language, sample);
}

}  // namespace dateline
