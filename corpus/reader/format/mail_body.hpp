#pragma once

#include <gmime/gmime.h>

#include <functional>
#include <string>
#include <vector>

namespace dateline {

// A file that is attached to a message.
struct Attachment {
  std::string name;        // "report.pdf", on one line; "" if it has none
  std::string media_type;  // "application/pdf"; "" if it has none
  std::string charset;     // as declared, or ""
  std::string bytes;
};

// What an attachment, or the files in it, say.
struct AttachedText {
  std::string text;
  std::vector<std::string> left_out;  // what is not read, and why:
                                      // "'ferry.jpg' (a picture)"
  std::vector<std::string> notes;     // on what is read; a sentence each
};
using ReadAttachment = std::function<AttachedText(const Attachment&)>;

// How messages for users call an attachment.
std::string shown_name(const Attachment& attachment);

// What a reader of a message is shown.
struct MailBody {
  // Of the parts of text, in their order, and behind them of the attachments.
  std::string text;
  std::vector<std::string> notes;
};

// Attachments are left out if `read_attachment` is null.
MailBody body_of(GMimeMessage* message, const ReadAttachment& read_attachment);

}  // namespace dateline
