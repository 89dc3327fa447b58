#include "corpus/reader/format/field_limits.hpp"

#include "dateline/error.hpp"

namespace dateline {
namespace {

// The end of the last whole character within `limit` bytes.
std::size_t character_end(std::string_view text, std::size_t limit) {
  const auto continues = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (limit > 0 && continues(limit)) --limit;
  return limit;
}

std::string sizes(const FieldLimit& limit, const std::string& value) {
  return "the " + std::string(limit.name) + " has " +
         std::to_string(value.size()) + " bytes, which is over the limit of " +
         std::to_string(limit.max_bytes);
}

}  // namespace

void limit_fields(Article& article) {
  for (const FieldLimit& limit : field_limits) {
    std::string& value = article.*limit.field;
    if (limit.excess == Excess::refused || value.size() <= limit.max_bytes) {
      continue;
    }
    const bool cut = limit.excess == Excess::cut;
    article.notes.push_back(sizes(limit, value) +
                            (cut ? "; it is cut there" : "; it is left out"));
    value.resize(cut ? character_end(value, limit.max_bytes) : 0);
  }
}

void check_id(const Article& article, const RawRecord& record) {
  for (const FieldLimit& limit : field_limits) {
    const std::string& value = article.*limit.field;
    if (limit.excess == Excess::refused && value.size() > limit.max_bytes) {
      throw CorpusError(record.name, record.line,
                        sizes(limit, value) + "; shorten it");
    }
  }
}

}  // namespace dateline
