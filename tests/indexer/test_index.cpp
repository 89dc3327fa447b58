#include "tests/indexer/test_index.hpp"

#include <stdlib.h>

#include <xapian.h>
#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "corpus/index/glass_format.hpp"
#include "corpus/index/index_schema.hpp"
#include "corpus/index/passage_record.hpp"
#include "corpus/index/segment_files.hpp"
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

Manifest read_manifest(const IndexFolder& folder) {
  return decode_manifest(folder.read_manifest().value(), folder.path());
}

// The terms of each passage of a segment with their wdf, by document number.
std::vector<std::string> terms_by_passage(const OpenSegment& segment) {
  std::vector<std::string> terms(segment.entry.passages + 1);
  const Xapian::Database& database = segment.database;
  for (auto term = database.allterms_begin(); term != database.allterms_end();
       ++term) {
    for (auto id = database.postlist_begin(*term);
         id != database.postlist_end(*term); ++id) {
      terms[*id] += ' ' + *term + '/' + std::to_string(id.get_wdf());
    }
  }
  return terms;
}

std::string passage_line(const OpenSegment& segment, Xapian::docid id,
                         const std::string& terms) {
  const Xapian::Document document = segment.database.get_document(id);
  const PassageRecord record = segment.record(id);
  std::string line = passage_id(record.article, record.ordinal) + ' ' +
                     std::to_string(segment.database.get_doclength(id)) + terms;
  for (const schema::Entry& entry : schema::table) {
    if (entry.kind != schema::Kind::value_slot) continue;
    line +=
        ' ' + std::to_string(entry.slot) + '=' + document.get_value(entry.slot);
  }
  line += ' ' + std::string(segment.files->traces.at(id));
  return line + ' ' + segment.files->records.at(id);
}

void add_term_lines(const StoredIndex& index, std::vector<std::string>& lines) {
  std::map<std::string, std::pair<long, long>> terms;
  for (const OpenSegment& segment : index.segments) {
    const Xapian::Database& database = segment.database;
    for (auto term = database.allterms_begin(); term != database.allterms_end();
         ++term) {
      auto& [passages, occurrences] = terms[*term];
      passages += term.get_termfreq();
      occurrences += static_cast<long>(database.get_collection_freq(*term));
    }
    segment.tombstone->each_term([&](std::string_view term, TermCounts dead) {
      auto& [passages, occurrences] = terms[std::string(term)];
      passages -= dead.passages;
      occurrences -= static_cast<long>(dead.occurrences);
    });
  }
  for (const auto& [term, counts] : terms) {
    if (counts == std::pair(0L, 0L)) continue;
    lines.push_back("term " + term + ' ' + std::to_string(counts.first) + ' ' +
                    std::to_string(counts.second));
  }
}

std::vector<std::string> lines_of(const Contents& contents) {
  std::vector<std::string> lines{
      std::to_string(contents.articles) + " articles",
      "newest " + contents.newest_date};
  for (const auto& [language, counts] : contents.languages) {
    lines.push_back(language + ' ' + std::to_string(counts.passages) + ' ' +
                    std::to_string(counts.tokens));
  }
  return lines;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string pattern = fs::temp_directory_path() / "dateline-XXXXXX";
  path_ = ::mkdtemp(pattern.data());
}

TemporaryFolder::~TemporaryFolder() { fs::remove_all(path_); }

TestArticle article(const std::string& id, const std::string& text) {
  return {id, "", text, "en", "", "", ""};
}

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

std::size_t deleted_files_in_use(const fs::path& folder) {
  const std::string beginning = fs::canonical(folder).string() + '/';
  std::set<std::string> files;
  const auto see = [&](std::string_view file) {
    if (file.starts_with(beginning) && file.ends_with(" (deleted)")) {
      files.emplace(file);
    }
  };
  for (const auto& open : fs::directory_iterator("/proc/self/fd")) {
    std::error_code closed;
    see(fs::read_symlink(open, closed).string());
  }
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    see(std::string_view(line).substr(std::min(line.find('/'), line.size())));
  }
  return files.size();
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
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

StoredIndex::StoredIndex(const fs::path& index)
    : folder(index),
      manifest(read_manifest(folder)),
      segments(open_segments(folder, manifest)),
      copies(read_copies(index, manifest)) {}

std::size_t StoredIndex::frequency(const std::string& term) const {
  std::size_t count = 0;
  each_with(term, [&](const OpenSegment&, Xapian::docid) { ++count; });
  return count;
}

std::size_t StoredIndex::dead() const {
  std::size_t count = 0;
  for (const SegmentEntry& segment : manifest.segments) count += segment.dead;
  return count;
}

std::vector<std::string> dump(const fs::path& index) {
  const StoredIndex stored(index);
  std::vector<std::string> lines = stored_statistics(index);
  lines.push_back(stored.manifest.root.native());
  for (const OpenSegment& segment : stored.segments) {
    const std::vector<std::string> terms = terms_by_passage(segment);
    segment.each_living("", [&](Xapian::docid id) {
      lines.push_back(passage_line(segment, id, terms[id]));
    });
  }
  add_term_lines(stored, lines);
  stored.copies.each_group([&](const CopyGroup& group) {
    for (const StoredCopy& copy : group.copies) {
      lines.push_back("copy of " + group.article + ": " + copy.id + ' ' +
                      copy.url + ' ' + copy.origin + ' ' + copy.content);
    }
  });
  std::ranges::sort(lines);
  return lines;
}

std::vector<std::string> counted_statistics(const fs::path& index) {
  const StoredIndex stored(index);
  Contents contents;
  stored.each_with("", [&](const OpenSegment& segment, Xapian::docid id) {
    LanguageCounts& language = contents.languages[segment.record(id).language];
    ++language.passages;
    language.tokens += segment.database.get_doclength(id);
    contents.articles += segment.content(id).empty() ? 0 : 1;
    contents.newest_date = std::max(contents.newest_date, segment.date(id));
  });
  return lines_of(contents);
}

std::vector<std::string> stored_statistics(const fs::path& index) {
  return lines_of(StoredIndex(index).manifest.living());
}

IndexingReport index_paths(const fs::path& index, std::vector<fs::path> paths,
                           WriterSettings settings) {
  BatchWriter writer(index, std::move(settings));
  Batch batch;
  batch.paths = std::move(paths);
  return writer.apply(batch);
}

TwoBatches::TwoBatches(unsigned seed, std::size_t count) {
  constexpr std::ptrdiff_t in_first = 150;
  RandomArticles random(seed);
  auto articles = random.next(count);
  write_articles(first, {articles.begin(), articles.begin() + in_first});
  for (std::size_t i = 0; i < in_first; i += 3) articles[i].text += " changed";
  write_articles(second, articles);
  index_paths(base, {first}, in_memory());
  before = dump(base);
  restore();
}

void TwoBatches::restore() const {
  fs::remove_all(index);
  fs::copy(base, index, fs::copy_options::recursive);
}

void put_checksums(std::string& table) {
  for (std::size_t begin = 0; begin + glass::block_bytes <= table.size();
       begin += glass::block_bytes) {
    glass::put_checksum(table.data() + begin);
  }
}

WriterSettings in_memory() {
  WriterSettings settings;
  settings.memory_limit = 1'000'000;
  return settings;
}

WriterSettings in_segments() {
  WriterSettings settings;
  settings.memory_limit = 0;
  settings.chunk_bytes = 4096;
  return settings;
}

}  // namespace dateline
