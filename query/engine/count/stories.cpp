#include "query/engine/count/stories.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/token_trace.hpp"
#include "query/engine/index/passage_database.hpp"

namespace dateline {
namespace {

using Runs = std::vector<std::uint32_t>;  // as in StoryFinder

// Reports that only differ in figures, such as those of markets, share few runs
// of so many tokens; prints of one text share long stretches.
constexpr std::size_t run_length = 8;

// In a shorter lead a figure or two are all that tells one report from the next
// of its kind.
constexpr std::size_t min_lead = 50;

// The fingerprints of title and text with the break between them; compounds are
// left out.
std::vector<std::uint16_t> tokens_of(const TokenTrace& trace,
                                     std::uint32_t begin) {
  constexpr std::uint16_t break_mark = 0xFFFF;
  std::vector<std::uint16_t> tokens;
  for (std::uint32_t at = begin; at < trace.places(); at = trace.next(at)) {
    tokens.push_back(trace.arcs(at) > 0 ? trace.fingerprint(at, 0)
                                        : break_mark);
  }
  return tokens;
}

std::uint64_t hash_of(const std::vector<std::uint16_t>& tokens) {
  return XXH3_64bits(tokens.data(), tokens.size() * sizeof(std::uint16_t));
}

Runs runs_of(const std::vector<std::uint16_t>& tokens) {
  Runs runs;
  runs.reserve(tokens.size());
  for (std::size_t i = 0; i + run_length <= tokens.size(); ++i) {
    runs.push_back(static_cast<std::uint32_t>(
        XXH3_64bits(&tokens[i], run_length * sizeof(std::uint16_t))));
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

// Tells in how many leads a run is, up to 255; sometimes too many, because runs
// share slots.
class RunFrequencies {
 public:
  // Leaves out runs after the deadline.
  RunFrequencies(const std::vector<Runs>& leads, Deadline& deadline) {
    constexpr std::size_t slots_per_run = 4;
    std::size_t total = 1;
    for (const Runs& runs : leads) {
      total += runs.size();
    }
    slots_.resize(std::bit_ceil(slots_per_run * total));
    for (const Runs& runs : leads) {
      if (deadline.expired_sampled()) {
        break;
      }
      for (const std::uint32_t run : runs) {
        std::uint8_t& slot = slots_[run % slots_.size()];
        slot += slot < UINT8_MAX ? 1 : 0;
      }
    }
  }

  std::uint8_t of(std::uint32_t run) const {
    return slots_[run % slots_.size()];
  }

 private:
  std::vector<std::uint8_t> slots_;
};

// The rarest half of a lead's runs, and one more, without those that no other
// lead has. Two prints have one of them in common: each shares at least half of
// its runs with the other, so that not all of the rarer half can be missing.
Runs rarest(const Runs& runs, const RunFrequencies& frequencies) {
  std::vector<std::pair<std::uint8_t, std::uint32_t>> by_frequency;
  by_frequency.reserve(runs.size());
  for (const std::uint32_t run : runs) {
    by_frequency.emplace_back(frequencies.of(run), run);
  }
  std::sort(by_frequency.begin(), by_frequency.end());
  by_frequency.resize(std::min(runs.size(), runs.size() / 2 + 1));
  Runs rarest;
  for (const auto& [frequency, run] : by_frequency) {
    if (frequency > 1) {
      rarest.push_back(run);
    }
  }
  return rarest;
}

// Whether at least half of all their runs are in both.
bool are_prints(const Runs& a, const Runs& b) {
  const auto [fewer, more] = std::minmax({a.size(), b.size()});
  if (more > 2 * fewer) {
    return false;
  }
  std::size_t common = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    const std::uint32_t left = *x, right = *y;
    common += left == right ? 1 : 0;
    x += left <= right ? 1 : 0;
    y += right <= left ? 1 : 0;
  }
  return 2 * common >= a.size() + b.size() - common;
}

}  // namespace

StoryFinder::StoryFinder(Deadline& deadline) : deadline_(deadline) {}

// Leads with the same text are united here, so that thousands of equal ones are
// not compared with each other. Short ones need the same title too: "Quarterly
// dividend 10 cents" is of one company or of another.
void StoryFinder::add(std::string_view trace) {
  const TokenTrace reader(trace);
  const std::vector<std::uint16_t> text =
      tokens_of(reader, reader.text_begin());
  const bool is_short = text.size() < min_lead;
  const auto number = static_cast<std::uint32_t>(parents_.size());
  parents_.push_back(number);
  runs_.emplace_back();
  const auto [same, is_first] = first_.try_emplace(
      hash_of(is_short ? tokens_of(reader, 0) : text), number);
  if (!is_first) {
    unite(number, same->second);
  } else if (!is_short) {
    runs_.back() = runs_of(text);
  }
}

std::vector<std::uint32_t> StoryFinder::stories() {
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> articles_with;
  const RunFrequencies frequencies(runs_, deadline_);
  std::vector<std::uint32_t> last_compared(parents_.size(), 0);
  for (std::uint32_t i = 0; i < runs_.size(); ++i) {
    if (deadline_.expired()) {
      break;
    }
    for (const std::uint32_t run : rarest(runs_[i], frequencies)) {
      std::vector<std::uint32_t>& others = articles_with[run];
      for (const std::uint32_t other : others) {
        if (std::exchange(last_compared[other], i) != i &&
            !deadline_.expired_sampled() && root(other) != root(i) &&
            are_prints(runs_[other], runs_[i])) {
          unite(i, other);
        }
      }
      others.push_back(i);
    }
  }
  std::vector<std::uint32_t> stories;
  for (std::uint32_t i = 0; i < parents_.size(); ++i) {
    stories.push_back(root(i));
  }
  return stories;
}

std::uint32_t StoryFinder::root(std::uint32_t article) {
  while (parents_[article] != article) {
    parents_[article] = parents_[parents_[article]];
    article = parents_[article];
  }
  return article;
}

void StoryFinder::unite(std::uint32_t article, std::uint32_t other) {
  const auto [first, last] = std::minmax({root(article), root(other)});
  parents_[last] = first;
}

// The passages of an article have consecutive numbers within a segment.
std::vector<std::uint32_t> stories_of(
    const std::vector<Xapian::docid>& passages, const SearchContext& context) {
  StoryFinder finder(context.deadline);
  const PassageDatabase& database = context.database();
  // The first passage of each segment's last article, within the segment.
  std::vector<Xapian::docid> last(database.segment_count(), 0);
  for (const Xapian::docid id : passages) {
    if (context.deadline.expired_sampled()) {
      break;
    }
    const std::string_view trace = database.trace(id);
    const std::size_t segment = database.segment_of(id);
    const Xapian::docid local = database.local_id(id);
    const Xapian::docid first =
        local - (TokenTrace(trace).header().ordinal - 1);
    if (first != last[segment]) {
      finder.add(database.trace(database.id_of(segment, first)));
      last[segment] = first;
    }
  }
  return finder.stories();
}

}  // namespace dateline
