#pragma once

#include "query/server/http/message.hpp"
#include "query/server/service/service.hpp"

namespace dateline::server {

// A form for a list of names, and of a form that was sent the report of what
// each finds, as a page or as CSV.
HttpResponse batch_page(Service& service, const Call& call);

}  // namespace dateline::server
