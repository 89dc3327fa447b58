#include "query/server/api/api_request.hpp"

#include "corpus/text/utf8.hpp"
#include "query/print/web_link.hpp"

namespace dateline::server {
namespace {

// Clients take only so many headers, and so long ones.
constexpr std::size_t max_note_headers = 10;
constexpr std::size_t max_note_bytes = 1'000;

}  // namespace

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
    if (response.headers.size() == max_note_headers) break;
    response.headers.emplace_back(
        "Dateline-Note", percent_encoded(truncated(note.text, max_note_bytes),
                                         " '\"(),.:;/-_+*~?=<>"));
  }
  return response;
}

}  // namespace dateline::server
