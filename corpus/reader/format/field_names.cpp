#include "corpus/reader/format/field_names.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "corpus/text/fold.hpp"
#include "corpus/text/lasting.hpp"
#include "corpus/text/lines.hpp"
#include "corpus/text/utf8.hpp"

namespace dateline {
namespace {

struct Field {
  std::string_view name;
  FieldMember member;
  // By descending rank, without what normalised_field_name() drops.
  std::initializer_list<std::string_view> names;
};

// Names of interfaces and exports: ninjs, JSON Feed, schema.org, WordPress,
// Ghost, Elasticsearch, MongoDB, and data sets of news; then those that tables
// have in other languages.
const Field fields[] = {
    {"id", &ArticleFields::id, {"id", "guid", "uid", "uuid", "articleid"}},
    {"title",
     &ArticleFields::title,
     {"title",        "headline",    "webtitle",  "heading",  "articletitle",
      "headlinemain", "headlines",   "hedline",   "hl1",      "titel",
      "überschrift",  "schlagzeile", "titre",     "título",   "titular",
      "titolo",       "tytuł",       "заголовок", "название", "标题",
      "標題",         "タイトル",    "見出し",    "제목",     "العنوان"}},
    {"text",
     &ArticleFields::text,
     {"text",          "body",        "articlebody", "fulltext",
      "bodytext",      "contenttext", "plaintext",   "content",
      "maintext",      "maincontent", "articletext", "story",
      "contentplain",  "message",     "bodies",      "bodycontent",
      "newstext",      "storytext",   "storybody",   "contentelements",
      "contentblocks", "bodyblocks",  "blocks",      "paragraphs",
      "inhalt",        "volltext",    "artikeltext", "texte",
      "contenu",       "corps",       "texto",       "contenido",
      "cuerpo",        "conteúdo",    "testo",       "contenuto",
      "tekst",         "inhoud",      "treść",       "текст",
      "содержание",    "正文",        "内容",        "內容",
      "本文",          "본문",        "내용",        "النص"}},
    {"summary",
     &ArticleFields::summary,
     {"leadparagraph",
      "abstract",
      "summary",
      "description",
      "excerpt",
      "standfirst",
      "trailtext",
      "lead",
      "lede",
      "teaser",
      "dek",
      "snippet",
      "zusammenfassung",
      "beschreibung",
      "résumé",
      "chapô",
      "resumen",
      "descripción",
      "resumo",
      "descrição",
      "riassunto",
      "sommario",
      "samenvatting",
      "streszczenie",
      "описание",
      "аннотация",
      "анонс",
      "摘要",
      "要約",
      "概要",
      "요약",
      "الملخص"}},
    {"source",
     &ArticleFields::source,
     {"source",   "publisher",  "outlet",    "sitename", "publication",
      "provider", "sourcename", "newspaper", "agency",   "quelle",
      "zeitung",  "journal",    "fuente",    "fonte",    "bron",
      "źródło",   "источник",   "издание",   "来源",     "來源",
      "出典",     "매체",       "출처",      "المصدر"}},
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
      "storydate",
      "publishedtime",
      "publishtime",
      "publicationtime",
      "firstpublished",
      "firstpublicationdate",
      "displaydate",
      "articledate",
      "newsdate",
      "datetime",
      "pubdatetime",
      "createdutc",
      "datum",
      "erscheinungsdatum",
      "veröffentlicht",
      "datedepublication",
      "fecha",
      "fechadepublicación",
      "datadepublicação",
      "datadipubblicazione",
      "дата",
      "датапубликации",
      "日期",
      "发布时间",
      "日付",
      "発行日",
      "날짜",
      "التاريخ"}},
    {"url",
     &ArticleFields::url,
     {"url", "canonicalurl", "link", "weburl", "permalink", "articleurl",
      "lien", "enlace", "ссылка", "链接", "連結", "링크", "الرابط"}},
    {"language",
     &ArticleFields::language,
     {"language", "lang", "inlanguage", "locale", "languagecode", "sprache",
      "langue", "idioma", "lingua", "taal", "język", "язык", "语言", "語言",
      "言語", "언어"}},
    {"author",
     &ArticleFields::author,
     {"author",     "authors", "byline",     "creator", "by",        "writer",
      "authorname", "bylines", "bylinename", "autor",   "verfasser", "auteur",
      "autora",     "autore",  "автор",      "作者",    "著者",      "記者",
      "저자",       "기자",    "الكاتب"}},
};

constexpr std::string_view markup_names[] = {
    "bodyhtml",        "contenthtml",    "html",     "bodyxhtml",
    "contentrendered", "contentencoded", "bodynitf", "contenttexthtml"};

std::vector<std::string> parts_between_full_stops(std::string_view name) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('.', at), name.size());
    parts.emplace_back(name.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string normalised_path(const std::vector<std::string>& keys) {
  std::string path;
  for (const std::string& key : keys) {
    path.append(normalised_field_name(key)).append(1, '.');
  }
  return path;
}

}  // namespace

std::string normalised_field_name(std::string_view name) {
  std::string kept;
  const bool is_plain =
      std::ranges::all_of(name, [](char c) { return is_ascii(c); });
  for (const char c : is_plain ? ascii_lower(name) : fold_text(name)) {
    if (c != '_' && c != '-' && c != ' ' && c != '.') kept += c;
  }
  return kept;
}

bool wraps_fields(std::string_view key) {
  constexpr std::string_view wrappers[] = {"_source", "fields", "attributes",
                                           "_embedded"};
  return std::ranges::find(wrappers, key) != std::end(wrappers);
}

// "_id" has a rank of its own behind the names of an id, because databases add
// it to every object. Markup comes behind text that is plain.
FieldNames::FieldNames()
    : was_asked_(std::make_shared<std::atomic<bool>>(false)) {
  constexpr unsigned after_all = 1000;
  for (const Field& field : fields) {
    unsigned rank = 1;
    for (const std::string_view name : field.names) {
      known_.emplace(normalised_field_name(name),
                     KnownField{field.member, rank++, false});
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
  const std::string normalised = normalised_field_name(name);
  known_[normalised] = {found->member, 0, false};
  const auto meeting = std::make_shared<Meeting>();
  meeting->name = name;
  meeting->field = found->name;
  meetings_[normalised] = meeting;
  const std::vector<std::string> keys = parts_between_full_stops(name);
  if (keys.size() > 1) {
    paths_[normalised_path(keys)] = {known_[normalised], meeting};
    longest_path_ = std::max(longest_path_, keys.size());
  }
  if (!mapped_.empty()) mapped_ += ',';
  mapped_.append(field).append(1, '=').append(name);
  return true;
}

std::string_view FieldNames::field_mapped_to(std::string_view name) const {
  const auto meeting = meetings_.find(normalised_field_name(name));
  return meeting == meetings_.end() ? "" : meeting->second->field;
}

std::optional<KnownField> FieldNames::find(std::string_view name) const {
  const std::string normalised = normalised_field_name(name);
  if (!meetings_.empty()) {
    *was_asked_ = true;
    const auto meeting = meetings_.find(normalised);
    if (meeting != meetings_.end()) meeting->second->is_met = true;
  }
  const auto found = known_.find(normalised);
  if (found == known_.end()) return std::nullopt;
  KnownField field = found->second;
  if (name.starts_with('_') && field.rank > 0) field.rank += 100;
  return field;
}

std::optional<KnownField> FieldNames::find_path(
    const std::vector<std::string>& keys) const {
  if (keys.size() < 2 || keys.size() > longest_path_) return std::nullopt;
  const auto found = paths_.find(normalised_path(keys));
  if (found == paths_.end()) return std::nullopt;
  found->second.meeting->is_met = true;
  return found->second.field;
}

std::vector<std::string> FieldNames::unmet() const {
  std::vector<std::string> names;
  if (!*was_asked_) return names;
  for (const auto& [normalised, meeting] : meetings_) {
    if (!meeting->is_met) names.push_back(meeting->name);
  }
  std::ranges::sort(names);
  return names;
}

void FieldNames::meet_all() const {
  for (const auto& [name, meeting] : meetings_) meeting->is_met = true;
}

std::string FieldNames::field_list() {
  std::string list;
  for (const Field& field : fields) {
    const bool is_last = &field == std::end(fields) - 1;
    if (!list.empty()) list += is_last ? " or " : ", ";
    list += field.name;
  }
  return list;
}

const FieldNames& common_field_names() {
  static const auto& names = lasting<FieldNames>();
  return names;
}

}  // namespace dateline
