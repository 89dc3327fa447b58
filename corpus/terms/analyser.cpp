#include "corpus/terms/analyser.hpp"

#include <array>
#include <limits>
#include <span>
#include <stdexcept>
#include <utility>

#include "corpus/terms/acronym.hpp"
#include "corpus/terms/spaced_row.hpp"
#include "corpus/terms/unspaced_run.hpp"
#include "corpus/terms/web_address.hpp"
#include "corpus/terms/word_cache.hpp"
#include "corpus/terms/word_scanner.hpp"
#include "corpus/text/char_class.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_compound_bytes = 64;

// What joins two parts of a word without white space, as it stands in the
// compound's folded form; nothing if `c` does not join.
const char* joiner(const Char& c) {
  if (c.kind == CharClass::hyphen) {
    return "";
  }
  switch (c.code) {
    case '_':
    case 0xFF3F:
      return "";
    case '&':
    case 0xFF06:
      return "&";
    case '@':
    case 0xFF20:
      return "@";
    case '.':
    case 0xFF0E:
      return ".";
    case '+':
    case 0xFF0B:
      return "+";
    default:
      return nullptr;
  }
}

// Whether a mark at `at` stands between a German word and the ending of women:
// "Bürger*innen", "Kolleg:in".
bool is_gender_mark(std::string_view text, std::size_t at) {
  if (text[at] != '*' && text[at] != ':') return false;
  for (const std::string_view ending : {"innen", "in"}) {
    if (text.substr(at + 1).starts_with(ending)) {
      return !char_at(text, at + 1 + ending.size()).continues_word();
    }
  }
  return false;
}

// What a byte of text is to plain words.
enum class PlainKind : std::uint8_t { other, letter, parting };

// Letters of ASCII, and what joins nothing whatever stands beside it.
constexpr std::array<PlainKind, 256> plain_kinds = [] {
  constexpr std::string_view parting = " \n\r\t,;()[]!?\"";
  std::array<PlainKind, 256> kinds{};
  for (std::size_t byte = 0; byte < kinds.size(); ++byte) {
    const char c = static_cast<char>(byte);
    kinds[byte] = is_ascii_letter(c)                ? PlainKind::letter
                  : parting.find(c) != parting.npos ? PlainKind::parting
                                                    : PlainKind::other;
  }
  return kinds;
}();

PlainKind plain_kind(char c) {
  return plain_kinds[static_cast<unsigned char>(c)];
}

// Whether a plain word ends at `at`: at the end of the text, at a character
// that parts words, or at a stop or a colon with one of these behind it.
bool parts_words(std::string_view text, std::size_t at) {
  const auto is_parting = [text](std::size_t place) {
    return place >= text.size() ||
           plain_kind(text[place]) == PlainKind::parting;
  };
  return is_parting(at) ||
         ((text[at] == '.' || text[at] == ':') && is_parting(at + 1));
}

// Whether words that are one in spite of a space may begin with the word from
// `begin` to `end`, which saves most words the reading: one with a stop, a
// number or a capital.
bool may_begin_spaced_row(std::string_view text, std::size_t begin,
                          std::size_t end) {
  constexpr std::size_t max_initials = 32;
  if (end >= text.size()) return false;
  const auto is_space_at = [text](std::size_t at) {
    return at < text.size() &&
           (text[at] == ' ' || text[at] == '\n' || !is_ascii(text[at]));
  };
  const bool has_stop = text[end] == '.' || text[end - 1] == '.';
  if (has_stop) {
    return end - begin <= max_initials &&
           is_space_at(end + (text[end] == '.' ? 1 : 0));
  }
  if (!is_ascii(text[begin]) && may_begin_persian_row(text, begin, end)) {
    return is_space_at(end);
  }
  const bool is_number = is_ascii_digit(text[begin]);
  const bool is_model =
      end - begin == 1 && text[begin] >= 'A' && text[begin] <= 'Z';
  return (is_number || is_model) && is_space_at(end) &&
         (!is_ascii(text[end]) ||
          (end + 1 < text.size() && is_ascii_digit(text[end + 1])));
}

bool has_letter(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size();) {
    const Char c = char_at(folded, at);
    if (c.kind == CharClass::letter) {
      return true;
    }
    at = c.end;
  }
  return false;
}

}  // namespace

struct Analyser::Impl {
  explicit Impl(std::string_view language)
      : words(language),
        scanner(words),
        has_gender_marks(words.language() == "de") {}

  void analyse_all();
  std::size_t add_plain_words(std::size_t at);
  std::size_t end_of_plain_word(std::size_t at) const;
  std::size_t add_joined_parts(std::size_t at);
  std::size_t add_spaced_row(const SpacedRow& row);
  std::size_t add_unit(std::size_t first, std::size_t at);
  std::size_t add_web_address(std::size_t begin, std::size_t end);
  std::size_t add_characters(std::size_t at);
  std::size_t add_unspaced_words(std::size_t at);
  bool add_base(std::size_t begin, std::size_t end, TokenKind kind,
                const Word* word);
  void add_compound(std::size_t first, const std::string& folded);
  void add_whole(std::size_t first, const std::string& folded);

  WordCache words;
  WordScanner scanner;
  const bool has_gender_marks;
  std::string_view text;
  std::vector<Token> tokens;
  std::uint32_t position = 0;  // of the last base token
};

void Analyser::Impl::analyse_all() {
  for (std::size_t at = 0; at < text.size();) {
    const Char c = char_at(text, at);
    switch (c.kind) {
      case CharClass::letter:
      case CharClass::digit: {
        if (const std::size_t end = add_plain_words(at); end > at) {
          at = end;
          break;
        }
        const std::size_t end = web_address_end(text, at);
        at = end > at ? add_web_address(at, end) : add_joined_parts(at);
        break;
      }
      case CharClass::character:
        at = add_characters(at);
        break;
      case CharClass::unspaced:
        at = add_unspaced_words(at);
        break;
      default:
        at = c.end;
    }
  }
}

// A letter may fold to nothing (Arabic tatweel); then there is no token.
bool Analyser::Impl::add_base(std::size_t begin, std::size_t end,
                              TokenKind kind, const Word* word) {
  if (word->folded.empty()) {
    return false;
  }
  tokens.push_back({static_cast<std::uint32_t>(begin),
                    static_cast<std::uint32_t>(end), ++position, 1, kind,
                    word});
  if (word->singular != nullptr) {
    tokens.push_back(tokens.back());
    tokens.back().kind = TokenKind::compound;
    tokens.back().word = word->singular;
  }
  return true;
}

// Adds a compound that stands for all base tokens from index `first` on, and
// puts it behind the first of them. Only one token may stand there, so an
// acronym in the plural has the term of its singular alone in "NGOs-run".
void Analyser::Impl::add_compound(std::size_t first,
                                  const std::string& folded) {
  if (has_letter(folded)) add_whole(first, folded);
}

// The same for what may be a number, too.
void Analyser::Impl::add_whole(std::size_t first, const std::string& folded) {
  const std::size_t width =
      first < tokens.size() ? position - tokens[first].position + 1 : 0;
  if (width < 2 || width > max_compound_parts ||
      folded.size() > max_compound_bytes) {
    return;
  }
  const Token compound{
      tokens[first].begin,    tokens.back().end,
      tokens[first].position, static_cast<std::uint16_t>(width),
      TokenKind::compound,    words.folded_word(folded)};
  if (!tokens[first + 1].is_base()) {
    tokens[first].word = tokens[first + 1].word;  // "NGOs" with the term of NGO
    tokens[first + 1] = compound;
    return;
  }
  tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                compound);
}

// Saves most words the closer look: adds those from `at` on that are plain and
// parted by characters that join nothing. Returns where the last one ends; `at`
// if there is none. They are looked up together.
std::size_t Analyser::Impl::add_plain_words(std::size_t at) {
  struct PlainWord {
    std::size_t begin, end, hash;
  };
  constexpr std::size_t max_plain_initials = 2;
  std::array<PlainWord, 16> plain;
  std::size_t count = 0, last_end = at;
  for (std::size_t begin = at; count < plain.size(); ++begin) {
    const std::size_t end = end_of_plain_word(begin);
    if (end > begin) {
      if (end - begin <= max_plain_initials &&
          may_begin_spaced_row(text, begin, end)) {
        break;
      }
      const auto hash = WordCache::hash(text.substr(begin, end - begin));
      words.load(hash);
      plain[count++] = {begin, end, hash};
      begin = last_end = end;
    }
    if (begin >= text.size() || !parts_words(text, begin)) {
      break;
    }
  }
  const std::span<const PlainWord> found(plain.data(), count);
  for (const PlainWord& word : found) {
    words.load_word(word.hash);
  }
  for (const auto& [begin, end, hash] : found) {
    add_base(begin, end, TokenKind::word,
             words.word(text.substr(begin, end - begin), hash));
  }
  return last_end;
}

// The end of a word of ASCII letters only that a character parts from what is
// behind it; `at` if there is none at `at`.
std::size_t Analyser::Impl::end_of_plain_word(std::size_t at) const {
  std::size_t end = at;
  while (end < text.size() && plain_kind(text[end]) == PlainKind::letter) {
    ++end;
  }
  return parts_words(text, end) ? end : at;
}

// A word with all that is joined to it: "co-operation", "AT&T".
std::size_t Analyser::Impl::add_joined_parts(std::size_t at) {
  const std::size_t first = tokens.size();
  std::string folded;
  std::size_t next_acronym = 0;
  for (;;) {
    const ScannedWord word = scanner.read(text, at, next_acronym);
    if (tokens.size() == first && may_begin_spaced_row(text, at, word.end)) {
      const SpacedRow row = read_spaced_row(text, at);
      if (!row.begins.empty()) return add_spaced_row(row);
    }
    next_acronym = word.next_acronym;
    add_base(at, word.end, TokenKind::word, word.word);
    at = skip_invisible(text, word.end);
    const Char next = char_at(text, at);
    const char* joined_by = word.elided ? nullptr : joiner(next);
    if (has_gender_marks && at < text.size() && is_gender_mark(text, at)) {
      joined_by = "";
    }
    if (joined_by == nullptr || !char_at(text, next.end).in_word()) {
      if (tokens.size() > first + 1) {
        add_compound(first, folded += word.word->folded);
      }
      return tokens.size() == first + 1 && !has_letter(word.word->folded)
                 ? add_unit(first, at)
                 : at;
    }
    if (folded.size() <= max_compound_bytes) {
      (folded += word.word->folded) += joined_by;
    }
    at = next.end;
  }
}

// Words that are one in spite of the spaces between them.
std::size_t Analyser::Impl::add_spaced_row(const SpacedRow& row) {
  const std::size_t first = tokens.size();
  std::string folded;
  for (const std::size_t begin : row.begins) {
    const ScannedWord word = scanner.read(text, begin, 0);
    add_base(begin, word.end, TokenKind::word, word.word);
    folded += word.word->folded;
  }
  add_whole(first,
            folded == country_letters ? std::string(country_term) : folded);
  return row.end;
}

// The unit behind a number that ends at `at`: "5 km" is 5km, too. Returns `at`
// if none stands there.
std::size_t Analyser::Impl::add_unit(std::size_t first, std::size_t at) {
  constexpr std::size_t max_bytes = 8;
  const std::size_t begin = skip_one_space(text, at);
  std::size_t letters = begin;
  while (letters < text.size() && letters <= begin + max_bytes &&
         (is_ascii_letter(text[letters]) || !is_ascii(text[letters]))) {
    ++letters;
  }
  if (begin == at || letters > begin + max_bytes ||
      char_at(text, begin).kind != CharClass::letter) {
    return at;
  }
  const ScannedWord unit = scanner.read(text, begin, 0);
  const Char behind = char_at(text, unit.end);
  const bool is_joined =
      joiner(behind) != nullptr && char_at(text, behind.end).in_word();
  if (!is_unit(unit.word->folded) || is_joined ||
      !read_spaced_row(text, begin).begins.empty()) {
    return at;
  }
  const std::string folded = tokens[first].word->folded + unit.word->folded;
  add_base(begin, unit.end, TokenKind::word, unit.word);
  add_compound(first, folded);
  return unit.end;
}

std::size_t Analyser::Impl::add_web_address(std::size_t begin,
                                            std::size_t end) {
  const std::size_t first = tokens.size();
  const WebAddress address = read_web_address(text.substr(begin, end - begin));
  for (const Span& part : address.parts) {
    const auto bytes = text.substr(begin + part.begin, part.end - part.begin);
    add_base(begin + part.begin, begin + part.end, TokenKind::word,
             words.word(bytes));
  }
  add_compound(first, address.folded);
  return end;
}

std::size_t Analyser::Impl::add_characters(std::size_t at) {
  const Word* before = nullptr;
  std::size_t before_begin = 0;
  for (Char c = char_at(text, at); c.kind == CharClass::character;
       c = char_at(text, at)) {
    const std::size_t begin = at;
    at = c.end;
    for (Char mark = char_at(text, at);
         mark.kind == CharClass::mark || mark.kind == CharClass::invisible;
         mark = char_at(text, at)) {
      at = mark.end;
    }
    const Word* word = words.word(text.substr(begin, at - begin));
    if (before != nullptr && !word->folded.empty()) {
      tokens.push_back({static_cast<std::uint32_t>(before_begin),
                        static_cast<std::uint32_t>(at), position, 2,
                        TokenKind::bigram,
                        words.folded_word(before->folded + word->folded)});
    }
    if (add_base(begin, at, TokenKind::character, word)) {
      before = word;
      before_begin = begin;
    }
  }
  return at;
}

std::size_t Analyser::Impl::add_unspaced_words(std::size_t at) {
  const UnspacedRun run = read_unspaced_run(text, at);
  for (const Span& word : run.words) {
    add_base(word.begin, word.end, TokenKind::word,
             words.word(text.substr(word.begin, word.end - word.begin)));
  }
  return run.end;
}

Analyser::Analyser(std::string_view language)
    : impl_(std::make_unique<Impl>(language)) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

const std::string& Analyser::language() const {
  return impl_->words.language();
}

TokenizedText Analyser::analyse(std::string_view text) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw std::length_error("cannot analyse a text of 4 GiB or more");
  }
  constexpr std::size_t bytes_per_token = 4;  // few texts have more tokens
  impl_->words.trim();
  impl_->text = text;
  impl_->tokens.reserve(text.size() / bytes_per_token + 1);
  impl_->position = 0;
  impl_->analyse_all();
  return {std::exchange(impl_->tokens, {}), impl_->words.owner()};
}

}  // namespace dateline
