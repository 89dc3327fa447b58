#include "corpus/reader/format/message_guard.hpp"

#include <algorithm>
#include <array>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 10> address_headers{
    "from",   "to",        "cc",          "bcc",       "reply-to",
    "sender", "resent-to", "resent-from", "resent-cc", "resent-bcc"};

// "Subject" of "Subject: ..."; "" of a line that is none of a header.
std::string_view header_name(std::string_view line) {
  const std::string_view name = line.substr(0, line.find(':'));
  const bool is_name =
      name.size() < line.size() &&
      std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7f'; });
  return is_name ? name : std::string_view{};
}

bool has_addresses(std::string_view name) {
  constexpr std::size_t longest = 16;
  return name.size() <= longest &&
         std::ranges::find(address_headers, ascii_lower(name)) !=
             address_headers.end();
}

class MessageGuard {
 public:
  explicit MessageGuard(std::string_view message) : message_(message) {}

  std::optional<TamedMessage> run() {
    std::size_t line_number = 0;
    for (std::size_t at = 0; at < message_.size();) {
      const Line line = line_at(message_, at, '\n');
      ++line_number;
      if (!take(line)) {
        TamedMessage& tamed = changed();
        tamed.bytes.resize(line.begin);
        tamed.end_line = line_number;
        break;
      }
      at = line.next;
    }
    return std::move(tamed_);
  }

 private:
  // False if the message ends before this line.
  bool take(const Line& line) {
    const std::string_view text = line.of(message_);
    const bool continues = text.starts_with(' ') || text.starts_with('\t');
    const std::string_view name =
        continues ? std::string_view{} : header_name(text);
    if (!continues) {
      in_addresses_ = has_addresses(name);
      groups_ = 0;
    }
    if (in_addresses_) limit_groups(line);
    in_header_ = in_header_ && !text.empty();
    const bool is_structure = (!name.empty() && (in_header_ || has_parts_)) ||
                              (has_parts_ && text.starts_with("--"));
    if (in_header_ && !has_parts_) has_parts_ = tells_of_parts(text);
    structure_ += is_structure ? 1 : 0;
    return structure_ <= max_structure_lines;
  }

  static bool tells_of_parts(std::string_view text) {
    const std::string lower = ascii_lower(text.substr(0, 200));
    return lower.find("multipart") != lower.npos ||
           lower.find("message/") != lower.npos;
  }

  void limit_groups(const Line& line) {
    for (std::size_t at = line.begin; at < line.end; ++at) {
      if (message_[at] != ':') continue;
      if (++groups_ > max_address_groups) changed().bytes[at] = ' ';
    }
  }

  TamedMessage& changed() {
    if (!tamed_) tamed_.emplace(TamedMessage{std::string(message_)});
    return *tamed_;
  }

  std::string_view message_;
  std::optional<TamedMessage> tamed_;
  bool in_header_ = true;   // of the message itself
  bool has_parts_ = false;  // which have headers, too
  bool in_addresses_ = false;
  std::size_t groups_ = 0;     // in the header line at hand
  std::size_t structure_ = 0;  // header lines and what may part parts
};

}  // namespace

std::optional<TamedMessage> tamed_message(std::string_view message) {
  return MessageGuard(message).run();
}

}  // namespace dateline
