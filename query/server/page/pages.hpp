#pragma once

#include <string_view>
#include <vector>

#include "query/server/http/http_error.hpp"
#include "query/server/http/message.hpp"
#include "query/server/http/target.hpp"
#include "query/server/service/service.hpp"

namespace dateline::server {

// Whether a path, without the prefix, is that of a page or of one of its files.
bool is_page(std::string_view path);

// Whether a form may be sent to the path.
bool takes_forms(std::string_view path);

// Answers a GET, HEAD or, where a form may be sent, POST for a page or one of
// its files; the body of a HEAD is left out later. Throws HttpError, and what
// Searcher throws. Called by several threads at once.
//
// Links must begin with `service.prefix`. Content-Security-Policy and the other
// headers of all responses are added later; they allow scripts, styles and
// images of this server alone, and none within the markup.
HttpResponse answer_page(Service& service, const Call& call);

// A request that failed, as far as its page shows it.
struct FailedRequest {
  std::vector<Parameter> parameters = {};  // as far as they could be read
  bool is_admitted = false;  // whether it was found to have a token
};

// The page that says why a request for a page cannot be answered. The query
// stays in the search box.
HttpResponse page_of_error(const Service& service, const HttpError& error,
                           const FailedRequest& request);

}  // namespace dateline::server
