#pragma once

#include <string>
#include <vector>

#include "query/server/http/message.hpp"
#include "query/server/service/tokens.hpp"

namespace dateline::server {

// Who may ask what, and which sites may read the answers.
struct Access {
  Tokens tokens = {};                   // none: everybody may
  std::vector<std::string> hosts = {};  // names the server may be asked by;
                                        // none: any
  std::vector<std::string> origins =
      {};  // sites whose scripts may read; "*": all

  // Throws HttpError 403 if a page of another site may have sent the request:
  // it asks a name that is none of the server's, as after DNS rebinding, or is
  // a form of that site.
  void check_site(const HttpRequest& request) const;

  // Throws HttpError 401 if tokens are needed and the request has none of them.
  // A browser asks its user for one if `is_page`.
  void check_token(const HttpRequest& request, bool is_page) const;

  // Adds what the security of browsers needs to every response.
  void add_headers(const HttpRequest& request, HttpResponse& response) const;

 private:
  bool is_form_of_other_site(const HttpRequest& request) const;
};

// The names by which a loopback address is asked; none for other addresses.
std::vector<std::string> loopback_names(const std::string& listen_host);

}  // namespace dateline::server
