#include "corpus/reader/container/xml_document.hpp"

#include <unicode/utf.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <pugixml.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/reader/container/plain_stories.hpp"
#include "corpus/reader/container/xml_pieces.hpp"
#include "corpus/reader/format/field_names.hpp"
#include "corpus/reader/input/not_an_article.hpp"
#include "corpus/reader/xml/stories.hpp"
#include "corpus/reader/xml/xml_repair.hpp"
#include "corpus/reader/xml/xml_tree.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

// Characters that XML does not have end pugixml's reading; feeds have them.
void blank_control_characters(std::string& xml) {
  std::ranges::replace_if(
      xml, [](char c) { return c >= '\0' && c < ' ' && !is_ascii_space(c); },
      ' ');
}

// The code of the character reference that begins at `at`, and where it ends;
// its code is -1 if there is none.
CodePoint character_reference(std::string_view xml, std::size_t at) {
  CodePoint point{-1, at, at};
  const bool is_hex = at + 2 < xml.size() && xml[at + 2] == 'x';
  const char* begin = xml.data() + at + (is_hex ? 3 : 2);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(std::min(begin, xml.data() + xml.size()),
                      xml.data() + xml.size(), code, is_hex ? 16 : 10);
  if (error == std::errc::invalid_argument) return point;
  const bool is_too_large = error != std::errc() || code > 0x10ffff;
  point.code = is_too_large ? 0x110000 : static_cast<std::int32_t>(code);
  point.end = static_cast<std::size_t>(end - xml.data());
  return point;
}

// References to characters that there are not, which pugixml would make bytes
// of that are no UTF-8, or the end of a text.
void blank_odd_references(std::string& xml) {
  for (std::size_t at = 0; (at = xml.find("&#", at)) != xml.npos; at += 2) {
    const CodePoint point = character_reference(xml, at);
    if (point.code >= 0 && (point.code == 0 || U_IS_SURROGATE(point.code) ||
                            point.code > 0x10ffff)) {
      std::fill(xml.begin() + static_cast<std::ptrdiff_t>(point.begin),
                xml.begin() + static_cast<std::ptrdiff_t>(point.end), ' ');
      if (point.end < xml.size() && xml[point.end] == ';') xml[point.end] = ' ';
    }
  }
}

bool is_deep(const pugi::xml_node& root) {
  std::size_t depth = 0;
  for (pugi::xml_node at = root; at;) {
    if (depth > deepest_xml_element) return true;
    pugi::xml_node next = at.first_child();
    depth += next ? 1 : 0;
    while (!next && at && at != root) {
      next = at.next_sibling();
      if (!next) {
        at = at.parent();
        --depth;
      }
    }
    at = next;
  }
  return false;
}

// The stories of a document, or of a piece of one.
class XmlStories {
 public:
  // `names` must outlive this.
  XmlStories(XmlPiece piece, std::string name, const FieldNames& names)
      : name_(std::move(name)),
        names_(names),
        text_(std::move(piece.text)),
        is_first_(piece.is_first),
        is_last_(piece.is_last),
        line_(piece.lines_before + 1) {
    if (has_countless_marks(text_)) {
      throw CorpusError(name_, 0,
                        "XML of more than " + std::to_string(max_xml_marks) +
                            " tags and attributes; split it");
    }
    blank_control_characters(text_);
    blank_odd_references(text_);
    load(text_);
    if (damage_.empty() && is_deep(document_)) {
      damage_ = "its elements are nested too deep";
    }
    if (!damage_.empty()) {
      constexpr std::size_t enough = 1024;
      original_end_ =
          text_.substr(text_.size() - std::min(text_.size(), enough));
      text_ = repaired_xml(text_);
      load(text_);
    }
    const pugi::xml_node root = document_.document_element();
    root_name_ = root.name();
    if (ascii_lower(root.name()[0]) != root.name()[0]) mend_case(root);
    kind_ = story_kind(local_name(root));
    stories_ =
        kind_ == nullptr ? plain_stories(root, names_) : kind_->stories(root);
    if (kind_ == nullptr && stories_.empty()) {
      if (!root) throw CorpusError(name_, 0, "XML without an element");
      throw CorpusError(name_, 0,
                        "XML of a kind that is not known (its root element is "
                        "<" +
                            std::string(root.name()).substr(0, 60) +
                            ">); make JSON lines of it first");
    }
  }

  std::optional<Entry> next() {
    if (at_ == stories_.size()) {
      if (!std::exchange(told_, true) && is_last_) tell_of_the_end();
      return std::nullopt;
    }
    const pugi::xml_node story = stories_[at_++];
    Entry entry;
    entry.line = line_of(story);
    entry.fields = std::make_unique<ArticleFields>(
        kind_ == nullptr ? plain_fields(story, names_) : kind_->fields(story));
    if (!damage_.empty() && at_ == 1) {
      entry.fields->notes.push_back("the XML is damaged (" + damage_ +
                                    "); its tags were mended");
    }
    if (is_blank(entry.fields->title) && is_blank(entry.fields->text)) {
      throw NotAnArticle(name_, entry.line,
                         std::string(kind_ == nullptr ? "a story without a text"
                                                      : kind_->other));
    }
    return entry;
  }

 private:
  std::size_t line_of(const pugi::xml_node& node) {
    const auto offset = static_cast<std::size_t>(
        std::max<std::ptrdiff_t>(node.offset_debug(), 0));
    const auto end = static_cast<std::ptrdiff_t>(offset);
    const auto begin = static_cast<std::ptrdiff_t>(std::min(counted_, offset));
    line_ += static_cast<std::size_t>(
        std::count(text_.begin() + begin, text_.begin() + end, '\n'));
    counted_ = offset;
    return line_;
  }

  // White space before the declaration is no error to people.
  void load(std::string_view xml) {
    xml = trimmed(xml);
    const pugi::xml_parse_result result = document_.load_buffer(
        xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata,
        pugi::encoding_utf8);
    if (!result && damage_.empty()) damage_ = result.description();
  }

  // Feeds can be in capital letters.
  static void mend_case(const pugi::xml_node& root) {
    const StoryKind* kind = story_kind(local_name(root));
    if (kind != nullptr && kind->fields == feed_fields) lower_names(root);
  }

  // Whether the end of the document is missing, and stories maybe with it.
  bool is_cut_short() const {
    const std::string closing = "</" + std::string(root_name_);
    return !damage_.empty() && original_end_.find(closing) == std::string::npos;
  }

  void tell_of_the_end() const {
    if (is_cut_short()) {
      throw CorpusError(name_, 0,
                        "the XML is cut short: its outermost element, <" +
                            root_name_ + ">, is not closed");
    }
    if (!stories_.empty() || !is_first_) return;
    if (!damage_.empty()) {
      throw CorpusError(name_, 0,
                        "damaged XML, and no article in it: " + damage_);
    }
    throw NotAnArticle(name_, 0,
                       kind_->fields == feed_fields
                           ? "a feed without items"
                           : std::string(kind_->other));
  }

  std::string name_;
  const FieldNames& names_;
  std::string text_;
  bool is_first_, is_last_;  // of the pieces
  pugi::xml_document document_;
  std::string damage_;        // what is wrong with its tags; "" if nothing
  std::string original_end_;  // of the text as it was, if it is damaged
  std::string root_name_;     // as it was
  const StoryKind* kind_ = nullptr;
  std::vector<pugi::xml_node> stories_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;  // offset up to which lines are counted
  std::size_t line_;         // there
  bool told_ = false;        // what is to be told at the end
};

class XmlDocument final : public Container {
 public:
  XmlDocument(std::unique_ptr<ByteSource> source, const ContainerPlace& place)
      : name_(place.name),
        names_(place.names == nullptr ? common_field_names() : *place.names),
        pieces_(std::move(source), name_) {
    read_piece();
  }

  std::optional<Entry> next() override {
    for (;;) {
      if (!stories_ && !read_piece()) return std::nullopt;
      if (auto entry = stories_->next()) return entry;
      stories_.reset();
    }
  }

 private:
  // Returns false behind the last piece.
  bool read_piece() {
    auto piece = pieces_.next();
    if (piece) stories_.emplace(std::move(*piece), name_, names_);
    return piece.has_value();
  }

  std::string name_;
  const FieldNames& names_;
  XmlPieces pieces_;
  std::optional<XmlStories> stories_;  // of the piece at hand
};

}  // namespace

std::unique_ptr<Container> open_xml_document(std::unique_ptr<ByteSource> source,
                                             const ContainerPlace& place) {
  return std::make_unique<XmlDocument>(std::move(source), place);
}

}  // namespace dateline
