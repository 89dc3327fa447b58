#pragma once

#include "query/server/http/message.hpp"
#include "query/server/service/service.hpp"

namespace dateline::server {

// The hits of a search with what narrows it, or why there are none. Without a
// query, what the index holds.
HttpResponse search_page(Service& service, const Call& call);

}  // namespace dateline::server
