#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::server {

// The secrets of those who may use the server.
class Tokens {
 public:
  Tokens() = default;

  // Reads a file with a token on each line; empty lines, and lines that begin
  // with #, are skipped. Throws Error if the file cannot be read, has none, or
  // others than its owner and its group may read it or its group may change
  // it; or if a token is short or has other characters than visible ASCII. No
  // message shows a token.
  explicit Tokens(const std::filesystem::path& file);

  bool empty() const { return tokens_.empty(); }

  // Whether an Authorization header has one of them: as bearer token, or as the
  // password of a browser's own dialogue (Basic), whose user name may be any.
  bool allow(std::string_view authorization) const;

 private:
  bool hold(std::string_view token) const;

  std::vector<std::string> tokens_;
};

}  // namespace dateline::server
