#pragma once

#include <string>

#include "corpus/cli/json_text.hpp"
#include "dateline/query.hpp"
#include "query/server/api/answer_format.hpp"
#include "query/server/http/message.hpp"
#include "query/server/service/parameter_values.hpp"
#include "query/server/service/service.hpp"

namespace dateline::server {

// A request for a path of the API.
struct ApiRequest {
  Service& service;
  const Call& call;
  const ParameterValues& values;
  std::string id;  // at the end of the path; "" if the path takes none
  AnswerFormat format = AnswerFormat::json;

  // A Searcher of the index that the parameters name.
  SearcherPool::Lease searcher() const;
};

// Notes as an array of objects.
Json json_value(const std::vector<Note>& notes);

// A response in lines of JSON or in CSV, which have no place for notes: each is
// a header.
HttpResponse text_response(AnswerFormat format, std::string body,
                           const std::vector<Note>& notes);

}  // namespace dateline::server
