#include "tests/query/server/running_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace dateline::server {
namespace {

TestArticle dated_article(const std::string& id, const std::string& text,
                          const std::string& date, const std::string& source) {
  TestArticle made = article(id, text);
  made.title = "Of " + id;
  made.date = date;
  made.source = source;
  made.author = "Jo Doe";
  return made;
}

}  // namespace

bool Reply::has_header(const std::string& line) const {
  return head.find("\r\n" + line + "\r\n") != head.npos;
}

RunningServer::RunningServer(ServerSettings settings) {
  write_articles(
      folder_ / "news.jsonl",
      {dated_article("tea/1", "Tea was served in the harbour.", "2024-06-19",
                     "Harbour Dispatch"),
       dated_article("tea#2", "The tea strike ended. Dockers drank tea.",
                     "2023-01-02", "Wire"),
       dated_article(
           "x", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"tea\" bold.",
           "2022", "Wire")});
  index_paths(folder_ / "news.idx", {folder_ / "news.jsonl"}, in_memory());
  write_articles(folder_ / "old.jsonl",
                 {dated_article("old", "Coffee of old.", "1999", "Wire")});
  index_paths(folder_ / "old.idx", {folder_ / "old.jsonl"}, in_memory());
  service_.reset(new Service{.searchers = {{{"news", folder_ / "news.idx"},
                                            {"old", folder_ / "old.idx"}},
                                           settings.turns,
                                           settings.waiting},
                             .limits = settings.search,
                             .prefix = settings.prefix});
  application_ =
      std::make_unique<Application>(*service_, std::move(settings.application));
  listener_ = std::make_unique<Listener>(
      Endpoint{"127.0.0.1", 0}, settings.http,
      HttpHandler{[this](const HttpRequest& request) {
                    return application_->answer(request);
                  },
                  [this](const HttpRequest& request, const HttpError& error) {
                    return application_->refuse(request, error);
                  }});
  thread_ = std::thread([this] { listener_->run(); });
}

RunningServer::~RunningServer() {
  listener_->stop();
  thread_.join();
}

Reply RunningServer::get(const std::string& target,
                         const std::string& headers) const {
  return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers +
              "Connection: close\r\n\r\n");
}

Reply RunningServer::send(const std::string& bytes) const {
  const int socket = connect();
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t count =
        ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) break;
    sent += static_cast<std::size_t>(count);
  }
  Reply reply = read_reply(socket);
  ::close(socket);
  return reply;
}

int RunningServer::connect() const {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port =
      htons(static_cast<std::uint16_t>(listener_->endpoint().port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address);
  return socket;
}

void RunningServer::add(const std::vector<TestArticle>& articles) {
  write_articles(folder_ / "more.jsonl", articles);
  index_paths(folder_ / "news.idx", {folder_ / "more.jsonl"}, in_memory());
}

Reply read_reply(int socket) {
  std::string all;
  std::array<char, 4096> bytes;
  for (ssize_t count = 0;
       (count = ::recv(socket, bytes.data(), bytes.size(), 0)) > 0;) {
    all.append(bytes.data(), static_cast<std::size_t>(count));
  }
  Reply reply;
  const std::size_t end = std::min(all.find("\r\n\r\n"), all.size());
  reply.head = all.substr(0, std::min(end + 2, all.size()));
  reply.body = all.substr(std::min(end + 4, all.size()));
  if (all.starts_with("HTTP/1.")) reply.status = std::stoi(all.substr(9, 3));
  return reply;
}

}  // namespace dateline::server
