#pragma once

#include "query/server/http/connection.hpp"
#include "query/server/service/service.hpp"

namespace dateline::server {

// Answers every request that a client may send: finds who answers it, and turns
// what is thrown into a response. Called by several threads at once.
class Application {
 public:
  // `service` must outlive it.
  explicit Application(Service& service) : service_(service) {}

  HttpResponse answer(const HttpRequest& request);
  HttpResponse refuse(const HttpRequest& request, const HttpError& error);

 private:
  HttpResponse checked_answer(const HttpRequest& request);
  HttpResponse routed_answer(const Call& call);

  Service& service_;
};

}  // namespace dateline::server
