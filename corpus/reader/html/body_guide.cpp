#include "corpus/reader/html/body_guide.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "corpus/reader/html/page_title.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

constexpr double least_body = 500;  // letters of one that is believed
constexpr std::size_t max_body_bytes = 400'000;
constexpr std::size_t max_blocks = 2000;  // that are looked for in the body
constexpr std::size_t body_samples = 60;  // places that are compared
constexpr std::size_t block_samples = 3;
constexpr std::size_t sample_bytes = 36;  // of letters in a row
constexpr double least_agreement = 0.5;   // of the samples
constexpr double found_agreement = 0.8;   // to be on the page
constexpr double remnant_share = 0.4;     // of the body, shown without it
constexpr double least_block = 30;        // letters, to be found in the body

std::string key_of(const std::vector<TextBlock>& blocks) {
  std::string key;
  for (const TextBlock& block : blocks) key += title_key(block.text);
  return key;
}

// The share of samples of `body` that are in `text`; both are keys.
double agreement(std::string_view body, std::string_view text,
                 std::size_t max_samples) {
  const std::size_t step = std::max(sample_bytes, body.size() / max_samples);
  double samples = 0;
  double found = 0;
  for (std::size_t at = 0; at + sample_bytes <= body.size(); at += step) {
    const std::size_t begin = character_begin(body, at);
    const std::string_view sample = truncated(body.substr(begin), sample_bytes);
    ++samples;
    if (text.find(sample) != text.npos) ++found;
  }
  return samples > 0 ? found / samples : 1;
}

// Blocks of the page that are in the body.
std::vector<TextBlock> blocks_of_body(const std::vector<TextBlock>& blocks,
                                      std::string_view body) {
  std::vector<TextBlock> found;
  std::size_t compared = 0;
  for (const TextBlock& block : blocks) {
    if (block.length < least_block) continue;
    if (++compared > max_blocks) break;
    const std::string key = title_key(block.text);
    if (agreement(key, body, block_samples) >= found_agreement &&
        key.size() >= sample_bytes) {
      found.push_back(block);
    }
  }
  return found;
}

std::vector<TextBlock> paragraphs_of(const std::string& body) {
  std::vector<TextBlock> paragraphs;
  for (std::size_t at = 0; at < body.size();) {
    const Line line = line_at(body, at, '\n');
    if (!is_blank(line.of(body))) {
      TextBlock block;
      block.text = one_line(line.of(body));
      block.length = letter_count(block.text);
      paragraphs.push_back(std::move(block));
    }
    at = line.next;
  }
  return paragraphs;
}

}  // namespace

std::vector<TextBlock> guided_content(std::vector<TextBlock> content,
                                      const std::vector<TextBlock>& blocks,
                                      const std::string& body) {
  if (body.size() > max_body_bytes || letter_count(body) < least_body) {
    return content;
  }
  const std::string body_key = title_key(body);
  if (agreement(body_key, key_of(content), body_samples) >= least_agreement)
    return content;
  if (agreement(body_key, key_of(blocks), body_samples) >= found_agreement) {
    return blocks_of_body(blocks, body_key);
  }
  double length = 0;
  for (const TextBlock& block : content) length += block.length;
  return length < letter_count(body) * remnant_share ? paragraphs_of(body)
                                                     : content;
}

}  // namespace dateline
