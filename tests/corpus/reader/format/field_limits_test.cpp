#include "corpus/reader/format/field_limits.hpp"

#include <boost/test/unit_test.hpp>

#include "dateline/error.hpp"

namespace dateline {
BOOST_AUTO_TEST_SUITE(field_limits_suite)

BOOST_AUTO_TEST_CASE(each_field_is_kept_at_its_limit_and_not_above) {
  for (const FieldLimit& limit : field_limits) {
    Article article;
    article.*limit.field = std::string(limit.max_bytes, 'x');
    limit_fields(article);
    BOOST_CHECK_NO_THROW(check_id(article, {}));
    BOOST_TEST((article.*limit.field).size() == limit.max_bytes);
    BOOST_TEST(article.notes.empty());

    article.*limit.field += 'x';
    limit_fields(article);
    if (limit.excess == Excess::refused) {
      BOOST_CHECK_THROW(check_id(article, {}), CorpusError);
      continue;
    }
    const bool cut = limit.excess == Excess::cut;
    BOOST_TEST((article.*limit.field).size() == (cut ? limit.max_bytes : 0));
    BOOST_TEST(article.notes.size() == 1u);
  }
}

BOOST_AUTO_TEST_CASE(a_character_is_not_cut) {
  Article article;
  for (int i = 0; i < 1366; ++i) article.title += "中";  // 4,098 bytes
  limit_fields(article);
  BOOST_TEST(article.title.size() == 4095u);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
