#include "query/server/service/tokens.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "dateline/error.hpp"
#include "tests/indexer/test_index.hpp"

namespace dateline::server {
BOOST_AUTO_TEST_SUITE(token_files)

namespace {

namespace fs = std::filesystem;

constexpr auto own = fs::perms::owner_read | fs::perms::owner_write;

class TokenFile {
 public:
  explicit TokenFile(const std::string& text, fs::perms permissions = own) {
    write_file(file, text);
    fs::permissions(file, permissions);
  }

  // Why the file is refused; "" if it is not.
  std::string fault() const {
    try {
      const Tokens tokens(file);
      return "";
    } catch (const Error& error) {
      return error.what();
    }
  }

  bool is_refused_for(const std::string& reason) const {
    return fault().find(reason) != std::string::npos;
  }

 private:
  TemporaryFolder folder_;

 public:
  fs::path file = folder_ / "tokens";
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_token_is_sent_as_bearer_or_as_password) {
  const TokenFile file(
      "# of the desk\n\n0123456789abcdef\r\nsecret-secret-secret\n");
  const Tokens tokens(file.file);
  BOOST_TEST(tokens.allow("Bearer 0123456789abcdef"));
  BOOST_TEST(tokens.allow("bearer secret-secret-secret"));
  BOOST_TEST(tokens.allow("Basic am86MDEyMzQ1Njc4OWFiY2RlZg=="));  // jo:0123...
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_no_part_of_a_token) {
  const TokenFile file(
      "\xef\xbb\xbf"
      "0123456789abcdef\n");
  BOOST_TEST(Tokens(file.file).allow("Bearer 0123456789abcdef"));
}

BOOST_AUTO_TEST_CASE(nothing_else_is_a_token) {
  const TokenFile file("0123456789abcdef\n");
  const Tokens tokens(file.file);
  for (const char* header :
       {"", "Bearer", "Bearer ", "Bearer 0123456789abcde",
        "Bearer 0123456789abcdef0123456789abcdef", "Bearer 0123456789abcdeF",
        "Basic 0123456789abcdef", "Basic", "Basic Og==", "0123456789abcdef",
        "Bearer  0123456789abcdef", "Bearer # of the desk"}) {
    BOOST_TEST(!tokens.allow(header), header);
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_keeps_no_secret_is_refused) {
  BOOST_TEST(TokenFile("# none\n").is_refused_for("it has none"));
  BOOST_TEST(
      TokenFile("0123456789abcdef\nshort\n").is_refused_for("line 2 has"));
  BOOST_TEST(TokenFile("0123456789 abcdef\n").is_refused_for("a space"));
  const TokenFile open("0123456789abcdef\n", own | fs::perms::others_read);
  BOOST_TEST(open.is_refused_for("chmod 600"));
  const TokenFile shared("0123456789abcdef\n", own | fs::perms::group_write);
  BOOST_TEST(shared.is_refused_for("chmod 600"));
  const TokenFile group("0123456789abcdef\n", own | fs::perms::group_read);
  BOOST_TEST(group.fault() == "");
  BOOST_CHECK_THROW(Tokens("/nowhere/tokens"), Error);
  BOOST_CHECK_THROW(Tokens("/"), Error);
}

BOOST_AUTO_TEST_CASE(no_message_shows_a_token) {
  BOOST_TEST(!TokenFile("sesame\n").is_refused_for("sesame"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline::server
