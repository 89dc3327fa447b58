#include "query/tool/terminal/line_editor.hpp"

#include <histedit.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <iostream>

namespace dateline::query_tool {
namespace {

namespace fs = std::filesystem;

constexpr int max_history_lines = 1000;

// libedit reads characters in the encoding of the locale, and queries are
// UTF-8.
void use_utf8() {
  if (!std::setlocale(LC_CTYPE, "") || MB_CUR_MAX == 1) {
    std::setlocale(LC_CTYPE, "C.UTF-8");
  }
}

const char* prompt_of(EditLine* editor) {
  void* prompt = nullptr;
  el_get(editor, EL_CLIENTDATA, &prompt);
  return static_cast<const char*>(prompt);
}

}  // namespace

struct LineEditor::Impl {
  explicit Impl(const char* prompt)
      : history(history_init()),
        editor(el_init("dateline-query", stdin, stdout, stderr)) {
    el_set(editor, EL_CLIENTDATA, const_cast<char*>(prompt));
    el_set(editor, EL_PROMPT, prompt_of);
    el_set(editor, EL_EDITOR, "emacs");
    el_set(editor, EL_SIGNAL, 1);
    clear_line_on_ctrl_c();
    el_set(editor, EL_HIST, ::history, history);
    HistEvent event;
    ::history(history, &event, H_SETSIZE, max_history_lines);
    ::history(history, &event, H_SETUNIQUE, 1);
    if (file) ::history(history, &event, H_LOAD, file->c_str());
    el_source(editor, nullptr);  // the user's ~/.editrc
  }
  // Makes Ctrl-C clear the line, as in a shell, instead of ending the session.
  // libedit reads the terminal's own settings when it first prepares it, so
  // this must come after that.
  void clear_line_on_ctrl_c() {
    el_set(editor, EL_PREP_TERM, 1);
    el_set(editor, EL_SETTY, "-d", "intr=", nullptr);
    el_set(editor, EL_PREP_TERM, 0);
    el_set(editor, EL_BIND, "^C", "ed-start-over", nullptr);
  }

  ~Impl() {
    el_end(editor);
    history_end(history);
  }

  // Writes the history at once, so that nothing is lost however the session
  // ends. Ignores errors, because a session works without a history.
  void remember(const char* line) {
    HistEvent event;
    ::history(history, &event, H_ENTER, line);
    if (!file) return;
    std::error_code none;
    fs::create_directories(file->parent_path(), none);
    ::history(history, &event, H_SAVE, file->c_str());
  }

  std::optional<fs::path> file = history_file();
  History* history;
  EditLine* editor;
};

std::optional<fs::path> history_file() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state && *state == '/') return fs::path(state) / "dateline" / "history";
  const char* home = std::getenv("HOME");
  if (!home || *home != '/') return std::nullopt;
  return fs::path(home) / ".local" / "state" / "dateline" / "history";
}

LineEditor::LineEditor(const char* prompt, bool terminal) {
  if (!terminal) return;
  use_utf8();
  impl_ = std::make_unique<Impl>(prompt);
}

LineEditor::~LineEditor() = default;

std::optional<std::string> LineEditor::next() {
  std::string line;
  if (!impl_) {
    if (!std::getline(std::cin, line)) return std::nullopt;
    return line;
  }
  int length = 0;
  const char* typed = el_gets(impl_->editor, &length);
  if (!typed || length <= 0) return std::nullopt;
  line = typed;
  while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
  if (line.find_first_not_of(" \t") != std::string::npos) {
    impl_->remember(line.c_str());
  }
  return line;
}

}  // namespace dateline::query_tool
