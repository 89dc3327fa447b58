#include "query/server/api/openapi.hpp"

#include <string>

#include "corpus/cli/command_line.hpp"
#include "query/server/api/api.hpp"
#include "query/server/api/parameters.hpp"
#include "query/server/api/paths.hpp"

namespace dateline::server {
namespace {

Json choices_of(std::string_view choices) {
  Json list = Json::array();
  while (!choices.empty()) {
    const std::string_view choice = choices.substr(0, choices.find(','));
    list.push_back(choice);
    choices.remove_prefix(std::min(choice.size() + 1, choices.size()));
  }
  return list;
}

Json schema_of(const ApiParameter& parameter, const SearchLimits& limits) {
  switch (parameter.kind) {
    case ApiParameter::Kind::number: {
      const bool is_time =
          parameter.name == "timeout" || parameter.name == "half-life";
      Json schema = {{"type", "integer"}, {"minimum", is_time ? 1 : 0}};
      if (parameter.name == "limit") schema["maximum"] = limits.hits;
      if (parameter.name == "offset") schema["maximum"] = limits.offset;
      if (parameter.name == "context") schema["maximum"] = limits.context;
      return schema;
    }
    case ApiParameter::Kind::flag:
      return {{"type", "boolean"}, {"default", false}};
    case ApiParameter::Kind::list:
      return {{"type", "array"}, {"items", {{"type", "string"}}}};
    case ApiParameter::Kind::text:
      break;
  }
  Json schema = {{"type", "string"}};
  if (!parameter.choices.empty()) {
    schema["enum"] = choices_of(parameter.choices);
    if (parameter.name != "cite" && parameter.name != "timeline") {
      schema["default"] = schema["enum"][0];
    }
  }
  if (parameter.name == "q") schema["maxLength"] = limits.query;
  return schema;
}

Json example_of(const ApiParameter& parameter) {
  switch (parameter.kind) {
    case ApiParameter::Kind::number:
      return std::stoul(std::string(parameter.example));
    case ApiParameter::Kind::flag:
      return parameter.example == "true";
    case ApiParameter::Kind::list:
      return Json::array({parameter.example});
    case ApiParameter::Kind::text:
      break;
  }
  return parameter.example;
}

Json description_of(const ApiParameter& parameter, const SearchLimits& limits) {
  Json description = {{"name", parameter.name},
                      {"in", "query"},
                      {"description", parameter.about},
                      {"schema", schema_of(parameter, limits)}};
  if (!parameter.example.empty()) {
    description["example"] = example_of(parameter);
  }
  if (parameter.kind == ApiParameter::Kind::list) description["explode"] = true;
  return description;
}

Json id_description(const ApiPath& path) {
  return {{"name", "id"},
          {"in", "path"},
          {"required", true},
          {"description",
           path.name == "article"
               ? "The id of an article, percent-encoded."
               : "The id of a passage, percent-encoded, with %23 for '#'."},
          {"schema", {{"type", "string"}}}};
}

// The schema of a hit, which docs/reference/json.md describes.
Json hit_schema() {
  const Json text = {{"type", "string"}};
  const Json known = {{"type", {"string", "null"}}};
  const Json count = {{"type", "integer"}};
  const Json list = {{"type", "array"}};
  const Json spans = {{"type", "array"},
                      {"items", {{"type", "array"}, {"items", count}}}};
  return {{"type", "object"},
          {"properties",
           {{"rank", count},
            {"score", {{"type", "number"}}},
            {"passage", text},
            {"article", text},
            {"title", known},
            {"source", known},
            {"date", known},
            {"language", known},
            {"url", known},
            {"paragraph", count},
            {"offset", count},
            {"length", count},
            {"text", text},
            {"spans", spans},
            {"why", text},
            {"more_in_article", count},
            {"author", known},
            {"origin", {{"type", "null"}}},
            {"line", {{"type", "null"}}},
            {"character_spans", spans},
            {"elsewhere", list},
            {"continuation", list},
            {"copies", list},
            {"explanation", {{"type", "object"}}},
            {"context", {{"type", "object"}}}}}};
}

Json list_schema(const char* key) {
  const Json hits = {{"type", "array"},
                     {"items", {{"$ref", "#/components/schemas/Hit"}}}};
  return {{"type", "object"}, {"properties", {{key, hits}}}};
}

Json answer_schema(const ApiPath& path) {
  if (path.name == "search" || path.name == "similar") {
    return list_schema("hits");
  }
  if (path.name == "article") return list_schema("passages");
  if (path.name == "passage") return {{"$ref", "#/components/schemas/Hit"}};
  return {{"type", "object"}};
}

Json responses_of(const ApiPath& path) {
  Json content = {{"application/json", {{"schema", answer_schema(path)}}}};
  if (path.takes("format")) {
    content["application/x-ndjson"] = Json::object();
    content["text/csv"] = Json::object();
  }
  const Json error = {{"$ref", "#/components/responses/Error"}};
  Json responses = {
      {"200", {{"description", path.about}, {"content", content}}}};
  for (const char* status :
       {"400", "401", "404", "406", "414", "429", "500", "503"}) {
    responses[status] = error;
  }
  return responses;
}

Json operation_of(const ApiPath& path, const SearchLimits& limits) {
  Json parameters = Json::array();
  if (path.takes_id) parameters.push_back(id_description(path));
  for (const std::string_view name : path.parameters) {
    parameters.push_back(description_of(api_parameter(name), limits));
    if (name == "q" && path.needs_query) parameters.back()["required"] = true;
  }
  return {{"operationId", path.name},
          {"summary", path.about},
          {"parameters", std::move(parameters)},
          {"responses", responses_of(path)}};
}

Json components() {
  const Json error = {{"type", "object"},
                      {"properties",
                       {{"error",
                         {{"type", "object"},
                          {"properties",
                           {{"status", {{"type", "integer"}}},
                            {"message", {{"type", "string"}}},
                            {"offset",
                             {{"type", "integer"},
                              {"description",
                               "Byte of the query at which it cannot be "
                               "read."}}}}}}}}}};
  return {{"schemas", {{"Hit", hit_schema()}}},
          {"responses",
           {{"Error",
             {{"description",
               "The request cannot be answered; the message "
               "says why."},
              {"content", {{"application/json", {{"schema", error}}}}}}}}},
          {"securitySchemes",
           {{"token", {{"type", "http"}, {"scheme", "bearer"}}}}}};
}

}  // namespace

Json openapi(const Service& service) {
  Json paths = Json::object();
  for (const ApiPath& path : api_paths()) {
    paths['/' + std::string(path.name) + (path.takes_id ? "/{id}" : "")] = {
        {"get", operation_of(path, service.limits)}};
  }
  const std::string root(api_root.substr(0, api_root.size() - 1));
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "Dateline"},
            {"version", version()},
            {"description", "Finds passages in archives of news."}}},
          {"servers", {{{"url", service.prefix + root}}}},
          {"paths", std::move(paths)},
          {"components", components()}};
}

}  // namespace dateline::server
