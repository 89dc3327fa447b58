#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include "corpus/reader/date/written_date.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(date_gold)

namespace {

struct Row {
  std::string text;
  std::string language;
  std::string date;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.text << " (" << row.language << ')';
}

std::string value_of(const std::string& field) {
  return field == "-" ? "" : field;
}

std::vector<Row> rows() {
  std::ifstream file(DATELINE_TEST_DATA "/date_gold.tsv");
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t last = line.rfind('\t');
    rows.push_back({line.substr(0, first),
                    value_of(line.substr(first + 1, last - first - 1)),
                    value_of(line.substr(last + 1))});
  }
  return rows;
}

}  // namespace

BOOST_DATA_TEST_CASE(a_written_date_is_the_day_that_is_meant,
                     data::make(rows()), row) {
  BOOST_TEST(read_date(row.text, row.language).iso == row.date);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
