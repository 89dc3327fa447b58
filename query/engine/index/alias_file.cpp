#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "corpus/terms/analyser.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"
#include "dateline/aliases.hpp"
#include "dateline/error.hpp"
#include "query/engine/index/alias_table.hpp"

namespace dateline {
namespace {

constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == text.npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

// A "#" within a word, as in "C#", begins no comment.
std::string_view without_comment(std::string_view line) {
  for (std::size_t at = line.find('#'); at != line.npos;
       at = line.find('#', at + 1)) {
    if (at == 0 || blanks.find(line[at - 1]) != blanks.npos) {
      return line.substr(0, at);
    }
  }
  return line;
}

std::vector<std::string> parts_of(std::string_view line) {
  std::vector<std::string> names;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(line.find('=', begin), line.size());
    names.emplace_back(trimmed(line.substr(begin, end - begin)));
    if (end == line.size()) {
      return names;
    }
    begin = end + 1;
  }
}

class AliasReader {
 public:
  explicit AliasReader(const std::string& file) : file_(file) {}

  void read(std::string_view line) {
    ++line_;
    line = trimmed(without_comment(line));
    if (line.empty()) {
      return;
    }
    std::vector<std::string> names = parts_of(line);
    if (names.size() < 2) {
      fail("'" + names[0] + "' stands alone; write 'name = other name'");
    }
    for (const std::string& name : names) {
      check(name);
    }
    aliases_.sets.push_back(std::move(names));
  }

  Aliases take() { return std::move(aliases_); }

 private:
  void check(const std::string& name) {
    const bool is_utf8 = all_code_points(
        name, [](const CodePoint& point) { return point.code > 0; });
    if (!is_utf8) {
      fail("the line is not UTF-8 text");
    }
    if (name.empty()) {
      fail("a name is missing beside '='");
    }
    const std::size_t words = name_words(name, analyser_).size();
    if (words == 0) {
      fail("'" + name + "' holds no word");
    }
    if (words > max_name_words) {
      fail("'" + name + "' has more than " + std::to_string(max_name_words) +
           " words");
    }
  }

  [[noreturn]] void fail(const std::string& reason) const {
    throw Error("cannot read the aliases: " + file_ + ":" +
                std::to_string(line_) + ": " + reason);
  }

  const std::string& file_;
  std::size_t line_ = 0;
  Analyser analyser_{""};
  Aliases aliases_;
};

}  // namespace

Aliases parse_aliases(std::string_view text, const std::string& file) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) {
    text.remove_prefix(byte_order_mark.size());
  }
  const char line_break = line_break_of(text);
  AliasReader reader(file);
  for (std::size_t at = 0; at < text.size();) {
    const Line line = line_at(text, at, line_break);
    reader.read(line.of(text));
    at = line.next;
  }
  return reader.take();
}

Aliases read_aliases(const std::filesystem::path& file) {
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (in && in.peek() != std::ifstream::traits_type::eof()) {
    text << in.rdbuf();
  }
  if (!in.is_open() || in.bad() || (errno != 0 && text.str().empty())) {
    throw Error("cannot read the aliases in '" + file.string() +
                "': " + std::strerror(errno));
  }
  return parse_aliases(text.str(), file.string());
}

}  // namespace dateline
