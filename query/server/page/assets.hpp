#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/server/http/message.hpp"

namespace dateline::server {

// The path of one of the page's own files, "style.css" or another that
// query/server/page/files has. A digest of the content is part of it, so that
// browsers may keep the file for good.
std::string asset_path(std::string_view name);

// The file at a path that asset_path() gives; nothing at others.
std::optional<HttpResponse> asset_at(std::string_view path);

// The content of a file.
std::string_view asset_text(std::string_view name);

}  // namespace dateline::server
