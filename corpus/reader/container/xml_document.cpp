#include "corpus/reader/container/xml_document.hpp"

#include <algorithm>
#include <pugixml.hpp>
#include <utility>
#include <vector>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/xml/stories.hpp"
#include "corpus/reader/xml/xml_tree.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_document_bytes = 256u << 20;

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

// Characters that XML does not have end pugixml's reading; feeds have them.
void blank_control_characters(std::string& xml) {
  std::ranges::replace_if(
      xml, [](char c) { return c >= '\0' && c < ' ' && !is_ascii_space(c); },
      ' ');
}

class XmlDocument final : public Container {
 public:
  XmlDocument(std::unique_ptr<ByteSource> source, const ContainerPlace& place)
      : name_(place.name) {
    const std::string bytes = read_all(*source, max_document_bytes, name_);
    text_ = decode_text(bytes, declared_charset(bytes)).utf8;
    blank_control_characters(text_);
    // White space before the declaration is no error to people.
    const std::string_view xml = trimmed(text_);
    result_ = document_.load_buffer(xml.data(), xml.size(),
                                    pugi::parse_default | pugi::parse_ws_pcdata,
                                    pugi::encoding_utf8);
    const pugi::xml_node root = document_.document_element();
    kind_ = story_kind(local_name(root));
    if (kind_ == nullptr) {
      throw CorpusError(name_, 0,
                        "XML of a kind that is not known (its root element is "
                        "<" +
                            std::string(root.name()).substr(0, 60) +
                            ">); make JSON lines of it first");
    }
    stories_ = kind_->stories(root);
  }

  std::optional<Entry> next() override {
    if (at_ == stories_.size()) {
      if (!std::exchange(told_, true)) tell_of_the_end();
      return std::nullopt;
    }
    Entry entry;
    entry.fields =
        std::make_unique<ArticleFields>(kind_->fields(stories_[at_]));
    entry.line = line_of(stories_[at_]);
    ++at_;
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

  void tell_of_the_end() const {
    if (!result_ && result_.status != pugi::status_end_element_mismatch) {
      throw CorpusError(name_, 0,
                        std::string("damaged XML: ") + result_.description() +
                            "; what stands behind it is left out");
    }
    if (stories_.empty()) {
      throw CorpusError(name_, 0, "there is no article in it");
    }
  }

  std::string name_;
  std::string text_;
  pugi::xml_document document_;
  pugi::xml_parse_result result_;
  const StoryKind* kind_ = nullptr;
  std::vector<pugi::xml_node> stories_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;  // offset up to which lines are counted
  std::size_t line_ = 1;
  bool told_ = false;  // that the document is damaged
};

}  // namespace

std::unique_ptr<Container> open_xml_document(std::unique_ptr<ByteSource> source,
                                             const ContainerPlace& place) {
  return std::make_unique<XmlDocument>(std::move(source), place);
}

std::string_view xml_root(std::string_view beginning) {
  constexpr std::string_view byte_order_mark = "\ufeff";
  if (beginning.starts_with(byte_order_mark)) {
    beginning.remove_prefix(byte_order_mark.size());
  }
  std::string_view left = trimmed(beginning);
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
