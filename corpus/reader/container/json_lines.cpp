#include "corpus/reader/container/json_lines.hpp"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/reader/container/bulk_action.hpp"
#include "corpus/reader/container/json_scanner.hpp"
#include "corpus/reader/input/line_stream.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

class JsonLines final : public Container {
 public:
  JsonLines(std::unique_ptr<ByteSource> source, std::string name)
      : name_(std::move(name)), lines_(std::move(source), name_) {}

  std::optional<Entry> next() override {
    while (objects_.empty()) {
      auto line = lines_.next();
      if (!line) return std::nullopt;
      if (line->too_long) {
        throw CorpusError(name_, line->number,
                          "the line is larger than " +
                              std::to_string(max_record_bytes >> 20) +
                              " MiB, which is no article; split it");
      }
      number_ = line->number;
      take(line->bytes);
    }
    Entry entry;
    entry.bytes = std::move(objects_.front());
    entry.line = number_;
    objects_.pop_front();
    return entry;
  }

 private:
  // Keeps the objects of a line: mostly one.
  void take(std::string_view line) {
    if (line.starts_with(record_separator)) line.remove_prefix(1);
    if (is_blank(line)) return;
    if (const auto action = bulk_action(line)) {
      if (action->has_document) action_ = action;
      return;
    }
    objects_ = objects_of(line);
    if (const auto action = std::exchange(action_, std::nullopt)) {
      objects_.front() = action->identified(objects_.front());
    }
  }

  // The line itself, if it is not several whole objects.
  static std::deque<std::string> objects_of(std::string_view line) {
    std::deque<std::string> objects;
    if (line.find("}{") != line.npos || line.find("} {") != line.npos) {
      try {
        JsonScanner scanner(std::make_unique<MemorySource>(std::string(line)),
                            "");
        while (auto object = scanner.next(max_record_bytes)) {
          objects.push_back(std::move(object->json));
        }
      } catch (const CorpusError&) {
        objects.clear();  // whoever reads the line says what is wrong with it
      }
    }
    if (objects.empty()) objects.emplace_back(line);
    return objects;
  }

  std::string name_;
  LineStream lines_;
  std::deque<std::string> objects_;   // of the last line
  std::size_t number_ = 1;            // of that line
  std::optional<BulkAction> action_;  // on the next object
};

}  // namespace

std::unique_ptr<Container> open_json_lines(std::unique_ptr<ByteSource> source,
                                           const ContainerPlace& place) {
  return std::make_unique<JsonLines>(std::move(source), place.name);
}

}  // namespace dateline
