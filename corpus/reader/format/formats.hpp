#pragma once

#include <array>
#include <string_view>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// How articles are written in files.
struct Format {
  std::string_view name;
  std::array<std::string_view, 2> endings;  // of file names, in lower case; ""
                                            // stands for none
  bool one_record_a_line;                   // else a file is one record

  // Makes an article of a record. Throws CorpusError if it is none.
  Article (*parse)(const RawRecord& record);
};

// The format of files of this name, in which ".gz" and other endings of
// compressed files do not count. Text if no other format has its ending.
const Format& format_of(std::string_view file_name);

// "a.txt" of "a.txt.gz". `file_name` is in lower case.
std::string_view without_compressed_ending(std::string_view file_name);

}  // namespace dateline
