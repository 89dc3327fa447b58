#include "query/server/service/tokens.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "corpus/text/utf8.hpp"
#include "dateline/error.hpp"

namespace dateline::server {
namespace {

constexpr std::size_t min_length = 16;

[[noreturn]] void fail_to_read(const std::filesystem::path& file,
                               const std::string& why) {
  throw Error("cannot read the tokens in '" + file.string() + "': " + why);
}

void check_permissions(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) {
    fail_to_read(file, std::strerror(errno));
  }
  if (!S_ISREG(status.st_mode)) fail_to_read(file, "it is not a file");
  if ((status.st_mode & (S_IRWXO | S_IWGRP)) != 0) {
    fail_to_read(file, "others may read or change it; run: chmod 600 '" +
                           file.string() + "'");
  }
}

void check_token(const std::filesystem::path& file, std::size_t line,
                 const std::string& token) {
  const std::string place = "line " + std::to_string(line);
  if (token.size() < min_length) {
    fail_to_read(file, place + " has fewer than " + std::to_string(min_length) +
                           " characters; make one with: openssl rand -hex 24");
  }
  const bool is_visible =
      std::ranges::all_of(token, [](char c) { return c > ' ' && c < '\x7f'; });
  if (!is_visible) {
    fail_to_read(file, place + " has a space or a character beyond ASCII");
  }
}

// Takes as long for every token that is not `secret`, so that the time says
// nothing of it.
bool is_same(std::string_view token, std::string_view secret) {
  unsigned difference = token.size() == secret.size() ? 0 : 1;
  for (std::size_t i = 0; i < token.size(); ++i) {
    difference |= static_cast<unsigned char>(token[i]) ^
                  static_cast<unsigned char>(secret[i % secret.size()]);
  }
  return difference == 0;
}

// "Aladdin:open sesame" of "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="; what is not base64
// is left out.
std::string from_base64(std::string_view text) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0, count = 0;
  for (const char c : text) {
    const std::size_t digit = digits.find(c);
    if (digit == digits.npos) continue;
    bits = bits << 6 | static_cast<unsigned>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

// What follows "scheme " in any case; "" if it does not begin so.
std::string_view credentials(std::string_view header, std::string_view scheme) {
  const bool begins_so =
      header.size() > scheme.size() && header[scheme.size()] == ' ' &&
      std::equal(scheme.begin(), scheme.end(), header.begin(),
                 [](char a, char b) { return a == (b | 0x20); });
  return begins_so ? header.substr(scheme.size() + 1) : std::string_view();
}

}  // namespace

Tokens::Tokens(const std::filesystem::path& file) {
  check_permissions(file);
  std::ifstream in(file);
  std::size_t count = 0;
  for (std::string line; std::getline(in, line);) {
    if (++count == 1) line = std::string(without_byte_order_mark(line));
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line.starts_with('#')) continue;
    check_token(file, count, line);
    tokens_.push_back(std::move(line));
  }
  if (in.bad() || !in.is_open()) fail_to_read(file, std::strerror(errno));
  if (tokens_.empty()) {
    fail_to_read(file, "it has none; write one on a line of its own");
  }
}

bool Tokens::allow(std::string_view authorization) const {
  const std::string_view bearer = credentials(authorization, "bearer");
  if (!bearer.empty()) return hold(bearer);
  const std::string pair = from_base64(credentials(authorization, "basic"));
  const std::size_t colon = pair.find(':');
  return colon != pair.npos && hold(std::string_view(pair).substr(colon + 1));
}

bool Tokens::hold(std::string_view token) const {
  bool is_known = false;
  for (const std::string& secret : tokens_) is_known |= is_same(token, secret);
  return is_known;
}

}  // namespace dateline::server
