#include "query/server/service/request_log.hpp"

#include <unistd.h>

#include <ctime>
#include <iomanip>
#include <sstream>

#include "corpus/cli/display_text.hpp"
#include "corpus/cli/json_text.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline::server {
namespace {

constexpr std::size_t max_path = 500;  // bytes

std::string time_now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::ostringstream text;
  text << std::put_time(&utc, "%Y-%m-%dT%H:%M:%SZ");
  return text.str();
}

double milliseconds(std::chrono::microseconds time) {
  return static_cast<double>(time.count()) / 1000;
}

std::string or_dash(const std::string& text) {
  return text.empty() ? "-" : text;
}

std::string text_line(const AnsweredRequest& answered,
                      const std::string& path) {
  std::ostringstream line;
  line << time_now() << ' ' << display_text(answered.client) << ' '
       << or_dash(display_text(answered.request.method)) << ' '
       << or_dash(display_text(path)) << ' ' << answered.status << ' '
       << answered.bytes << ' ' << std::fixed << std::setprecision(1)
       << milliseconds(answered.time) << "ms\n";
  return line.str();
}

std::string json_line(const AnsweredRequest& answered,
                      const std::string& path) {
  return json_text({{"time", time_now()},
                    {"client", answered.client},
                    {"method", answered.request.method},
                    {"path", path},
                    {"route", answered.route},
                    {"status", answered.status},
                    {"bytes", answered.bytes},
                    {"ms", milliseconds(answered.time)}});
}

}  // namespace

void log_request(const AnsweredRequest& answered, LogFormat format) {
  if (format == LogFormat::none) return;
  const std::string path(truncated(answered.path, max_path));
  const std::string line = format == LogFormat::json
                               ? json_line(answered, path)
                               : text_line(answered, path);
  // One call, so that lines of several threads do not mix.
  [[maybe_unused]] const auto written =
      ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace dateline::server
