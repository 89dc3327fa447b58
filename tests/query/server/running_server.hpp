#pragma once

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "query/server/http/listener.hpp"
#include "query/server/service/service.hpp"
#include "query/server/tool/application.hpp"
#include "tests/indexer/test_index.hpp"

// What the server's tests share.
namespace dateline::server {

// What a client got.
struct Reply {
  int status = 0;  // 0: the connection was closed without a response
  std::string head;
  std::string body;

  bool has_header(const std::string& line) const;
};

// How a server of a test is started.
struct ServerSettings {
  HttpLimits http = {};
  SearchLimits search = {};
  std::size_t turns = 2;
  std::size_t waiting = 4;
  std::string prefix = {};
  ApplicationSettings application = {.log = LogFormat::none};
};

// A server of two indexes, "news" and "old", in this process. It stops when it
// is destroyed.
class RunningServer {
 public:
  explicit RunningServer(ServerSettings settings = {});
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  // Sends a GET with these further headers, each closed by CR LF.
  Reply get(const std::string& target, const std::string& headers = "") const;

  // Sends bytes as they are, and reads what comes until the server closes the
  // connection.
  Reply send(const std::string& bytes) const;

  // A connected socket, which the caller closes.
  int connect() const;

  void add(const std::vector<TestArticle>& articles);  // a batch for "news"
  std::string folder() const { return (folder_ / "").string(); }
  Service& service() { return *service_; }
  Listener& listener() { return *listener_; }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<Application> application_;
  std::unique_ptr<Listener> listener_;
  std::thread thread_;
};

// What the server sends until it closes the connection.
Reply read_reply(int socket);

}  // namespace dateline::server
