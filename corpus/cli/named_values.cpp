#include "corpus/cli/named_values.hpp"

#include <exception>

namespace dateline {

std::size_t NamedValues::number(const char* name, std::size_t min,
                                std::size_t max, std::size_t otherwise) const {
  constexpr std::size_t max_digits = 9;
  const std::optional<std::string> value = text(name);
  if (!value) return otherwise;
  const bool is_number =
      !value->empty() && value->size() <= max_digits &&
      value->find_first_not_of("0123456789") == std::string::npos;
  const std::size_t number = is_number ? std::stoul(*value) : 0;
  if (!is_number || number < min || number > max) {
    refuse(name, *value,
           "is not a number from " + std::to_string(min) + " to " +
               std::to_string(max) + number_hint(name, *value));
  }
  return number;
}

void NamedValues::refuse(const char* name, const std::string& value,
                         const std::string& reason) const {
  throw_refusal(name, value, reason);
  std::terminate();
}

std::string NamedValues::number_hint(const char*, const std::string&) const {
  return "";
}

}  // namespace dateline
