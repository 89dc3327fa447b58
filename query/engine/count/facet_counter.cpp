#include "query/engine/count/facet_counter.hpp"

#include <algorithm>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/calendar.hpp"
#include "corpus/text/header_words.hpp"
#include "query/engine/index/passage_store.hpp"

namespace dateline {
namespace {

// The value under which an article of `date`, as the date slot has it, is
// counted: "2024" under days too if no more is known, "" without a date.
std::string date_value_of(Facet facet, std::string_view date) {
  const auto read = parse_date_digits(date);
  if (!read) {
    return "";
  }
  switch (facet) {
    case Facet::year:
      return read->of_year().iso();
    case Facet::month:
      return read->of_month().iso();
    default:
      return read->iso();
  }
}

std::string value_of(Facet facet, std::string_view date,
                     std::string_view source_value) {
  const std::size_t colon = source_value.find(':');
  switch (facet) {
    case Facet::language:
      return std::string(source_value.substr(0, colon));
    case Facet::source:
      return colon == source_value.npos
                 ? ""
                 : std::string(source_value.substr(colon + 1));
    default:
      return date_value_of(facet, date);
  }
}

bool is_date(Facet facet) {
  return facet != Facet::source && facet != Facet::language;
}

bool more_passages(const FacetCount& a, const FacetCount& b) {
  return a.passages != b.passages ? a.passages > b.passages : a.value < b.value;
}

bool lower_value(const FacetCount& a, const FacetCount& b) {
  return a.value < b.value;
}

FacetCount facet_count(const std::string& value, const Tally& tally) {
  const CrossCount count = tally.count();
  return {value, count.passages, count.articles, count.stories};
}

using Tallies = std::unordered_map<std::string, Tally>;  // by value

// Adds up the spellings of each source under the most frequent one.
Tallies unite_spellings(const Tallies& tallies) {
  std::vector<FacetCount> spellings;
  for (const auto& [value, tally] : tallies) {
    spellings.push_back(facet_count(value, tally));
  }
  std::sort(spellings.begin(), spellings.end(), more_passages);
  std::unordered_map<std::string, std::string> most_frequent;
  Tallies united;
  for (const FacetCount& spelling : spellings) {
    const auto known =
        most_frequent.try_emplace(name_key(spelling.value), spelling.value);
    united[known.first->second].add(tallies.at(spelling.value));
  }
  return united;
}

// The counts of a facet, united and in their order.
FacetCounts facet_counts(Facet facet, const Tallies& tallies) {
  std::vector<FacetCount> counts;
  for (const auto& [value, tally] :
       facet == Facet::source ? unite_spellings(tallies) : tallies) {
    counts.push_back(facet_count(value, tally));
  }
  std::sort(counts.begin(), counts.end(),
            is_date(facet) ? lower_value : more_passages);
  return {facet, std::move(counts)};
}

// Tells in which place of the counts a value was counted.
class Places {
 public:
  explicit Places(const FacetCounts& counts)
      : is_folded_(counts.facet == Facet::source) {
    for (const FacetCount& count : counts.counts) {
      places_.emplace(key(count.value), places_.size());
    }
  }

  std::size_t of(const std::string& value) const {
    return places_.at(key(value));
  }

 private:
  std::string key(const std::string& value) const {
    return is_folded_ ? name_key(value) : value;
  }

  bool is_folded_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

void Tally::add(const Tally& other) {
  passages += other.passages;
  articles += other.articles;
  stories.insert(stories.end(), other.stories.begin(), other.stories.end());
}

CrossCount Tally::count() const {
  std::vector<std::uint32_t> each = stories;
  std::sort(each.begin(), each.end());
  const auto distinct = std::unique(each.begin(), each.end()) - each.begin();
  return {passages, articles, static_cast<std::size_t>(distinct)};
}

FacetCounter::FacetCounter(const PassageDatabase& database,
                           const std::vector<Facet>& facets,
                           const std::optional<FacetPair>& cross,
                           std::vector<std::uint32_t> stories)
    : database_(database),
      article_values_(database, schema::article_slot),
      date_values_(database, schema::date_slot),
      source_values_(database, schema::source_slot),
      facets_(facets),
      counts_(facets.size()),
      cross_(cross),
      stories_(std::move(stories)),
      articles_(database.segment_count()) {
  std::vector<Facet> read = facets;
  if (cross) {
    read.insert(read.end(), {cross->rows, cross->columns});
  }
  needs_date_ = std::any_of(read.begin(), read.end(), is_date);
  needs_source_ = !std::all_of(read.begin(), read.end(), is_date);
}

void FacetCounter::add(Xapian::docid id) {
  Article& article = articles_[database_.segment_of(id)];
  const std::string_view value = article_values_.at(id);
  if (article.passages == 0 || value != article.id) {
    end(article);
    article.id = value;
    begin(article, id);
  }
  ++article.passages;
}

void FacetCounter::begin(Article& article, Xapian::docid id) {
  article.number = begun_++;
  if (needs_date_) {
    article.date = date_values_.at(id);
  }
  if (needs_source_) {
    article.source = source_value(id);
  }
}

// The value slot has the beginning of a long source alone, so that the whole of
// it is read from a passage, once.
std::string_view FacetCounter::source_value(Xapian::docid id) {
  const std::string_view value = source_values_.at(id);
  if (!schema::may_be_cut(value)) return value;
  const auto [known, is_new] = whole_.try_emplace(std::string(value));
  if (is_new) {
    known->second = std::string(value.substr(0, value.find(':') + 1)) +
                    read_passage(database_, id).source;
  }
  return known->second;
}

// All passages of an article have the same values.
void FacetCounter::end(Article& article) {
  if (article.passages == 0) {
    return;
  }
  Tally tally{article.passages, 1, {}};
  if (!stories_.empty()) {
    tally.stories.push_back(stories_[article.number]);
  }
  total_.add(tally);
  for (std::size_t i = 0; i < facets_.size(); ++i) {
    counts_[i][value_of(facets_[i], article.date, article.source)].add(tally);
  }
  if (cross_) {
    cells_[value_of(cross_->rows, article.date, article.source)]
          [value_of(cross_->columns, article.date, article.source)]
              .add(tally);
  }
  article.passages = 0;
}

void FacetCounter::end_articles() {
  for (Article& article : articles_) {
    end(article);
  }
}

std::vector<FacetCounts> FacetCounter::counts() {
  end_articles();
  std::vector<FacetCounts> facets;
  for (std::size_t i = 0; i < facets_.size(); ++i) {
    facets.push_back(facet_counts(facets_[i], counts_[i]));
  }
  return facets;
}

std::optional<CrossTable> FacetCounter::cross_table() {
  end_articles();
  if (!cross_) {
    return std::nullopt;
  }
  Tallies rows, columns;
  for (const auto& [row, cells] : cells_) {
    for (const auto& [column, tally] : cells) {
      rows[row].add(tally);
      columns[column].add(tally);
    }
  }
  CrossTable table{facet_counts(cross_->rows, rows),
                   facet_counts(cross_->columns, columns),
                   {},
                   total()};
  const Places row_places(table.rows), column_places(table.columns);
  std::vector<std::vector<Tally>> tallies(
      table.rows.counts.size(),
      std::vector<Tally>(table.columns.counts.size()));
  for (const auto& [row, cells] : cells_) {
    for (const auto& [column, tally] : cells) {
      tallies[row_places.of(row)][column_places.of(column)].add(tally);
    }
  }
  for (const std::vector<Tally>& row : tallies) {
    std::vector<CrossCount>& cells = table.cells.emplace_back();
    for (const Tally& tally : row) {
      cells.push_back(tally.count());
    }
  }
  return table;
}

}  // namespace dateline
