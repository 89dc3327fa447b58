#include "corpus/terms/acronym.hpp"

#include <unicode/uchar.h>

#include <array>

#include "corpus/text/char_class.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

// What stands for a faculty or its field in degrees: "D.Phil.", "Pharm.D.".
// Other parts of three letters and more are names: "J.Roth."
constexpr std::string_view fields_of_study[] = {
    "Agr",  "Arch", "Div", "Econ",  "Eng",  "Hum", "Jur",  "Lit",
    "Litt", "Med",  "Mus", "Pharm", "Phil", "Psy", "Tech", "Vet"};

// One or two letters or a field of study, and whether a stop follows.
struct Part {
  enum class Kind { none, single, doubled, pair, field };
  Kind kind = Kind::none;
  bool is_capital = false;  // the first letter
  bool has_stop = false;
  std::size_t letters_end = 0;
  std::size_t end = 0;
};

std::size_t skip_marks(std::string_view text, std::size_t at) {
  for (Char c = char_at(text, at); c.kind == CharClass::mark;
       c = char_at(text, at)) {
    at = c.end;
  }
  return at;
}

bool is_capital(const Char& c) {
  return c.code < 0x80 ? c.code >= 'A' && c.code <= 'Z'
                       : u_isUUppercase(c.code) != 0;
}

Part read_field_of_study(std::string_view text, std::size_t begin) {
  for (const std::string_view field : fields_of_study) {
    if (text[begin] != field.front() ||
        text.substr(begin, field.size()) != field) {
      continue;
    }
    const std::size_t end = begin + field.size();
    const Char behind = char_at(text, end);
    if (!behind.continues_word()) {
      const bool has_stop = behind.code == '.';
      return {Part::Kind::field, true, has_stop, end,
              has_stop ? behind.end : end};
    }
  }
  return {};
}

Part read_part(std::string_view text, std::size_t begin) {
  const Char first = char_at(text, begin);
  if (first.kind != CharClass::letter) {
    return {};
  }
  if (first.code >= 'A' && first.code <= 'Z') {
    const Part field = read_field_of_study(text, begin);
    if (field.kind != Part::Kind::none) {
      return field;
    }
  }
  Part part{Part::Kind::single, is_capital(first), false,
            skip_marks(text, first.end), 0};
  Char next = char_at(text, part.letters_end);
  if (next.kind == CharClass::letter) {
    part.letters_end = skip_marks(text, next.end);
    part.kind = next.code == first.code && part.is_capital ? Part::Kind::doubled
                                                           : Part::Kind::pair;
    const bool is_shout = part.kind == Part::Kind::pair && is_capital(next);
    next = char_at(text, part.letters_end);
    if (is_shout || next.code != '.') {
      return {};
    }
  } else if (next.continues_word()) {
    return {};  // a dotted name: "war.Putin"
  }
  part.has_stop = next.code == '.';
  part.end = part.has_stop ? next.end : part.letters_end;
  return part;
}

// "Mr", "mr", "St".
bool is_title(std::string_view letters) {
  std::string word(letters);
  if (word.front() >= 'a' && word.front() <= 'z') {
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
  }
  return is_abbreviation(word);
}

// The kinds of the parts read so far.
struct Parts {
  std::size_t count = 0, pairs = 0, capitals = 0;
  bool begins_with_pair = false;

  // Where spaces part them, one of two may be a pair: "Ph. D."
  bool make_spaced_acronym() const {
    return make_acronym() && (pairs == 0 || count == 2);
  }

  bool are_initials() const {
    return count >= 2 && pairs == 0 && capitals == count;
  }

  void add(const Part& part) {
    begins_with_pair =
        count == 0 ? part.kind == Part::Kind::pair : begins_with_pair;
    ++count;
    pairs += part.kind == Part::Kind::pair || part.kind == Part::Kind::field;
    capitals += part.is_capital ? 1 : 0;
  }

  // Pairs stand between capitals, but for "ph.d": people type it so.
  bool make_acronym() const {
    return count >= 2 && pairs < count &&
           (pairs == 0 || capitals == count ||
            (count == 2 && begins_with_pair && capitals == 0));
  }
};

// No acronym has more parts; a row of a million single letters has.
constexpr std::size_t max_parts = 16;

// Where the last parts of a row begin that are few enough for an acronym. The
// row has more, and begins at `begin`.
std::size_t last_parts_of_row(std::string_view text, std::size_t begin) {
  std::array<std::size_t, max_parts> begins{};
  std::size_t count = 0;
  bool goes_on = true;
  for (std::size_t at = begin; goes_on; ++count) {
    const Part part = read_part(text, at);
    if (part.kind == Part::Kind::none) break;
    begins[count % max_parts] = at;
    at = part.end;
    goes_on = part.has_stop;
  }
  return begins[count % max_parts];
}

// Whether a name begins at `at`, and not the rest of an address.
bool is_name_at(std::string_view text, std::size_t at) {
  Char c = char_at(text, at);
  if (c.kind != CharClass::letter || !is_capital(c)) return false;
  while (c.continues_word()) c = char_at(text, c.end);
  return c.code != '@' &&
         (c.code != '.' || !char_at(text, c.end).continues_word());
}

bool is_space(const Char& c) {
  return c.code >= 0 && u_isUWhiteSpace(c.code) != 0;
}

// Where a part with a stop ends that stands at `at` by itself, which is added;
// `at` if none does. An acronym without spaces is no part: "U.S. U.N."
std::size_t add_spaced_part(std::string_view text, std::size_t at,
                            Parts& parts) {
  const Part part = read_part(text, at);
  const bool is_part = part.has_stop && parts.count < max_parts &&
                       !char_at(text, part.end).continues_word() &&
                       (part.kind != Part::Kind::pair ||
                        !is_title(text.substr(at, part.letters_end - at)));
  if (!is_part) return at;
  parts.add(part);
  return part.end;
}

}  // namespace

AcronymReading read_acronym(std::string_view text, std::size_t begin) {
  Acronym acronym{{}, begin};
  Parts parts;
  for (Part part = read_part(text, begin); part.kind != Part::Kind::none;
       part = read_part(text, acronym.end)) {
    const std::string_view letters =
        text.substr(acronym.end, part.letters_end - acronym.end);
    if (parts.count == max_parts) {
      return {std::nullopt, last_parts_of_row(text, begin)};
    }
    if (part.kind == Part::Kind::pair && is_title(letters)) {
      return {std::nullopt, begin};
    }
    acronym.letters += letters;
    acronym.end = part.end;
    parts.add(part);
    if (!part.has_stop) {
      break;
    }
  }
  const Char behind = char_at(text, acronym.end);
  const bool goes_on = behind.continues_word() &&
                       !(parts.are_initials() && is_name_at(text, acronym.end));
  if (!parts.make_acronym() || goes_on || behind.code == '@') {
    return {std::nullopt, begin};
  }
  return {acronym, acronym.end};
}

SpacedRow read_spaced_acronym(std::string_view text, std::size_t begin) {
  SpacedRow row;
  Parts parts;
  for (std::size_t at = begin;;) {
    const std::size_t end = add_spaced_part(text, at, parts);
    if (end == at) break;
    row.begins.push_back(at);
    row.end = end;
    at = skip_one_space(text, end);
    if (at == end) break;
  }
  const bool is_acronym = row.begins.size() >= 2 &&
                          parts.make_spaced_acronym() &&
                          char_at(text, row.end).code != '@';
  return is_acronym ? row : SpacedRow();
}

std::size_t skip_one_space(std::string_view text, std::size_t at) {
  const Char c = char_at(text, at);
  return is_space(c) && !is_space(char_at(text, c.end)) ? c.end : at;
}

}  // namespace dateline
