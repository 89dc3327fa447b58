#include <malloc.h>
#include <sys/resource.h>

#include <csignal>

#include "corpus/cli/command_line.hpp"
#include "corpus/cli/messages.hpp"
#include "corpus/cli/option_values.hpp"
#include "query/server/http/listener.hpp"
#include "query/server/tool/application.hpp"
#include "query/server/tool/options.hpp"
#include "query/server/tool/stop_signal.hpp"

namespace dateline::server {
namespace {

// Each connection needs a file descriptor, and shells allow few. Clients must
// not be able to hold those that searches need.
void fit_connections_to_files(Options& options) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  rlimit most = limit;
  most.rlim_cur = limit.rlim_max;
  if (::setrlimit(RLIMIT_NOFILE, &most) == 0) limit = most;
  const std::size_t connections = connections_within(limit.rlim_cur, options);
  if (connections == options.http.connections) return;
  log_note("keeps " + std::to_string(connections) + " connections open, not " +
           std::to_string(options.http.connections) +
           ", because the process may have only " +
           std::to_string(limit.rlim_cur) +
           " files open; raise that limit (ulimit -n, LimitNOFILE)");
  options.http.connections = connections;
}

// The threads of all connections share two heaps; else each processor has
// eight, and what a search has freed in one is no use to the next in another:
// 160 MiB instead of 58 after a minute of load
// (docs/explanation/performance.md).
void share_heaps() { ::mallopt(M_ARENA_MAX, 2); }

constexpr std::chrono::minutes max_idle{1};  // of a Searcher

int run(Options options) {
  std::signal(SIGPIPE, SIG_IGN);
  share_heaps();
  fit_connections_to_files(options);
  Service service{.searchers = {std::move(options.indexes), options.searches,
                                options.waiting},
                  .limits = options.search,
                  .prefix = options.prefix};
  if (!options.token_file.empty()) {
    options.application.access.tokens = Tokens(options.token_file);
  }
  Application application(service, std::move(options.application));
  Listener listener(
      options.listen, options.http,
      {[&](const HttpRequest& request) { return application.answer(request); },
       [&](const HttpRequest& request, const HttpError& error) {
         return application.refuse(request, error);
       }});
  const StopSignal signal([&] { listener.stop(); });
  const IdleCloser closer(service.searchers, max_idle);
  log_message("serving at http://" + listener.endpoint().to_string() +
              service.prefix + "/");
  listener.run();
  log_message("stopped");
  return exit_done;
}

}  // namespace
}  // namespace dateline::server

int main(int argc, char** argv) {
  namespace server = dateline::server;
  return dateline::run_command_line(server::command_line,
                                    dateline::arguments_of(argc, argv),
                                    [](const dateline::OptionValues& values) {
                                      return server::run(server::parse(values));
                                    });
}
