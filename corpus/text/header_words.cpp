#include "corpus/text/header_words.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>

#include "corpus/text/char_class.hpp"
#include "corpus/text/fold.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_steps = 8;

void remove_until(std::string& text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  if (at != text.npos) text.erase(0, at + mark.size());
}

// `name` with `mark` in place of all characters that are or look like an
// apostrophe.
std::string with_apostrophes_as(std::string_view name, std::string_view mark) {
  std::string text;
  for (std::size_t at = 0; at < name.size();) {
    const Char c = char_at(name, at);
    text +=
        c.kind == CharClass::apostrophe ? mark : name.substr(at, c.end - at);
    at = c.end;
  }
  return text;
}

void add_words(const std::string& folded, std::vector<std::string>& words) {
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < folded.size();) {
    const Char c = char_at(folded, at);
    const bool stands_alone = c.kind == CharClass::character;
    const bool is_part =
        stands_alone || c.continues_word() || c.kind == CharClass::unspaced;
    if (!is_part || stands_alone) finish();
    if (is_part) word.append(folded, at, c.end - at);
    if (stands_alone) finish();
    at = c.end;
  }
  finish();
}

void sort_and_unite(std::vector<std::string>& words) {
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

bool is_one_letter(std::string_view word) {
  const Char c = char_at(word, 0);
  return c.kind == CharClass::letter && c.end == word.size();
}

// Adds each row of two or more letters as one word.
void add_joined_initials(const std::vector<std::string>& in_order,
                         std::vector<std::string>& words) {
  std::string row;
  std::size_t letters = 0;
  const auto finish = [&] {
    if (letters > 1) words.push_back(row);
    row.clear();
    letters = 0;
  };
  for (const std::string& word : in_order) {
    if (!is_one_letter(word)) {
      finish();
      continue;
    }
    row += word;
    ++letters;
  }
  finish();
}

// Adds the letters of each word of two or three capitals. In a name that is all
// in capitals such a word may be anything.
void add_parted_initials(std::string_view name,
                         std::vector<std::string>& words) {
  constexpr std::size_t max_initials = 3;
  std::vector<std::string> found;
  bool has_small_letter = false;
  for (std::size_t at = 0; at < name.size();) {
    std::vector<std::string> letters;
    bool are_capitals = true;
    for (Char c = char_at(name, at); c.continues_word();
         c = char_at(name, at)) {
      are_capitals = are_capitals && u_isUUppercase(c.code) != 0;
      has_small_letter = has_small_letter || u_isULowercase(c.code) != 0;
      letters.push_back(fold_text(name.substr(at, c.end - at)));
      at = c.end;
    }
    if (are_capitals && letters.size() > 1 && letters.size() <= max_initials) {
      found.insert(found.end(), letters.begin(), letters.end());
    }
    if (letters.empty()) at = char_at(name, at).end;
  }
  if (has_small_letter) words.insert(words.end(), found.begin(), found.end());
}

}  // namespace

std::string name_key(std::string_view name) {
  return fold_text(with_apostrophes_as(name, ""));
}

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  add_words(fold_text(with_apostrophes_as(name, "'")), words);
  add_words(name_key(name), words);
  sort_and_unite(words);
  return words;
}

std::vector<std::string> author_words(std::string_view name) {
  std::vector<std::string> words = name_words(name), in_order;
  add_words(name_key(name), in_order);
  add_joined_initials(in_order, words);
  add_parted_initials(name, words);
  sort_and_unite(words);
  return words;
}

std::string address_key(std::string_view address) {
  std::string key = fold_text(trimmed(address));
  remove_until(key, "://");
  key.erase(std::min(key.find('#'), key.size()));
  for (const std::string_view start : {"www.", "*.", "."}) {
    if (key.starts_with(start)) key.erase(0, start.size());
  }
  while (key.ends_with('/') || key.ends_with('*')) key.pop_back();
  return key;
}

std::vector<std::string> address_prefixes(std::string_view address) {
  const std::string key = address_key(address);
  if (key.empty()) return {};
  const std::size_t host_end = std::min(key.find_first_of("/?"), key.size());
  std::vector<std::string> prefixes{key};
  for (std::string host = key.substr(0, host_end); !host.empty();) {
    prefixes.push_back(host);
    host.erase(0, std::min(host.find('.'), host.size() - 1) + 1);
  }
  std::size_t step = host_end;
  for (std::size_t steps = 0; steps < max_steps && step < key.size(); ++steps) {
    step = key.find_first_of("/?", step + 1);
    if (step == key.npos) break;
    prefixes.push_back(key.substr(0, step));
  }
  sort_and_unite(prefixes);
  return prefixes;
}

}  // namespace dateline
