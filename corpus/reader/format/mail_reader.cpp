#include "corpus/reader/format/mail_reader.hpp"

#include <gmime/gmime.h>

#include <memory>
#include <mutex>
#include <utility>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/reader/input/header_lines.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

struct Unreference {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Reference = std::unique_ptr<Object, Unreference>;

struct FreeText {
  void operator()(char* text) const { g_free(text); }
};
using OwnedText = std::unique_ptr<char, FreeText>;

void start_gmime() {
  static std::once_flag once;
  std::call_once(once, g_mime_init);
}

std::string text_or_empty(const char* text) {
  return text == nullptr ? "" : decode_text(text, "").utf8;
}

// Blank lines before the header are no end of it. A message without a header
// begins with one.
std::string_view without_blank_lines(std::string_view message) {
  const std::string_view rest = message.substr(
      std::min(message.find_first_not_of(" \t\r\n"), message.size()));
  const std::string_view name = rest.substr(0, rest.find_first_of(": \t\r\n"));
  const bool is_header =
      !name.empty() && rest.size() > name.size() && rest[name.size()] == ':';
  return is_header ? rest : message;
}

Reference<GMimeMessage> message_of(const std::string& stored) {
  const std::string_view bytes = without_blank_lines(stored);
  const Reference<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Reference<GMimeParser> parser(
      g_mime_parser_new_with_stream(stream.get()));
  return Reference<GMimeMessage>(
      g_mime_parser_construct_message(parser.get(), nullptr));
}

// The names of the senders, or their addresses.
std::string senders_of(GMimeMessage* message) {
  InternetAddressList* list = g_mime_message_get_from(message);
  std::string senders;
  for (int i = 0; i < internet_address_list_length(list); ++i) {
    InternetAddress* address = internet_address_list_get_address(list, i);
    std::string name = text_or_empty(internet_address_get_name(address));
    if (is_blank(name) && INTERNET_ADDRESS_IS_MAILBOX(address)) {
      name = text_or_empty(
          internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
    }
    if (is_blank(name)) continue;
    senders += senders.empty() ? name : ", " + name;
  }
  return senders;
}

std::string date_of_message(GMimeMessage* message) {
  GDateTime* date = g_mime_message_get_date(message);
  if (date == nullptr) {
    return text_or_empty(
        g_mime_object_get_header(GMIME_OBJECT(message), "Date"));
  }
  const OwnedText text(g_date_time_format(date, "%Y-%m-%d"));
  return text_or_empty(text.get());
}

// The texts of a message.
struct Body {
  std::string plain;
  std::string markup;
  std::size_t attachments = 0;
  int depth = 0;  // of messages within each other
};

constexpr int deepest_message = 8;

std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return "";
  const Reference<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes =
      g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  const std::string_view text(reinterpret_cast<const char*>(bytes->data),
                              bytes->len);
  const char* charset =
      g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
  return decode_text(text, charset == nullptr ? "" : charset).utf8;
}

void add_part(GMimeObject*, GMimeObject* object, gpointer data) {
  Body& body = *static_cast<Body*>(data);
  if (GMIME_IS_MESSAGE_PART(object)) {
    GMimeMessage* message =
        g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    if (message == nullptr || body.depth == deepest_message) return;
    ++body.depth;
    g_mime_message_foreach(message, add_part, data);
    --body.depth;
    return;
  }
  if (!GMIME_IS_PART(object)) return;
  GMimeContentType* type = g_mime_object_get_content_type(object);
  GMimePart* part = GMIME_PART(object);
  const bool is_markup = g_mime_content_type_is_type(type, "text", "html");
  const bool is_plain = g_mime_content_type_is_type(type, "text", "plain");
  if (g_mime_part_is_attachment(part) || (!is_markup && !is_plain)) {
    ++body.attachments;
    return;
  }
  std::string& text = is_markup ? body.markup : body.plain;
  if (!text.empty()) text += is_markup ? "<p>" : "\n\n";
  text += content_of(part);
}

// Newsletters have a plain part that only says where to read them.
std::string text_of_body(const Body& body) {
  if (body.markup.empty()) return body.plain;
  std::string text = text_of_markup(body.markup);
  return 2 * trimmed(body.plain).size() < trimmed(text).size() ? text
                                                               : body.plain;
}

}  // namespace

Article parse_mail(const RawRecord& record) {
  start_gmime();
  const Reference<GMimeMessage> message = message_of(record.bytes);
  if (!message) {
    throw CorpusError(record.name, record.line,
                      "not a message: its header cannot be read");
  }
  Body body;
  g_mime_message_foreach(message.get(), add_part, &body);
  ArticleFields fields;
  fields.id = text_or_empty(g_mime_message_get_message_id(message.get()));
  fields.title = text_or_empty(g_mime_message_get_subject(message.get()));
  fields.author = senders_of(message.get());
  fields.date = date_of_message(message.get());
  fields.text = text_of_body(body);
  if (body.attachments > 0) {
    fields.notes.push_back(std::to_string(body.attachments) +
                           " attachments are left out");
  }
  return article_of(std::move(fields), record);
}

bool is_mail(std::string_view beginning) {
  const std::string_view header = beginning.substr(
      0, std::min(beginning.find("\n\n"), beginning.find("\r\n\r\n")));
  const auto has = [&](std::string_view name) {
    return !header_value(header, name).empty();
  };
  const std::string_view first = header.substr(0, header.find_first_of(": \n"));
  const bool begins_header = header.size() > first.size() &&
                             header[first.size()] == ':' && !first.empty();
  const bool is_sent = has("mime-version") || has("received") ||
                       has("return-path") || has("message-id");
  return begins_header && ((is_sent && (has("from") || has("subject"))) ||
                           (has("from") && has("subject") && has("date")));
}

}  // namespace dateline
