#include "query/print/csv_printer.hpp"

#include "corpus/cli/csv.hpp"
#include "dateline/text_units.hpp"
#include "query/print/copies_text.hpp"

namespace dateline {
namespace {

// "58-71 80-90"
std::string ranges(const std::vector<Span>& spans) {
  std::string list;
  for (const Span& span : spans) {
    list += (list.empty() ? "" : " ") + std::to_string(span.begin) + '-' +
            std::to_string(span.end);
  }
  return list;
}

// The passages into which a match runs, as one text: they follow each other.
struct Continuation {
  std::string last;  // the id of the last of them
  std::string text;
  std::vector<Span> spans;
};

Continuation continuation_of(const Hit& hit) {
  Continuation all;
  for (const FollowingPassage& passage : hit.continuation) {
    const std::size_t begin = all.text.size();
    for (const Span& span : passage.spans) {
      all.spans.push_back({begin + span.begin, begin + span.end});
    }
    all.last = passage.passage;
    all.text += passage.text;
  }
  return all;
}

std::string record_of(const std::string& counted, const FacetCount& count,
                      bool stories) {
  std::vector<std::string> fields{counted, count.value,
                                  std::to_string(count.passages),
                                  std::to_string(count.articles)};
  if (stories) fields.push_back(std::to_string(count.stories));
  return csv_record(fields);
}

}  // namespace

std::string csv_header() {
  return csv_record({"rank",
                     "score",
                     "passage",
                     "article",
                     "title",
                     "source",
                     "date",
                     "language",
                     "url",
                     "paragraph",
                     "offset",
                     "length",
                     "text",
                     "spans",
                     "why",
                     "author",
                     "origin",
                     "line",
                     "character_spans",
                     "continuation",
                     "continuation_text",
                     "continuation_spans",
                     "copies"});
}

std::string csv_of(const Hit& hit) {
  const Continuation continuation = continuation_of(hit);
  return csv_record(
      {std::to_string(hit.rank),
       exact_number(hit.score),
       hit.passage,
       hit.article,
       hit.title,
       hit.source.value_or(""),
       hit.date.value_or(""),
       hit.language.value_or(""),
       hit.url.value_or(""),
       std::to_string(hit.paragraph),
       std::to_string(hit.offset),
       std::to_string(hit.length),
       hit.text,
       ranges(hit.spans),
       hit.why,
       hit.author.value_or(""),
       hit.origin.value_or(""),
       hit.line > 0 ? std::to_string(hit.line) : "",
       ranges(in_units(hit.text, hit.spans, TextUnit::characters)),
       continuation.last,
       continuation.text,
       ranges(continuation.spans),
       copy_ids(hit.copies, "; ")});
}

std::string csv_count_header(bool stories) {
  std::vector<std::string> names{"counted", "value", "passages", "articles"};
  if (stories) names.emplace_back("stories");
  return csv_record(names);
}

std::string csv_of(const FacetCounts& counts, bool stories) {
  std::string records;
  for (const FacetCount& count : counts.counts) {
    records += record_of(std::string(to_string(counts.facet)), count, stories);
  }
  return records;
}

std::string csv_of(const Timeline& timeline, const std::string& unit,
                   bool stories) {
  const std::string counted = "timeline:" + unit;
  std::string records;
  auto gap = timeline.gaps.begin();
  for (const FacetCount& bucket : timeline.buckets) {
    if (gap != timeline.gaps.end() && gap->first < bucket.value) {
      records +=
          record_of(counted, {gap->first + ".." + gap->last, 0, 0, 0}, stories);
      ++gap;
    }
    records += record_of(counted, bucket, stories);
  }
  if (timeline.rest.passages > 0) {
    records += record_of(counted, timeline.rest, stories);
  }
  return records;
}

}  // namespace dateline
