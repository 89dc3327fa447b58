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

// Each connection needs a file descriptor, and shells allow few.
void allow_more_files() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// The threads of all connections share two heaps; else each processor has
// eight, and what a search has freed in one is no use to the next in another:
// 160 MiB instead of 58 after a minute of load
// (docs/explanation/performance.md).
void share_heaps() { ::mallopt(M_ARENA_MAX, 2); }

int run(Options options) {
  std::signal(SIGPIPE, SIG_IGN);
  share_heaps();
  allow_more_files();
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
