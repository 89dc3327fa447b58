#include "corpus/text/passage_id.hpp"

#include <charconv>

namespace dateline {

std::string passage_id(std::string_view article, std::uint64_t ordinal) {
  return std::string(article) + '#' + std::to_string(ordinal);
}

std::optional<PassageId> parse_passage_id(std::string_view id) {
  const std::size_t sign = id.rfind('#');
  if (sign == std::string_view::npos || sign == 0) return std::nullopt;
  PassageId parsed{id.substr(0, sign)};
  const std::string_view digits = id.substr(sign + 1);
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] =
      std::from_chars(digits.data(), end, parsed.ordinal);
  if (error != std::errc() || stop != end) return std::nullopt;
  return parsed;
}

}  // namespace dateline
