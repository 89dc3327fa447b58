#include "query/engine/count/facet_counter.hpp"

#include <algorithm>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/text/calendar.hpp"
#include "corpus/text/fold.hpp"

namespace dateline {
namespace {

// The value under which an article of `date`, as the date slot has it, is
// counted: "2024" under days too if no more is known, "" without a date.
std::string date_value_of(Facet facet, const std::string& date) {
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

std::string value_of(Facet facet, const std::string& date,
                     const std::string& source_value) {
  const std::size_t colon = source_value.find(':');
  switch (facet) {
    case Facet::language:
      return source_value.substr(0, colon);
    case Facet::source:
      return colon == std::string::npos ? "" : source_value.substr(colon + 1);
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

// Adds up the spellings of each source under the most frequent one.
std::vector<FacetCount> unite_spellings(std::vector<FacetCount> counts) {
  std::sort(counts.begin(), counts.end(), more_passages);
  std::unordered_map<std::string, std::size_t> index_of;
  std::vector<FacetCount> united;
  for (FacetCount& count : counts) {
    const auto [known, is_new] =
        index_of.try_emplace(fold_text(count.value), united.size());
    if (is_new) {
      united.push_back(std::move(count));
    } else {
      united[known->second].passages += count.passages;
      united[known->second].articles += count.articles;
    }
  }
  return united;
}

// The counts of a facet, united and in their order.
FacetCounts facet_counts(Facet facet, std::vector<FacetCount> counts) {
  if (facet == Facet::source) {
    counts = unite_spellings(std::move(counts));
  }
  std::sort(counts.begin(), counts.end(),
            is_date(facet) ? lower_value : more_passages);
  return {facet, std::move(counts)};
}

// The counts of one facet alone, from those of two together.
class Totals {
 public:
  void add(const std::string& value, const CrossCount& count) {
    FacetCount& total = counts_[value];
    total.value = value;
    total.passages += count.passages;
    total.articles += count.articles;
  }

  FacetCounts counts(Facet facet) const {
    std::vector<FacetCount> counts;
    for (const auto& [value, count] : counts_) {
      counts.push_back(count);
    }
    return facet_counts(facet, std::move(counts));
  }

 private:
  std::unordered_map<std::string, FacetCount> counts_;
};

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
    return is_folded_ ? fold_text(value) : value;
  }

  bool is_folded_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

ValueReader::ValueReader(const Xapian::Database& database, Xapian::valueno slot)
    : values_(database.valuestream_begin(slot)) {}

std::string ValueReader::at(Xapian::docid id) {
  const Xapian::ValueIterator end;
  if (values_ == end) {
    return "";
  }
  values_.skip_to(id);
  return values_ != end && values_.get_docid() == id ? *values_ : "";
}

FacetCounter::FacetCounter(const Xapian::Database& database,
                           const std::vector<Facet>& facets,
                           const std::optional<FacetPair>& cross)
    : article_values_(database, schema::article_slot),
      date_values_(database, schema::date_slot),
      source_values_(database, schema::source_slot),
      facets_(facets),
      counts_(facets.size()),
      cross_(cross) {
  std::vector<Facet> read = facets;
  if (cross) {
    read.insert(read.end(), {cross->rows, cross->columns});
  }
  needs_date_ = std::any_of(read.begin(), read.end(), is_date);
  needs_source_ = !std::all_of(read.begin(), read.end(), is_date);
}

void FacetCounter::add(Xapian::docid id) {
  std::string article = article_values_.at(id);
  if (of_article_ == 0 || article != article_) {
    end_article();
    article_ = std::move(article);
    if (needs_date_) {
      date_ = date_values_.at(id);
    }
    if (needs_source_) {
      source_ = source_values_.at(id);
    }
  }
  ++of_article_;
}

// All passages of an article have the same values.
void FacetCounter::end_article() {
  if (of_article_ == 0) {
    return;
  }
  ++articles_;
  passages_ += of_article_;
  for (std::size_t i = 0; i < facets_.size(); ++i) {
    FacetCount& count = counts_[i][value_of(facets_[i], date_, source_)];
    count.passages += of_article_;
    ++count.articles;
  }
  if (cross_) {
    CrossCount& cell = cells_[value_of(cross_->rows, date_, source_)]
                             [value_of(cross_->columns, date_, source_)];
    cell.passages += of_article_;
    ++cell.articles;
  }
  of_article_ = 0;
}

std::vector<FacetCounts> FacetCounter::counts() {
  end_article();
  std::vector<FacetCounts> facets;
  for (std::size_t i = 0; i < facets_.size(); ++i) {
    std::vector<FacetCount> counts;
    for (const auto& [value, count] : counts_[i]) {
      counts.push_back({value, count.passages, count.articles});
    }
    facets.push_back(facet_counts(facets_[i], std::move(counts)));
  }
  return facets;
}

std::optional<CrossTable> FacetCounter::cross_table() {
  end_article();
  if (!cross_) {
    return std::nullopt;
  }
  Totals rows, columns;
  for (const auto& [row, cells] : cells_) {
    for (const auto& [column, count] : cells) {
      rows.add(row, count);
      columns.add(column, count);
    }
  }
  CrossTable table{
      rows.counts(cross_->rows), columns.counts(cross_->columns), {}};
  const Places row_places(table.rows), column_places(table.columns);
  table.cells.assign(table.rows.counts.size(),
                     std::vector<CrossCount>(table.columns.counts.size()));
  for (const auto& [row, cells] : cells_) {
    for (const auto& [column, count] : cells) {
      CrossCount& cell =
          table.cells[row_places.of(row)][column_places.of(column)];
      cell.passages += count.passages;
      cell.articles += count.articles;
    }
  }
  return table;
}

}  // namespace dateline
