#include "query/server/page/histogram.hpp"

#include <algorithm>

#include "corpus/cli/messages.hpp"
#include "query/print/html_markup.hpp"
#include "query/print/timeline_rows.hpp"
#include "query/server/page/page_frame.hpp"

namespace dateline::server {
namespace {

constexpr std::size_t bar_width = 10;
constexpr std::size_t bar_gap = 2;
constexpr std::size_t chart_height = 60;
constexpr std::size_t min_bar = 3;  // so that one passage can be seen

std::string attribute(const char* name, const std::string& value) {
  return ' ' + std::string(name) + "=\"" + value + '"';
}

std::string rectangle(std::size_t x, std::size_t y, std::size_t width,
                      std::size_t tall, const char* css_class) {
  return "<rect" + attribute("class", css_class) +
         attribute("x", std::to_string(x)) + attribute("y", std::to_string(y)) +
         attribute("width", std::to_string(width)) +
         attribute("height", std::to_string(tall)) + "/>";
}

// The whole column can be clicked, however low the bar is.
std::string column_of(const FacetCount& bucket, std::size_t place,
                      std::size_t max_count, const Links& links,
                      SearchForm form) {
  form.filters.from = form.filters.to = bucket.value;
  const std::size_t tall =
      std::max(min_bar, bucket.passages * chart_height / max_count);
  const std::string label =
      html_text(bucket.value + ": " + counted(bucket.passages, "passage"));
  const std::size_t x = place * bar_width;
  return link(links.search(form),
              element("title", label) +
                  rectangle(x, 0, bar_width, chart_height, "column") +
                  rectangle(x + bar_gap / 2, chart_height - tall,
                            bar_width - bar_gap, tall, "bar"),
              attribute("aria-label", label)) +
         '\n';
}

std::string columns(const std::vector<FacetCount>& buckets, const Links& links,
                    const SearchForm& form) {
  std::size_t max_count = 1;
  for (const FacetCount& bucket : buckets) {
    max_count = std::max(max_count, bucket.passages);
  }
  std::string html;
  for (std::size_t i = 0; i < buckets.size(); ++i) {
    if (buckets[i].passages == 0) continue;
    html += column_of(buckets[i], i, max_count, links, at_first_page(form));
  }
  return html;
}

// The script that lets readers brush the bars needs the dates of all columns.
std::string dates_of(const std::vector<FacetCount>& buckets) {
  std::string dates;
  for (const FacetCount& bucket : buckets) {
    dates += (dates.empty() ? "" : " ") + bucket.value;
  }
  return dates;
}

// Says how wide the chart is to be, because a bar of half a page looks odd.
std::string size_class(std::size_t buckets) {
  if (buckets <= 4) return " few";
  return buckets <= 12 ? " some" : "";
}

std::string axis(const std::vector<FacetCount>& buckets) {
  return element("p class=\"axis\"", html_date(buckets.front().value) + ' ' +
                                         html_date(buckets.back().value));
}

}  // namespace

std::string html_histogram(const std::vector<FacetCounts>& facets,
                           const Links& links, const SearchForm& form) {
  const FacetCounts* counts = timeline_counts(facets, TimelineUnit::automatic);
  if (!counts) return "";
  const Timeline line = timeline(*counts);
  if (line.buckets.size() < 2) return "";
  const std::string unit(to_string(counts->facet));
  const std::string undated = undated_line(line, unit);
  return element(
      "section class=\"timeline" + size_class(line.buckets.size()) +
          "\" aria-labelledby=\"timeline\"",
      '\n' + element("h2 id=\"timeline\"", "Hits by " + unit) +
          element(
              "svg role=\"group\" aria-labelledby=\"timeline\" "
              "preserveAspectRatio=\"none\"" +
                  attribute(
                      "viewBox",
                      "0 0 " + std::to_string(line.buckets.size() * bar_width) +
                          ' ' + std::to_string(chart_height)) +
                  attribute("data-dates", dates_of(line.buckets)),
              '\n' + columns(line.buckets, links, form)) +
          axis(line.buckets) +
          (undated.empty() ? "" : element("p class=\"facts\"", undated)));
}

}  // namespace dateline::server
