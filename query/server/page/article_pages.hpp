#pragma once

#include "query/server/http/message.hpp"
#include "query/server/service/service.hpp"

namespace dateline::server {

// Where the ids of articles and passages stand in paths.
inline constexpr std::string_view article_root = "/article/";
inline constexpr std::string_view similar_root = "/similar/";
inline constexpr std::string_view citation_root = "/cite/";

// An article with the marks of a query. Each passage has an anchor, "#p3".
HttpResponse article_page(Service& service, const Call& call);

// The passages that are about the same as one.
HttpResponse similar_page(Service& service, const Call& call);

// The citations of a passage or an article in all styles; with a style, that
// alone as a file.
HttpResponse citation_page(Service& service, const Call& call);

}  // namespace dateline::server
