#include "corpus/reader/format/field_names.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

struct Field {
  std::string_view name;
  FieldMember member;
  // By descending rank, normalised.
  std::initializer_list<std::string_view> names;
};

// Names of interfaces and exports: ninjs, JSON Feed, schema.org, WordPress,
// Ghost, Elasticsearch, MongoDB, and data sets of news.
const Field fields[] = {
    {"id", &ArticleFields::id, {"id", "guid", "uid", "uuid", "articleid"}},
    {"title",
     &ArticleFields::title,
     {"title", "headline", "webtitle", "heading", "articletitle",
      "headlinemain", "headlines", "hedline", "hl1"}},
    {"text",
     &ArticleFields::text,
     {"text", "body", "articlebody", "fulltext", "bodytext", "contenttext",
      "plaintext", "content", "maintext", "maincontent", "articletext", "story",
      "contentplain", "message", "bodies", "bodycontent", "newstext",
      "storytext", "storybody"}},
    {"source",
     &ArticleFields::source,
     {"source", "publisher", "outlet", "sitename", "publication", "provider",
      "sourcename", "newspaper", "agency"}},
    {"date",
     &ArticleFields::date,
     {"date",
      "published",
      "publishedat",
      "datepublished",
      "publicationdate",
      "publishdate",
      "publishedon",
      "pubdate",
      "webpublicationdate",
      "postdate",
      "firstcreated",
      "versioncreated",
      "created",
      "createdat",
      "datecreated",
      "timestamp",
      "time",
      "publisheddate",
      "publishdatetime",
      "createddate",
      "createddatetime",
      "storydate"}},
    {"url",
     &ArticleFields::url,
     {"url", "canonicalurl", "link", "weburl", "permalink", "articleurl"}},
    {"language",
     &ArticleFields::language,
     {"language", "lang", "inlanguage", "locale", "languagecode"}},
    {"author",
     &ArticleFields::author,
     {"author", "authors", "byline", "creator", "by", "writer", "authorname",
      "bylines", "bylinename"}},
};

constexpr std::string_view markup_names[] = {
    "bodyhtml",        "contenthtml",    "html",     "bodyxhtml",
    "contentrendered", "contentencoded", "bodynitf", "contenttexthtml"};

std::string normalised(std::string_view name) {
  std::string kept;
  for (const char c : name) {
    if (c != '_' && c != '-' && c != ' ' && c != '.') kept += ascii_lower(c);
  }
  return kept;
}

}  // namespace

// "_id" has a rank of its own behind the names of an id, because databases add
// it to every object. Markup comes behind text that is plain.
FieldNames::FieldNames() {
  constexpr unsigned after_all = 1000;
  for (const Field& field : fields) {
    unsigned rank = 1;
    for (const std::string_view name : field.names) {
      known_.emplace(name, KnownField{field.member, rank++, false});
    }
  }
  unsigned rank = after_all;
  for (const std::string_view name : markup_names) {
    known_.emplace(name, KnownField{&ArticleFields::text, rank++, true});
  }
  known_["bodies"].has_alternatives = true;  // of ninjs
}

bool FieldNames::map(std::string_view field, std::string_view name) {
  const auto* found = std::ranges::find(fields, field, &Field::name);
  if (found == std::end(fields)) return false;
  known_[normalised(name)] = {found->member, 0, false};
  if (!mapped_.empty()) mapped_ += ',';
  mapped_.append(field).append(1, '=').append(name);
  return true;
}

std::optional<KnownField> FieldNames::find(std::string_view name) const {
  const auto found = known_.find(normalised(name));
  if (found == known_.end()) return std::nullopt;
  KnownField field = found->second;
  if (name.starts_with('_') && field.rank > 0) field.rank += 100;
  return field;
}

const FieldNames& common_field_names() {
  static const FieldNames names;
  return names;
}

}  // namespace dateline
