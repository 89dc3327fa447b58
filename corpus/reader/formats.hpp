#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "corpus/reader/container/container.hpp"
#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// The first bytes of a file, and its name in lower case without the endings of
// compressed files.
struct Beginning {
  std::string_view bytes;
  std::string_view name;
};

// How articles are written in files. A container opens a file and gives many
// records; another file is one record. The records of a container that are
// neither bytes nor fields of its own are files again.
struct Format {
  std::string_view name;
  std::array<std::string_view, 5> endings;  // of file names, in lower case; ""
                                            // stands for none
  bool (*recognises)(const Beginning& beginning);  // null: only by the name

  // Null if a file is one record.
  std::unique_ptr<Container> (*open)(std::unique_ptr<ByteSource> source,
                                     const ContainerPlace& place);

  // Makes an article of a record. Throws CorpusError if it is none. Null if all
  // records are files.
  Article (*parse)(const RawRecord& record);

  // Why files of this kind are no articles: "a picture"; "" of those that are.
  std::string_view refusal = {};

  // Whether its reader bounds time and memory itself, however large a record
  // is.
  bool limits_itself = false;
};

// All formats, in the order in which they are asked.
std::span<const Format> all_formats();

// The format of a file: by its content, else by its name. Text if no other
// format has either.
const Format& format_of(const Beginning& beginning);

// Whether a file is one article, by its content, else by its name.
bool is_one_article(const Beginning& beginning);

// The name by which a file's format is known: in lower case, without the
// endings of compressed files.
std::string known_name(std::string_view file_name);

}  // namespace dateline
