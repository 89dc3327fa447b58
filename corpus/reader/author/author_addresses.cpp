#include "corpus/reader/author/author_addresses.hpp"

#include <string_view>
#include <utility>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

// Addresses in angle brackets behind names, as mail and git have them.
std::string without_addresses_behind(std::string authors) {
  std::size_t open = authors.find('<');
  while (open != authors.npos) {
    const std::size_t close = authors.find('>', open);
    if (close == authors.npos) break;
    const std::string_view all = authors;
    const std::string_view name = trimmed(all.substr(0, open));
    const std::string_view address = all.substr(open, close - open);
    const bool is_address = address.find('@') != address.npos ||
                            address.find("://") != address.npos;
    if (is_address && !name.empty() && !name.ends_with(',')) {
      const auto end = static_cast<std::size_t>(name.end() - all.begin());
      authors.erase(end, close + 1 - end);
      open = authors.find('<', end);
    } else {
      open = authors.find('<', close);
    }
  }
  return authors;
}

// "Jane Doe" of "jane@paper.example (Jane Doe)", as RSS has an author, and of
// "Jane Doe (jane@paper.example)".
std::string_view name_beside_brackets(std::string_view author) {
  const std::size_t open = author.find('(');
  if (!author.ends_with(')') || open == author.npos) return author;
  const std::string_view before = trimmed(author.substr(0, open));
  const std::string_view inside =
      trimmed(author.substr(open + 1, author.size() - open - 2));
  const bool is_before = before.find('@') != before.npos;
  const bool is_inside = inside.find('@') != inside.npos;
  if (is_before == is_inside) return author;
  const std::string_view name = is_before ? inside : before;
  return name.empty() ? author : name;
}

// Where the author ends that begins at `begin`: at a comma outside brackets.
std::size_t end_of_author(std::string_view authors, std::size_t begin) {
  bool in_brackets = false;
  for (std::size_t at = begin; at < authors.size(); ++at) {
    if (authors[at] == '(') in_brackets = true;
    if (authors[at] == ')') in_brackets = false;
    if (authors[at] == ',' && !in_brackets) return at;
  }
  return authors.size();
}

std::string without_addresses_by_brackets(std::string_view authors) {
  std::string names;
  for (std::size_t at = 0; at < authors.size();) {
    const std::size_t end = end_of_author(authors, at);
    if (at > 0) names += ", ";
    names += name_beside_brackets(trimmed(authors.substr(at, end - at)));
    at = end + 1;
  }
  return names;
}

}  // namespace

std::string without_addresses(std::string authors) {
  if (authors.find('@') != authors.npos && authors.find('(') != authors.npos) {
    authors = without_addresses_by_brackets(authors);
  }
  return without_addresses_behind(std::move(authors));
}

}  // namespace dateline
