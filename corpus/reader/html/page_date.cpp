#include "corpus/reader/html/page_date.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "corpus/reader/date/written_date.hpp"
#include "corpus/reader/html/date_line.hpp"
#include "corpus/reader/html/day_in_address.hpp"
#include "corpus/reader/html/element_words.hpp"
#include "corpus/reader/html/notices.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/sentence_end.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_written = 200;    // bytes of text with a date
constexpr std::size_t max_candidates = 40;  // of each kind
constexpr double max_date_line = 80;        // letters of a line by a headline
constexpr double max_dated_block = 240;     // and of a paragraph of lines
constexpr std::size_t lines_below = 12;     // a headline that are looked at
constexpr std::size_t lines_above = 5;

// Names of <meta> with the date of publication, the surest first.
constexpr std::array<std::string_view, 34> published_metas{
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "rnews:datepublished",
    "schema:datepublished",
    "date published",
    "published_time",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "dc.created",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "article:post_date",
    "bt:pubdate",
    "displaydate",
    "release_date",
    "citation_publication_date",
    "date",
    "datecreated"};

// Candidates in turn, until one can be read to the day.
class DateChoice {
 public:
  explicit DateChoice(std::string_view language) : language_(language) {}

  bool found() const { return !day_.empty(); }

  // A year or a month alone is not taken from a sentence, which tells of
  // something else. The date of a change is put aside.
  void offer(std::string_view written) {
    if (found() || is_blank(written)) return;
    const std::string_view published = published_part(written);
    if (!published.empty()) {
      offer_text(published);
    } else if (changed_.empty() &&
               read_date(written, language_).iso.size() == 10) {
      changed_ = written;
    }
  }

  // The first date of a change that was put aside.
  void offer_changed() {
    if (!found()) offer_text(changed_);
  }

  void offer_all(const std::vector<std::string>& texts) {
    for (const std::string& written : texts) offer(written);
  }

  std::string take() { return day_.empty() ? partial_ : day_; }
  const std::string& day() const { return iso_; }  // YYYY-MM-DD, if found

 private:
  void offer_text(std::string_view written) {
    const std::string text =
        one_line(written.substr(0, written.find_first_of('\0')));
    const DateReading reading = read_date(text, language_);
    if (reading.iso.size() == 10 && is_plausible(reading.iso)) {
      day_ = text;
      iso_ = reading.iso;
    } else if (partial_.empty() && !reading.iso.empty() &&
               !ends_sentence(text) && !claims_copyright(text)) {
      partial_ = text;
    }
  }

  static bool is_plausible(std::string_view iso) {
    return iso >= "1700" && iso < "2100";
  }

  std::string_view language_;
  std::string day_;
  std::string iso_;
  std::string partial_;
  std::string changed_;
};

bool is_publication(std::string_view words) {
  return has_any(
      words, {" datepublished ", " date published ", " pubdate ", " published ",
              " publication date ", " publish date ", " published date ",
              " entry date ", " post date ", " article date ", " dateline ",
              " publishdate ", " date publication "});
}

// RDFa, under any prefix: property="rnews:datePublished".
bool is_publication_property(std::string_view property) {
  const std::string name =
      ascii_lower(property.substr(property.rfind(':') + 1));
  return name == "datepublished" || name == "issued";
}

bool is_change(std::string_view words) {
  return has_any(words, {"modif", "updat", "edited"});
}

bool is_date(std::string_view words) {
  return has_any(words, {" date", " time ", " timestamp", " posted ", " meta ",
                         " byline", " published", " publish", " fecha",
                         " datum", " data ", " info "});
}

std::string value_of(const HtmlTree& tree, std::size_t node) {
  for (const char* name : {"datetime", "content", "title", "data-datetime",
                           "data-timestamp", "data-date", "data-time"}) {
    const std::string_view value = tree.attribute(node, name);
    if (has_digit(value)) return std::string(value.substr(0, max_written));
  }
  const std::string text = tree.text_below(node, max_written);
  return text.size() > max_written ? "" : text;
}

// Dates that elements of the page show, the surest first.
struct ShownDates {
  std::vector<std::string> published;  // marked as the date of publication
  std::vector<std::string> times;      // of <time>
  std::vector<std::string> dates;      // in elements that are named so
  std::vector<std::string> changes;
};

// Whether an element holds what others have written, or other articles.
bool holds_others(std::string_view words) {
  return has_any(words, {" comment ", " comments ", " related ",
                         " recommended ", " recommendations "});
}

// Those of the nodes [begin, end), without those of quotations and of what
// follows that others have written.
ShownDates shown_dates(const HtmlTree& tree, std::size_t begin,
                       std::size_t end) {
  ShownDates shown;
  std::size_t quotation_end = 0;
  for (std::size_t at = begin; at < end; ++at) {
    if (tree[at].tag == GUMBO_TAG_BLOCKQUOTE) quotation_end = tree[at].end;
    if (tree[at].is_text() || tree[at].tag == GUMBO_TAG_META ||
        at < quotation_end) {
      continue;
    }
    if (tree[at].tag != GUMBO_TAG_TIME &&
        tree[at].element->attributes.length == 0) {
      continue;
    }
    // An element that a page has defined itself may be one of time, too.
    const bool is_time = tree[at].tag == GUMBO_TAG_TIME ||
                         !tree.attribute(at, "datetime").empty();
    const std::string words = element_words(tree, at);
    if (begin > 0 && holds_others(words)) {
      at = tree[at].end - 1;
      continue;
    }
    std::vector<std::string>* list = nullptr;
    if (is_change(words)) {
      list = &shown.changes;
    } else if (is_publication(words) ||
               is_publication_property(tree.attribute(at, "property")) ||
               !tree.attribute(at, "pubdate").empty()) {
      list = &shown.published;
    } else if (is_time) {
      list = &shown.times;
    } else if (is_date(words)) {
      list = &shown.dates;
    }
    if (list == nullptr || list->size() >= max_candidates) continue;
    std::string value = value_of(tree, at);
    if (has_digit(value)) list->push_back(std::move(value));
  }
  return shown;
}

// The line of a text that is a date and nothing else, as below a byline that
// stands in the same paragraph; "" if there is none.
std::string_view line_of_date(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const Line line = line_at(text, begin, '\n');
    const auto date = date_at_end(trimmed(line.of(text)));
    if (date && date->begin == 0) return line.of(text);
    begin = line.next;
  }
  return {};
}

bool is_quoted(const HtmlTree& tree, std::size_t node) {
  while (node != 0 && tree[node].tag != GUMBO_TAG_BLOCKQUOTE) {
    node = tree[node].parent;
  }
  return node != 0;
}

// Dates in the short lines around a headline, or at the beginning of a page
// without one.
void offer_near(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                std::size_t headline, DateChoice& choice) {
  const auto offer = [&](std::size_t at) {
    const TextBlock& block = blocks[at];
    if (at == headline || !has_digit(block.text) ||
        is_quoted(tree, block.node)) {
      return;
    }
    if (block.length <= max_dated_block) choice.offer(line_of_date(block.text));
    if (block.length <= max_date_line) choice.offer(block.text);
  };
  const std::size_t begin = headline < blocks.size() ? headline : 0;
  const std::size_t end = std::min(begin + lines_below, blocks.size());
  for (std::size_t at = begin; at < end; ++at) offer(at);
  for (std::size_t step = 1; step <= std::min(lines_above, begin); ++step) {
    offer(begin - step);
  }
}

void offer_declared(const PageFacts& facts, DateChoice& choice) {
  choice.offer(facts.linked_data().published);
  for (const std::string_view name : published_metas) {
    choice.offer(facts.meta({name}));
  }
}

}  // namespace

std::string page_date(const HtmlTree& tree,
                      const std::vector<TextBlock>& blocks,
                      const PageFacts& facts, std::size_t headline,
                      std::size_t text_end, std::string_view address,
                      std::string_view language) {
  const bool has_headline = headline < blocks.size();
  DateChoice choice(language);
  offer_declared(facts, choice);
  if (choice.found()) {  // as on most pages
    if (!is_in_utc(choice.take())) return choice.take();
    DateChoice shown(language);
    shown.offer(day_in_address(address));
    shown.offer(day_in_address(facts.canonical_link()));
    if (has_headline) offer_near(tree, blocks, headline, shown);
    return local_time(choice.take(), choice.day(), shown.day());
  }
  const std::size_t begin = has_headline ? blocks[headline].first : 0;
  const std::size_t end = std::max(begin, text_end);
  const ShownDates within = shown_dates(tree, begin, end);
  const ShownDates above = shown_dates(tree, 0, begin);
  const ShownDates behind = shown_dates(tree, end, tree.size());
  choice.offer_all(within.published);
  choice.offer_all(above.published);
  choice.offer(day_in_address(address));
  choice.offer(day_in_address(facts.canonical_link()));
  if (has_headline) offer_near(tree, blocks, headline, choice);
  choice.offer_all(within.times);
  choice.offer_changed();
  choice.offer_all(within.dates);
  choice.offer_all(above.times);
  choice.offer_all(above.dates);
  choice.offer_all(within.changes);
  choice.offer_all(above.changes);
  choice.offer(facts.linked_data().modified);
  choice.offer(
      facts.meta({"article:modified_time", "og:updated_time", "datemodified",
                  "dcterms.modified", "last-modified", "lastmod"}));
  choice.offer_changed();
  if (!has_headline) offer_near(tree, blocks, headline, choice);
  choice.offer_all(behind.published);
  choice.offer_all(behind.times);
  choice.offer_all(behind.dates);
  choice.offer_all(behind.changes);
  choice.offer_changed();
  return choice.take();
}

}  // namespace dateline
