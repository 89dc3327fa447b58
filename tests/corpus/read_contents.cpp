#include "tests/corpus/read_contents.hpp"

#include <variant>

#include "corpus/reader/record_reader.hpp"
#include "tests/corpus/test_files.hpp"

namespace dateline {

Strings FileContents::texts() const {
  Strings texts;
  for (const Article& article : articles) texts.push_back(article.text);
  return texts;
}

Strings FileContents::ids() const {
  Strings ids;
  for (const Article& article : articles) ids.push_back(article.id);
  return ids;
}

FileContents read_contents(const std::filesystem::path& file) {
  FileContents contents;
  RecordReader reader({file});
  while (auto outcome = reader.next()) {
    try {
      if (const auto* error = std::get_if<ReadError>(&*outcome)) {
        throw CorpusError(error->what);
      }
      contents.articles.push_back(parse_record(std::get<RawRecord>(*outcome)));
    } catch (const CorpusError& error) {
      contents.errors.push_back(error.message());
    }
  }
  contents.passed_over = reader.input().passed_over.size();
  return contents;
}

FileContents read_contents(const std::string& name, const std::string& bytes) {
  const TemporaryFolder folder;
  return read_contents(folder.write(name, bytes));
}

}  // namespace dateline
