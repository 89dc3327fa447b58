#include "corpus/reader/attachments.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/reader/container/archive.hpp"
#include "corpus/reader/encoding/decoding_source.hpp"
#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/mail_reader.hpp"
#include "corpus/reader/format/pdf_reader.hpp"
#include "corpus/reader/format/text_reader.hpp"
#include "corpus/reader/formats.hpp"
#include "corpus/reader/input/byte_source.hpp"
#include "corpus/reader/input/content_sniffer.hpp"
#include "corpus/reader/input_sources.hpp"
#include "corpus/text/lines.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

// Of all attachments of a message. Less than dateline-record has, so that they
// cost no large message its own text.
constexpr seconds max_attached_time{20};
constexpr std::size_t max_attached_text = 8u << 20;
constexpr std::size_t max_left_out = 1000;

// Of messages and archives in each other.
constexpr int max_attached_depth = 3;

// Text that nobody writes to be read.
constexpr std::array<std::string_view, 6> types_of_programs{
    "text/calendar",   "text/css",     "text/directory",
    "text/javascript", "text/x-vcard", "text/vcard"};

// Whether an attachment of which the content says nothing is a text. Signatures
// and keys look like texts too.
bool is_named_as_text(const Attachment& attachment) {
  const std::string name = known_name(attachment.name);
  const std::string_view type = attachment.media_type;
  if (name.ends_with(".txt") || name.ends_with(".text")) return true;
  if (name.find('.') == name.npos && !name.empty() &&
      (type.empty() || type == "application/octet-stream")) {
    return true;
  }
  return type.starts_with("text/") &&
         std::ranges::find(types_of_programs, type) == types_of_programs.end();
}

bool is_message(const RawRecord& record) {
  return record.format->parse == parse_message;
}

// What readers are shown above the text of an attachment.
std::string heading_of(const Attachment& attachment, const Article& article,
                       const RawRecord& record) {
  std::string heading = attachment.name;
  const auto add = [&](const std::string& line) {
    if (line.empty() || line == attachment.name) return;
    heading += (heading.empty() ? "" : "\n") + line;
  };
  add(article.title);
  if (is_message(record)) {
    add(article.author);
    add(article.date);
  }
  return heading;
}

AttachedText left_out(const Attachment& attachment, std::string_view reason) {
  AttachedText read;
  read.left_out.push_back(
      shown_name(attachment) +
      (reason.empty() ? "" : " (" + std::string(reason) + ")"));
  return read;
}

void append(AttachedText& all, AttachedText next) {
  all.text += (all.text.empty() || next.text.empty() ? "" : "\n\n") + next.text;
  std::ranges::move(next.left_out, std::back_inserter(all.left_out));
  std::ranges::move(next.notes, std::back_inserter(all.notes));
}

class AttachmentReader {
 public:
  explicit AttachmentReader(const RawRecord& message) : message_(message) {}

  Article parse_mail_at(const RawRecord& record, int depth);

 private:
  AttachedText read(const Attachment& attachment, int depth);
  AttachedText read_file(const Attachment& attachment, int depth);
  AttachedText read_archive(const Attachment& attachment,
                            std::unique_ptr<ByteSource> source, int depth);
  AttachedText read_record(const Attachment& attachment,
                           const RawRecord& record, int depth);
  Article parse(const RawRecord& record, int depth);
  seconds time_left() const;

  const RawRecord& message_;
  const steady_clock::time_point begin_ = steady_clock::now();
  std::size_t text_ = 0;  // bytes so far
};

Article AttachmentReader::parse_mail_at(const RawRecord& record, int depth) {
  return parse_mail(record, [&](const Attachment& attachment) {
    return read(attachment, depth);
  });
}

seconds AttachmentReader::time_left() const {
  return std::chrono::ceil<seconds>(max_attached_time -
                                    (steady_clock::now() - begin_));
}

AttachedText AttachmentReader::read(const Attachment& attachment, int depth) {
  const std::size_t text_before = text_;
  try {
    if (time_left().count() <= 0) {
      return left_out(attachment, "those before it took too long");
    }
    AttachedText read = read_file(attachment, depth);
    if (text_before + read.text.size() > max_attached_text) {
      return left_out(attachment,
                      "too much text for an attachment; save it as a file");
    }
    text_ = text_before + read.text.size();
    return read;
  } catch (const CorpusError& error) {
    return left_out(attachment, error.what());
  }
}

AttachedText AttachmentReader::read_file(const Attachment& attachment,
                                         int depth) {
  RawRecord record;
  record.name = message_.name + '/' + attachment.name;
  record.id = message_.id;
  auto source = plain_source(std::make_unique<MemorySource>(attachment.bytes),
                             record.name);
  const std::string name =
      known_name(attachment.name).append(ending_of(attachment.media_type));
  const Format& format = format_of({source->beginning(), name});
  if (!format.refusal.empty()) return left_out(attachment, format.refusal);
  const bool holds_others =
      format.open == open_archive || format.parse == parse_message;
  if (holds_others && depth == max_attached_depth) {
    return left_out(attachment, "lies too deep in messages and archives");
  }
  if (format.open == open_archive) {
    return read_archive(attachment, std::move(source), depth);
  }
  if (format.open != nullptr) {
    return left_out(attachment, "of the format '" + std::string(format.name) +
                                    "', which may hold many articles; save it "
                                    "as a file");
  }
  record.format = &format;
  record.hints.charset = attachment.charset;
  record.bytes = read_all(*source, max_record_bytes, record.name);
  return read_record(attachment, record, depth);
}

AttachedText AttachmentReader::read_archive(const Attachment& attachment,
                                            std::unique_ptr<ByteSource> source,
                                            int depth) {
  const auto archive =
      open_archive(std::move(source), {attachment.name, nullptr});
  AttachedText all;
  for (bool at_end = false; !at_end;) {
    if (all.left_out.size() > max_left_out || time_left().count() <= 0) {
      append(all, left_out(attachment, "more than can be read here"));
      break;
    }
    try {
      const auto entry = archive->next();
      at_end = !entry;
      if (at_end) continue;
      const std::string name = attachment.name + '/' + entry->path;
      append(all, read({name, "", "",
                        read_all(*entry->source, max_record_bytes, name)},
                       depth + 1));
    } catch (const CorpusError& error) {
      append(all, left_out({error.file(), "", "", ""}, error.what()));
    }
  }
  return all;
}

Article AttachmentReader::parse(const RawRecord& record, int depth) {
  if (is_message(record)) return parse_mail_at(record, depth + 1);
  if (record.format->name == "PDF") return parse_pdf(record, time_left());
  return record.format->parse(record);
}

AttachedText AttachmentReader::read_record(const Attachment& attachment,
                                           const RawRecord& record, int depth) {
  const bool is_text = record.format->parse == parse_text_file;
  if (is_text && !is_named_as_text(attachment)) {
    const auto kind = rejects_as_text(record.bytes);
    if (kind) return left_out(attachment, *kind);
    return left_out(attachment,
                    attachment.name.empty() ? "" : attachment.media_type);
  }
  const Article article = parse(record, depth);
  const std::string decoded =
      is_text ? decode_text(record.bytes, attachment.charset).utf8 : "";
  AttachedText read;
  read.text =
      is_text ? attachment.name : heading_of(attachment, article, record);
  read.text += "\n\n";
  read.text += trimmed(is_text ? decoded : article.text);
  for (const std::string& note : article.notes) {
    read.notes.push_back("in the attachment " + shown_name(attachment) + ": " +
                         note);
  }
  return read;
}

}  // namespace

Article parse_message(const RawRecord& record) {
  return AttachmentReader(record).parse_mail_at(record, 0);
}

}  // namespace dateline
