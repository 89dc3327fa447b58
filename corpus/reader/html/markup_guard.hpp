#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The markup without what stands in scripts and styles, but for data in JSON:
// no reader shows it, and it is most of the bytes of many pages, each of which
// the parser would look at. Nothing if there is none.
std::optional<std::string> without_scripts(std::string_view html);

// The texts of all scripts.
std::vector<std::string_view> scripts_of(std::string_view html);

// What a page may nest and repeat before the parser sees less of it.
inline constexpr int max_open_elements = 300;
inline constexpr int max_open_formatting = 32;  // <b>, <font>, ... unclosed
inline constexpr int max_tag_attributes = 400;  // of all <html> and <body>, too

// The markup with blanks in place of the tags that would make parsing take
// quadratic time: those nested below `max_open_elements`, unclosed formatting
// beyond `max_open_formatting`, and tags with more attributes than
// `max_tag_attributes`. Nothing if there are no such tags, as on nearly all
// pages. Takes linear time.
std::optional<std::string> tamed_markup(std::string_view html);

// The markup of a page that declares XML, with an end tag for each element that
// is written as <title/>: a parser of HTML takes what follows for its contents,
// to the end of the page. Nothing if the page declares no XML, or has none of
// these.
std::optional<std::string> closed_markup(std::string_view html);

// The markup with blanks in place of all tags, comments, scripts and styles.
std::string without_tags(std::string_view html);

}  // namespace dateline
