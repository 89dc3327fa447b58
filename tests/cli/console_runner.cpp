// Runs the commands in the console blocks of a Markdown file and compares what
// they print with what the file says. README.md beside this file describes the
// format.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

const char usage[] =
    "usage: console-runner [--copy FROM NAME]... FOLDER FILE.md\n";

// A line that stands for any number of lines.
const std::string any_lines = "...";

struct Options {
  std::vector<std::pair<fs::path, std::string>> copies;  // from, to name
  fs::path folder;
  fs::path file;
};

// What a command printed, or is expected to print.
struct Outcome {
  Lines out;
  Lines err;
  std::string status = "0";
};

struct Command {
  std::string text;    // with line ends, if it goes on over several lines
  std::size_t line;    // of the file, from 1
  std::size_t indent;  // of its block
  std::size_t begin;   // lines of the file that hold the expected
  std::size_t end;     // output; from 0, half-open
};

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_text(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

// A last line without its line end is marked, so that the lack is seen.
Lines split_lines(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  if (!text.empty() && text.back() != '\n') lines.back() += "[no line end]";
  return lines;
}

Options parse_options(const Lines& args) {
  Options options;
  std::size_t i = 0;
  for (; i + 2 < args.size() && args[i] == "--copy"; i += 3) {
    options.copies.emplace_back(args[i + 1], args[i + 2]);
  }
  if (i + 2 != args.size()) throw std::invalid_argument(usage);
  options.folder = args[i];
  options.file = args[i + 1];
  return options;
}

std::string without_indent(const std::string& line, std::size_t indent) {
  return line.substr(
      std::min({indent, line.size(), line.find_first_not_of(' ')}));
}

class BlockParser {
 public:
  explicit BlockParser(const Lines& lines) : lines_(lines) {}

  std::vector<Command> parse() {
    while (next_ < lines_.size()) {
      const std::string& line = lines_[next_++];
      indent_ = std::min(line.find_first_not_of(' '), line.size());
      const std::size_t fence_end =
          std::min(line.find_first_not_of('`', indent_), line.size());
      fence_ = line.substr(indent_, fence_end - indent_);
      if (fence_.size() < 3) continue;
      const bool console = line.substr(fence_end) == "console";
      while (peek() != fence_) console ? parse_command() : skip_line();
      skip_line();
    }
    return std::move(commands_);
  }

 private:
  std::string peek() const {
    if (next_ == lines_.size()) {
      throw std::runtime_error("a block is not closed");
    }
    return without_indent(lines_[next_], indent_);
  }

  void skip_line() { ++next_; }

  void parse_command() {
    if (!peek().starts_with("$ ")) {
      throw std::runtime_error("line " + std::to_string(next_ + 1) +
                               ": a console block begins with '$ '");
    }
    Command command{peek().substr(2), next_ + 1, indent_, 0, 0};
    for (skip_line(); peek() == ">" || peek().starts_with("> "); skip_line()) {
      command.text +=
          "\n" + peek().substr(std::min<std::size_t>(2, peek().size()));
    }
    command.begin = next_;
    while (peek() != fence_ && !peek().starts_with("$ ")) skip_line();
    command.end = next_;
    commands_.push_back(command);
  }

  const Lines& lines_;
  std::size_t next_ = 0;
  std::size_t indent_ = 0;  // of the block
  std::string fence_;       // that opened the block
  std::vector<Command> commands_;
};

// Dateline's messages begin with the tool's name, and are expected on standard
// error. Lines that break this rule are marked with the stream they are on.
bool is_message(std::string_view line) {
  return line.starts_with("dateline-index: ") ||
         line.starts_with("dateline-query: ") ||
         line.starts_with("dateline-serve: ") ||
         line.starts_with("dateline-eval: ");
}

constexpr std::string_view out_mark = "stdout: ";
constexpr std::string_view error_mark = "stderr: ";

Outcome expected_outcome(const Lines& lines, const Command& command) {
  Outcome outcome;
  for (std::size_t i = command.begin; i < command.end; ++i) {
    const std::string line = without_indent(lines[i], command.indent);
    if (i + 1 == command.end && line.starts_with("[exit ")) {
      outcome.status = line.substr(6, line.size() - 7);
    } else if (line.starts_with(error_mark)) {
      outcome.err.push_back(line.substr(error_mark.size()));
    } else if (line.starts_with(out_mark)) {
      outcome.out.push_back(line.substr(out_mark.size()));
    } else {
      (is_message(line) ? outcome.err : outcome.out).push_back(line);
    }
  }
  return outcome;
}

Lines render(const Outcome& outcome) {
  Lines lines;
  for (const std::string& line : outcome.out) {
    lines.push_back((is_message(line) ? std::string(out_mark) : "") + line);
  }
  for (const std::string& line : outcome.err) {
    lines.push_back((is_message(line) ? "" : std::string(error_mark)) + line);
  }
  if (outcome.status != "0") lines.push_back("[exit " + outcome.status + "]");
  return lines;
}

bool matches(std::span<const std::string> expected,
             std::span<const std::string> actual) {
  if (expected.empty()) return actual.empty();
  const auto rest = expected.subspan(1);
  if (expected.front() == any_lines) {
    for (std::size_t n = 0; n <= actual.size(); ++n) {
      if (matches(rest, actual.subspan(n))) return true;
    }
    return false;
  }
  return !actual.empty() && expected.front() == actual.front() &&
         matches(rest, actual.subspan(1));
}

bool matches(const Outcome& expected, const Outcome& actual) {
  return expected.status == actual.status &&
         matches(expected.out, actual.out) && matches(expected.err, actual.err);
}

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (char c : text) result += c == '\'' ? "'\\''" : std::string(1, c);
  return result + "'";
}

// The commands share one shell, so that `cd` and `export` last.
std::string shell_script(const std::vector<Command>& commands,
                         const fs::path& work) {
  std::ostringstream script;
  script
      << "unset DATELINE_DB DATELINE_UPDATE_EXPECTED XDG_CONFIG_HOME NO_COLOR "
         "XDG_STATE_HOME PAGER LESS\n"
      << "export HOME=" << quoted((work / "home").string())
      << " LC_ALL=C.UTF-8 TZ=UTC\n"
      << "cd " << quoted((work / "home").string()) << " || exit\n";
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const std::string place = (work / std::to_string(i)).string();
    script << "eval " << quoted(commands[i].text) << " </dev/null >"
           << quoted(place + ".out") << " 2>" << quoted(place + ".err")
           << "; echo $? >" << quoted(place + ".status") << "\n";
  }
  return script.str();
}

void prepare(const Options& options) {
  fs::remove_all(options.folder);
  fs::create_directories(options.folder / "home");
  for (const auto& [from, name] : options.copies) {
    const fs::path to = options.folder / "home" / name;
    fs::create_directories(to.parent_path());
    fs::copy(from, to, fs::copy_options::recursive);
  }
}

Outcome read_outcome(const fs::path& work, std::size_t i) {
  const std::string place = (work / std::to_string(i)).string();
  // A command such as `exit` ends the shell, and with it all that follows.
  if (!fs::exists(place + ".status")) return {{}, {}, "never"};
  const Lines status = split_lines(read_text(place + ".status"));
  return {split_lines(read_text(place + ".out")),
          split_lines(read_text(place + ".err")), status.at(0)};
}

std::vector<Outcome> run(const std::vector<Command>& commands,
                         const Options& options) {
  prepare(options);
  const fs::path work = fs::canonical(options.folder);
  write_text(work / "script", shell_script(commands, work));
  const std::string shell = "sh " + quoted((work / "script").string());
  // The shell's own status is that of its last command, which is on record.
  static_cast<void>(std::system(shell.c_str()));
  std::vector<Outcome> outcomes;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    outcomes.push_back(read_outcome(work, i));
  }
  return outcomes;
}

void report(const fs::path& file, const Command& command,
            const Outcome& expected, const Outcome& actual) {
  std::cout << file.string() << ":" << command.line << ": $ " << command.text
            << "\n--- expected\n";
  for (const std::string& line : render(expected)) std::cout << line << "\n";
  std::cout << "--- got\n";
  for (const std::string& line : render(actual)) std::cout << line << "\n";
}

void replace_expected(Lines& lines, const Command& command,
                      const Outcome& actual) {
  const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(command.begin);
  const auto end = lines.begin() + static_cast<std::ptrdiff_t>(command.end);
  auto place = lines.erase(begin, end);
  for (const std::string& line : render(actual)) {
    const std::string indent(line.empty() ? 0 : command.indent, ' ');
    place = std::next(lines.insert(place, indent + line));
  }
}

Lines updated(Lines lines, const std::vector<Command>& commands,
              const std::vector<Outcome>& outcomes) {
  // Backwards, so that the places of earlier commands stay true.
  for (std::size_t i = commands.size(); i-- > 0;) {
    if (!matches(expected_outcome(lines, commands[i]), outcomes[i])) {
      replace_expected(lines, commands[i], outcomes[i]);
    }
  }
  return lines;
}

int check(const Options& options) {
  const Lines lines = split_lines(read_text(options.file));
  const std::vector<Command> commands = BlockParser(lines).parse();
  if (commands.empty()) throw std::runtime_error("no console block to run");
  const std::vector<Outcome> outcomes = run(commands, options);
  std::size_t different = 0;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const Outcome expected = expected_outcome(lines, commands[i]);
    if (matches(expected, outcomes[i])) continue;
    ++different;
    report(options.file, commands[i], expected, outcomes[i]);
  }
  std::cout << different << " of " << commands.size()
            << " commands printed something else\n";
  if (std::getenv("DATELINE_UPDATE_EXPECTED") == nullptr) {
    return different == 0 ? 0 : 1;
  }
  std::string text;
  for (const std::string& line : updated(lines, commands, outcomes)) {
    text += line + "\n";
  }
  if (different != 0) write_text(options.file, text);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return check(parse_options({argv + 1, argv + argc}));
  } catch (const std::invalid_argument& e) {
    std::cerr << e.what();
  } catch (const std::exception& e) {
    std::cerr << "console-runner: " << e.what() << "\n";
  }
  return 2;
}
