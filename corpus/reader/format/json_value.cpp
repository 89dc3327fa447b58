#include "corpus/reader/format/json_value.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

using Keys = std::span<const std::string_view>;
using Part = JsonValue::Part;

// Keys of strings that are values, whatever the field is.
constexpr std::string_view value_keys[] = {
    "",      "name",   "rendered", "value", "text",  "content",     "html",
    "raw",   "#text",  "title",    "main",  "label", "displayname", "original",
    "basic", "default"};
// Keys that are values of some fields, and say something else of the others.
constexpr std::string_view date_keys[] = {"$date",   "date",     "$numberlong",
                                          "seconds", "_seconds", "year",
                                          "month",   "day",      "$numberint"};
constexpr std::string_view address_keys[] = {"url", "href"};
constexpr std::string_view id_keys[] = {"$oid", "url", "href"};
constexpr std::string_view language_keys[] = {"code"};
constexpr std::string_view given_name_keys[] = {
    "first_name", "firstname", "given_name", "givenname", "given"};
constexpr std::string_view family_name_keys[] = {
    "last_name", "lastname", "family_name", "familyname", "family", "surname"};
// Forms of one text, the best first.
constexpr std::string_view form_keys[] = {
    "rendered", "html", "text", "content", "value", "#text", "raw"};

bool contains(Keys keys, std::string_view key) {
  return std::ranges::find(keys, key) != keys.end();
}

bool is_of(const JsonValue& value, FieldMember member) {
  return value.field.member == member;
}

// "en" or "en-us", in small letters: systems of several languages keep a text
// under each.
bool is_language_key(std::string_view key) {
  const auto is_letters = [](std::string_view part) {
    return part.size() == 2 && std::ranges::all_of(part, is_ascii_letter);
  };
  const bool has_region = key.size() == 5 && (key[2] == '-' || key[2] == '_');
  return key != "id" && is_letters(key.substr(0, 2)) &&
         (key.size() == 2 || (has_region && is_letters(key.substr(3))));
}

// Whether a string under this key is a value of the field.
bool is_value(const JsonValue& value, std::string_view key) {
  if (contains(value_keys, key)) return true;
  if (is_of(value, &ArticleFields::title) ||
      is_of(value, &ArticleFields::text) ||
      is_of(value, &ArticleFields::summary)) {
    return is_language_key(key);
  }
  if (is_of(value, &ArticleFields::date)) return contains(date_keys, key);
  if (is_of(value, &ArticleFields::url)) return contains(address_keys, key);
  if (is_of(value, &ArticleFields::id)) return contains(id_keys, key);
  if (is_of(value, &ArticleFields::language)) {
    return contains(language_keys, key);
  }
  return is_of(value, &ArticleFields::author) &&
         (contains(given_name_keys, key) || contains(family_name_keys, key));
}

// Whether a string that is no value of the field is passed over without a note.
bool is_aside(std::string_view key) {
  constexpr std::string_view times[] = {"nanoseconds", "_nanoseconds", "type",
                                        "@type"};
  return contains(address_keys, key) || contains(times, key);
}

using Object = std::vector<const Part*>;

const Part* part_of(const Object& object, Keys keys) {
  const auto found = std::ranges::find_if(object, [&](const Part* part) {
    return contains(keys, part->key) && !is_blank(part->text);
  });
  return found == object.end() ? nullptr : *found;
}

// The strings of each object under keys, by the object's number.
std::map<std::size_t, Object> objects_of(const JsonValue& value) {
  std::map<std::size_t, Object> objects;
  for (const Part& part : value.parts) {
    if (!part.key.empty()) objects[part.object].push_back(&part);
  }
  return objects;
}

// The name that an object gives a person or an organisation; "" if none.
std::string name_of(const Object& object) {
  const Part* whole = part_of(object, Keys(value_keys).subspan(1));
  if (whole != nullptr) return whole->text;
  const Part* given = part_of(object, given_name_keys);
  const Part* family = part_of(object, family_name_keys);
  if (given != nullptr && family != nullptr) {
    return given->text + ' ' + family->text;
  }
  const Part* only = given != nullptr ? given : family;
  return only == nullptr ? "" : only->text;
}

// The names of persons in the order in which they begin. An object within one
// that has a name, such as its picture, names no other.
std::vector<std::string> names(const JsonValue& value) {
  std::map<std::size_t, std::string> names;  // by object
  for (const auto& [number, object] : objects_of(value)) {
    names[number] = name_of(object);
  }
  const auto is_within_named = [&](std::size_t object) {
    while (object != 0) {
      object = value.parents[object];
      const auto outer = names.find(object);
      if (outer != names.end() && !outer->second.empty()) return true;
    }
    return false;
  };
  std::vector<std::string> listed;
  std::set<std::size_t> seen;
  for (const Part& part : value.parts) {
    if (part.key.empty()) {
      listed.push_back(part.text);
    } else if (seen.insert(part.object).second &&
               !is_within_named(part.object)) {
      listed.push_back(names[part.object]);
    }
  }
  return listed;
}

std::size_t form_rank(const Part& part) {
  return static_cast<std::size_t>(std::ranges::find(form_keys, part.key) -
                                  std::begin(form_keys));
}

// Whether two pieces of one line meet here, as where bold letters begin.
bool meet_in_line(std::string_view before, std::string_view next) {
  constexpr std::string_view marks = " ,.;:!?)";
  return before.ends_with(' ') ||
         (!next.empty() && marks.find(next.front()) != marks.npos);
}

// Of an object with several forms of one text the best is taken. Objects of one
// list below others, as editors keep a line, are pieces of a paragraph where
// their texts meet like words.
std::vector<std::string> paragraphs(const JsonValue& value) {
  std::map<std::size_t, std::size_t> best;  // rank of a form, by object
  for (const Part& part : value.parts) {
    if (is_blank(part.text)) continue;
    const std::size_t rank = form_rank(part);
    const auto known = best.emplace(part.object, rank).first;
    known->second = std::min(known->second, rank);
  }
  std::vector<std::string> paragraphs;
  std::size_t last_around = 0;  // the object around that of the last part
  for (const Part& part : value.parts) {
    if (is_blank(part.text)) continue;
    const std::size_t rank = form_rank(part);
    const bool is_form = rank < std::size(form_keys);
    if (is_form && rank != best[part.object]) continue;
    const std::size_t around =
        part.key.empty() ? 0 : value.parents[part.object];
    if (around != 0 && around == last_around &&
        meet_in_line(paragraphs.back(), part.text)) {
      paragraphs.back() += part.text;
    } else {
      paragraphs.push_back(part.text);
    }
    last_around = around;
  }
  return paragraphs;
}

void add_number(const std::string& digits, std::string& date) {
  date.append(digits.size() < 2 ? "-0" : "-") += digits;
}

// "2024-06-19" of {"year": 2024, "month": 6, "day": 19}; "" if no object has a
// year.
std::string date_of_parts(const JsonValue& value) {
  for (const auto& [number, object] : objects_of(value)) {
    const Part* year = part_of(object, std::array{std::string_view("year")});
    if (year == nullptr) continue;
    std::string date = year->text;
    for (const std::string_view unit : {"month", "day"}) {
      const Part* part = part_of(object, std::array{unit});
      if (part == nullptr) break;
      add_number(part->text, date);
    }
    return date;
  }
  return "";
}

std::string first_of(const JsonValue& value) {
  const auto filled = std::ranges::find_if(
      value.parts, [](const Part& part) { return !is_blank(part.text); });
  return filled == value.parts.end() ? "" : filled->text;
}

// "2024-06-19" of [2024, 6, 19, 5, 45], as Java writes it; "" of other lists.
std::string date_of_list(const JsonValue& value) {
  constexpr std::size_t digits_of_year = 4;
  const bool is_list = std::ranges::all_of(value.parts, [](const Part& part) {
    return part.key.empty() && part.text.size() <= digits_of_year &&
           std::ranges::all_of(part.text, is_ascii_digit);
  });
  if (!is_list || value.parts.size() < 3 ||
      value.parts[0].text.size() != digits_of_year) {
    return "";
  }
  std::string date = value.parts[0].text;
  for (std::size_t i = 1; i < 3; ++i) add_number(value.parts[i].text, date);
  return date;
}

std::string date_of(const JsonValue& value) {
  if (value.parts.empty()) return value.unread;
  for (std::string date : {date_of_parts(value), date_of_list(value)}) {
    if (!date.empty()) return date;
  }
  return first_of(value);
}

bool is_number_of_author(const JsonValue& value) {
  const bool is_told = value.field.rank == 0;  // by the user
  return value.is_number && !value.is_nested && !is_told &&
         is_of(value, &ArticleFields::author);
}

std::string join(const std::vector<std::string>& texts,
                 std::string_view separator) {
  std::string all;
  for (const std::string& text : texts) {
    if (is_blank(text)) continue;
    if (!all.empty()) all += separator;
    all += text;
  }
  return all;
}

// Whether the value lists several of what the field has one of.
bool has_several(const JsonValue& value) {
  const auto* first = value.parts.empty() ? nullptr : &value.parts.front();
  return std::ranges::any_of(value.parts, [&](const Part& part) {
    const bool is_other = part.key.empty() || part.object != first->object;
    return &part != first && is_other && !is_blank(part.text);
  });
}

}  // namespace

void JsonValue::add_nested(std::string_view part_key, std::string text,
                           std::size_t object) {
  is_nested = true;
  std::string name = ascii_lower(part_key);
  if (is_value(*this, name)) {
    parts.push_back({std::move(name), std::move(text), object});
  } else if (!is_aside(name)) {
    has_more = true;
    if (unread.empty()) unread = name + ": " + text;
  }
}

bool JsonValue::is_blank() const {
  return is_number_of_author(*this) ||
         std::ranges::all_of(parts, [](const Part& part) {
           return dateline::is_blank(part.text);
         });
}

std::string JsonValue::joined() const {
  if (is_number_of_author(*this)) return "";
  if (parts.size() == 1 && !is_nested) return parts.front().text;
  if (field.has_alternatives) return first_of(*this);
  if (is_of(*this, &ArticleFields::text)) {
    return join(paragraphs(*this), "\n\n");
  }
  if (is_of(*this, &ArticleFields::author)) return join(names(*this), ", ");
  if (is_of(*this, &ArticleFields::date)) return date_of(*this);
  return first_of(*this);
}

void JsonValue::add_notes(std::vector<std::string>& notes) const {
  const std::string quoted = "\"" + escaped_to_utf8(key) + "\"";
  const bool is_text = is_of(*this, &ArticleFields::text);
  const bool is_list = is_text || is_of(*this, &ArticleFields::author);
  const bool is_date = is_of(*this, &ArticleFields::date);
  if (is_number_of_author(*this)) {
    notes.push_back(quoted + " is a number, which is no name; it is left out");
  } else if (parts.empty() && is_date && !unread.empty()) {
    return;  // the date is named as one that cannot be read
  } else if (parts.empty() && (has_more || is_nested)) {
    notes.push_back(quoted + " has no string that can be used; it is left out");
  } else if (!is_list && !is_date && !field.has_alternatives &&
             has_several(*this)) {
    notes.push_back(quoted + " has several values; the first is taken");
  } else if (is_nested && has_more) {
    notes.push_back(quoted + " is a list or an object; its texts are taken");
  } else if (is_number && is_text) {
    notes.push_back(quoted + " is a number; its digits are taken");
  }
}

}  // namespace dateline
