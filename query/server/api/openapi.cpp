#include "query/server/api/openapi.hpp"

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
      Json schema = {{"type", "integer"}, {"minimum", 0}};
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

Json description_of(const ApiParameter& parameter, const SearchLimits& limits) {
  Json description = {{"name", parameter.name},
                      {"in", "query"},
                      {"description", parameter.about},
                      {"schema", schema_of(parameter, limits)}};
  if (!parameter.example.empty()) description["example"] = parameter.example;
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

Json responses_of(const ApiPath& path) {
  Json content = {{"application/json", Json::object()}};
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
  return {{"responses",
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
    paths[std::string(path.name) + (path.takes_id ? "/{id}" : "")] = {
        {"get", operation_of(path, service.limits)}};
  }
  Json rooted = Json::object();
  for (auto& [name, path] : paths.items()) {
    rooted["/" + name] = std::move(path);
  }
  const std::string root(api_root.substr(0, api_root.size() - 1));
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "Dateline"},
            {"version", version()},
            {"description", "Finds passages in archives of news."}}},
          {"servers", {{{"url", service.prefix + root}}}},
          {"paths", std::move(rooted)},
          {"components", components()}};
}

}  // namespace dateline::server
