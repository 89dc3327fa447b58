#include "indexer/batch/known_files.hpp"

#include <algorithm>
#include <unordered_set>

#include "corpus/index/packed_values.hpp"
#include "corpus/reader/input/content_sniffer.hpp"

// The layout is a format byte, the number of files, and the files in the order
// of their origins: how many bytes the origin shares with the one before, the
// rest of it, and the numbers of the file.
namespace dateline {
namespace {

constexpr char format_byte = 2;

constexpr const char* what = "cannot read the list of known files: it";

std::size_t shared_bytes(std::string_view one, std::string_view other) {
  const auto [end, ignored] = std::ranges::mismatch(one, other);
  return static_cast<std::size_t>(end - one.begin());
}

// A time before 1970 is a large number.
void put(std::string& out, const KnownFile& file) {
  put_number(out, file.stamp.size);
  put_number(out, static_cast<std::uint64_t>(file.stamp.modified));
  put_number(out, static_cast<std::uint64_t>(file.stamp.changed));
  put_number(out, file.articles);
  put_number(out, file.passed_over);
  put_number(out, file.rules);
  put_number(out, file.tables.tables);
  put_number(out, file.tables.row);
}

KnownFile file_of(PackedReader& reader) {
  KnownFile file;
  file.stamp.size = reader.number();
  file.stamp.modified = static_cast<std::int64_t>(reader.number());
  file.stamp.changed = static_cast<std::int64_t>(reader.number());
  file.articles = reader.number();
  file.passed_over = reader.number();
  file.rules = reader.number();
  file.tables.tables = reader.number();
  file.tables.row = reader.number();
  return file;
}

// A table that may change again without another stamp is no longer the same at
// the next look.
TableTrace lasting_tables(const InputFile& file, std::int64_t time) {
  constexpr std::uint64_t of_no_tables = 1;
  const bool may_change = !is_settled(file.newest_table, time);
  return {may_change ? of_no_tables : file.tables.tables, file.tables.row};
}

bool is_below(const std::string& origin, const InputArgument& argument) {
  return argument.is_folder &&
         origin.starts_with(escaped_to_utf8((argument.place / "").native()));
}

}  // namespace

const KnownFile* KnownFiles::find(const std::string& origin) const {
  const auto found = files_.find(origin);
  return found == files_.end() ? nullptr : &found->second;
}

void KnownFiles::learn(const std::string& origin, const KnownFile& file) {
  files_.insert_or_assign(origin, file);
}

std::string KnownFiles::encode() const {
  std::string out(1, format_byte);
  put_number(out, files_.size());
  std::string_view before;
  for (const auto& [origin, file] : files_) {
    const std::size_t shared = shared_bytes(before, origin);
    put_number(out, shared);
    put_text(out, std::string_view(origin).substr(shared));
    put(out, file);
    before = origin;
  }
  return out;
}

KnownFiles KnownFiles::decode(std::string_view bytes) {
  PackedReader reader(bytes, what);
  if (reader.byte() != format_byte) reader.refuse("is of an unknown format");
  KnownFiles known;
  std::string origin;
  for (std::uint64_t left = reader.number(); left > 0; --left) {
    origin.resize(std::min<std::size_t>(origin.size(), reader.number()));
    origin += reader.text();
    known.files_.emplace_hint(known.files_.end(), origin, file_of(reader));
  }
  if (!reader.at_end()) reader.refuse("is followed by other bytes");
  return known;
}

UnreadFiles unread_files(const InputList& input) {
  UnreadFiles unread;
  for (std::size_t i = 0; i < input.files.size(); ++i) {
    if (!input.files[i].is_unchanged) continue;
    unread.emplace(input.origin_of(input.files[i]), i);
  }
  return unread;
}

void update(KnownFiles& known, const InputList& input,
            const BatchReading& reading) {
  std::unordered_set<std::string> listed;
  for (std::size_t i = 0; i < input.files.size(); ++i) {
    const InputFile& file = input.files[i];
    if (file.is_standard_input()) continue;
    const std::string origin = input.origin_of(file);
    listed.insert(origin);
    const TableTrace tables = lasting_tables(file, reading.time);
    if (file.is_unchanged) {
      known.set_tables(origin, tables);
      continue;
    }
    if (file.error.empty() && !reading.incomplete.contains(i) &&
        is_settled(file.stamp, reading.time)) {
      known.learn(origin, {file.stamp, file.records, file.passed_over,
                           reading.rules, tables});
    } else {
      known.forget(origin);
    }
  }
  known.forget_if([&](const std::string& origin) {
    return reading.bereft.contains(origin) ||
           (!listed.contains(origin) &&
            std::ranges::any_of(input.arguments, [&](const auto& argument) {
              return is_below(origin, argument);
            }));
  });
}

}  // namespace dateline
