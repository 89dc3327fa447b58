#include "query/server/page/hit_list.hpp"

#include "corpus/cli/messages.hpp"
#include "query/print/html_markup.hpp"
#include "query/print/html_passage.hpp"
#include "query/server/page/page_frame.hpp"
#include "query/server/page/story_groups.hpp"

namespace dateline::server {
namespace {

class HitPrinter {
 public:
  HitPrinter(const Links& links, const SearchForm& form)
      : links_(links), form_(form) {}

  std::string item(const StoryGroup& group,
                   const AdjacentPassages* neighbours) const {
    const Hit& hit = *group.first;
    return element(
        "li class=\"hit\" value=\"" + std::to_string(hit.rank) + '"',
        '\n' + title(hit, "h2") + facts(hit) + html_copies(hit) +
            (neighbours ? context(neighbours->before) : "") +
            html_in_language(hit, html_paragraphs(hit.text, hit.spans, "") +
                                      continuation(hit.continuation)) +
            (neighbours ? context(neighbours->after) : "") + elsewhere(hit) +
            why(hit) + prints(group.prints) + actions(hit));
  }

 private:
  std::string title(const Hit& hit, const std::string& tag) const {
    return element(tag + " dir=\"auto\"" + language_attribute(hit),
                   link(links_.article(form_, hit.article, hit.ordinal),
                        html_title(hit), " class=\"beside\""));
  }

  static std::string facts(const Hit& hit) {
    return element("p class=\"facts\"", html_facts(hit) +
                                            " &middot; paragraph " +
                                            std::to_string(hit.paragraph));
  }

  static std::string html_in_language(const Hit& hit, const std::string& html) {
    return element("div class=\"text\"" + language_attribute(hit), '\n' + html);
  }

  std::string continuation(
      const std::vector<FollowingPassage>& passages) const {
    std::string html;
    for (const FollowingPassage& passage : passages) {
      html +=
          element("p class=\"facts\" lang=\"en\"",
                  "goes on in " + place(passage.passage, passage.paragraph)) +
          html_paragraphs(passage.text, passage.spans, "");
    }
    return html;
  }

  static std::string context(const std::vector<Hit>& passages) {
    std::string html;
    for (const Hit& passage : passages) {
      html +=
          element("div class=\"text context\"" + language_attribute(passage),
                  '\n' + html_paragraphs(passage.text, passage.spans, ""));
    }
    return html;
  }

  std::string elsewhere(const Hit& hit) const {
    std::string html;
    for (const ElsewhereMatch& match : hit.elsewhere) {
      std::string words;
      for (const std::string& word : match.words) {
        words += (words.empty() ? "" : ", ") + isolated(word);
      }
      html += element("p class=\"facts\"",
                      words + (match.words.size() == 1 ? " is" : " are") +
                          " in " + place(match.passage, match.paragraph)) +
              element("div class=\"text context\"" + language_attribute(hit),
                      '\n' + html_paragraphs(match.text, match.spans, "") +
                          continuation(match.continuation));
    }
    return html;
  }

  std::string place(const std::string& passage, unsigned paragraph) const {
    return link(links_.passage(form_, passage),
                "paragraph " + std::to_string(paragraph));
  }

  // Says what the marks alone do not show: which words are missing, and what
  // other words stand for them. Nobody wrote the words of similar passages.
  std::string why(const Hit& hit) const {
    if (form_.query.empty()) return "";
    std::string missing, others;
    for (const WordMatch& match : hit.matches) {
      if (match.level == MatchLevel::none) {
        missing += (missing.empty() ? "Without " : ", ") + isolated(match.word);
      } else if (match.level > MatchLevel::stemmed && !match.found.empty()) {
        others += (others.empty() ? "" : "; ") + isolated(match.word) +
                  " is here " + forms(match.found);
      }
    }
    const std::string both =
        missing + (missing.empty() || others.empty() ? "" : "; ") + others;
    return both.empty() ? "" : element("p class=\"why\"", both);
  }

  static std::string forms(const std::vector<std::string>& found) {
    std::string list;
    for (const std::string& form : found) {
      list += (list.empty() ? "" : ", ") + isolated(form);
    }
    return list;
  }

  std::string prints(const std::vector<const Hit*>& prints) const {
    if (prints.empty()) return "";
    std::string items;
    for (const Hit* hit : prints) {
      items +=
          element("li", title(*hit, "p") + facts(*hit) + html_copies(*hit));
    }
    return element("details class=\"prints\"",
                   element("summary", counted(prints.size(), "more print") +
                                          " of this story") +
                       element("ul", '\n' + items));
  }

  std::string actions(const Hit& hit) const {
    std::string html;
    if (hit.more_in_article > 0) {
      html +=
          link(links_.article(form_, hit.article, 0),
               std::to_string(hit.more_in_article) + " more in this article") +
          '\n';
    }
    html += labelled(links_.similar(form_, hit.passage), "Similar", hit) +
            labelled(links_.citations(form_, hit.passage), "Cite", hit,
                     " class=\"beside\"") +
            labelled(links_.permanent(form_, hit.article, hit.ordinal),
                     "Permanent link", hit);
    return element("p class=\"actions\"", '\n' + html);
  }

  // The rank parts links of the same text for those who only hear them.
  static std::string labelled(const std::string& address, const char* text,
                              const Hit& hit,
                              const std::string& attributes = "") {
    return link(address,
                std::string(text) + "<span class=\"hidden\">, hit " +
                    std::to_string(hit.rank) + "</span>",
                attributes) +
           '\n';
  }

  const Links& links_;
  const SearchForm& form_;
};

}  // namespace

std::string html_of_hits(const std::vector<Hit>& hits,
                         const std::vector<std::size_t>& stories,
                         const std::vector<AdjacentPassages>& neighbours,
                         const Links& links, const SearchForm& form) {
  const HitPrinter printer(links, form);
  std::string items;
  for (const StoryGroup& group : story_groups(hits, stories)) {
    const auto place = static_cast<std::size_t>(group.first - hits.data());
    items += printer.item(
        group, place < neighbours.size() ? &neighbours[place] : nullptr);
  }
  return element("ol class=\"hits\"", '\n' + items);
}

}  // namespace dateline::server
