#include "corpus/text/header_words.hpp"

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
