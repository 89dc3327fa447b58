#pragma once

#include <atomic>
#include <cstddef>
#include <string>

#include "query/server/http/connection.hpp"
#include "query/server/page/pages.hpp"
#include "query/server/service/access.hpp"
#include "query/server/service/client_rate.hpp"
#include "query/server/service/metrics.hpp"
#include "query/server/service/request_log.hpp"
#include "query/server/service/service.hpp"

namespace dateline::server {

// What the application needs to know besides the service.
struct ApplicationSettings {
  Access access = {};
  std::size_t rate = 0;  // of requests a second and client; 0: any
  LogFormat log = LogFormat::text;
  bool trusts_proxy = false;  // takes the client's address from its header
};

// Answers every request that a client may send: checks it, finds who answers
// it, turns what is thrown into a response, counts it and logs it. Called by
// several threads at once.
class Application {
 public:
  // `service` must outlive it.
  Application(Service& service, ApplicationSettings settings)
      : service_(service),
        settings_(std::move(settings)),
        rate_(settings_.rate) {}

  HttpResponse answer(const HttpRequest& request);

  // Answers a request that cannot be read.
  HttpResponse refuse(const HttpRequest& request, const HttpError& error);

 private:
  // What is known of a request, even if it cannot be answered.
  struct Asked {
    std::string path;  // without the prefix
    std::string route = "none";
    bool is_page = false;
    FailedRequest shown = {};  // if it fails
  };

  HttpResponse answer_safely(const HttpRequest& request, Asked& asked);
  HttpResponse checked_answer(const HttpRequest& request, Asked& asked);
  HttpResponse routed_answer(const Call& call, Asked& asked);
  HttpResponse error_answer(const HttpError& error, const Asked& asked) const;
  HttpResponse finish(const HttpRequest& request, const Asked& asked,
                      HttpResponse response);
  std::string metrics(const Call& call);
  std::string client_of(const HttpRequest& request) const;

  Service& service_;
  ApplicationSettings settings_;
  ClientRate rate_;
  Metrics metrics_;
};

}  // namespace dateline::server
