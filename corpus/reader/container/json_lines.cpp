#include "corpus/reader/container/json_lines.hpp"

#include <utility>

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
    while (auto line = lines_.next()) {
      if (line->too_long) {
        throw CorpusError(name_, line->number,
                          "the line is larger than " +
                              std::to_string(max_record_bytes >> 20) +
                              " MiB, which is no article; split it");
      }
      if (is_blank(line->bytes)) continue;
      Entry entry;
      entry.bytes = std::move(line->bytes);
      entry.line = line->number;
      return entry;
    }
    return std::nullopt;
  }

 private:
  std::string name_;
  LineStream lines_;
};

}  // namespace

std::unique_ptr<Container> open_json_lines(std::unique_ptr<ByteSource> source,
                                           const ContainerPlace& place) {
  return std::make_unique<JsonLines>(std::move(source), place.name);
}

}  // namespace dateline
