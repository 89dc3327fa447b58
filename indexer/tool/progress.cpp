#include "indexer/tool/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>

#include "corpus/cli/messages.hpp"

namespace dateline::index_tool {
namespace {

constexpr double bytes_per_megabyte = 1e6;
constexpr int bar_width = 24;

__attribute__((format(printf, 1, 2))) std::string formatted(const char* format,
                                                            ...) {
  std::array<char, 256> text{};
  std::va_list arguments;
  va_start(arguments, format);
  // NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): va_start() is above.
  std::vsnprintf(text.data(), text.size(), format, arguments);
  va_end(arguments);
  return text.data();
}

double rate(double megabytes, double seconds) {
  return seconds > 0 ? megabytes / seconds : 0;
}

std::string time_left(double fraction, double seconds) {
  if (fraction <= 0) return "";
  const auto left = static_cast<long>(seconds * (1 - fraction) / fraction);
  return formatted(", %ld:%02ld left", left / 60, left % 60);
}

std::string bar(double fraction) {
  const int filled = static_cast<int>(fraction * bar_width);
  return "[" + std::string(filled, '#') + std::string(bar_width - filled, ' ') +
         "]" + formatted(" %3.0f%%  ", fraction * 100);
}

}  // namespace

std::string progress_line(const IndexingProgress& progress,
                          std::chrono::duration<double> elapsed) {
  if (progress.phase == IndexingProgress::Phase::writing) {
    return "writing the index";
  }
  const double megabytes =
      static_cast<double>(progress.text_bytes) / bytes_per_megabyte;
  std::string speed = formatted("%.1f MB, %.1f MB/s", megabytes,
                                rate(megabytes, elapsed.count()));
  if (progress.bytes_total == 0) return speed;
  const double fraction =
      std::min(1.0, static_cast<double>(progress.bytes_read) /
                        static_cast<double>(progress.bytes_total));
  return bar(fraction) + speed + time_left(fraction, elapsed.count());
}

std::string summary_line(const IndexingReport& report,
                         std::chrono::duration<double> elapsed) {
  const struct {
    const char* name;
    std::uint64_t number;
    bool always;
  } counts[] = {
      {"added", report.added, true},
      {"replaced", report.replaced, true},
      {"unchanged", report.unchanged, true},
      {"removed", report.removed, true},
      {"not there", report.not_found.size(), false},
      {"duplicate", report.duplicate, false},
      {"collided", report.collided, false},
      {"passed over", report.passed_over, false},
      {"failed", report.failed, true},
  };
  std::string line;
  for (const auto& [name, number, always] : counts) {
    if (number == 0 && !always) continue;
    line += (line.empty() ? "" : ", ") + std::string(name) + " " +
            std::to_string(number);
  }
  const double megabytes =
      static_cast<double>(report.text_bytes) / bytes_per_megabyte;
  line += " articles; ";
  if (report.unread_files > 0) {
    line += counted(report.unread_files, "file") + " not read; ";
  }
  if (report.unread_dates > 0) {
    line += counted(report.unread_dates, "date") + " not read; ";
  }
  return line + counted(report.passages, "passage") + "; " +
         formatted("%.1f MB in %.2f s (%.1f MB/s)", megabytes, elapsed.count(),
                   rate(megabytes, elapsed.count()));
}

std::string size_line(const IndexSize& size) {
  return counted(size.segments, "segment") + ", " +
         counted(size.passages, "passage") + ", " + std::to_string(size.dead) +
         " dead";
}

ProgressDisplay::ProgressDisplay(bool wanted)
    : active_(wanted && ::isatty(STDERR_FILENO)) {}

ProgressDisplay::~ProgressDisplay() { clear(); }

void ProgressDisplay::show(const IndexingProgress& progress) {
  if (!active_) return;
  std::fprintf(stderr, "\r\x1b[K%s",
               progress_line(progress, Clock::now() - start_).c_str());
  std::fflush(stderr);
  visible_ = true;
}

void ProgressDisplay::clear() {
  if (!visible_) return;
  std::fputs("\r\x1b[K", stderr);
  visible_ = false;
}

}  // namespace dateline::index_tool
