#include "corpus/reader/format/mail_reader.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/reader/format/html_reader.hpp"
#include "corpus/reader/format/mail_text.hpp"
#include "corpus/reader/format/message_guard.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
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

Reference<GMimeMessage> message_of(std::string_view bytes) {
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

std::string content_of(GMimePart* part) {
  return decode_text(bytes_of(part), parameter_of(part, "charset")).utf8;
}

// Two texts as paragraphs of one.
std::string joined(std::string text, const std::string& next) {
  if (is_blank(text)) return next;
  if (is_blank(next)) return text;
  return std::move(text) + "\n\n" + next;
}

// What readers are shown of the header of a message within another, such as one
// that was forwarded or belongs to a digest: a line each for its subject, its
// sender and its day.
std::string heading_of(GMimeMessage* message) {
  std::string heading;
  for (const std::string& value :
       {text_or_empty(g_mime_message_get_subject(message)), senders_of(message),
        date_of_message(message)}) {
    if (is_blank(value)) continue;
    if (!heading.empty()) heading += '\n';
    heading += one_line(value);
  }
  return heading;
}

// Collects what a reader of the message is shown.
class BodyReader {
 public:
  // The text of an entity and of all in it.
  std::string text_of(GMimeObject* object, int depth = 0);

  std::size_t attachments() const { return attachments_; }

  // What was done about parts that are not divided as the header says; "" if
  // all are.
  const std::string& mending() const { return mending_; }

 private:
  std::string text_of_alternatives(GMimeMultipart* parts, int depth);
  std::string text_of_undivided(GMimeMultipart* parts, int depth);
  std::string text_of_leaf(GMimePart* part);

  std::size_t attachments_ = 0;
  std::string mending_;
};

bool is_of_type(GMimeObject* object, const char* type, const char* subtype) {
  return g_mime_content_type_is_type(g_mime_object_get_content_type(object),
                                     type, subtype);
}

std::string header_of(GMimeObject* object, const char* name) {
  return text_or_empty(g_mime_object_get_header(object, name));
}

// The page in a message that a browser wrote to save one (MHTML): the part of
// HTML that is first. Null if the message is none of these.
GMimePart* saved_page(GMimeMessage* message) {
  GMimeObject* body = g_mime_message_get_mime_part(message);
  const bool is_saved = body != nullptr &&
                        is_of_type(body, "multipart", "related") &&
                        header_of(GMIME_OBJECT(message), "Received").empty();
  if (!is_saved || g_mime_multipart_get_count(GMIME_MULTIPART(body)) == 0) {
    return nullptr;
  }
  GMimeObject* first = g_mime_multipart_get_part(GMIME_MULTIPART(body), 0);
  const bool is_page = GMIME_IS_PART(first) &&
                       is_of_type(first, "text", "html") &&
                       !header_of(first, "Content-Location").empty();
  return is_page ? GMIME_PART(first) : nullptr;
}

Article parse_saved_page(GMimePart* page, const RawRecord& record) {
  RawRecord html;
  html.format = record.format;
  html.names = record.names;
  html.bytes = bytes_of(page);
  html.hints.charset = parameter_of(page, "charset");
  html.hints.address =
      escaped_to_utf8(header_of(GMIME_OBJECT(page), "Content-Location"));
  html.name = record.name;
  html.id = record.id;
  html.origin = record.origin;
  html.line = record.line;
  html.file = record.file;
  html.is_part = record.is_part;
  return parse_html(html);
}

// The boundary that parts have whose header names another or none: a line that
// begins with "--", above the header of a part. "" if there is none.
std::string boundary_in(std::string_view body) {
  constexpr std::string_view dashes = "--";
  constexpr std::string_view header = "content-";
  for (std::size_t at = 0; at < body.size();) {
    const Line line = line_at(body, at, '\n');
    at = line.next;
    const std::string_view text = trimmed(line.of(body));
    const bool is_boundary =
        text.size() > dashes.size() && text.starts_with(dashes) &&
        text.find_first_of("\"\\") == text.npos &&
        ascii_lower(body.substr(std::min(at, body.size()), header.size())) ==
            header;
    if (is_boundary) return std::string(text.substr(dashes.size()));
  }
  return "";
}

std::string BodyReader::text_of(GMimeObject* object, int depth) {
  constexpr int deepest = 32;
  if (object == nullptr || depth == deepest) return "";
  if (GMIME_IS_MESSAGE_PART(object)) {
    GMimeMessage* message =
        g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    if (message == nullptr) return "";
    const std::string text =
        text_of(g_mime_message_get_mime_part(message), depth + 1);
    return joined(heading_of(message), text);
  }
  if (GMIME_IS_PART(object)) return text_of_leaf(GMIME_PART(object));
  if (!GMIME_IS_MULTIPART(object)) return "";
  GMimeMultipart* parts = GMIME_MULTIPART(object);
  if (g_mime_multipart_get_count(parts) == 0) {
    return text_of_undivided(parts, depth);
  }
  if (is_of_type(object, "multipart", "alternative")) {
    return text_of_alternatives(parts, depth);
  }
  std::string text;
  for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
    const std::string part =
        text_of(g_mime_multipart_get_part(parts, i), depth + 1);
    text = joined(std::move(text), part);
  }
  return text;
}

// The plain one, but newsletters have one that only says where to read them.
std::string BodyReader::text_of_alternatives(GMimeMultipart* parts, int depth) {
  std::string plain;
  std::string rich;
  for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
    GMimeObject* part = g_mime_multipart_get_part(parts, i);
    std::string text = text_of(part, depth + 1);
    if (is_blank(text)) continue;
    std::string& kept = is_of_type(part, "text", "plain") ? plain : rich;
    if (text.size() > kept.size()) kept = std::move(text);
  }
  return 2 * trimmed(plain).size() < trimmed(rich).size() ? rich : plain;
}

// The parser takes all for what stands above the first part if it does not find
// the boundary that the header names.
std::string BodyReader::text_of_undivided(GMimeMultipart* parts, int depth) {
  const char* prologue = g_mime_multipart_get_prologue(parts);
  const std::string body = prologue == nullptr ? "" : prologue;
  if (is_blank(body)) return "";
  const std::string boundary = boundary_in(body);
  if (boundary.empty()) {
    mending_ = "its header names no boundary that parts it; it is read as text";
    return text_or_empty(body.c_str());
  }
  mending_ =
      "its header does not name the boundary that parts it, '" + boundary + "'";
  const char* type = is_of_type(GMIME_OBJECT(parts), "multipart", "alternative")
                         ? "alternative"
                         : "mixed";
  const Reference<GMimeMessage> mended =
      message_of(std::string("Content-Type: multipart/") + type +
                 "; boundary=\"" + boundary + "\"\n\n" + body);
  if (!mended) return "";
  return text_of(g_mime_message_get_mime_part(mended.get()), depth + 1);
}

std::string BodyReader::text_of_leaf(GMimePart* part) {
  GMimeObject* object = GMIME_OBJECT(part);
  const bool is_markup = is_of_type(object, "text", "html");
  const bool is_plain = is_of_type(object, "text", "plain");
  if (!is_markup && !is_plain) {
    ++attachments_;
    return "";
  }
  const std::string content = content_of(part);
  if (is_markup) return text_of_markup(content);
  const bool is_flowed = parameter_of(part, "format") == "flowed";
  WrittenText text = without_written_files(
      is_flowed ? unflowed(content, parameter_of(part, "delsp") == "yes")
                : content);
  attachments_ += text.files;
  return std::move(text.text);
}

// The message in a file of Apple Mail (.emlx), which has the message's size on
// a line before it and a property list behind it; of another file, all.
std::string_view without_frame(std::string_view file) {
  constexpr std::string_view digits = "0123456789";
  const std::string_view line = file.substr(0, file.find('\n'));
  const std::string_view number = trimmed(line);
  std::size_t size = 0;
  const auto [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), size);
  if (number.empty() || number.find_first_not_of(digits) != number.npos ||
      error != std::errc() || line.size() == file.size()) {
    return file;
  }
  return file.substr(line.size() + 1, size);
}

}  // namespace

Article parse_mail(const RawRecord& record) {
  start_gmime();
  const std::string_view stored =
      without_blank_lines(without_frame(record.bytes));
  const std::optional<TamedMessage> tamed = tamed_message(stored);
  const Reference<GMimeMessage> message =
      message_of(tamed ? std::string_view(tamed->bytes) : stored);
  if (!message) {
    throw CorpusError(record.name, record.line,
                      "not a message: its header cannot be read");
  }
  if (GMimePart* page = saved_page(message.get())) {
    return parse_saved_page(page, record);
  }
  BodyReader body;
  ArticleFields fields;
  fields.id = text_or_empty(g_mime_message_get_message_id(message.get()));
  fields.title = text_or_empty(g_mime_message_get_subject(message.get()));
  fields.author = senders_of(message.get());
  fields.date = date_of_message(message.get());
  fields.text = body.text_of(g_mime_message_get_mime_part(message.get()));
  if (body.attachments() == 1) {
    fields.notes.emplace_back("an attachment is left out");
  } else if (body.attachments() > 1) {
    fields.notes.push_back(std::to_string(body.attachments()) +
                           " attachments are left out");
  }
  if (!body.mending().empty()) fields.notes.push_back(body.mending());
  if (tamed && tamed->end_line > 0) {
    fields.notes.push_back(
        "it has countless headers and parts; what stands behind line " +
        std::to_string(tamed->end_line - 1) + " of it is left out");
  }
  return article_of(std::move(fields), record);
}

bool is_mail(std::string_view beginning) {
  beginning = without_blank_lines(without_frame(beginning));
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
                           (has("mime-version") && has("content-type")) ||
                           (has("from") && has("subject") && has("date")));
}

}  // namespace dateline
