#include "query/server/tool/application.hpp"

#include "query/server/api/api.hpp"
#include "query/server/page/pages.hpp"
#include "query/server/service/answers.hpp"

namespace dateline::server {

HttpResponse Application::answer(const HttpRequest& request) {
  try {
    return checked_answer(request);
  } catch (const HttpError& error) {
    return error_response(error);
  } catch (const QueryError& error) {
    return error_response(HttpError(400, error.what()));
  } catch (const std::exception&) {
    return error_response(HttpError(500, "the server failed"));
  }
}

HttpResponse Application::refuse(const HttpRequest&, const HttpError& error) {
  return error_response(error);
}

HttpResponse Application::checked_answer(const HttpRequest& request) {
  Call call{request, parse_target(request.target),
            request.begin + service_.limits.time};
  std::string& path = call.target.path;
  if (!path.starts_with(service_.prefix + '/')) {
    throw HttpError(
        404, "all paths of this server begin with '" + service_.prefix + "/'");
  }
  path.erase(0, service_.prefix.size());
  return routed_answer(call);
}

HttpResponse Application::routed_answer(const Call& call) {
  const std::string& path = call.target.path;
  if (path.starts_with(api_root)) return answer_api(service_, call);
  if (path == "/healthz") return {200, "text/plain; charset=utf-8", "ok\n", {}};
  if (!is_page(path)) {
    throw HttpError(404, "this server has no path '" + path + "'");
  }
  try {
    return answer_page(service_, call);
  } catch (const HttpError& error) {
    return page_of_error(service_, error);
  } catch (const QueryError& error) {
    return page_of_error(service_, HttpError(400, error.what()));
  }
}

}  // namespace dateline::server
