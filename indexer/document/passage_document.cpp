#include "indexer/document/passage_document.hpp"

#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/passage_record.hpp"
#include "corpus/index/token_trace.hpp"
#include "corpus/reader/format/article_date.hpp"
#include "corpus/splitter/splitter.hpp"
#include "corpus/terms/language_detection.hpp"
#include "corpus/text/header_words.hpp"

namespace dateline {
namespace {

using Terms = std::vector<PassageDocument::Term>;

// Hashes several values into one digest. The length of each text is hashed too,
// so that "ab", "c" and "a", "bc" differ.
class ContentHasher {
 public:
  ContentHasher() { XXH3_128bits_reset(state_.get()); }

  void add(std::uint64_t number) {
    XXH3_128bits_update(state_.get(), &number, sizeof number);
  }

  void add(std::string_view text) {
    add(text.size());
    XXH3_128bits_update(state_.get(), text.data(), text.size());
  }

  std::string digest() const {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state_.get()));
    return {reinterpret_cast<const char*>(canonical.digest),
            sizeof canonical.digest};
  }

  std::uint64_t low_half() const {
    return XXH3_128bits_digest(state_.get()).low64;
  }

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

using Words = std::vector<const Word*>;

void append_words(const std::vector<Token>& tokens, Words& words) {
  for (const Token& token : tokens) words.push_back(token.word);
}

// Calls `each` with a word of every distinct term and the number of times that
// the term occurs. Different words can have the same term, and then have the
// same fingerprint, by which they are found without comparing texts.
template <typename Each>
void each_distinct(Words words, Each each) {
  std::ranges::sort(words, [](const Word* a, const Word* b) {
    if (a->fingerprint != b->fingerprint) {
      return a->fingerprint < b->fingerprint;
    }
    return a != b && a->term < b->term;
  });
  for (auto first = words.begin(); first != words.end();) {
    const Word& word = **first;
    const auto last = std::find_if(first, words.end(), [&](const Word* other) {
      return other != &word && (other->fingerprint != word.fingerprint ||
                                other->term != word.term);
    });
    each(word, static_cast<std::uint32_t>(last - first));
    first = last;
  }
}

// Sorts the terms of an article, and makes one of those with equal names, as a
// name's words can be.
void sort_and_unite(Terms& terms) {
  std::ranges::sort(terms, {}, &PassageDocument::Term::name);
  const auto have_one_name = [](const auto& a, const auto& b) {
    return a.name == b.name;
  };
  terms.erase(std::unique(terms.begin(), terms.end(), have_one_name),
              terms.end());
}

// The terms that every passage of an article has. The record is that of any of
// them.
Terms article_terms(const PassageRecord& article,
                    const std::vector<Token>& title) {
  Terms terms{{schema::article_term(article.article), 0},
              {schema::language_term(article.language), 0}};
  if (!article.source.empty()) {
    terms.push_back({schema::source_term(article.source), 0});
  }
  if (!article.author.empty()) {
    terms.push_back({schema::author_term(article.author), 0});
    for (const std::string& word : name_words(article.author)) {
      terms.push_back({schema::author_word_term(word), 0});
    }
  }
  for (const std::string& key : address_prefixes(article.url)) {
    terms.push_back({schema::address_term(key), 0});
  }
  if (!article.origin.empty()) {
    terms.push_back({schema::origin_term(article.origin), 0});
  }
  Words words;
  append_words(title, words);
  each_distinct(std::move(words), [&](const Word& word, std::uint32_t) {
    terms.push_back({schema::title_term(article.language, word.term), 0});
  });
  sort_and_unite(terms);
  return terms;
}

// The title counts as text of an article's first passage.
Words words_of(const TokenizedText& title, const TokenizedText& text,
               const PassageRecord& record) {
  Words words;
  words.reserve(title.tokens.size() + text.tokens.size());
  if (record.ordinal == 1) append_words(title.tokens, words);
  append_words(text.tokens, words);
  return words;
}

// The terms of the tokens with which a passage begins that is not its article's
// first. Two of these tokens can have one term, which is then added once: a
// posting list has each passage once.
void add_begin_terms(const std::vector<Token>& tokens, std::uint32_t ordinal,
                     PassageDocument& document) {
  if (ordinal == 1) {
    return;
  }
  const auto add = [&document](const std::string& stem) {
    std::string name = schema::begin_term(document.language, stem);
    if (std::ranges::find(document.terms, name, &PassageDocument::Term::name) ==
        document.terms.end()) {
      document.terms.push_back({std::move(name), 0});
    }
  };
  if (tokens.empty()) {
    add("");
  }
  for (const Token& token : tokens) {
    if (token.position > 1) {
      break;
    }
    if (token.kind != TokenKind::bigram) {
      add(token.word->term);
    }
  }
}

void add_body_terms(Words words, PassageDocument& document) {
  document.length = static_cast<std::uint32_t>(words.size());
  each_distinct(std::move(words), [&](const Word& word, std::uint32_t wdf) {
    document.terms.push_back(
        {schema::body_term(document.language, word.term), wdf});
  });
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

void add_trace_headers(const Article& article,
                       std::vector<PassageDocument>& documents) {
  TraceHeader header;
  header.article = trace_article(article.id);
  header.passages = static_cast<std::uint32_t>(documents.size());
  header.ordinal = 0;
  for (const PassageDocument& document : documents) {
    header.article_length += document.length;
    header.language = document.language;
  }
  for (PassageDocument& document : documents) {
    ++header.ordinal;
    document.trace.insert(0, encode(header));
  }
}

}  // namespace

void read_date_in_detected_language(Article& article) {
  if (!article.unread_date || !article.language.empty()) return;
  const UnreadDate date = *article.unread_date;
  set_date(article, date.text, detected_language(article), date.line);
}

std::uint64_t words_hash(const Article& article) {
  ContentHasher hasher;
  for (const std::string* field :
       {&article.title, &article.text, &article.source, &article.date,
        &article.url, &article.language, &article.author}) {
    hasher.add(*field);
  }
  return hasher.low_half();
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
  std::string hash = hasher.digest();
  const std::uint64_t words = words_hash(article);
  for (std::size_t byte = 0; byte < sizeof words; ++byte) {
    hash += static_cast<char>(words >> (8 * byte));
  }
  return hash;
}

std::optional<std::uint64_t> words_of_content(std::string_view content) {
  constexpr std::size_t digest_bytes = 16;
  std::uint64_t words = 0;
  if (content.size() != digest_bytes + sizeof words) return std::nullopt;
  for (std::size_t byte = 0; byte < sizeof words; ++byte) {
    const auto value = static_cast<unsigned char>(content[digest_bytes + byte]);
    words |= std::uint64_t{value} << (8 * byte);
  }
  return words;
}

DocumentBuilder::DocumentBuilder(std::string default_language)
    : default_language_(std::move(default_language)) {}

std::vector<PassageDocument> DocumentBuilder::build(const Article& article,
                                                    std::string_view content) {
  const std::string language = language_of(article, default_language_);
  Analyser& analyser = analysers_.of(language);
  const TokenizedText title = analyser.analyse(article.title);
  PassageRecord record = article_record(article, language);
  const Terms common = article_terms(record, title.tokens);

  std::vector<PassageDocument> documents;
  for (const Passage& passage : split(article.text, language)) {
    set_passage(article, passage, record);
    const TokenizedText text = analyser.analyse(record.text);
    Words words = words_of(title, text, record);

    PassageDocument& document = documents.emplace_back();
    document.terms.reserve(common.size() + words.size());
    document.terms = common;
    document.language = language;
    document.date = schema::date_value(article.date);
    document.article = schema::article_value(article.id);
    if (record.ordinal == 1) document.content = content;
    document.trace = encode_trace(title.tokens, text.tokens);
    document.outlet = schema::source_value(language, article.source);
    document.data = encode(record);
    add_begin_terms(text.tokens, record.ordinal, document);
    add_body_terms(std::move(words), document);
  }
  add_trace_headers(article, documents);
  return documents;
}

void DocumentBuilder::restore_terms(const PassageRecord& record,
                                    PassageDocument& document) {
  Analyser& analyser = analysers_.of(record.language);
  const TokenizedText title = analyser.analyse(record.title);
  const TokenizedText text = analyser.analyse(record.text);
  document.language = record.language;
  document.terms = article_terms(record, title.tokens);
  document.trace = encode_trace(title.tokens, text.tokens);
  add_begin_terms(text.tokens, record.ordinal, document);
  add_body_terms(words_of(title, text, record), document);
}

}  // namespace dateline
