#include "corpus/reader/container/mailbox.hpp"

#include <algorithm>
#include <utility>

#include "corpus/reader/container/article_lines.hpp"
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

// "Received: by ...", as the line behind a separator is.
bool begins_header(std::string_view line) {
  const std::string_view name = line.substr(0, line.find(':'));
  return !name.empty() && name.size() < line.size() &&
         std::ranges::all_of(name, [](char c) {
           return is_ascii_letter(c) || is_ascii_digit(c) || c == '-';
         });
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
  bool is_separator(std::string_view line, bool behind_blank);

  std::string name_;
  ByteReader reader_;
  std::optional<std::string> peeked_;  // the line behind the one at hand
  std::size_t line_ = 0;
  std::size_t number_ = 0;
};

std::optional<std::string> Mailbox::next_line() {
  ++line_;
  if (peeked_) return std::exchange(peeked_, std::nullopt);
  return reader_.line(max_mail_line);
}

// Some programs leave out the blank line between messages. Then a header has to
// follow, for the word may begin a sentence.
bool Mailbox::is_separator(std::string_view line, bool behind_blank) {
  if (!parts_messages(line)) return false;
  if (behind_blank) return true;
  peeked_ = reader_.line(max_mail_line);
  return peeked_ && begins_header(*peeked_);
}

std::optional<Entry> Mailbox::next() {
  ArticleLines message;
  std::size_t begin = 0;
  bool behind_blank = true;
  while (const auto line = next_line()) {
    if (is_separator(*line, behind_blank)) {
      if (!message.is_empty()) break;
      begin = line_ + 1;
      continue;
    }
    if (begin == 0) begin = line_;
    behind_blank = line->empty();
    message.add(unescaped(*line));
  }
  if (is_blank(message.text()) && !message.is_too_large()) return std::nullopt;
  return message.take(name_, "message " + std::to_string(++number_), begin);
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
