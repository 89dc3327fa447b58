#pragma once

#include "query/server/http/message.hpp"
#include "query/server/page/search_form.hpp"
#include "query/server/service/service.hpp"

namespace dateline::server {

// What the index holds, by year, source and language, each a link to a search.
HttpResponse start_page(Service& service, const Call& call,
                        const SearchForm& form);

}  // namespace dateline::server
