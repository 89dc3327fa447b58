#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A piece of a title between bars, dashes and colons, as "Crane falls" is of
// "Crane falls - News | The Gazette".
struct TitlePart {
  std::string_view text;  // trimmed, within the title
  std::string key;        // title_key() of it, never empty
  std::size_t mark = 0;   // where the mark before it begins in the title
  bool after_colon = false;
};

// The parts of a title in order; its first dozen, the last one with the rest.
std::vector<TitlePart> title_parts(std::string_view title);

// Parts [first, last) of a title.
struct PartRun {
  std::size_t first = 0;
  std::size_t last = 0;
};

// The parts that together have this key; nothing if none have.
std::optional<PartRun> run_of_key(const std::vector<TitlePart>& parts,
                                  std::string_view key);

// What an outlet is called, by which its name is told from headlines.
class OutletNames {
 public:
  // What a page calls its outlet.
  void add_name(std::string_view name);
  // The host of an address names the outlet, too: "norwick-gazette" of
  // "https://www.norwick-gazette.example/a".
  void add_address(std::string_view address);

  bool is_name(std::string_view key) const;  // exactly
  // A name with less or more, as "Gazette Online" is of "Gazette".
  bool is_like_name(std::string_view key) const;

 private:
  std::vector<std::string> names_;  // keys
  std::vector<std::string> hosts_;
};

// A title without the outlet's name at its end or its beginning.
std::string without_outlet(std::string_view title, const OutletNames& outlet);

// The longest part of a title whose outlet nobody names, if the others are
// short, else all of it.
std::string longest_part(std::string_view title);

// Only the letters and digits of a text, in lower case: what is the same for
// readers is the same.
std::string title_key(std::string_view text);

}  // namespace dateline
