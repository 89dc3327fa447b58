#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/results.hpp"
#include "query/server/page/search_form.hpp"

namespace dateline::server {

// The addresses of pages, of ASCII without quotation marks. They begin with
// the prefix of the server.
class Links {
 public:
  explicit Links(std::string prefix) : prefix_(std::move(prefix)) {}

  std::string home() const { return prefix_ + '/'; }
  std::string file(std::string_view name) const;  // of the page's own files
  std::string completions() const { return prefix_ + "/api/v1/complete"; }
  std::string help() const { return prefix_ + "/help"; }
  std::string batch(const std::string& index) const;
  std::string search(const SearchForm& form) const;

  // The article with the search's marks, at one of its passages; 0 is its top.
  std::string article(const SearchForm& form, std::string_view id,
                      unsigned ordinal) const;

  // The same for the passage's id.
  std::string passage(const SearchForm& form, std::string_view id) const;

  // What stays the same whatever was searched for.
  std::string permanent(const SearchForm& form, std::string_view article,
                        unsigned ordinal) const;

  std::string similar(const SearchForm& form, std::string_view passage) const;

  // Citations of a passage or an article: a page, or in one style a file.
  std::string citations(const SearchForm& form, std::string_view id) const;
  std::string citation(const SearchForm& form, std::string_view id,
                       const std::string& style) const;

  // The first hits of the search in a format of the API.
  std::string hits(const SearchForm& form, const std::string& format,
                   std::size_t limit) const;

 private:
  std::string address(std::string_view path,
                      const std::vector<Parameter>& parameters) const;
  std::string of_id(const char* path, std::string_view id,
                    std::vector<Parameter> parameters) const;

  std::string prefix_;
};

// A link whose text is HTML. `attributes` begins with a space, or is "".
std::string link(const std::string& address, const std::string& html,
                 const std::string& attributes = "");

}  // namespace dateline::server
