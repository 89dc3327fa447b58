#include "corpus/reader/format/mail_parts.hpp"

#include <mutex>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

struct FreeText {
  void operator()(char* text) const { g_free(text); }
};
using OwnedText = std::unique_ptr<char, FreeText>;

void start_gmime() {
  static std::once_flag once;
  std::call_once(once, g_mime_init);
}

}  // namespace

std::string text_or_empty(const char* text) {
  return text == nullptr ? "" : decode_text(text, "").utf8;
}

Reference<GMimeMessage> message_of(std::string_view bytes) {
  start_gmime();
  const Reference<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Reference<GMimeParser> parser(
      g_mime_parser_new_with_stream(stream.get()));
  return Reference<GMimeMessage>(
      g_mime_parser_construct_message(parser.get(), nullptr));
}

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
  if (date == nullptr) return header_of(GMIME_OBJECT(message), "Date");
  const OwnedText text(g_date_time_format(date, "%Y-%m-%d"));
  return text_or_empty(text.get());
}

std::string header_of(GMimeObject* object, const char* name) {
  return text_or_empty(g_mime_object_get_header(object, name));
}

bool is_of_type(GMimeObject* object, const char* type, const char* subtype) {
  return g_mime_content_type_is_type(g_mime_object_get_content_type(object),
                                     type, subtype);
}

std::string media_type_of(GMimeObject* object) {
  const OwnedText type(g_mime_content_type_get_mime_type(
      g_mime_object_get_content_type(object)));
  return ascii_lower(text_or_empty(type.get()));
}

std::string parameter_of(GMimePart* part, const char* name) {
  const char* value =
      g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), name);
  return value == nullptr ? "" : ascii_lower(value);
}

std::string bytes_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return "";
  const Reference<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes =
      g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace dateline
