#include "query/server/service/completion.hpp"

#include <algorithm>
#include <map>

#include "corpus/text/fold.hpp"
#include "corpus/text/utf8.hpp"
#include "query/server/service/in_quotes.hpp"

namespace dateline::server {
namespace {

constexpr std::string_view field_names[] = {
    "title:", "article:", "source:", "author:", "lang:",
    "url:",   "id:",      "after:",  "before:", "on:"};

// A beginning of fewer characters stands for too many words.
constexpr std::size_t min_characters = 2;
constexpr std::size_t looked_at = 50;  // hits

// Where the last word of the query begins, which white space or a bracket ends
// unless it is in quotes.
std::size_t last_word(std::string_view query) {
  std::size_t begin = 0;
  bool is_quoted = false;
  for (std::size_t at = 0; at < query.size(); ++at) {
    if (query[at] == '"') is_quoted = !is_quoted;
    const bool ends = query[at] == ' ' || query[at] == '\t' ||
                      query[at] == '\n' || query[at] == '(' || query[at] == ')';
    if (ends && !is_quoted) begin = at + 1;
  }
  while (begin < query.size() && (query[begin] == '+' || query[begin] == '-')) {
    ++begin;
  }
  return begin;
}

// A value of a field, in quotes if it needs them.
std::string field_value(const std::string& value) {
  const bool is_word = value.find_first_of(" \t\"'():*?~\\") == value.npos;
  return is_word ? value : in_quotes(value);
}

// Whether a name, or a word of it, begins so. Both are folded.
bool begins_so(std::string_view name, std::string_view beginning) {
  for (std::size_t at = name.find(beginning); at != name.npos;
       at = name.find(beginning, at + 1)) {
    if (at == 0 || name[at - 1] == ' ' || name[at - 1] == '-') return true;
  }
  return false;
}

class Completer {
 public:
  Completer(std::size_t limit, Completion& completion)
      : limit_(limit), completion_(completion) {}

  void add(const std::string& text, const char* kind) {
    if (completion_.suggestions.size() < limit_) {
      completion_.suggestions.push_back({text, kind});
    }
  }

  void add_names(const std::vector<std::string>& names, std::string value,
                 const std::string& field, const char* kind) {
    if (value.starts_with('"')) value.erase(0, 1);
    const std::string beginning = fold_text(value);
    for (const std::string& name : names) {
      if (begins_so(fold_text(name), beginning)) {
        add(field + field_value(name), kind);
      }
    }
  }

  void add_fields(const std::string& word) {
    for (const std::string_view name : field_names) {
      if (name.starts_with(word)) add(std::string(name), "field");
    }
  }

  // The forms in which texts have words of this beginning, the most frequent
  // first.
  void add_words(const std::string& word, Searcher& searcher,
                 const TimeLimit& time_limit) {
    if (count_characters(word) < min_characters || !is_plain(word)) return;
    SearchOptions options;
    options.page.limit = looked_at;
    options.max_per_article = 1;
    options.counting = Counting::none;
    options.time_limit = time_limit;
    std::map<std::string, std::map<std::string, std::size_t>> forms;
    const std::string beginning = fold_text(word);
    for (const Hit& hit : searcher.search(word + '*', options)) {
      for (const Span& span : hit.spans) {
        std::string form = hit.text.substr(span.begin, span.end - span.begin);
        const std::string folded = fold_text(form);
        if (folded.starts_with(beginning)) ++forms[folded][std::move(form)];
      }
    }
    add_most_frequent(forms);
  }

 private:
  using Forms = std::map<std::string, std::map<std::string, std::size_t>>;

  // Operators of the query language would make it something else.
  static bool is_plain(std::string_view word) {
    return word.find_first_of("\"'()*?~:/\\") == word.npos;
  }

  void add_most_frequent(const Forms& forms) {
    struct Counted {
      std::string form;
      std::size_t count = 0;
    };
    std::vector<Counted> words;
    for (const auto& [folded, spellings] : forms) {
      Counted& word = words.emplace_back();
      std::size_t best = 0;
      for (const auto& [form, count] : spellings) {
        word.count += count;
        if (count > best) word.form = form;
        best = std::max(best, count);
      }
    }
    std::ranges::stable_sort(words, std::ranges::greater(), &Counted::count);
    for (const Counted& word : words) add(word.form, "word");
  }

  std::size_t limit_;
  Completion& completion_;
};

}  // namespace

Completion complete(const std::string& query, std::size_t limit,
                    const IndexFacts& facts, Searcher& searcher,
                    const TimeLimit& time_limit) {
  Completion completion{last_word(query), {}};
  Completer completer(limit, completion);
  const std::string word = query.substr(completion.begin);
  const std::size_t colon = std::min(word.find(':'), word.size());
  const std::string field = word.substr(0, colon);
  const std::string value = word.substr(std::min(colon + 1, word.size()));
  if (word.empty()) return completion;
  if (colon == word.size()) {
    completer.add_fields(word);
    completer.add_words(word, searcher, time_limit);
  } else if (field == "source") {
    completer.add_names(facts.sources, value, "source:", "source");
  } else if (field == "author") {
    completer.add_names(facts.authors, value, "author:", "author");
  } else if (field == "lang") {
    completer.add_names(searcher.languages(), value, "lang:", "language");
  }
  return completion;
}

}  // namespace dateline::server
