#pragma once

#include <string_view>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/format/mail_body.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// An e-mail message: its subject is the title, its sender the author, and its
// text that of the plain parts, or of the HTML where they say little, and of
// the attachments. These are left out, with a note, if `read_attachment` is
// null.
Article parse_mail(const RawRecord& record,
                   const ReadAttachment& read_attachment);

// Whether a message with its header begins like this.
bool is_mail(std::string_view beginning);

}  // namespace dateline
