#include "corpus/reader/format/mail_reader.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "corpus/reader/format/fields_reader.hpp"
#include "corpus/reader/format/html_reader.hpp"
#include "corpus/reader/format/mail_parts.hpp"
#include "corpus/reader/format/message_guard.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/reader/input/header_lines.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

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
  html.row = record.row;
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

Article parse_mail(const RawRecord& record,
                   const ReadAttachment& read_attachment) {
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
  MailBody body = body_of(message.get(), read_attachment);
  ArticleFields fields;
  fields.id = text_or_empty(g_mime_message_get_message_id(message.get()));
  fields.title = text_or_empty(g_mime_message_get_subject(message.get()));
  fields.author = senders_of(message.get());
  fields.date = date_of_message(message.get());
  fields.text = std::move(body.text);
  fields.notes = std::move(body.notes);
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
