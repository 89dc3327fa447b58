#include "tests/indexer/test_index.hpp"

#include <stdlib.h>

#include <xapian.h>
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/passage_record.hpp"
#include "corpus/text/passage_id.hpp"

namespace dateline {
namespace fs = std::filesystem;
namespace {

const std::vector<std::string> english{
    "sanctions", "veto",   "council", "U.N.",     "Putin's", "co-operation",
    "the",       "of",     "strike",  "striking", "miners",  "1,250,000",
    "limousine", "summit", "and",     "said",     "Seoul",   "trade."};
const std::vector<std::string> german{"Die",      "Regierung", "und",  "der",
                                      "Haushalt", "Müller",    "sagt", "Häuser",
                                      "nicht",    "Streik."};
const std::vector<std::string> chinese{"新闻", "联播", "北京", "经济", "。"};

std::string passage_line(const Xapian::Database& database, Xapian::docid id) {
  const Xapian::Document document = database.get_document(id);
  const PassageRecord record = decode_passage_record(document.get_data());
  std::ostringstream line;
  line << passage_id(record.article, record.ordinal) << ' '
       << database.get_doclength(id);
  for (auto term = document.termlist_begin(); term != document.termlist_end();
       ++term) {
    line << ' ' << *term << '/' << term.get_wdf();
  }
  for (auto value = document.values_begin(); value != document.values_end();
       ++value) {
    line << ' ' << value.get_valueno() << '=' << *value;
  }
  line << ' ' << document.get_data();
  return line.str();
}

template <typename Each>
void each_document(const Xapian::Database& database, Each each) {
  for (auto id = database.postlist_begin(""); id != database.postlist_end("");
       ++id) {
    each(*id);
  }
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string pattern = fs::temp_directory_path() / "dateline-XXXXXX";
  path_ = ::mkdtemp(pattern.data());
}

TemporaryFolder::~TemporaryFolder() { fs::remove_all(path_); }

std::string json_line(const TestArticle& article) {
  nlohmann::json json{{"id", article.id}, {"text", article.text}};
  const auto set = [&json](const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
  };
  set("title", article.title);
  set("language", article.language);
  set("date", article.date);
  set("source", article.source);
  set("author", article.author);
  set("url", article.url);
  return json.dump() + "\n";
}

void write_file(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

void write_articles(const fs::path& file,
                    const std::vector<TestArticle>& articles) {
  std::string text;
  for (const TestArticle& article : articles) text += json_line(article);
  write_file(file, text);
}

std::string RandomArticles::words(const std::vector<std::string>& vocabulary,
                                  const std::string& between,
                                  std::size_t count) {
  std::string text;
  for (; count > 0; --count) {
    text += vocabulary[below(vocabulary.size())];
    text += below(40) == 0 ? "\n\n" : between;
  }
  return text;
}

TestArticle RandomArticles::next(const std::string& id) {
  TestArticle article{id, "", "", "", "", "", ""};
  const std::size_t length = 1 + below(500);
  switch (below(5)) {
    case 0:
      article.language = "de";
      article.text = words(german, " ", length);
      break;
    case 1:
      article.language = "zh";
      article.text = words(chinese, "", length);
      break;
    default:
      article.language = below(4) == 0 ? "" : "en";
      article.text = words(english, " ", length);
  }
  article.text += "end";
  if (below(4) > 0) article.title = "Report " + id + " on the U.N. strike";
  if (below(3) > 0) article.date = "2024-06-" + std::to_string(10 + below(20));
  if (below(3) > 0) article.source = "Agency " + std::to_string(below(3));
  if (below(3) == 0) article.author = "Renée Müller";
  return article;
}

std::vector<TestArticle> RandomArticles::next(std::size_t count) {
  std::vector<TestArticle> articles;
  for (std::size_t i = 0; i < count; ++i) {
    articles.push_back(next("a" + std::to_string(i)));
  }
  return articles;
}

std::vector<std::string> dump(const fs::path& index) {
  const Xapian::Database database(index.string());
  std::vector<std::string> lines;
  each_document(database, [&](Xapian::docid id) {
    lines.push_back(passage_line(database, id));
  });
  for (auto key = database.metadata_keys_begin();
       key != database.metadata_keys_end(); ++key) {
    lines.push_back(*key + ": " + database.get_metadata(*key));
  }
  std::ranges::sort(lines);
  return lines;
}

TokensByLanguage counted_statistics(const fs::path& index) {
  const Xapian::Database database(index.string());
  TokensByLanguage statistics;
  each_document(database, [&](Xapian::docid id) {
    const std::string data = database.get_document(id).get_data();
    statistics[decode_passage_record(data).language] +=
        database.get_doclength(id);
  });
  return statistics;
}

TokensByLanguage stored_statistics(const fs::path& index) {
  const std::string json =
      Xapian::Database(index.string())
          .get_metadata(std::string(schema::statistics_key));
  return statistics_from_json(json, index);
}

IndexingReport index_paths(const fs::path& index, std::vector<fs::path> paths,
                           WriterSettings settings) {
  IndexWriter writer(index, std::move(settings));
  Batch batch;
  batch.paths = std::move(paths);
  return writer.apply(batch);
}

WriterSettings in_place() {
  WriterSettings settings;
  settings.in_place_limit = 1'000'000;
  return settings;
}

WriterSettings in_segments() {
  WriterSettings settings;
  settings.in_place_limit = 0;
  settings.chunk_bytes = 4096;
  return settings;
}

}  // namespace dateline
