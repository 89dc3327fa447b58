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
                           const std::vector<Facet>& facets)
    : article_values_(database, schema::article_slot),
      date_values_(database, schema::date_slot),
      source_values_(database, schema::source_slot),
      facets_(facets),
      needs_date_(std::any_of(facets.begin(), facets.end(), is_date)),
      needs_source_(!std::all_of(facets.begin(), facets.end(), is_date)),
      counts_(facets.size()) {}

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
  of_article_ = 0;
}

std::vector<FacetCounts> FacetCounter::counts() {
  end_article();
  std::vector<FacetCounts> facets;
  for (std::size_t i = 0; i < facets_.size(); ++i) {
    FacetCounts& facet = facets.emplace_back();
    facet.facet = facets_[i];
    for (const auto& [value, count] : counts_[i]) {
      facet.counts.push_back({value, count.passages, count.articles});
    }
    if (facet.facet == Facet::source) {
      facet.counts = unite_spellings(std::move(facet.counts));
    }
    std::sort(facet.counts.begin(), facet.counts.end(),
              is_date(facet.facet) ? lower_value : more_passages);
  }
  return facets;
}

}  // namespace dateline
