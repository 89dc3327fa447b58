#include "corpus/reader/format/mail_body.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/mail_parts.hpp"
#include "corpus/reader/format/mail_text.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

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

// Nobody looks for text in these, and they are the largest.
std::string kind_of_medium(GMimeObject* part) {
  if (is_of_type(part, "image", "*")) return "a picture";
  const bool is_played =
      is_of_type(part, "video", "*") || is_of_type(part, "audio", "*");
  return is_played ? "a film or a sound" : "";
}

// "an attachment is left out: 'a.jpg' (a picture)"
std::string note_on(const std::vector<std::string>& left_out) {
  constexpr std::size_t most = 8;
  std::string note = left_out.size() == 1 ? "an attachment is left out: "
                                          : std::to_string(left_out.size()) +
                                                " attachments are left out: ";
  for (std::size_t i = 0; i < std::min(left_out.size(), most); ++i) {
    note += (i == 0 ? "" : ", ") + left_out[i];
  }
  if (left_out.size() > most) {
    note += ", and " + std::to_string(left_out.size() - most) + " more";
  }
  return note;
}

class BodyReader {
 public:
  explicit BodyReader(const ReadAttachment& read_attachment)
      : read_attachment_(read_attachment) {}

  MailBody body_of(GMimeMessage* message);

 private:
  std::string text_of(GMimeObject* object, int depth);
  std::string text_of_alternatives(GMimeMultipart* parts, int depth);
  std::string text_of_undivided(GMimeMultipart* parts, int depth);
  std::string text_of_leaf(GMimePart* part);
  std::string text_of_plain(GMimePart* part);
  void read_attached(GMimePart* part);
  void read_attached(const Attachment& attachment);

  const ReadAttachment& read_attachment_;
  std::string attached_;
  std::vector<std::string> left_out_;
  std::vector<std::string> notes_;
  std::string mending_;  // what was done about parts that are not divided as
                         // the header says; "" if all are
};

MailBody BodyReader::body_of(GMimeMessage* message) {
  std::string text = text_of(g_mime_message_get_mime_part(message), 0);
  MailBody body{joined(std::move(text), attached_), {}};
  if (!left_out_.empty()) body.notes.push_back(note_on(left_out_));
  std::ranges::move(notes_, std::back_inserter(body.notes));
  if (!mending_.empty()) body.notes.push_back(mending_);
  return body;
}

// The text of an entity and of all in it.
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
// What says the same for other programs, such as a calendar, counts if there
// is nothing else.
std::string BodyReader::text_of_alternatives(GMimeMultipart* parts, int depth) {
  std::string plain;
  std::string rich;
  std::vector<GMimePart*> others;
  for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
    GMimeObject* part = g_mime_multipart_get_part(parts, i);
    const bool is_plain = is_of_type(part, "text", "plain");
    if (GMIME_IS_PART(part) && is_of_type(part, "text", "*") && !is_plain &&
        !is_of_type(part, "text", "html")) {
      others.push_back(GMIME_PART(part));
      continue;
    }
    std::string text = text_of(part, depth + 1);
    if (is_blank(text)) continue;
    std::string& kept = is_plain ? plain : rich;
    if (text.size() > kept.size()) kept = std::move(text);
  }
  if (plain.empty() && rich.empty()) {
    for (GMimePart* part : others) read_attached(part);
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
  if (is_of_type(object, "text", "plain")) return text_of_plain(part);
  if (is_of_type(object, "text", "html")) {
    return text_of_markup(
        decode_text(bytes_of(part), parameter_of(part, "charset")).utf8);
  }
  read_attached(part);
  return "";
}

std::string BodyReader::text_of_plain(GMimePart* part) {
  const std::string content =
      decode_text(bytes_of(part), parameter_of(part, "charset")).utf8;
  const bool is_flowed = parameter_of(part, "format") == "flowed";
  WrittenText text = without_written_files(
      is_flowed ? unflowed(content, parameter_of(part, "delsp") == "yes")
                : content);
  for (WrittenFile& file : text.files) {
    read_attached({one_line(file.name), "", "", std::move(file.bytes)});
  }
  return std::move(text.text);
}

void BodyReader::read_attached(GMimePart* part) {
  GMimeObject* object = GMIME_OBJECT(part);
  Attachment attachment;
  attachment.name = one_line(text_or_empty(g_mime_part_get_filename(part)));
  attachment.media_type = media_type_of(object);
  const std::string medium = kind_of_medium(object);
  if (!medium.empty()) {
    left_out_.push_back(shown_name(attachment) + " (" + medium + ")");
    return;
  }
  attachment.charset = parameter_of(part, "charset");
  attachment.bytes = bytes_of(part);
  read_attached(attachment);
}

void BodyReader::read_attached(const Attachment& attachment) {
  if (!read_attachment_) {
    left_out_.push_back(shown_name(attachment));
    return;
  }
  AttachedText read = read_attachment_(attachment);
  attached_ = joined(std::move(attached_), read.text);
  std::ranges::move(read.left_out, std::back_inserter(left_out_));
  std::ranges::move(read.notes, std::back_inserter(notes_));
}

}  // namespace

std::string shown_name(const Attachment& attachment) {
  if (!attachment.name.empty()) return '\'' + attachment.name + '\'';
  return attachment.media_type.empty() ? "a file" : attachment.media_type;
}

MailBody body_of(GMimeMessage* message, const ReadAttachment& read_attachment) {
  return BodyReader(read_attachment).body_of(message);
}

}  // namespace dateline
