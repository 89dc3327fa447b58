#include "query/engine/retrieve/term_queries.hpp"

#include <utility>
#include <vector>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/header_words.hpp"
#include "query/engine/retrieve/value_filter.hpp"

namespace dateline {
namespace {

using Xapian::Query;

// The passages of an author whose name has all words of `name`.
Query author_query(const std::string& name) {
  std::vector<Query> words;
  for (const std::string& word : name_words(name)) {
    words.emplace_back(schema::author_word_term(word));
  }
  return {Query::OP_AND, words.begin(), words.end()};
}

Query header_query(Filter::Kind kind, const std::string& value) {
  switch (kind) {
    case Filter::Kind::source:
      return Query(schema::source_term(value));
    case Filter::Kind::author:
      return author_query(value);
    case Filter::Kind::language:
      return Query(schema::language_term(value));
    case Filter::Kind::address:
      return Query(schema::address_term(value));
    case Filter::Kind::article:
      return Query(schema::article_term(value));
    case Filter::Kind::date:
    case Filter::Kind::article_set:
      break;
  }
  return {};
}

Query value_query(Xapian::valueno slot, ValueFilter::Condition meets,
                  const SearchContext& context) {
  return Query((new ValueFilter(slot, std::move(meets), context.database(),
                                context.deadline))
                   ->release());
}

}  // namespace

// Xapian reads a term without a name so.
Xapian::Query all_passages_query() { return Xapian::Query(std::string()); }

std::vector<std::string> terms_of(const PatternArc& arc,
                                  const std::string& language, TermName name) {
  std::vector<std::string> terms;
  if (arc.form == Form::same || arc.form == Form::fuzzy) {
    terms.push_back(name(language, arc.term));
  }
  if (arc.form != Form::same) {
    for (const Expansion::Term& term : arc.expansion->terms) {
      terms.push_back(name(language, term.stem));
    }
  }
  return terms;
}

Xapian::Query term_query(const PatternArc& arc, const std::string& language,
                         TermName name) {
  const std::vector<std::string> terms = terms_of(arc, language, name);
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

Xapian::Query excluding_article(const std::string& article,
                                const Xapian::Query& query) {
  return article.empty()
             ? query
             : Xapian::Query(Xapian::Query::OP_AND_NOT, query,
                             Xapian::Query(schema::article_term(article)));
}

Xapian::Query filter_query(const Filter& filter, const SearchContext& context) {
  if (filter.kind == Filter::Kind::article_set) {
    return value_query(
        schema::article_slot,
        [articles = filter.articles](std::string_view value) {
          return articles->has(article_key(value));
        },
        context);
  }
  if (filter.kind == Filter::Kind::date) {
    // The empty value of an article without a date is below every digit.
    return value_query(
        schema::date_slot,
        [from = filter.dates.from.empty() ? "0" : filter.dates.from,
         to = filter.dates.to.empty() ? "~" : filter.dates.to](
            std::string_view date) { return from <= date && date <= to; },
        context);
  }
  std::vector<Xapian::Query> values;
  for (const std::string& value : filter.any_of) {
    values.push_back(header_query(filter.kind, value));
  }
  for (const std::string& article : filter.also) {
    values.push_back(header_query(Filter::Kind::article, article));
  }
  return {Xapian::Query::OP_OR, values.begin(), values.end()};
}

}  // namespace dateline
