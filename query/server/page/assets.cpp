#include "query/server/page/assets.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace dateline::server {
namespace {

struct Asset {
  std::string_view name;
  std::string_view digest;
  std::string_view text;
};

// CMake writes the files into this table.
constexpr Asset assets[] = {
#include <page_assets.inc>
};

const Asset& asset_named(std::string_view name) {
  const auto* asset = std::ranges::find(assets, name, &Asset::name);
  assert(asset != std::end(assets));
  return *asset;
}

std::string content_type(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "text/html; charset=utf-8";
}

std::string path_of(const Asset& asset) {
  return "/files/" + std::string(asset.digest) + '/' + std::string(asset.name);
}

}  // namespace

std::string asset_path(std::string_view name) {
  return path_of(asset_named(name));
}

std::optional<HttpResponse> asset_at(std::string_view path) {
  const auto* asset = std::ranges::find(assets, path, path_of);
  if (asset == std::end(assets)) return std::nullopt;
  return HttpResponse{
      200,
      content_type(asset->name),
      std::string(asset->text),
      {{"Cache-Control", "public, max-age=31536000, immutable"}}};
}

std::string_view asset_text(std::string_view name) {
  return asset_named(name).text;
}

}  // namespace dateline::server
