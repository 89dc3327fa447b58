#include "corpus/index/tombstone.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "dateline/error.hpp"

// The layout is a mark; the number of dead passages and of terms; each dead
// document number as its distance from the one before; each term as the number
// of bytes that it shares with the one before, the rest behind its length, and
// its two counts. Numbers are varints (7 bits a byte, low bits first).
namespace dateline {
namespace {

constexpr std::string_view mark = "dateline dead 1\n";

void put(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) {
    out += static_cast<char>(number | 0x80);
  }
  out += static_cast<char>(number);
}

[[noreturn]] void refuse() {
  throw IndexError(
      "cannot read which articles of the index are removed: a file dead-* is "
      "damaged; restore the index from a backup, or index the articles again "
      "into a new folder");
}

// Takes values off the front of a file.
class TombstoneParser {
 public:
  explicit TombstoneParser(std::string_view bytes) : rest_(bytes) {
    if (text(mark.size()) != mark) refuse();
  }

  std::string_view text(std::size_t size) {
    if (size > rest_.size()) refuse();
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(text(1).front());
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    refuse();
  }

  std::uint32_t small_number() {
    const std::uint64_t value = number();
    if (value > std::numeric_limits<std::uint32_t>::max()) refuse();
    return static_cast<std::uint32_t>(value);
  }

  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::size_t shared_bytes(std::string_view a, std::string_view b) {
  const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  return static_cast<std::size_t>(end - a.begin());
}

}  // namespace

Tombstone::Tombstone(std::vector<std::uint32_t> dead, const Terms& terms) {
  set_dead(std::move(dead));
  for (const auto& [name, counts] : terms) add(name, counts);
}

void Tombstone::add(std::string_view name, const TermCounts& counts) {
  terms_.push_back({static_cast<std::uint32_t>(names_.size()),
                    static_cast<std::uint32_t>(name.size()), counts});
  names_ += name;
}

void Tombstone::set_dead(std::vector<std::uint32_t> ids) {
  dead_ = std::move(ids);
  is_dead_.assign(dead_.empty() ? 0 : std::size_t{dead_.back()} + 1, false);
  for (const std::uint32_t id : dead_) is_dead_[id] = true;
}

TermCounts Tombstone::of(std::string_view term) const {
  const auto at = std::lower_bound(
      terms_.begin(), terms_.end(), term,
      [this](const Term& a, std::string_view b) { return name_of(a) < b; });
  return at != terms_.end() && name_of(*at) == term ? at->counts : TermCounts();
}

Tombstone Tombstone::joined(const Tombstone& other,
                            std::uint32_t offset) const {
  Tombstone both;
  std::vector<std::uint32_t> moved = other.dead_;
  for (std::uint32_t& id : moved) id += offset;
  std::vector<std::uint32_t> dead;
  std::ranges::merge(dead_, moved, std::back_inserter(dead));
  both.set_dead(std::move(dead));
  auto a = terms_.begin();
  auto b = other.terms_.begin();
  while (a != terms_.end() || b != other.terms_.end()) {
    const bool a_first =
        b == other.terms_.end() ||
        (a != terms_.end() && name_of(*a) <= other.name_of(*b));
    const bool both_have =
        a_first && b != other.terms_.end() && name_of(*a) == other.name_of(*b);
    TermCounts counts = a_first ? a->counts : b->counts;
    if (both_have) {
      counts.passages += b->counts.passages;
      counts.occurrences += b->counts.occurrences;
    }
    both.add(a_first ? name_of(*a) : other.name_of(*b), counts);
    if (!a_first || both_have) ++b;
    if (a_first) ++a;
  }
  return both;
}

std::string Tombstone::encode() const {
  std::string out(mark);
  put(out, dead_.size());
  put(out, terms_.size());
  std::uint32_t last = 0;
  for (const std::uint32_t id : dead_) {
    put(out, id - last);
    last = id;
  }
  std::string_view before;
  for (const Term& term : terms_) {
    const std::string_view name = name_of(term);
    const std::size_t shared = shared_bytes(before, name);
    put(out, shared);
    put(out, name.size() - shared);
    out += name.substr(shared);
    put(out, term.counts.passages);
    put(out, term.counts.occurrences);
    before = name;
  }
  return out;
}

Tombstone Tombstone::decode(std::string_view bytes) {
  TombstoneParser parser(bytes);
  const std::uint64_t dead = parser.number();
  const std::uint64_t terms = parser.number();
  if (dead > bytes.size() || terms > bytes.size()) refuse();
  Tombstone tombstone;
  std::vector<std::uint32_t> ids;
  std::uint64_t id = 0;
  for (std::uint64_t i = 0; i < dead; ++i) {
    const std::uint64_t step = parser.number();
    id += step;
    if (step == 0 || id > std::numeric_limits<std::uint32_t>::max()) refuse();
    ids.push_back(static_cast<std::uint32_t>(id));
  }
  tombstone.set_dead(std::move(ids));
  std::string name;
  for (std::uint64_t i = 0; i < terms; ++i) {
    const std::uint64_t shared = parser.number();
    if (shared > name.size()) refuse();
    std::string next = name.substr(0, shared);
    next += parser.text(parser.number());
    if (i > 0 && next <= name) refuse();
    name = std::move(next);
    const std::uint32_t passages = parser.small_number();
    tombstone.add(name, {passages, parser.number()});
  }
  if (!parser.at_end()) refuse();
  return tombstone;
}

}  // namespace dateline
