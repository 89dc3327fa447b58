#include "corpus/reader/container/xml_pieces.hpp"

#include <algorithm>
#include <utility>

#include "corpus/reader/encoding/decoding_source.hpp"
#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/reader/xml/stories.hpp"
#include "corpus/reader/xml/xml_repair.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_piece_bytes = 256u << 20;

// The charset in an XML declaration; "" if there is none.
std::string_view declared_charset(std::string_view bytes) {
  const std::string_view declaration =
      bytes.substr(0, std::min(bytes.find("?>"), std::size_t{256}));
  const std::size_t key = declaration.find("encoding");
  if (key == declaration.npos) return {};
  const std::size_t begin = declaration.find_first_of("'\"", key);
  if (begin == declaration.npos) return {};
  const std::size_t end = declaration.find(declaration[begin], begin + 1);
  return declaration.substr(begin + 1, end - begin - 1);
}

// Where the first element of this name begins; npos if there is none.
std::size_t begin_of_element(std::string_view xml, std::string_view name) {
  const std::string tag = "<" + std::string(name);
  for (std::size_t at = 0; (at = xml.find(tag, at)) != xml.npos; ++at) {
    const std::string_view behind = xml.substr(at + tag.size(), 1);
    if (behind == ">" || behind == "/" || is_blank(behind)) return at;
  }
  return xml.npos;
}

// The end tags of what is open at the end of the text.
std::string missing_end_tags(std::string_view xml) {
  constexpr std::string_view mark = "the end";
  const std::string closed = repaired_xml(std::string(xml).append(mark));
  const std::size_t end = closed.rfind(mark);
  return end == closed.npos ? "" : closed.substr(end + mark.size());
}

}  // namespace

XmlPieces::XmlPieces(std::unique_ptr<ByteSource> source, std::string name,
                     std::size_t piece_bytes)
    : source_(std::move(source)),
      name_(std::move(name)),
      piece_bytes_(piece_bytes) {
  while (text_.size() < piece_bytes_ && fill()) {
  }
  charset_ = declared_charset(text_);
  if (at_end_) {
    text_ = decode_text(text_, charset_).utf8;
    return;
  }
  // A character may be cut at the end.
  const std::string_view whole =
      std::string_view(text_).substr(0, text_.rfind('>') + 1);
  const DecodedText decoded = decode_text(whole, charset_);
  if (decoded.charset != "UTF-8" && decoded.charset != "US-ASCII") {
    source_ = std::make_unique<DecodingSource>(
        std::make_unique<ResumedSource>(std::exchange(text_, {}),
                                        std::move(source_)),
        decoded.charset);
    while (text_.size() < piece_bytes_ && fill()) {
    }
  }
  text_.erase(0, text_.size() - without_byte_order_mark(text_).size());
  begin_stories();
}

// Reads a block. Returns false at the end.
bool XmlPieces::fill() {
  const auto block = source_->next_block();
  if (!block) {
    at_end_ = true;
    return false;
  }
  if (text_.size() + block->size() > max_piece_bytes) {
    is_done_ = true;
    throw CorpusError(name_, 0,
                      std::string(story_.empty() ? "" : "an item ") +
                          "larger than 256 MiB, which is no article; split it");
  }
  text_ += *block;
  return true;
}

void XmlPieces::begin_stories() {
  const StoryKind* const kind = story_kind(xml_root(text_));
  if (kind == nullptr || kind->element.empty()) return;
  const std::size_t begin = begin_of_element(text_, kind->element);
  if (begin == text_.npos) return;
  story_ = kind->element;
  head_ = text_.substr(0, begin);
  behind_ = missing_end_tags(head_);
  text_.erase(0, begin);
}

// Where the last story ends that was read as a whole. An end tag in a section
// of CDATA is text.
std::optional<std::size_t> XmlPieces::end_of_stories() const {
  constexpr std::string_view opening = "<![CDATA[", closing = "]]>";
  const std::string tag = "</" + story_;
  std::size_t limit = text_.rfind('>');
  for (;;) {
    const std::size_t at = text_.rfind(tag, limit);
    if (at == text_.npos) return std::nullopt;
    const std::size_t closed = text_.rfind(closing, at);
    const std::size_t opened =
        text_.find(opening, closed == text_.npos ? 0 : closed);
    if (opened > at) return text_.find('>', at) + 1;
    limit = opened;
  }
}

std::optional<XmlPiece> XmlPieces::next() {
  if (is_done_) return std::nullopt;
  std::optional<std::size_t> end;
  for (std::size_t enough = piece_bytes_; !at_end_ && !end; enough *= 2) {
    while ((story_.empty() || text_.size() < enough) && fill()) {
    }
    if (!at_end_) end = end_of_stories();
  }
  is_done_ = at_end_;
  XmlPiece piece{head_, lines_before_, !std::exchange(is_begun_, true),
                 is_done_};
  if (is_done_) {
    piece.text = head_.empty() ? std::move(text_) : head_ + text_;
  } else {
    const std::string_view stories = std::string_view(text_).substr(0, *end);
    lines_before_ +=
        static_cast<std::size_t>(std::ranges::count(stories, '\n'));
    piece.text.append(stories) += behind_;
    text_.erase(0, stories.size());
  }
  if (first_invalid_utf8(piece.text)) {
    piece.text = decode_text(piece.text, charset_).utf8;
  }
  return piece;
}

std::string_view xml_root(std::string_view beginning) {
  std::string_view left = trimmed(without_byte_order_mark(beginning));
  while (left.starts_with("<?") || left.starts_with("<!")) {
    const bool is_comment = left.starts_with("<!--");
    std::size_t end = left.find(is_comment ? "-->" : ">");
    if (left.starts_with("<!DOCTYPE") &&
        left.find('[') < std::min(end, left.size())) {
      end = left.find("]>");
    }
    if (end == left.npos) return {};
    left = trimmed(left.substr(left.find('>', end) + 1));
  }
  if (!left.starts_with('<')) return {};
  std::string_view name = left.substr(1, left.find_first_of(" \t\r\n/>") - 1);
  return name.substr(name.rfind(':') + 1);
}

}  // namespace dateline
