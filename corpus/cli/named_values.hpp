#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

// Values that a user gives by name: the options of a command line, or the
// parameters of a request. If one that takes one value is given several times,
// the last counts. Each function throws an exception for users if a value has
// another form than it reads; the message names the option or parameter.
class NamedValues {
 public:
  virtual ~NamedValues() = default;

  virtual std::optional<std::string> text(const char* name) const = 0;
  // None of them is empty.
  virtual std::vector<std::string> texts(const char* name) const = 0;
  virtual bool on(const char* name) const = 0;

  // Throws: "option --limit: 'x' is not ...".
  [[noreturn]] void refuse(const char* name, const std::string& value,
                           const std::string& reason) const;

  // How messages name what is not at fault itself: "--to".
  virtual std::string shown_name(const char* name) const = 0;

  std::size_t number(const char* name, std::size_t min, std::size_t max,
                     std::size_t otherwise) const;

  // The value's meaning out of (name, meaning) rows; the first row's if it is
  // not given.
  template <typename Value, std::size_t count>
  Value choice(
      const char* name,
      const std::array<std::pair<const char*, Value>, count>& rows) const {
    const std::optional<std::string> value = text(name);
    if (!value) return rows.front().second;
    std::string allowed;
    for (std::size_t i = 0; i < count; ++i) {
      if (*value == rows[i].first) return rows[i].second;
      allowed += (i == 0 ? "" : i + 1 == count ? " or " : ", ");
      allowed += rows[i].first;
    }
    refuse(name, *value, "is not " + allowed);
  }

 protected:
  NamedValues() = default;
  NamedValues(const NamedValues&) = default;
  NamedValues& operator=(const NamedValues&) = default;

 private:
  // The message of refuse(), thrown as the exception of the class.
  virtual void throw_refusal(const char* name, const std::string& value,
                             const std::string& reason) const = 0;

  // Ends the message about a value that is no number, if there is more to say.
  virtual std::string number_hint(const char* name,
                                  const std::string& value) const;
};

}  // namespace dateline
