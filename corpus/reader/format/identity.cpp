#include "corpus/reader/format/identity.hpp"

#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "corpus/text/lines.hpp"

namespace dateline {
namespace {

constexpr std::string_view tracking_beginnings[] = {
    "utm_", "at_", "mtm_", "pk_", "hsa_", "__hs", "wt_mc", "__twitter_"};
constexpr std::string_view tracking_parameters[] = {
    "_ga",    "_gl",    "_hsenc",  "_hsmi",   "cmpid", "dclid",
    "fbclid", "gbraid", "gclid",   "gclsrc",  "igsh",  "igshid",
    "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ocid",  "srsltid",
    "ttclid", "twclid", "wbraid",  "xtor",    "yclid"};

bool is_tracking(std::string_view parameter) {
  const std::string name =
      ascii_lower(parameter.substr(0, parameter.find('=')));
  return std::ranges::find(tracking_parameters, name) !=
             std::end(tracking_parameters) ||
         std::ranges::any_of(tracking_beginnings, [&](auto beginning) {
           return name.starts_with(beginning);
         });
}

// "a=1&b=2" without the parameters that track visitors.
std::string kept_parameters(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const std::string_view parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    if (parameter.empty() || is_tracking(parameter)) continue;
    kept += kept.empty() ? '?' : '&';
    kept += parameter;
  }
  return kept;
}

std::string canonical_host(std::string_view written) {
  std::string host = ascii_lower(written);
  for (const std::string_view port : {":80", ":443"}) {
    if (host.ends_with(port)) host.erase(host.size() - port.size());
  }
  if (host.starts_with("www.")) host.erase(0, 4);
  return host.find('.') == host.npos ? "" : host;
}

// Addresses whose fragment is a path, "#!/2024/06/19", are pages of their own.
std::string_view without_fragment(std::string_view address) {
  const std::size_t fragment = address.find('#');
  if (fragment == address.npos) return address;
  const std::string_view behind = address.substr(fragment + 1);
  const bool is_path = behind.starts_with('!') || behind.starts_with('/');
  return is_path ? address : address.substr(0, fragment);
}

std::string content_digest(const Article& article, std::string_view date) {
  std::string content;
  for (const std::string_view part :
       {std::string_view(article.title), std::string_view(article.text),
        std::string_view(article.source), date,
        std::string_view(article.author)}) {
    content.append(std::to_string(part.size())).append(":").append(part);
  }
  XXH64_canonical_t canonical;
  XXH64_canonicalFromHash(&canonical,
                          XXH3_64bits(content.data(), content.size()));
  std::string hex;
  for (const unsigned char byte : canonical.digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

}  // namespace

std::string canonical_address(std::string_view address) {
  address = without_fragment(trimmed(address));
  if (address.find_first_of(" \t\n") != address.npos) return "";
  if (const auto scheme = address.find("://"); scheme != address.npos) {
    address.remove_prefix(scheme + 3);
  } else if (address.starts_with("//")) {  // of the page's own scheme
    address.remove_prefix(2);
  }
  const std::size_t host_end =
      std::min(address.find_first_of("/?#"), address.size());
  const std::size_t path_end =
      std::min(address.find('?', host_end), address.size());
  std::string path(address.substr(host_end, path_end - host_end));
  while (path.ends_with('/')) path.pop_back();
  if (path_end < address.size()) {
    path += kept_parameters(address.substr(path_end + 1));
  }
  const std::string host = canonical_host(address.substr(0, host_end));
  return host.empty() || path.empty() ? "" : host + path;
}

std::string article_id(std::string given, const Article& article,
                       std::string_view written_date, const RawRecord& record) {
  if (!given.empty()) return given;
  std::string address = canonical_address(article.url);
  if (!address.empty()) return address;
  if (!record.is_part) return record.id;
  return record.id + ':' + content_digest(article, written_date);
}

}  // namespace dateline
