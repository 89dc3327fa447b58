#include "query/server/page/page_frame.hpp"

#include <array>

#include "corpus/text/calendar.hpp"
#include "corpus/text/language.hpp"
#include "query/print/html_markup.hpp"
#include "query/print/html_passage.hpp"
#include "query/print/web_link.hpp"

namespace dateline::server {
namespace {

constexpr std::array month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string head_of(const Links& links, const std::string& title) {
  return "<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, "
         "initial-scale=1\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n" +
         element("title", html_text(title)) +
         "<link rel=\"stylesheet\" href=\"" + links.file("style.css") +
         "\">\n<link rel=\"icon\" type=\"image/svg+xml\" href=\"" +
         links.file("icon.svg") + "\">\n<script src=\"" +
         links.file("script.js") + "\" defer></script>\n</head>\n";
}

std::string index_choice(const Service& service, const SearchForm& form) {
  const std::vector<std::string> names = service.searchers.names();
  if (names.size() < 2) return "";
  std::string options;
  for (const std::string& name : names) {
    options += "<option" + std::string(name == form.index ? " selected" : "") +
               '>' + html_text(name) + "</option>";
  }
  return element(
      "label class=\"index\"",
      "<span>in</span> " + element("select name=\"index\"", options));
}

// A new query keeps the filters and the order. The page of a search shows the
// dates in fields of its own.
std::string kept_fields(const Service& service, SearchForm form,
                        const std::string& kind) {
  form.query.clear();
  form.offset = 0;
  if (service.searchers.names().size() > 1) form.index.clear();
  if (kind == "search") {
    form.filters.from.clear();
    form.filters.to.clear();
  } else {
    form.filters = {};
  }
  return hidden_fields(parameters_of(form));
}

std::string search_box(const Service& service, const Links& links,
                       const SearchForm& form, const PageContent& content) {
  return element(
      "form id=\"search\" class=\"search\" role=\"search\" action=\"" +
          links.home() + "\" data-complete=\"" + links.completions() + '"',
      "\n<label class=\"hidden\" for=\"q\">Search for</label>\n"
      "<div class=\"box\"><input id=\"q\" name=\"q\" type=\"search\" "
      "dir=\"auto\" "
      "autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\" "
      "placeholder=\"Words, names, &quot;exact words&quot;\" value=\"" +
          html_text(form.query) + "\"></div>\n" +
          (content.is_admitted ? index_choice(service, form) : "") +
          kept_fields(service, form, content.kind) +
          "<button>Search</button>\n");
}

std::string masthead(const Service& service, const Links& links,
                     const SearchForm& form, const PageContent& content) {
  const auto page = [&](const std::string& address, const char* name,
                        const char* of_kind) {
    return link(address, name,
                content.kind == of_kind ? " aria-current=\"page\"" : "") +
           '\n';
  };
  return element(
      "header class=\"masthead\"",
      '\n' + element("p class=\"brand\"", link(links.home(), "Dateline")) +
          search_box(service, links, form, content) +
          element("nav aria-label=\"Pages\"",
                  '\n' + page(links.batch(form.index), "Names", "batch") +
                      page(links.help(), "Help", "help")));
}

}  // namespace

HttpResponse html_page(const Service& service, const SearchForm& form,
                       const PageContent& content) {
  const Links links(service.prefix);
  return {content.status,
          "text/html; charset=utf-8",
          "<!DOCTYPE html>\n<html lang=\"en\">\n" +
              head_of(links, content.title) + "<body class=\"page-" +
              content.kind + "\">\n" +
              link("#main", "Skip to the content", " class=\"skip\"") + '\n' +
              masthead(service, links, form, content) +
              element("main id=\"main\" tabindex=\"-1\"", '\n' + content.main) +
              "</body>\n</html>\n",
          {}};
}

std::string hidden_fields(const std::vector<Parameter>& parameters) {
  std::string html;
  for (const Parameter& parameter : parameters) {
    html += "<input type=\"hidden\" name=\"" + html_text(parameter.name) +
            "\" value=\"" + html_text(parameter.value) + "\">\n";
  }
  return html;
}

std::string html_date(const std::string& date) {
  const std::optional<PartialDate> known = parse_iso_date(date);
  if (!known) return isolated(date);
  std::string text;
  if (known->day > 0) text += std::to_string(known->day) + ' ';
  if (known->month > 0) {
    text += std::string(month_names[known->month - 1]) + ' ';
  }
  return "<time datetime=\"" + known->iso() + "\">" + text +
         known->iso().substr(0, 4) + "</time>";
}

std::string html_facts(const Hit& hit) {
  std::string facts;
  const auto add = [&](const std::string& fact) {
    facts += (facts.empty() ? "" : " &middot; ") + fact;
  };
  if (hit.source) {
    add("<span class=\"source\">" + isolated(*hit.source) + "</span>");
  }
  if (hit.date) add(html_date(*hit.date));
  if (hit.author) add(isolated(*hit.author));
  if (hit.language) add(html_text(language_label(*hit.language)));
  return facts;
}

std::string html_copies(const Hit& hit) {
  std::string ids;
  for (const ArticleCopy& copy : hit.copies) {
    const std::string id = isolated(copy.id);
    const std::optional<std::string> address = web_link(copy.url);
    ids += (ids.empty() ? "also as " : ", ") +
           (address ? link(*address, id, " rel=\"noreferrer\"") : id);
  }
  return ids.empty() ? "" : element("p class=\"facts\"", ids);
}

}  // namespace dateline::server
