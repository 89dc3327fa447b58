#include "indexer/document/passage_document.hpp"

#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/packed_values.hpp"
#include "corpus/index/passage_record.hpp"
#include "corpus/index/token_trace.hpp"
#include "corpus/reader/format/article_date.hpp"
#include "corpus/splitter/splitter.hpp"
#include "corpus/terms/language_detection.hpp"
#include "indexer/document/passage_terms.hpp"

namespace dateline {
namespace {

// The documents of a large article that are made at once: some megabytes.
constexpr std::size_t piece_passages = 5'000;

constexpr std::size_t hash_bytes = 8;

// Hashes several values into one digest. The length of each text is hashed too,
// so that "ab", "c" and "a", "bc" differ.
class ContentHasher {
 public:
  ContentHasher() { XXH3_64bits_reset(state_.get()); }

  void add(std::uint64_t number) {
    XXH3_64bits_update(state_.get(), &number, sizeof number);
  }

  void add(std::string_view text) {
    add(text.size());
    XXH3_64bits_update(state_.get(), text.data(), text.size());
  }

  std::uint64_t digest() const { return XXH3_64bits_digest(state_.get()); }

 private:
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> state_{XXH3_createState()};
};

std::string detected_language(const Article& article) {
  return detect_language(article.text.empty() ? article.title : article.text);
}

std::string language_of(const Article& article,
                        const std::string& default_language) {
  if (!article.language.empty()) return article.language;
  std::string detected = detected_language(article);
  return detected.empty() ? default_language : detected;
}

PassageRecord article_record(const Article& article,
                             const std::string& language) {
  PassageRecord record;
  record.article = article.id;
  record.title = article.title;
  record.source = article.source;
  record.date = article.date;
  record.url = article.url;
  record.language = language;
  record.author = article.author;
  record.origin = article.origin;
  record.line = article.line;
  return record;
}

void set_passage(const Article& article, const Passage& passage,
                 PassageRecord& record) {
  record.ordinal = passage.ordinal;
  record.paragraph = passage.paragraph;
  record.offset = article.text_offset + passage.offset;
  record.text = article.text.substr(passage.offset, passage.length);
}

// Adds the header to the traces of documents that follow each other.
// `header.ordinal` is that of the passage before them, and then of the last.
void add_trace_headers(std::vector<PassageDocument>& documents,
                       TraceHeader& header) {
  for (PassageDocument& document : documents) {
    ++header.ordinal;
    document.trace.insert(0, encode(header));
  }
}

// The tokens of an article's passages and, once, of its title.
std::uint32_t tokens_of(const std::vector<PassageDocument>& documents) {
  std::uint32_t tokens = 0;
  for (const PassageDocument& document : documents) tokens += document.length;
  return tokens;
}

std::uint32_t tokens_of(const Article& article,
                        const std::vector<Passage>& passages,
                        const TokenizedText& title, Analyser& analyser) {
  const std::string_view text = article.text;
  auto tokens = static_cast<std::uint32_t>(title.tokens.size());
  for (const Passage& passage : passages) {
    const TokenizedText words =
        analyser.analyse(text.substr(passage.offset, passage.length));
    tokens += static_cast<std::uint32_t>(words.tokens.size());
  }
  return tokens;
}

}  // namespace

void add_passage(const PassageDocument& passage, Contents& contents) {
  LanguageCounts& language = contents.languages[passage.language];
  ++language.passages;
  language.tokens += passage.length;
  contents.articles += passage.content.empty() ? 0 : 1;
  contents.newest_date = std::max(contents.newest_date, passage.date);
}

void read_date_in_detected_language(Article& article) {
  if (!article.unread_date || !article.language.empty()) return;
  const UnreadDate date = *article.unread_date;
  set_date(article, date.text, detected_language(article), date.line);
}

std::uint64_t words_hash(const Article& article) {
  ContentHasher hasher;
  for (const std::string* field :
       {&article.title, &article.text, &article.source, &article.date,
        &article.language, &article.author}) {
    hasher.add(*field);
  }
  return hasher.digest();
}

std::string content_hash(const Article& article,
                         std::string_view default_language) {
  ContentHasher hasher;
  hasher.add(schema::schema_version);
  hasher.add(passage_target_words);
  hasher.add(max_passage_words);
  hasher.add(default_language);
  for (const std::string* field :
       {&article.id, &article.title, &article.text, &article.source,
        &article.date, &article.url, &article.language, &article.author,
        &article.place, &article.origin}) {
    hasher.add(*field);
  }
  // The line is left out: one line more at the top of a file changes the lines
  // of all articles below, but not the articles.
  hasher.add(article.text_offset);
  std::string hashes;
  put_fixed(hashes, hasher.digest(), hash_bytes);
  put_fixed(hashes, words_hash(article), hash_bytes);
  return hashes;
}

std::optional<std::uint64_t> words_of_content(std::string_view content) {
  if (content.size() != 2 * hash_bytes) return std::nullopt;
  return fixed_number(content.substr(hash_bytes));
}

DocumentBuilder::DocumentBuilder(std::string default_language)
    : default_language_(std::move(default_language)) {}

std::vector<PassageDocument> DocumentBuilder::build(
    const Article& article, std::string_view content,
    const TakePiece& take_piece) {
  const std::string language = language_of(article, default_language_);
  Analyser& analyser = analysers_.of(language);
  const TokenizedText title = analyser.analyse(article.title);
  PassageRecord record = article_record(article, language);
  const PassageDocument::Terms common = article_terms(record, title);
  const std::vector<Passage> passages = split(article.text, language);

  TraceHeader header;
  header.article = trace_article(article.id);
  header.passages = static_cast<std::uint32_t>(passages.size());
  header.ordinal = 0;
  header.language = language;
  const bool is_large = take_piece && passages.size() > piece_passages;
  if (is_large) {
    header.article_length = tokens_of(article, passages, title, analyser);
  }
  std::vector<PassageDocument> documents;
  for (const Passage& passage : passages) {
    if (is_large && documents.size() == piece_passages) {
      add_trace_headers(documents, header);
      take_piece(std::exchange(documents, {}));
    }
    set_passage(article, passage, record);
    documents.push_back(document_of(article, record, common, title, analyser));
    if (record.ordinal == 1) documents.back().content = content;
  }
  if (!is_large) header.article_length = tokens_of(documents);
  add_trace_headers(documents, header);
  return documents;
}

PassageDocument DocumentBuilder::document_of(
    const Article& article, const PassageRecord& record,
    const PassageDocument::Terms& common, const TokenizedText& title,
    Analyser& analyser) {
  const TokenizedText text = analyser.analyse(record.text);
  PassageDocument document;
  set_terms(common, title, text, record, document);
  document.date = schema::date_value(article.date);
  document.article = schema::article_value(article.id);
  document.trace = encode_trace(title.tokens, text.tokens);
  document.outlet = schema::source_value(record.language, article.source);
  document.data = encode(record);
  return document;
}

void DocumentBuilder::restore_terms(const PassageRecord& record,
                                    PassageDocument& document) {
  Analyser& analyser = analysers_.of(record.language);
  const TokenizedText title = analyser.analyse(record.title);
  const TokenizedText text = analyser.analyse(record.text);
  set_terms(article_terms(record, title), title, text, record, document);
  document.trace = encode_trace(title.tokens, text.tokens);
}

}  // namespace dateline
