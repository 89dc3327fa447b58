#pragma once

#include <string>
#include <vector>

#include "query/server/http/message.hpp"
#include "query/server/page/links.hpp"
#include "query/server/page/search_form.hpp"
#include "query/server/service/service.hpp"

namespace dateline::server {

// What is particular to a page.
struct PageContent {
  std::string title;  // text, for the browser's tab
  std::string main;   // HTML
  std::string kind;   // "search" and so on; styles and the script ask for it
  int status = 200;
  bool is_admitted = true;  // whether its reader may know the indexes' names
};

// A whole page: the content between what all pages share, the name, the search
// box with the form's query, and links to the other pages.
HttpResponse html_page(const Service& service, const SearchForm& form,
                       const PageContent& content);

// Fields that a form sends without showing them.
std::string hidden_fields(const std::vector<Parameter>& parameters);

// "19 June 2024" in an element for dates; dates that are no calendar dates stay
// as they are.
std::string html_date(const std::string& date);

// Source, date, author, language: what is known of a hit's article.
std::string html_facts(const Hit& hit);

// The other ids of a hit's article, each a link if its address can be followed;
// "" if there are none.
std::string html_copies(const Hit& hit);

}  // namespace dateline::server
