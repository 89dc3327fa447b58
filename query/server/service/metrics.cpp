#include "query/server/service/metrics.hpp"

#include <algorithm>

#include "corpus/cli/csv.hpp"

namespace dateline::server {
namespace {

std::string label(const std::string& name, const std::string& value) {
  return name + "=\"" + value + '"';
}

}  // namespace

void Metrics::count(const std::string& route, int status,
                    std::chrono::microseconds time) {
  const double seconds = static_cast<double>(time.count()) / 1e6;
  const auto bucket = static_cast<std::size_t>(
      std::ranges::lower_bound(bounds, seconds) - bounds.begin());
  const std::scoped_lock lock(mutex_);
  ++requests_[{route, status}];
  Durations& durations = durations_[route];
  ++durations.counts[bucket];
  durations.sum += seconds;
}

std::string Metrics::text() const {
  const std::scoped_lock lock(mutex_);
  std::string text = metric_head("dateline_requests_total", "counter",
                                 "Requests by what answered and status.");
  for (const auto& [key, count] : requests_) {
    text += metric_value("dateline_requests_total",
                         label("route", key.first) + ',' +
                             label("status", std::to_string(key.second)),
                         static_cast<double>(count));
  }
  const std::string name = "dateline_request_duration_seconds";
  text += metric_head(name, "histogram",
                      "Time from a request's head to its "
                      "answer.");
  for (const auto& [route, durations] : durations_) {
    const std::string by_route = label("route", route);
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < durations.counts.size(); ++i) {
      sum += durations.counts[i];
      const std::string bound =
          i < bounds.size() ? exact_number(bounds[i]) : "+Inf";
      text +=
          metric_value(name + "_bucket", by_route + ',' + label("le", bound),
                       static_cast<double>(sum));
    }
    text += metric_value(name + "_sum", by_route, durations.sum) +
            metric_value(name + "_count", by_route, static_cast<double>(sum));
  }
  return text;
}

std::string metric_head(const std::string& name, const std::string& type,
                        const std::string& about) {
  return "# HELP " + name + ' ' + about + "\n# TYPE " + name + ' ' + type +
         '\n';
}

std::string metric_value(const std::string& name, const std::string& labels,
                         double value) {
  return name + (labels.empty() ? "" : '{' + labels + '}') + ' ' +
         exact_number(value) + '\n';
}

}  // namespace dateline::server
