#include "corpus/reader/container/mailbox.hpp"

#include <algorithm>
#include <utility>

#include "corpus/reader/input/byte_reader.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_mail_line = 1u << 20;

// "From jane@x.example Wed Jun 19 05:45:00 2024": a time of day stands in it.
bool parts_messages(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  for (std::size_t at = line.find(':'); at != line.npos;
       at = line.find(':', at + 1)) {
    if (at >= 2 && at + 2 < line.size() && is_ascii_digit(line[at - 1]) &&
        is_ascii_digit(line[at + 1]) && is_ascii_digit(line[at + 2])) {
      return true;
    }
  }
  return false;
}

// Lines that only look like separators are stored with a ">" before them.
std::string_view unescaped(std::string_view line) {
  const std::size_t begin = line.find_first_not_of('>');
  const bool is_escaped = begin != 0 && begin != line.npos &&
                          line.substr(begin).starts_with("From ");
  return is_escaped ? line.substr(1) : line;
}

class Mailbox final : public Container {
 public:
  Mailbox(std::unique_ptr<ByteSource> source, std::string name)
      : name_(std::move(name)), reader_(std::move(source)) {}

  std::optional<Entry> next() override;

 private:
  std::optional<std::string> next_line();

  std::string name_;
  ByteReader reader_;
  std::size_t line_ = 0;
  std::size_t number_ = 0;
};

std::optional<std::string> Mailbox::next_line() {
  ++line_;
  return reader_.line(max_mail_line);
}

std::optional<Entry> Mailbox::next() {
  std::string message;
  std::size_t begin = 0;
  bool is_too_large = false;
  bool behind_blank = true;
  while (const auto line = next_line()) {
    if (behind_blank && parts_messages(*line)) {
      if (!message.empty() || is_too_large) break;
      begin = line_ + 1;
      continue;
    }
    if (begin == 0) begin = line_;
    behind_blank = line->empty();
    is_too_large =
        is_too_large || message.size() + line->size() + 1 > max_record_bytes;
    if (is_too_large) {
      message.clear();
    } else {
      message.append(unescaped(*line)) += '\n';
    }
  }
  if (is_blank(message) && !is_too_large) return std::nullopt;
  ++number_;
  if (is_too_large) {
    throw CorpusError(name_, begin,
                      "message " + std::to_string(number_) +
                          " is larger than 32 MiB, which is no article");
  }
  Entry entry;
  entry.bytes = std::move(message);
  entry.label = "message " + std::to_string(number_);
  entry.line = begin;
  return entry;
}

}  // namespace

std::unique_ptr<Container> open_mailbox(std::unique_ptr<ByteSource> source,
                                        const ContainerPlace& place) {
  return std::make_unique<Mailbox>(std::move(source), place.name);
}

bool is_mailbox(std::string_view beginning) {
  return parts_messages(beginning.substr(0, beginning.find('\n')));
}

}  // namespace dateline
