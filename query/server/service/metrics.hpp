#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace dateline::server {

// Counts of requests, for Prometheus. For any number of threads.
class Metrics {
 public:
  void count(const std::string& route, int status,
             std::chrono::microseconds time);

  // The counts in the text format of Prometheus.
  std::string text() const;

 private:
  static constexpr std::array bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                     0.1,   0.25,   0.5,   1.0,  2.5,   10.0};

  struct Durations {
    std::array<std::uint64_t, bounds.size() + 1> counts{};  // the last: longer
    double sum = 0;                                         // seconds
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Durations> durations_;
};

// A value of a metric with its description, in that format. `labels` is
// "name=\"value\",..." or "".
std::string metric_head(const std::string& name, const std::string& type,
                        const std::string& about);
std::string metric_value(const std::string& name, const std::string& labels,
                         double value);

}  // namespace dateline::server
