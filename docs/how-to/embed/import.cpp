// Adds articles to an index in one batch: import INDEX <ARTICLES
// Each line is an article: id, date, source, title and text, with tabs between.

#include <dateline/index_writer.hpp>

#include <iostream>
#include <sstream>
#include <string>

namespace {

dateline::NewArticle article_of(const std::string& line) {
  dateline::NewArticle article;
  std::istringstream fields(line);
  for (std::string* field : {&article.id, &article.date, &article.source,
                             &article.title, &article.text}) {
    std::getline(fields, *field, '\t');
  }
  return article;
}

void print(const dateline::CommitReport& report) {
  std::cout << report.counts.added << " added, " << report.counts.replaced
            << " replaced, " << report.counts.unchanged << " unchanged\n";
  for (const dateline::IndexingMessage& message : report.messages) {
    std::cout << message.about << ": " << message.text << "\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    dateline::IndexWriter writer(argv[1], {.threads = 2});
    for (std::string line; std::getline(std::cin, line);) {
      try {
        writer.add(article_of(line));
      } catch (const dateline::Error& error) {
        std::cerr << "import: " << error.what() << "\n";
      }
    }
    print(writer.commit());
  } catch (const dateline::Error& error) {
    std::cerr << "import: " << error.what() << "\n";
    return 2;
  }
}
