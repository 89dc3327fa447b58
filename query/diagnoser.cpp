#include "query/diagnoser.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "query/compiled_query.hpp"
#include "query/date_range.hpp"
#include "query/expansion.hpp"
#include "query/proposal.hpp"
#include "query/query_printer.hpp"
#include "query/search.hpp"
#include "query/spelling.hpp"

namespace dateline {
namespace {

constexpr std::size_t rare = 3;  // passages; below, spellings are looked for
constexpr std::size_t most_conditions = 12;  // of which pairs are tried

// Something that a passage must meet.
struct Condition {
  QueryNode node;  // with its occurrence; unused for dates
  std::string text;
  bool dates = false;  // those of the options
};

using Conditions = std::vector<Condition>;

// What a group asks for.
struct Demands {
  Conditions words;
  Conditions filters;
  Conditions exclusions;
};

struct Finding {
  Cause cause = Cause::none;
  std::vector<std::string> about;
};

bool is_leaf(const QueryNode& node) {
  return node.kind != NodeKind::group && node.kind != NodeKind::near &&
         node.kind != NodeKind::field;
}

QueryNode leaf_node(NodeKind kind, std::string text) {
  QueryNode node;
  node.kind = kind;
  node.text = std::move(text);
  return node;
}

QueryNode field_node(const std::string& field, const std::string& value) {
  QueryNode node = leaf_node(NodeKind::field, value);
  node.field = field;
  return node;
}

Query query_of(QueryNode root) { return Query::parse(print_query(root)); }

Query query_of_one(QueryNode node) {
  node.occur = Occur::must;
  QueryNode root;
  root.children.push_back(std::move(node));
  return query_of(std::move(root));
}

std::vector<std::string> texts(const Conditions& conditions) {
  std::vector<std::string> all;
  for (const Condition& condition : conditions) {
    all.push_back(condition.text);
  }
  return all;
}

Conditions joined(Conditions a, const Conditions& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

class Diagnoser {
 public:
  Diagnoser(const Query& query, const SearchOptions& options,
            const IndexReader& reader, Analysers& analysers)
      : query_(query),
        options_(options),
        reader_(reader),
        analysers_(analysers) {}

  Diagnosis run() {
    Diagnosis made;
    if (reader_.database().get_doccount() == 0) {
      made.cause = Cause::empty_index;
      made.text = describe(made);
      return made;
    }
    if (!search_finds(query_, only_one(options_))) {
      Finding finding = cause();
      made.cause = finding.cause;
      made.about = std::move(finding.about);
    }
    add_words(query_.root(), made.words);
    made.corrected = corrected(made);
    made.text = describe(made);
    return made;
  }

 private:
  static SearchOptions only_one(SearchOptions options) {
    options.limit = 1;
    options.offset = 0;
    options.facets.clear();
    options.group = Group::passage;
    options.sort = Sort::relevance;
    return options;
  }

  // --- Why nothing is found -------------------------------------------------

  Finding cause() {
    Demands demands = demands_of(query_.root());
    add_options(demands.filters);
    return cause_of(demands);
  }

  Finding cause_of(const Demands& demands) {
    for (const Condition& words : demands.words) {
      if (!finds({words})) {
        return impossible(words.node);
      }
    }
    if (!finds_all(demands.words)) {
      return {Cause::apart, texts(pair_apart(demands.words))};
    }
    if (demands.words.empty() && demands.filters.empty() &&
        demands.exclusions.empty()) {
      return {Cause::no_words, {}};
    }
    for (const Condition& filter : demands.filters) {
      if (!finds({filter})) {
        return wrong_filter(filter);
      }
    }
    if (auto at_fault = removers(demands.words, demands.filters)) {
      return {Cause::filter, texts(*at_fault)};
    }
    if (auto at_fault = removers(demands.words, demands.exclusions)) {
      return {Cause::excluded, texts(*at_fault)};
    }
    return {Cause::filter, texts(joined(demands.filters, demands.exclusions))};
  }

  // Those of `conditions` of which one alone is enough to leave nothing, or all
  // if only together they do. Nothing if they leave something.
  std::optional<Conditions> removers(const Conditions& words,
                                     const Conditions& conditions) {
    if (conditions.empty() || finds(joined(words, conditions))) {
      return std::nullopt;
    }
    Conditions alone;
    for (const Condition& condition : conditions) {
      if (!finds(joined(words, {condition}))) {
        alone.push_back(condition);
      }
    }
    return alone.empty() ? conditions : alone;
  }

  // The first two that no passage has together, else all.
  Conditions pair_apart(const Conditions& words) {
    const std::size_t tried = std::min(words.size(), most_conditions);
    for (std::size_t i = 0; i < tried; ++i) {
      for (std::size_t k = i + 1; k < tried; ++k) {
        if (!finds({words[i], words[k]})) {
          return {words[i], words[k]};
        }
      }
    }
    return words;
  }

  // What is wrong with a node that no passage meets.
  Finding impossible(const QueryNode& node) {
    switch (node.kind) {
      case NodeKind::word:
      case NodeKind::prefix:
      case NodeKind::fuzzy:
        return {Cause::unknown_word, {text_of(node)}};
      case NodeKind::literal:
      case NodeKind::phrase:
        return impossible_phrase(node);
      case NodeKind::near:
        return impossible_near(node);
      case NodeKind::field:
        return wrong_filter({node, text_of(node), false});
      case NodeKind::group:
        break;
    }
    return impossible_group(node);
  }

  Finding impossible_phrase(const QueryNode& node) {
    Conditions words;
    for (const std::string& word : words_of(node)) {
      words.push_back(condition(leaf_node(NodeKind::word, word), word));
    }
    const Finding finding = cause_of({words, {}, {}});
    if (finding.cause != Cause::none && finding.cause != Cause::filter) {
      return finding;
    }
    return {words.size() > 1 ? Cause::wrong_order : Cause::other_form,
            {text_of(node)}};
  }

  Finding impossible_near(const QueryNode& node) {
    Conditions words;
    for (const QueryNode& child : node.children) {
      words.push_back(condition(child, text_of(child)));
    }
    const Finding finding = cause_of({words, {}, {}});
    return finding.cause != Cause::none && finding.cause != Cause::filter
               ? finding
               : Finding{Cause::too_far, {text_of(node)}};
  }

  Finding impossible_group(const QueryNode& group) {
    const bool only_alternatives = std::all_of(
        group.children.begin(), group.children.end(),
        [](const QueryNode& c) { return c.occur == Occur::should; });
    if (!only_alternatives) {
      return cause_of(demands_of(group));
    }
    Finding all;
    for (const QueryNode& child : group.children) {
      Finding finding = impossible(child);
      if (all.about.empty()) {
        all = std::move(finding);
      } else if (finding.cause == all.cause) {
        all.about.insert(all.about.end(), finding.about.begin(),
                         finding.about.end());
      }
    }
    return all;
  }

  // A title: whose words are nowhere is no matter of the title.
  Finding wrong_filter(const Condition& filter) {
    const QueryNode& node = filter.node;
    if (!filter.dates && node.kind == NodeKind::field &&
        !node.children.empty()) {
      const QueryNode& inner = node.children.front();
      if (!finds({condition(inner, text_of(inner))})) {
        return impossible(inner);
      }
    }
    return {Cause::filter, {filter.text}};
  }

  // --- Conditions -----------------------------------------------------------

  Demands demands_of(const QueryNode& from) const {
    const QueryNode& group = unwrapped(from);
    Demands demands;
    std::vector<QueryNode> alternatives;
    for (const QueryNode& child : group.children) {
      if (child.occur == Occur::must_not) {
        demands.exclusions.push_back({child, text_of(child), false});
      } else if (is_filter(child) && child.occur == Occur::must) {
        demands.filters.push_back({child, text_of(child), false});
      } else if (child.occur == Occur::must) {
        demands.words.push_back({child, text_of(child), false});
      } else {
        alternatives.push_back(child);
      }
    }
    if (demands.words.empty() && !alternatives.empty()) {
      QueryNode any;
      any.children = std::move(alternatives);
      if (any.children.size() == 1) {
        any = QueryNode(any.children.front());
      }
      if (has_words(any)) {
        demands.words.push_back(condition(any, text_of(any)));
      }
    }
    return demands;
  }

  static const QueryNode& unwrapped(const QueryNode& group) {
    const bool is_wrapper = group.children.size() == 1 &&
                            group.children[0].kind == NodeKind::group &&
                            group.children[0].occur != Occur::must_not;
    return is_wrapper ? unwrapped(group.children[0]) : group;
  }

  static Condition condition(QueryNode node, std::string text) {
    node.occur = Occur::must;
    return {std::move(node), std::move(text), false};
  }

  void add_options(Conditions& filters) const {
    add_any_of("source", options_.sources, filters);
    add_any_of("lang", options_.languages, filters);
    if (!options_.from.empty() || !options_.to.empty()) {
      const std::string from =
          options_.from.empty() ? "" : "from " + options_.from;
      const std::string to = options_.to.empty() ? "" : "to " + options_.to;
      filters.push_back(
          {{}, from + (from.empty() || to.empty() ? "" : " ") + to, true});
    }
  }

  static void add_any_of(const std::string& field,
                         const std::vector<std::string>& values,
                         Conditions& filters) {
    QueryNode any;
    std::string text;
    for (const std::string& value : values) {
      any.children.push_back(field_node(field, value));
      text += (text.empty() ? "" : " OR ") + field + ":" + value;
    }
    if (any.children.size() == 1) {
      any = QueryNode(any.children.front());
    }
    if (!values.empty()) {
      filters.push_back(condition(std::move(any), text));
    }
  }

  bool finds_all(const Conditions& conditions) {
    return conditions.empty() || finds(conditions);
  }

  bool finds(const Conditions& conditions) {
    QueryNode root;
    SearchOptions options;
    options.limit = 1;
    for (const Condition& condition : conditions) {
      if (condition.dates) {
        options.from = options_.from;
        options.to = options_.to;
      } else {
        root.children.push_back(condition.node);
      }
    }
    return search_finds(query_of(std::move(root)), options);
  }

  bool search_finds(const Query& query, const SearchOptions& options) const {
    return !Search({query, options, today(), ""}, reader_, analysers_)
                .page(options)
                .hits.empty();
  }

  // --- Words ----------------------------------------------------------------

  bool has_words(const QueryNode& node) const {
    if (!node.children.empty()) {
      return std::any_of(node.children.begin(), node.children.end(),
                         [this](const QueryNode& c) { return has_words(c); });
    }
    return is_leaf(node) ? !words_of(node).empty()
                         : node.kind == NodeKind::field;
  }

  // The words of a phrase; other leaves are one.
  std::vector<std::string> words_of(const QueryNode& node) const {
    const auto& languages = reader_.languages();
    const std::string language =
        languages.empty() ? std::string() : languages.begin()->first;
    std::vector<std::string> words;
    for (const Token& token : analysers_.of(language).analyse(node.text)) {
      if (token.is_base()) {
        words.push_back(node.text.substr(token.begin, token.end - token.begin));
      }
    }
    const bool whole = node.kind != NodeKind::phrase && !words.empty();
    return whole ? std::vector<std::string>{node.text} : words;
  }

  void add_words(const QueryNode& node, std::vector<WordCount>& words) {
    if (node.occur == Occur::must_not) {
      return;
    }
    for (const QueryNode& child : node.children) {
      add_words(child, words);
    }
    if (is_leaf(node)) {
      for (const std::string& word : words_of(node)) {
        words.push_back(word_count(node, word));
      }
    }
  }

  WordCount word_count(const QueryNode& node, const std::string& word) {
    const bool is_expanded =
        node.kind == NodeKind::prefix || node.kind == NodeKind::fuzzy;
    QueryNode leaf = is_expanded ? node : leaf_node(NodeKind::word, word);
    WordCount made{word, node.begin, node.end, 0, {}};
    made.word += node.kind == NodeKind::prefix  ? "*"
                 : node.kind == NodeKind::fuzzy ? "~"
                                                : "";
    made.passages = passages(query_of_one(std::move(leaf)));
    if (made.passages < rare && !is_expanded) {
      made.spellings = spellings(word, made.passages);
    }
    return made;
  }

  std::size_t passages(const Query& query) {
    const Xapian::Database& database = reader_.database();
    std::size_t sum = 0;
    for (const auto& [language, statistics] : reader_.languages()) {
      CompiledQuery compiled = compile(query, analysers_.of(language), today());
      expand(compiled, analysers_.of(language), database);
      const Proposal proposal =
          propose({with_statistics(std::move(compiled), statistics, database)});
      Xapian::Enquire enquire(database);
      enquire.set_query(proposal.query);
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      Xapian::MSet counted = enquire.get_mset(0, 0);
      if (counted.get_matches_lower_bound() !=
          counted.get_matches_upper_bound()) {
        counted = enquire.get_mset(0, 0, database.get_doccount());
      }
      sum += counted.get_matches_estimated();
    }
    return sum;
  }

  // Of all languages; a spelling that several have counts as one.
  std::vector<Spelling> spellings(const std::string& word,
                                  std::size_t passages) {
    constexpr std::size_t most = 3;
    std::vector<FoundSpelling> all;
    for (const auto& [language, statistics] : reader_.languages()) {
      for (FoundSpelling& found :
           find_spellings(folded(word, language), passages,
                          analysers_.of(language), reader_.database())) {
        const auto same = std::find_if(all.begin(), all.end(),
                                       [&](const FoundSpelling& other) {
                                         return other.folded == found.folded;
                                       });
        if (same == all.end()) {
          all.push_back(std::move(found));
        } else {
          same->spelling.passages += found.spelling.passages;
        }
      }
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
      return a.distance != b.distance
                 ? a.distance < b.distance
                 : a.spelling.passages > b.spelling.passages;
    });
    std::vector<Spelling> best;
    for (std::size_t i = 0; i < std::min(most, all.size()); ++i) {
      best.push_back(std::move(all[i].spelling));
    }
    return best;
  }

  // "" for what is several words to the analyser.
  std::string folded(const std::string& word, const std::string& language) {
    const std::vector<Token>& tokens = analysers_.of(language).analyse(word);
    return tokens.size() == 1 ? tokens.front().word->folded : std::string();
  }

  std::optional<std::string> corrected(const Diagnosis& diagnosis) {
    std::string text = query_.text();
    bool changed = false;
    for (auto word = diagnosis.words.rbegin(); word != diagnosis.words.rend();
         ++word) {
      if (word->spellings.empty() ||
          (word->passages > 0 && diagnosis.cause == Cause::none)) {
        continue;
      }
      const std::size_t at = text.find(word->word, word->begin);
      if (at < word->end) {
        text.replace(at, word->word.size(), word->spellings.front().word);
        changed = true;
      }
    }
    const bool helps =
        changed && search_finds(Query::parse(text), only_one(options_));
    return helps ? std::optional(text) : std::nullopt;
  }

  // As the user wrote it, without its sign.
  std::string text_of(const QueryNode& node) const {
    std::string text = query_.text().substr(node.begin, node.end - node.begin);
    if (text.starts_with("NOT ")) {
      text.erase(0, 4);
    }
    while (text.starts_with('+') || text.starts_with('-')) {
      text.erase(0, 1);
    }
    if (!text.empty()) {
      return text;
    }
    QueryNode root;
    root.children.push_back(node);
    root.children.back().occur = Occur::should;
    return print_query(root);
  }

  const Query& query_;
  const SearchOptions& options_;
  const IndexReader& reader_;
  Analysers& analysers_;
};

}  // namespace

Diagnosis diagnose(const Query& query, const SearchOptions& options,
                   const IndexReader& reader, Analysers& analysers) {
  return Diagnoser(query, options, reader, analysers).run();
}

}  // namespace dateline
