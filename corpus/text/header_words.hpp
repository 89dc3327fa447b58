#pragma once

#include <string>
#include <string_view>
#include <vector>

// How authors and web addresses are cut into what filters can name.
namespace dateline {

// A name as filters compare it: folded, without apostrophes and what looks like
// one. "L’Équipe" and "L'Equipe" both give "lequipe".
std::string name_key(std::string_view name);

// The words of a name, folded, each once and sorted: "O'Neill, Ján" gives jan,
// neill, o, oneill. Chinese, Japanese and Korean characters are words of their
// own.
std::vector<std::string> name_words(std::string_view name);

// The words by which an author can be named: those of the name, and of initials
// also the other spelling. "J. K. Rowling" gives jk too, and "JK Rowling" j and
// k.
std::vector<std::string> author_words(std::string_view name);

// An address as filters compare it: without scheme, "www.", fragment and final
// slash, folded. "https://www.example.org/News/#top" and "*.example.org/news/*"
// both give "example.org/news".
std::string address_key(std::string_view address);

// The keys of all addresses that name the site, a part of it or the page of
// `address`: for "https://news.example.org/uk/a?b" these are
// "news.example.org", "example.org", "org", "news.example.org/uk",
// "news.example.org/uk/a" and the whole. Of a long path the first eight steps
// count.
std::vector<std::string> address_prefixes(std::string_view address);

}  // namespace dateline
