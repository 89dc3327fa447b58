#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/reader/html/html_tree.hpp"
#include "corpus/reader/html/json_ld.hpp"

namespace dateline {

// What a page says of itself for machines: <meta>, <link>, JSON-LD.
class PageFacts {
 public:
  PageFacts(const HtmlTree& tree, std::string_view address);

  // The content of the first <meta> of one of these names that is not blank,
  // the first name first; "" if there is none. Names are in lower case.
  std::string meta(std::initializer_list<std::string_view> names) const;
  // The contents of all <meta> of one name.
  std::vector<std::string> all_meta(std::string_view name) const;

  const LinkedData& linked_data() const { return linked_data_; }
  std::string_view canonical_link() const { return canonical_link_; }
  std::string_view base() const { return base_; }          // of <base href>
  std::string_view title() const { return title_; }        // of <title>
  std::string_view language() const { return language_; }  // of <html lang>

 private:
  void read_meta(const HtmlTree& tree, std::size_t node);
  void read_link(const HtmlTree& tree, std::size_t node);

  std::vector<std::pair<std::string, std::string_view>> metas_;
  LinkedData linked_data_;
  std::string_view canonical_link_;
  std::string_view base_;
  std::string title_;
  std::string_view language_;
};

// Whether an address is that of a whole site, which is no article's: "/",
// "https://gazette.example", or none at all.
bool is_front_page(std::string_view address);

}  // namespace dateline
