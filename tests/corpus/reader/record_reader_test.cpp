#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include "corpus/reader/formats.hpp"
#include "corpus/reader/record_reader.hpp"
#include "tests/corpus/read_contents.hpp"
#include "tests/corpus/test_files.hpp"

namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

namespace dateline {
BOOST_AUTO_TEST_SUITE(record_reader)

namespace {

struct Outcomes {
  std::vector<RawRecord> records;
  std::vector<CorpusError> errors;

  Strings ids() const {
    Strings ids;
    for (const RawRecord& record : records) ids.push_back(record.id);
    return ids;
  }
};

Outcomes read(const std::vector<fs::path>& paths,
              const ReadingRules& rules = {}) {
  RecordReader reader(paths, rules);
  Outcomes outcomes;
  while (auto outcome = reader.next()) {
    if (const auto* error = std::get_if<ReadError>(&*outcome)) {
      outcomes.errors.push_back(error->what);
    } else {
      outcomes.records.push_back(std::get<RawRecord>(std::move(*outcome)));
    }
  }
  return outcomes;
}

bool says(const CorpusError& error, std::string_view part) {
  return std::string_view(error.what()).find(part) != std::string_view::npos;
}

// Several hundred different lines, so that compression has something to do.
std::string many_lines(std::size_t count = 500) {
  std::string lines;
  for (std::size_t i = 1; i <= count; ++i) {
    lines += R"({"id":"a)" + std::to_string(i) + R"(","text":"word )" +
             std::to_string(i * 2654435761u % 1000003) + "\"}\n";
  }
  return lines;
}

// Permission is not asked of root: be someone else for a while.
class WithoutPrivileges {
 public:
  WithoutPrivileges() : done_(::geteuid() != 0 || ::seteuid(65534) == 0) {}
  ~WithoutPrivileges() {
    if (::seteuid(::getuid()) != 0) std::abort();
  }
  bool done() const { return done_; }

 private:
  bool done_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_folder_is_searched_to_any_depth_in_order_of_its_paths) {
  const TemporaryFolder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a/deep/er.txt", "a-b.txt"}) {
    folder.write(name, "text");
  }
  folder.write(".hidden.txt", "text");
  folder.write(".git/config.txt", "text");
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST(outcomes.errors.empty());
  const Strings expected = {"a-b.txt", "a/deep/er.txt", "a/z.txt", "b.txt"};
  BOOST_TEST(outcomes.ids() == expected, boost::test_tools::per_element());
  const RawRecord& first = outcomes.records.front();
  BOOST_TEST(first.name == (folder.path() / "a-b.txt").native());
  BOOST_TEST(first.origin == (folder.path() / "a-b.txt").native());
  BOOST_TEST(first.bytes == "text");
  BOOST_TEST(first.format->name == "text");
}

BOOST_AUTO_TEST_CASE(ids_do_not_depend_on_how_the_folder_is_named) {
  const TemporaryFolder folder;
  folder.write("2023/01.txt", "text");
  folder.write("2024/01.txt", "text");
  fs::create_directory_symlink(folder.path() / "2024", folder.path() / "new");
  const fs::path old = folder.path() / "2023";
  const fs::path new_year = folder.path() / "2024";
  const Strings both = {"2023/01.txt", "2024/01.txt"};
  BOOST_TEST(read({old, new_year}).ids() == both,
             boost::test_tools::per_element());
  BOOST_TEST(read({old / "01.txt", new_year}).ids() == both,
             boost::test_tools::per_element());
  for (const fs::path& name : {new_year, new_year / ".", old / "../2024",
                               folder.path() / "new", new_year / "01.txt"}) {
    BOOST_TEST(read({name}, {.root = old}).ids().at(0) == "../2024/01.txt");
    BOOST_TEST(read({name}, {.root = folder.path()}).ids().at(0) == both[1]);
  }
}

BOOST_AUTO_TEST_CASE(backups_editors_files_and_indexes_are_passed_over) {
  const TemporaryFolder folder;
  for (const char* name :
       {".a.txt.swp", ".#a.txt", ".DS_Store", "#a.txt#", "a.txt~", "a.bak",
        "~$a.docx", "a.orig", "a.txt.tmp", "Thumbs.db", "index/stub"}) {
    folder.write(name, "text");
  }
  folder.write("a.txt", "text");
  const ReadingRules rules{
      {}, [](const Strings& names) { return names == Strings{"stub"}; }};
  RecordReader reader({folder.path()}, rules);
  BOOST_TEST(std::get<RawRecord>(*reader.next()).id == "a.txt");
  BOOST_TEST(!reader.next());
  BOOST_TEST(reader.input().passed_over.size() == 11u);
  BOOST_TEST(read({folder.path() / "a.txt~"}).ids().at(0) == "a.txt~");
  BOOST_TEST(
      says(read({folder.path() / "index"}, rules).errors.at(0), "an index"));
}

BOOST_AUTO_TEST_CASE(paths_without_files_are_known_from_others) {
  const TemporaryFolder folder;
  folder.write("a/b/c.txt", "text");
  fs::create_directory(folder.path() / "empty");
  const RecordReader reader({folder.path() / "a", folder.path() / "a/b",
                             folder.path() / "empty", folder.path() / "none"});
  const auto& arguments = reader.input().arguments;
  BOOST_TEST(arguments[0].has_files);
  BOOST_TEST(arguments[1].has_files);  // read as a part of the first
  BOOST_TEST(!arguments[2].has_files);
  BOOST_TEST(!arguments[3].has_files);
  BOOST_TEST(arguments[3].place.empty());
}

BOOST_AUTO_TEST_CASE(a_trailing_slash_changes_no_id) {
  const TemporaryFolder folder;
  folder.write("sub/a.txt", "text");
  BOOST_TEST(read({folder.path() / ""}).ids().at(0) == "sub/a.txt");
}

BOOST_AUTO_TEST_CASE(what_a_saved_page_consists_of_is_passed_over) {
  const TemporaryFolder folder;
  folder.write("Ferry.html", "<html><p>The ferry was late.</p></html>");
  folder.write("Ferry_files/frame.html", "<html><p>Buy shoes now.</p></html>");
  folder.write("Tram.htm", "<html><p>The tram was late.</p></html>");
  folder.write("Tram-Dateien/frame.html", "<html><p>Buy shoes.</p></html>");
  folder.write("more_files/a.txt", "No page is called so.");
  BOOST_TEST(read({folder.path()}).ids() ==
                 Strings({"Ferry.html", "Tram.htm", "more_files/a.txt"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_file_given_directly_has_its_name_as_id) {
  const TemporaryFolder folder;
  const fs::path file = folder.write("sub/.a.txt", "text");
  BOOST_TEST(read({file}).ids().at(0) == ".a.txt");
}

BOOST_AUTO_TEST_CASE(a_file_that_two_arguments_reach_is_read_once) {
  const TemporaryFolder folder;
  const fs::path file = folder.write("sub/a.txt", "text");
  BOOST_TEST(read({file, folder.path(), file}).ids().size() == 1u);
  BOOST_TEST(read({folder.path(), file, folder.path() / "sub"}).ids().at(0) ==
             "sub/a.txt");
  BOOST_TEST(read({folder.path() / "sub", folder.path()}).ids().size() == 1u);
}

BOOST_AUTO_TEST_CASE(hard_links_are_two_files) {
  const TemporaryFolder folder;
  fs::create_hard_link(folder.write("a.txt", "text"), folder.path() / "b.txt");
  BOOST_TEST(read({folder.path()}).ids().size() == 2u);
}

BOOST_AUTO_TEST_CASE(links_are_followed_unless_they_lead_back) {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  elsewhere.write("far/b.txt", "text");
  folder.write("z/a.txt", "text");
  fs::create_symlink(folder.path() / "z/a.txt", folder.path() / "again.txt");
  fs::create_directory_symlink(folder.path(), folder.path() / "z/loop");
  fs::create_directory_symlink(elsewhere.path(), folder.path() / "other");
  fs::create_directory_symlink(folder.path(), elsewhere.path() / "back");
  fs::create_symlink(elsewhere.path() / "far/b.txt", folder.path() / "p.txt");
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST(outcomes.errors.empty());
  const Strings expected = {"other/far/b.txt", "z/a.txt"};
  BOOST_TEST(outcomes.ids() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(links_that_lead_nowhere_are_reported) {
  const TemporaryFolder folder;
  fs::create_symlink("missing", folder.path() / "broken.txt");
  fs::create_symlink("self", folder.path() / "self");
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST_REQUIRE(outcomes.errors.size() == 2u);
  BOOST_TEST(says(outcomes.errors[0], "broken symbolic link"));
  BOOST_TEST(outcomes.errors[1].file() == (folder.path() / "self").native());
}

BOOST_AUTO_TEST_CASE(a_missing_argument_is_reported_and_the_next_one_read) {
  const TemporaryFolder folder;
  const fs::path file = folder.write("a.txt", "text");
  const Outcomes outcomes = read({folder.path() / "none", file});
  BOOST_TEST_REQUIRE(outcomes.errors.size() == 1u);
  BOOST_TEST(outcomes.errors[0].what() == "no such file or folder");
  BOOST_TEST(outcomes.records.size() == 1u);
}

BOOST_AUTO_TEST_CASE(an_empty_folder_has_no_records) {
  const TemporaryFolder folder;
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST(outcomes.records.empty());
  BOOST_TEST(outcomes.errors.empty());
}

BOOST_AUTO_TEST_CASE(a_named_pipe_is_reported_and_does_not_hang) {
  const TemporaryFolder folder;
  const fs::path pipe = folder.path() / "pipe.jsonl";
  BOOST_TEST_REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  folder.write("z.txt", "text");
  for (const fs::path& argument : {folder.path(), pipe}) {
    const Outcomes outcomes = read({argument});
    BOOST_TEST_REQUIRE(outcomes.errors.size() == 1u);
    BOOST_TEST(says(outcomes.errors[0], "named pipe"));
    BOOST_TEST(says(outcomes.errors[0], "'-'"));
  }
}

BOOST_AUTO_TEST_CASE(a_device_is_reported) {
  const Outcomes outcomes = read({"/dev/zero"});
  BOOST_TEST_REQUIRE(outcomes.errors.size() == 1u);
  BOOST_TEST(outcomes.errors[0].what() == "not a regular file but a device");
}

BOOST_AUTO_TEST_CASE(files_and_folders_without_permission_are_reported) {
  const TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms(0755));
  const fs::path file = folder.write("a.txt", "text");
  folder.write("closed/b.txt", "text");
  folder.write("open.txt", "text");
  fs::permissions(file, fs::perms::none);
  fs::permissions(folder.path() / "closed", fs::perms::none);
  Outcomes outcomes;
  {
    const WithoutPrivileges nobody;
    BOOST_TEST_REQUIRE(nobody.done());
    outcomes = read({folder.path()});
  }
  fs::permissions(folder.path() / "closed", fs::perms(0700));
  BOOST_TEST(outcomes.ids().at(0) == "open.txt");
  BOOST_TEST_REQUIRE(outcomes.errors.size() == 2u);
  BOOST_TEST(outcomes.errors[0].what() == "cannot open: Permission denied");
  BOOST_TEST(outcomes.errors[0].file() == file.native());
  BOOST_TEST(outcomes.errors[1].what() ==
             "cannot read folder: Permission denied");
}

BOOST_AUTO_TEST_CASE(a_file_that_vanishes_after_it_was_listed_is_reported) {
  const TemporaryFolder folder;
  const fs::path file = folder.write("a.txt", "text");
  folder.write("b.txt", "text");
  RecordReader reader({folder.path()});
  fs::remove(file);
  const auto first = reader.next();
  BOOST_TEST_REQUIRE(std::holds_alternative<ReadError>(*first));
  BOOST_TEST(std::get<ReadError>(*first).what.what() ==
             "cannot open: No such file or directory");
  BOOST_TEST(std::holds_alternative<RawRecord>(*reader.next()));
  BOOST_TEST(!reader.next());
}

BOOST_AUTO_TEST_CASE(a_file_name_that_is_not_utf8_is_escaped) {
  const TemporaryFolder folder;
  folder.write("caf\xe9 \n.txt", "text");
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST(outcomes.ids().at(0) == "caf%E9 %0A.txt");
  BOOST_TEST(outcomes.records[0].bytes == "text");
}

const char* const json_names[] = {"a.jsonl", "a.ndjson", "A.JSONL"};

BOOST_DATA_TEST_CASE(json_lines_are_known_by_their_name, data::make(json_names),
                     name) {
  const TemporaryFolder folder;
  folder.write(std::string("sub/") + name, "{\"text\":\"x\"}\n");
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST_REQUIRE(outcomes.records.size() == 1u);
  BOOST_TEST(outcomes.records[0].format->name == "JSON lines");
  BOOST_TEST(outcomes.records[0].id == std::string("sub/") + name);
  BOOST_TEST(outcomes.records[0].is_part);
}

BOOST_AUTO_TEST_CASE(json_lines_are_cut_at_line_feeds_and_blank_ones_passed) {
  const TemporaryFolder folder;
  folder.write("a.jsonl", "\ufeff{\"n\":1}\r\n \t\r\n\n{\"n\":4}\n{\"n\":5}");
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST_REQUIRE(outcomes.records.size() == 3u);
  BOOST_TEST(outcomes.records[0].bytes == "{\"n\":1}\r");
  BOOST_TEST(outcomes.records[1].line == 4u);
  BOOST_TEST(outcomes.records[2].line == 5u);
  BOOST_TEST(outcomes.records[2].id == "a.jsonl");
  BOOST_TEST(outcomes.records[2].bytes == "{\"n\":5}");
  BOOST_TEST(outcomes.records[2].origin ==
             (folder.path() / "a.jsonl").native());
}

struct Filter {
  const char* name;
  const char* ending;
};
std::ostream& operator<<(std::ostream& out, const Filter& filter) {
  return out << filter.name;
}
const Filter filters[] = {{"gzip", ".gz"},
                          {"zstd", ".zst"},
                          {"bzip2", ".bz2"},
                          {"xz", ".xz"},
                          {"lzip", ".lz"}};

BOOST_DATA_TEST_CASE(compressed_files_are_read_through, data::make(filters),
                     filter) {
  const TemporaryFolder folder;
  const std::string ending = filter.ending;
  folder.write("a.jsonl" + ending, compressed(many_lines(), filter.name));
  folder.write("b.txt" + ending, compressed("Some text\n", filter.name));
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST(outcomes.errors.empty());
  BOOST_TEST_REQUIRE(outcomes.records.size() == 501u);
  BOOST_TEST(outcomes.records[499].id == "a.jsonl" + ending);
  BOOST_TEST(outcomes.records[500].bytes == "Some text\n");
}

// Of these a file that is cut short may have nothing before the break.
const Filter filters_of_blocks[] = {
    {"lz4", ".lz4"}, {"compress", ".Z"}, {"lzma", ".lzma"}};

BOOST_DATA_TEST_CASE(files_compressed_in_blocks_are_read_through,
                     data::make(filters_of_blocks), filter) {
  const TemporaryFolder folder;
  const std::string name = std::string("a.jsonl") + filter.ending;
  folder.write(name, compressed(many_lines(), filter.name));
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST(outcomes.errors.empty());
  BOOST_TEST(outcomes.records.size() == 500u);
}

BOOST_DATA_TEST_CASE(joined_compressed_files_are_read_as_one,
                     data::make(filters), filter) {
  const TemporaryFolder folder;
  const std::string part = compressed(many_lines(), filter.name);
  folder.write(std::string("a.jsonl") + filter.ending, part + part);
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST(outcomes.errors.empty());
  BOOST_TEST(outcomes.records.size() == 1000u);
}

BOOST_DATA_TEST_CASE(a_compressed_file_cut_short_is_reported,
                     data::make(filters), filter) {
  const TemporaryFolder folder;
  std::string bytes = compressed(many_lines(), filter.name);
  bytes.resize(bytes.size() / 2);
  folder.write(std::string("a.jsonl") + filter.ending, bytes);
  folder.write(std::string("b.txt") + filter.ending, bytes);
  folder.write("c.txt", "text");
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST(outcomes.errors.size() == 2u);
  BOOST_TEST(outcomes.ids().back() == "c.txt");
}

BOOST_DATA_TEST_CASE(lines_before_a_break_are_read_and_its_line_is_named,
                     data::make(filters), filter) {
  constexpr std::size_t count = 100'000;
  const TemporaryFolder folder;
  std::string bytes = compressed(many_lines(count), filter.name);
  bytes.resize(bytes.size() - 10);
  folder.write(std::string("a.jsonl") + filter.ending, bytes);
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST(outcomes.records.size() > count / 4);
  BOOST_TEST_REQUIRE(outcomes.errors.size() == 1u);
  const std::size_t line = outcomes.errors[0].line();
  BOOST_TEST(line >= outcomes.records.size());
  BOOST_TEST(line <= outcomes.records.size() + 1);
  BOOST_TEST(says(outcomes.errors[0], "the rest is left out"));
}

// Each byte of a gzip file but its header's time and system, one after the
// other: wherever the damage is, it must not pass as another text.
BOOST_AUTO_TEST_CASE(no_damaged_byte_of_a_gzip_file_goes_unnoticed) {
  const TemporaryFolder folder;
  const std::string text = "a plain sentence of some words, and another one\n";
  const std::string whole = compressed(text, "gzip");
  constexpr std::size_t header_size = 10;
  for (std::size_t at = header_size; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x04);
    const fs::path file = folder.write("a.txt.gz", damaged);
    const Outcomes outcomes = read({file});
    BOOST_TEST_CONTEXT("byte " << at) {
      BOOST_TEST(outcomes.records.empty());
      BOOST_TEST(outcomes.errors.size() == 1u);
    }
  }
}

BOOST_AUTO_TEST_CASE(each_member_of_a_gzip_file_is_checked) {
  const TemporaryFolder folder;
  const std::string member = compressed(many_lines(10), "gzip");
  const std::size_t checksum = member.size() - 8;
  for (const std::size_t damaged : {std::size_t{0}, member.size()}) {
    std::string bytes = member + member + member;
    bytes[damaged + checksum] ^= 1;
    const Outcomes outcomes = read({folder.write("a.jsonl.gz", bytes)});
    BOOST_TEST_REQUIRE(outcomes.errors.size() == 1u);
    BOOST_TEST(says(outcomes.errors[0], "incorrect data check"));
    BOOST_TEST(outcomes.records.size() < 30u);
  }
}

BOOST_AUTO_TEST_CASE(a_gzip_member_cut_short_behind_others_is_reported) {
  const TemporaryFolder folder;
  const std::string member = compressed(many_lines(10), "gzip");
  for (const std::size_t size : {2u, 9u, 30u}) {
    const std::string bytes = member + member.substr(0, size);
    const Outcomes outcomes = read({folder.write("a.jsonl.gz", bytes)});
    BOOST_TEST(outcomes.records.size() >= 10u);
    BOOST_TEST_REQUIRE(outcomes.errors.size() == 1u);
    BOOST_TEST(
        says(outcomes.errors[0], "truncated gzip data; fetch the file again"));
  }
}

BOOST_AUTO_TEST_CASE(what_follows_the_last_gzip_member_does_not_count) {
  const TemporaryFolder folder;
  const std::string member = compressed(many_lines(10), "gzip");
  for (const std::string& behind :
       {std::string(1, '\0'), std::string(1000, '\0'), std::string("text")}) {
    const Outcomes outcomes =
        read({folder.write("a.jsonl.gz", member + behind)});
    BOOST_TEST(outcomes.errors.empty());
    BOOST_TEST(outcomes.records.size() == 10u);
  }
}

BOOST_AUTO_TEST_CASE(bytes_behind_the_last_gzip_member_are_told_of) {
  const std::string text = compressed("The ferry left late.", "gzip");
  const std::string behind = std::string(3, '\0') + "some text";
  const FileContents article = read_contents("a.txt.gz", text + behind);
  BOOST_TEST_REQUIRE(article.articles.size() == 1u);
  BOOST_TEST_REQUIRE(article.articles[0].notes.size() == 1u);
  BOOST_TEST(article.articles[0].notes[0].starts_with(
      "behind the compressed data stand 9 bytes that are none"));
  const std::string zeros(1000, '\0');
  BOOST_TEST(read_contents("a.txt.gz", text + zeros).articles[0].notes.empty());
  const std::string lines = compressed(many_lines(10), "gzip");
  BOOST_TEST(read_contents("a.jsonl.gz", lines + behind).passed_over == 1u);
  BOOST_TEST(read_contents("a.jsonl.gz", lines + "\x1f").passed_over == 1u);
  BOOST_TEST(read_contents("a.jsonl.gz", lines + zeros).passed_over == 0u);
  const std::string inner =
      archive_of({{"in.jsonl.gz", lines + behind}}, "ustar");
  BOOST_TEST(read_contents("a.tar", inner).passed_over == 1u);
  const std::string outer = compressed(inner, "gzip");
  BOOST_TEST(read_contents("a.tar.gz", outer + behind).passed_over == 2u);
}

const Filter filters_with_an_end[] = {{"gzip", ".gz"},
                                      {"bzip2", ".bz2"},
                                      {"lzip", ".lz"},
                                      {"lz4", ".lz4"},
                                      {"lzma", ".lzma"}};

BOOST_DATA_TEST_CASE(bytes_behind_compressed_data_are_told_of,
                     data::make(filters_with_an_end), filter) {
  for (const std::size_t lines : {1u, 100'000u}) {
    const std::string stored = compressed(many_lines(lines), filter.name);
    const std::string name = std::string("a.jsonl") + filter.ending;
    const FileContents contents = read_contents(name, stored + "some text");
    BOOST_TEST(contents.articles.size() == lines);
    BOOST_TEST(contents.errors.empty());
    BOOST_TEST(contents.passed_over == 1u);
    BOOST_TEST(read_contents(name, stored).passed_over == 0u);
    const std::string zeros(1000, '\0');
    BOOST_TEST(read_contents(name, stored + zeros).passed_over == 0u);
  }
  const std::string lzma = compressed(many_lines(10), "lzma");
  BOOST_TEST(read_contents("a.jsonl.lzma", lzma + lzma).passed_over == 1u);
}

BOOST_AUTO_TEST_CASE(zeros_between_gzip_members_are_read_over) {
  const TemporaryFolder folder;
  const std::string member = compressed(many_lines(10), "gzip");
  for (const std::size_t count : {1u, 511u, 300'000u}) {
    const std::string bytes = member + std::string(count, '\0') + member;
    const Outcomes outcomes = read({folder.write("a.jsonl.gz", bytes)});
    BOOST_TEST(outcomes.errors.empty());
    BOOST_TEST(outcomes.records.size() == 20u);
  }
}

BOOST_AUTO_TEST_CASE(other_bytes_between_gzip_members_are_an_error) {
  const TemporaryFolder folder;
  const std::string member = compressed(many_lines(10), "gzip");
  for (const std::size_t count : {1u, 4u, 300'000u}) {
    const std::string bytes = member + std::string(count, 'X') + member;
    const Outcomes outcomes = read({folder.write("a.jsonl.gz", bytes)});
    BOOST_TEST(outcomes.records.size() == 10u);
    BOOST_TEST_REQUIRE(outcomes.errors.size() == 1u);
    BOOST_TEST(says(
        outcomes.errors[0],
        std::to_string(count) + " bytes between two members are no gzip data"));
  }
}

BOOST_AUTO_TEST_CASE(a_file_compressed_twice_is_read_through) {
  const TemporaryFolder folder;
  const std::string inner = compressed(many_lines(10), "gzip");
  folder.write("a.jsonl.gz", compressed(inner, "gzip"));
  BOOST_TEST(read({folder.path()}).records.size() == 10u);
}

BOOST_AUTO_TEST_CASE(a_damaged_gzip_file_of_lines_gives_an_error) {
  const TemporaryFolder folder;
  std::string bytes = compressed(many_lines(5000), "gzip");
  for (std::size_t at = bytes.size() / 4; at < bytes.size();
       at += bytes.size() / 4) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0xff);
    BOOST_TEST(!read({folder.write("a.jsonl.gz", damaged)}).errors.empty());
  }
}

struct NoText {
  const char* name;
  std::string bytes;
  const char* reason;
};
std::ostream& operator<<(std::ostream& out, const NoText& row) {
  return out << row.name;
}
const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
const std::string utf16("\xff\xfeT\0i\0t\0l\0e\0\n\0", 14);
const std::string utf16_lines(
    "\xff\xfe{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0x\0\"\0}\0\n\0", 28);
const NoText no_texts[] = {
    {"picture.txt", png, "a picture"},
    {"picture.jsonl", png, "a picture"},
    {"report.pdf", "%PDF-1.7\n1 0 obj", "a damaged PDF"},
    {"report.doc", "\xd0\xcf\x11\xe0 and so on", "old office"},
    {"old.doc", std::string("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", 10),
     "old office"},
    {"a.7z", std::string("7z\xbc\xaf\x27\x1c\0\4", 8), "unpack it first"},
    {"wide.jsonl", utf16, "not valid JSON"},
    {"feed.xml", "<?xml version='1.0'?><map/>", "<map>"},
    {"table.csv", "a,b\n1,2\n", "--map"},
    {"nul.txt", std::string("some text\0here", 14), "NUL at byte 10"},
};

// Of what is read, or of the article that it is no.
std::string only_error(const Outcomes& outcomes) {
  if (outcomes.records.empty() && outcomes.errors.size() == 1) {
    return outcomes.errors[0].what();
  }
  BOOST_TEST_REQUIRE(outcomes.records.size() == 1u);
  BOOST_TEST_REQUIRE(outcomes.errors.empty());
  try {
    parse_record(outcomes.records[0]);
  } catch (const CorpusError& error) {
    return error.what();
  }
  return "no error";
}

BOOST_DATA_TEST_CASE(what_is_no_article_is_one_error_a_file,
                     data::make(no_texts), row) {
  const TemporaryFolder folder;
  const std::string error =
      only_error(read({folder.write(row.name, row.bytes)}));
  BOOST_TEST(error.find(row.reason) != std::string::npos, error);
}

BOOST_AUTO_TEST_CASE(files_are_known_by_their_content) {
  const TemporaryFolder folder;
  folder.write("a.txt", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
  folder.write("b", "[{\"text\":\"one\"},\n {\"text\":\"two\"}]");
  folder.write("c.txt", "<!DOCTYPE html><p>The text of a page.</p>");
  folder.write("d",
               "<rss><channel><item><title>T</title></item></channel></rss>");
  folder.write("e.data", "title;text\nT;The text\n");
  folder.write("f.jsonl", utf16_lines);
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST(outcomes.errors.empty());
  Strings formats;
  for (const RawRecord& record : outcomes.records) {
    formats.emplace_back(record.format->name);
    BOOST_CHECK_NO_THROW(parse_record(record));
  }
  const Strings expected = {"JSON lines", "JSON lines", "JSON",  "JSON",
                            "HTML",       "news XML",   "table", "JSON lines"};
  BOOST_TEST(formats == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_bad_json_line_does_not_drop_the_file) {
  const TemporaryFolder folder;
  const std::string nul(1, '\0');
  folder.write("a.jsonl", "{\"text\":\"" + nul + "\"}\n{\"text\":\"x\"}\n");
  BOOST_TEST(read({folder.path()}).records.size() == 2u);
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_a_record_that_parsing_refuses) {
  const TemporaryFolder folder;
  const Outcomes outcomes = read({folder.write("a.txt", "")});
  BOOST_TEST_REQUIRE(outcomes.records.size() == 1u);
  BOOST_CHECK_THROW(parse_record(outcomes.records[0]), CorpusError);
  BOOST_TEST(read({folder.write("a.jsonl", "")}).records.empty());
}

BOOST_AUTO_TEST_CASE(a_file_above_the_limit_is_refused_and_one_at_it_read) {
  const TemporaryFolder folder;
  const std::string text(max_record_bytes, 'x');
  folder.write("a.txt", text);
  folder.write("b.txt", text + "x");
  const Outcomes outcomes = read({folder.path()});
  BOOST_TEST(outcomes.ids().at(0) == "a.txt");
  BOOST_TEST_REQUIRE(outcomes.errors.size() == 1u);
  BOOST_TEST(says(outcomes.errors[0], "larger than 32 MiB"));
}

BOOST_AUTO_TEST_CASE(a_huge_line_is_passed_over_in_little_memory) {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "a.jsonl";
  {
    std::ofstream out(file, std::ios::binary);
    out << "{\"n\":1}\n{\"text\":\"";
    const std::string piece(1u << 20, 'x');
    for (int i = 0; i < 200; ++i) out << piece;
    out << "\"}\n{\"n\":3}\n";
  }
  rusage before{};
  ::getrusage(RUSAGE_SELF, &before);
  const Outcomes outcomes = read({file});
  rusage after{};
  ::getrusage(RUSAGE_SELF, &after);
  BOOST_TEST_REQUIRE(outcomes.errors.size() == 1u);
  BOOST_TEST(outcomes.errors[0].line() == 2u);
  BOOST_TEST(says(outcomes.errors[0], "the line is larger than 32 MiB"));
  BOOST_TEST_REQUIRE(outcomes.records.size() == 2u);
  BOOST_TEST(outcomes.records[1].line == 3u);
  BOOST_TEST(after.ru_maxrss - before.ru_maxrss < 128 * 1024);  // KiB
}

BOOST_AUTO_TEST_CASE(progress_counts_stored_bytes_up_to_the_total) {
  const TemporaryFolder folder;
  const std::string lines = compressed(many_lines(), "gzip");
  folder.write("a.jsonl.gz", lines);
  folder.write("b.txt", "text");
  folder.write("c.pdf", "%PDF-1.7");
  RecordReader reader({folder.path()});
  BOOST_TEST(reader.bytes_total() == lines.size() + 4 + 8);
  BOOST_TEST(reader.bytes_read() == 0u);
  std::uint64_t before = 0;
  while (reader.next()) {
    BOOST_TEST(reader.bytes_read() >= before);
    before = reader.bytes_read();
  }
  BOOST_TEST(reader.bytes_read() == reader.bytes_total());
}

// A container that reads all at once is done with its file before its records
// are.
BOOST_AUTO_TEST_CASE(progress_is_known_behind_the_end_of_a_container) {
  const TemporaryFolder folder;
  const std::string xml =
      "<rss><channel><item><title>One</title></item><item><title>Two</title>"
      "</item></channel></rss>";
  RecordReader reader({folder.write("a.xml", xml)});
  while (reader.next()) {
    BOOST_TEST(reader.bytes_read() == xml.size());
  }
  BOOST_TEST(reader.bytes_read() == xml.size());
}

BOOST_AUTO_TEST_CASE(standard_input_is_read_as_json_lines_once) {
  const TemporaryFolder folder;
  const fs::path file =
      folder.write("in", compressed("{\"text\":\"x\"}\n", "gzip"));
  const int saved = ::dup(STDIN_FILENO);
  const int input = ::open(file.c_str(), O_RDONLY);
  ::dup2(input, STDIN_FILENO);
  ::close(input);
  RecordReader reader({"-", "-"});
  BOOST_TEST(reader.bytes_total() == 0u);
  const auto outcome = reader.next();
  BOOST_TEST(!reader.next());
  if (saved >= 0) {
    ::dup2(saved, STDIN_FILENO);
    ::close(saved);
  }
  BOOST_TEST_REQUIRE(std::holds_alternative<RawRecord>(*outcome));
  const auto& record = std::get<RawRecord>(*outcome);
  BOOST_TEST(record.name == "<stdin>");
  BOOST_TEST(record.id == "stdin");
  BOOST_TEST(record.origin == "");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
