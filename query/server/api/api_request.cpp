#include "query/server/api/api_request.hpp"

#include "query/print/web_link.hpp"

namespace dateline::server {

SearcherPool::Lease ApiRequest::searcher() const {
  return service.searchers.lease(values.text("index").value_or(""),
                                 call.deadline);
}

Json json_value(const std::vector<Note>& notes) {
  Json list = Json::array();
  for (const Note& note : notes) {
    list.push_back(
        {{"text", note.text}, {"begin", note.begin}, {"end", note.end}});
  }
  return list;
}

HttpResponse text_response(AnswerFormat format, std::string body,
                           const std::vector<Note>& notes) {
  HttpResponse response{200, media_type(format), std::move(body), {}};
  for (const Note& note : notes) {
    response.headers.emplace_back(
        "Dateline-Note", percent_encoded(note.text, " '\"(),.:;/-_+*~?=<>"));
  }
  return response;
}

}  // namespace dateline::server
