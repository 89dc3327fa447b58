#pragma once

#include <xapian.h>

#include <memory>
#include <string>

#include "query/engine/plan/article_set.hpp"
#include "query/engine/retrieve/value_filter.hpp"

namespace dateline {

// Matches the passages of the articles in a set.
class ArticleFilter : public ValueFilter {
 public:
  ArticleFilter(std::shared_ptr<const ArticleSet> articles, Deadline& deadline);

  ArticleFilter* clone() const override;

 private:
  bool meets(const std::string& value) override;

  std::shared_ptr<const ArticleSet> articles_;
};

}  // namespace dateline
