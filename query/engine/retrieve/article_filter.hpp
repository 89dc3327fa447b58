#pragma once

#include <xapian.h>

#include <memory>

#include "query/engine/plan/article_set.hpp"
#include "query/engine/retrieve/passage_filter.hpp"

namespace dateline {

// Matches the passages of the articles in a set.
class ArticleFilter : public PassageFilter {
 public:
  ArticleFilter(std::shared_ptr<const ArticleSet> articles, Deadline& deadline);

  void init(const Xapian::Database& segment) override;
  ArticleFilter* clone() const override;

 private:
  bool meets(Xapian::docid id) override;

  std::shared_ptr<const ArticleSet> articles_;
  Xapian::ValueIterator ids_;
};

}  // namespace dateline
