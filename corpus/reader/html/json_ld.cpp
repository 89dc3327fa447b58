#include "corpus/reader/html/json_ld.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "corpus/reader/html/text_rendering.hpp"
#include "corpus/reader/html/web_page.hpp"
#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_script_bytes = 4 << 20;
constexpr int max_depth = 12;  // objects within objects that are looked at
constexpr std::size_t max_objects = 20000;
constexpr std::size_t max_authors = 30;

// Line breaks within strings as escapes, no commas before closing brackets.
std::string mended(std::string_view script) {
  std::string json;
  bool in_string = false;
  for (std::size_t at = 0; at < script.size(); ++at) {
    const char c = script[at];
    if (in_string && c == '\\' && at + 1 < script.size()) {
      json += c;
      json += script[++at];
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (in_string && static_cast<unsigned char>(c) < 0x20) {
      json += c == '\n' ? "\\n" : " ";
    } else if (!in_string && (c == '}' || c == ']')) {
      while (!json.empty() && is_ascii_space(json.back())) json.pop_back();
      if (json.ends_with(',')) json.pop_back();
      json += c;
    } else {
      json += c;
    }
  }
  while (json.ends_with(';') ||
         (!json.empty() && is_ascii_space(json.back()))) {
    json.pop_back();
  }
  return json;
}

// The JSON between what may be comments or a CDATA mark around it.
std::string_view bare_json(std::string_view script) {
  constexpr std::string_view cdata = "CDATA[";
  if (const std::size_t mark = script.find(cdata); mark != script.npos) {
    script.remove_prefix(mark + cdata.size());
    script = script.substr(0, script.rfind("]]"));
  }
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  return begin == script.npos || end == script.npos || end < begin
             ? std::string_view{}
             : script.substr(begin, end + 1 - begin);
}

// What stands behind the value, such as one bracket too many, is left out.
Json first_value(const std::string& script) {
  Json value = Json::parse(script, nullptr, false, true);
  if (!value.is_discarded()) return value;
  try {
    std::istringstream(script) >> value;
  } catch (const Json::parse_error&) {
    return {};
  }
  return value;
}

Json parsed_script(std::string_view script) {
  if (script.size() > max_script_bytes) return {};
  Json json = Json::parse(script, nullptr, false, true);
  if (!json.is_discarded()) return json;
  return first_value(mended(bare_json(script)));
}

// Without the markup and the entities that many pages write into their data.
std::string plain_text(const std::string& text) {
  return text.find_first_of("&<") == text.npos ? text : text_of_markup(text);
}

// A member as text; "" if it is none.
std::string text_member(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return "";
  const Json* value = &*found;
  if (value->is_array() && !value->empty()) value = &value->front();
  if (value->is_object() && value->contains("@value")) {
    value = &(*value)["@value"];
  }
  if (!value->is_string()) return "";
  return plain_text(value->get_ref<const std::string&>());
}

// A date as text: some pages write the seconds since 1970 as a number.
std::string date_member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_number_integer()
             ? found->dump()
             : text_member(object, name);
}

bool has_type(const Json& object, bool (*test)(std::string_view)) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto is_it = [&](const Json& name) {
    return name.is_string() && test(name.get_ref<const std::string&>());
  };
  return type->is_array() ? std::ranges::any_of(*type, is_it) : is_it(*type);
}

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") ||
         type == "Report" || type == "Review" || type == "Recipe" ||
         type == "HowTo" || type == "CreativeWork";
}

bool is_page_type(std::string_view type) { return type.ends_with("WebPage"); }

// The objects of all scripts.
class Objects {
 public:
  explicit Objects(const Json& root) {
    std::vector<std::pair<const Json*, int>> open{{&root, 0}};
    while (!open.empty() && seen_++ < max_objects) {
      const auto [json, depth] = open.back();
      open.pop_back();
      if (json->is_object()) add(*json);
      if (depth == max_depth || !json->is_structured()) continue;
      for (auto it = json->rbegin(); it != json->rend(); ++it) {
        if (it->is_structured()) open.emplace_back(&*it, depth + 1);
      }
    }
  }

  const std::vector<const Json*>& articles() const { return articles_; }
  const std::vector<const Json*>& pages() const { return pages_; }

  // The object that is meant: itself, or what its "@id" refers to.
  const Json& resolved(const Json& object) const {
    if (!object.is_object() || object.contains("name")) return object;
    const auto id = object.find("@id");
    if (id == object.end() || !id->is_string()) return object;
    const auto found = by_id_.find(id->get_ref<const std::string&>());
    return found == by_id_.end() ? object : *found->second;
  }

 private:
  void add(const Json& object) {
    if (has_type(object, is_article_type)) articles_.push_back(&object);
    if (has_type(object, is_page_type)) pages_.push_back(&object);
    const auto id = object.find("@id");
    if (id != object.end() && id->is_string() && object.contains("name")) {
      by_id_.emplace(id->get_ref<const std::string&>(), &object);
    }
  }

  std::size_t seen_ = 0;
  std::vector<const Json*> articles_;
  std::vector<const Json*> pages_;
  std::map<std::string_view, const Json*> by_id_;
};

// Names in a value: a string, an object with a name, or a list of these.
void add_names(std::vector<std::string>& names, const Json& value,
               const Objects& objects) {
  const auto add = [&](const Json& one) {
    const Json& named = objects.resolved(one);
    std::string name;
    if (named.is_string()) {
      name = plain_text(named.get_ref<const std::string&>());
    } else if (named.is_object()) {
      name = text_member(named, "name");
      if (is_blank(name)) {
        name = text_member(named, "givenName") + " " +
               text_member(named, "familyName");
      }
      const auto list = named.find("name");
      if (list != named.end() && list->is_array()) {
        for (const Json& part : *list) {
          if (part.is_string()) names.push_back(part.get<std::string>());
        }
        return;
      }
    }
    if (!is_blank(name)) names.push_back(plain_line(name));
  };
  if (!value.is_array()) {
    add(value);
    return;
  }
  for (const Json& one : value) {
    if (names.size() < max_authors) add(one);
  }
}

std::vector<std::string> names_of(const Json& object, const char* member,
                                  const Objects& objects) {
  std::vector<std::string> names;
  const auto found = object.find(member);
  if (found != object.end()) add_names(names, *found, objects);
  return names;
}

std::string address_of(const Json& article) {
  const auto page = article.find("mainEntityOfPage");
  if (page != article.end() && page->is_object()) {
    std::string id = text_member(*page, "@id");
    if (!id.empty()) return id;
  }
  std::string address = text_member(article, "mainEntityOfPage");
  return address.starts_with("http") ? address : text_member(article, "url");
}

// What is worth more comes first if an article is described twice.
int article_rank(const Json& article, std::string_view address) {
  int rank = 0;
  const std::string own = address_of(article);
  if (!own.empty() && !address.empty()) {
    const std::string_view path = address.substr(0, address.find('?'));
    if (own.starts_with(path) || path.ends_with(own)) rank += 4;
  }
  if (article.contains("datePublished")) rank += 2;
  if (article.contains("author")) rank += 1;
  if (article.contains("headline")) rank += 1;
  return rank;
}

LinkedData data_of(const Json& article, const Objects& objects) {
  LinkedData data;
  data.headline = plain_line(text_member(article, "headline"));
  if (data.headline.empty()) {
    data.headline = plain_line(text_member(article, "name"));
  }
  data.published = date_member(article, "datePublished");
  data.modified = date_member(article, "dateModified");
  data.authors = names_of(article, "author", objects);
  if (data.authors.empty()) {
    data.authors = names_of(article, "creator", objects);
  }
  const auto publishers = names_of(article, "publisher", objects);
  if (!publishers.empty()) data.publisher = publishers.front();
  data.language = text_member(article, "inLanguage");
  data.address = address_of(article);
  data.body = text_member(article, "articleBody");
  return data;
}

}  // namespace

LinkedData read_linked_data(const std::vector<std::string_view>& scripts,
                            std::string_view address) {
  Json root = Json::array();
  for (const std::string_view script : scripts) {
    root.push_back(parsed_script(script));
  }
  const Objects objects(root);
  const Json* best = nullptr;
  int best_rank = -1;
  for (const Json* article : objects.articles()) {
    const int rank = article_rank(*article, address);
    if (rank > best_rank) {
      best = article;
      best_rank = rank;
    }
  }
  LinkedData data;
  if (best != nullptr) data = data_of(*best, objects);
  for (const Json* page : objects.pages()) {
    if (data.published.empty()) {
      data.published = date_member(*page, "datePublished");
    }
    if (data.modified.empty()) {
      data.modified = date_member(*page, "dateModified");
    }
    if (data.authors.empty()) data.authors = names_of(*page, "author", objects);
  }
  return data;
}

}  // namespace dateline
