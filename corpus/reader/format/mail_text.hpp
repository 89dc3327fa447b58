#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// How programs write the text of a message.

// Joins the lines that a program broke to send them: those that end in a space
// (RFC 3676). `deletes_space` tells whether that space was added with the
// break.
std::string unflowed(std::string_view text, bool deletes_space);

struct WrittenFile {
  std::string name;
  std::string bytes;
};
struct WrittenText {
  std::string text;
  std::vector<WrittenFile> files;
};

// Takes files out of a text that are written into it by the signs of uuencode,
// from "begin 644 NAME" to "end", as was done before there was MIME. Their
// lines have no small letters.
WrittenText without_written_files(const std::string& text);

}  // namespace dateline
