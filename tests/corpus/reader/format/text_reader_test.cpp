#include "corpus/reader/format/text_reader.hpp"

#include <unicode/ucnv.h>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <random>
#include <string>

#include "corpus/reader/encoding/text_encoding.hpp"
#include "corpus/reader/format/dateline_byline.hpp"
#include "corpus/reader/formats.hpp"
#include "corpus/reader/record_reader.hpp"
#include "dateline/error.hpp"

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(text_reader)

namespace {

Article parse(const std::string& bytes) {
  Article article = parse_record({.format = &format_of({"", "a.txt"}),
                                  .bytes = bytes,
                                  .name = "news/a.txt",
                                  .id = "a.txt",
                                  .origin = "/archive/news/a.txt"});
  // Whatever the file, the text is its end, where the offset says; but not in
  // another encoding.
  if (is_utf8_text(bytes)) {
    BOOST_TEST(bytes.substr(article.text_offset) == article.text);
  }
  return article;
}

// Of a line in which sentences follow each other, as in a web page's text.
const std::string long_line =
    "The council met on Monday to talk about the harbour, and for once nobody "
    "left the room before the vote. It lasted until midnight, and the result "
    "surprised those who had called the meeting.";

// A paragraph wrapped by hand at some 70 columns.
const std::string wrapped =
    "The council met on Monday to talk about the harbour, and for once\n"
    "nobody left the room before the vote. It lasted until midnight, and\n"
    "the result surprised those who had called the meeting in the first\n"
    "place.\n";

}  // namespace

BOOST_AUTO_TEST_CASE(header_lines_are_read_in_any_case_up_to_a_blank_line) {
  const std::string bytes =
      "TITLE: Harbour vote: the result\n"
      "outlet: Harbour Dispatch\n"
      "Published: 19 June 2024\n"
      "Link: https://x.example/1\n"
      "Lang: English\n"
      "By: Jane Doe\n"
      "Section: Local\n"
      "Id: hd-1\n"
      "\n"
      "The text begins.\n";
  const Article article = parse(bytes);
  BOOST_TEST(article.title == "Harbour vote: the result");
  BOOST_TEST(article.source == "Harbour Dispatch");
  BOOST_TEST(article.date == "2024-06-19");
  BOOST_TEST(article.url == "https://x.example/1");
  BOOST_TEST(article.language == "en");
  BOOST_TEST(article.author == "Jane Doe");
  BOOST_TEST(article.id == "hd-1");
  BOOST_TEST(article.text == "The text begins.\n");
  BOOST_TEST(article.origin == "/archive/news/a.txt");
  BOOST_TEST(article.line == 1u);
}

BOOST_AUTO_TEST_CASE(a_header_without_title_leaves_the_first_line_to_be_one) {
  const Article article = parse("Source: AP\n\nHarbour vote\n\nThe text.\n");
  BOOST_TEST(article.source == "AP");
  BOOST_TEST(article.title == "Harbour vote");
  BOOST_TEST(article.text == "The text.\n");
}

BOOST_AUTO_TEST_CASE(an_unknown_key_first_is_no_header) {
  const Article article = parse("Putin: we will answer\n\nThe text.\n");
  BOOST_TEST(article.title == "Putin: we will answer");
  BOOST_TEST(article.text == "The text.\n");
}

BOOST_AUTO_TEST_CASE(a_header_that_no_blank_line_closes_ends_at_a_known_key) {
  const Article article =
      parse("Title: T\nDate: 2024\nMayor: I will not resign.\nMore text.\n");
  BOOST_TEST(article.title == "T");
  BOOST_TEST(article.date == "2024");
  BOOST_TEST(article.text == "Mayor: I will not resign.\nMore text.\n");
}

BOOST_AUTO_TEST_CASE(a_header_without_a_blank_line_leaves_a_text) {
  const Article article = parse("Title: T\nText: The ferry is late.\n");
  BOOST_TEST(article.title == "T");
  BOOST_TEST(article.text == "Text: The ferry is late.\n");
}

BOOST_AUTO_TEST_CASE(a_header_may_be_all) {
  const Article article = parse("Title: Only this\nDate: 2024-06-19");
  BOOST_TEST(article.title == "Only this");
  BOOST_TEST(article.text == "");
}

BOOST_AUTO_TEST_CASE(of_two_headers_the_first_counts_and_bad_dates_are_none) {
  const Article article =
      parse("Title: One\nHeadline: Two\nDate: soon\nLanguage: xx-none\n\nT.\n");
  BOOST_TEST(article.title == "One");
  BOOST_TEST(article.date == "");
  BOOST_TEST(article.language == "");
}

BOOST_AUTO_TEST_CASE(a_date_that_cannot_be_read_is_kept_with_its_line) {
  const Article article = parse("Title: One\nDate: soon\n\nText.\n");
  BOOST_TEST_REQUIRE(article.unread_date.has_value());
  BOOST_TEST(article.unread_date->text == "soon");
  BOOST_TEST(article.unread_date->line == 2u);
}

BOOST_AUTO_TEST_CASE(of_two_dates_the_first_that_can_be_read_counts) {
  const Article article =
      parse("Date: soon\nPublished: 2024-06-19\nDate: 2020\n\nText.\n");
  BOOST_TEST(article.date == "2024-06-19");
  BOOST_TEST(!article.unread_date.has_value());
}

BOOST_AUTO_TEST_CASE(the_language_decides_a_date_that_stands_before_it) {
  const auto date_in = [](const std::string& language) {
    return parse("Date: 02/03/2024\nLanguage: " + language + "\n\nText.\n")
        .date;
  };
  BOOST_TEST(date_in("en-GB") == "2024-03-02");
  BOOST_TEST(date_in("en-US") == "2024-02-03");
  BOOST_TEST(date_in("en") == "");
}

struct Title {
  const char* why;
  std::string bytes;
  std::string title;
  std::string text_front;
};
std::ostream& operator<<(std::ostream& out, const Title& row) {
  return out << row.why;
}
const Title titles[] = {
    {"before a blank line", "Harbour vote\n\n" + long_line, "Harbour vote",
     "The council"},
    {"with CRLF", "Harbour vote\r\n\r\n" + long_line, "Harbour vote",
     "The council"},
    {"with CR alone", "Harbour vote\r\r" + long_line, "Harbour vote",
     "The council"},
    {"a question", "Who left?\n\n" + long_line, "Who left?", "The council"},
    {"a quotation", "“We stay.”\n\n" + long_line, "“We stay.”", "The council"},
    {"an abbreviation at its end", "Harbour sold to U.S.\n\n" + long_line,
     "Harbour sold to U.S.", "The council"},
    {"no blank line, long lines follow",
     "Harbour vote\n" + long_line + "\n" + long_line, "Harbour vote",
     "The council"},
    {"no blank line, wrapped text follows", "Harbour vote\n" + wrapped,
     "Harbour vote", "The council"},
    {"capitals before wrapped text",
     "HARBOUR COUNCIL VOTES AFTER LONG AND UNUSUALLY PEACEFUL MEETING\n" +
         wrapped,
     "HARBOUR COUNCIL VOTES AFTER LONG AND UNUSUALLY PEACEFUL MEETING",
     "The council"},
    {"behind a lone sign", "×\n\nHarbour vote\n\n" + long_line, "Harbour vote",
     "The council"},
    {"behind a byte order mark and blank lines",
     "\ufeff\n \n  Harbour vote \n\n" + long_line, "Harbour vote",
     "The council"},
    {"Chinese", "港口表决\n\n市议会星期一开会。\n", "港口表决", "市议会"},
    {"indented text", "Harbour vote\n\n    Indented.\n", "Harbour vote",
     "    Indented."},
};

BOOST_DATA_TEST_CASE(a_short_first_line_is_the_title, data::make(titles), row) {
  const Article article = parse(row.bytes);
  BOOST_TEST(article.title == row.title);
  BOOST_TEST(article.text.starts_with(row.text_front), article.text);
}

const Title untitled[] = {
    {"a long line", long_line + "\n" + long_line, "", "The council"},
    {"a long line before a blank one", long_line + "\n\n" + long_line, "",
     "The council"},
    {"wrapped text", wrapped, "", "The council"},
    {"wrapped text of two paragraphs", wrapped + "\n" + wrapped, "",
     "The council"},
    {"a sentence", "The council met.\n\n" + long_line, "", "The council met."},
    {"a sentence in Chinese", "市议会开会。\n\n市议会开会。", "", "市议会"},
    {"a dateline", "HULL (AP) — The council met\n\n" + long_line, "",
     "HULL (AP)"},
    {"nothing follows", "Harbour vote\n", "", "Harbour vote"},
    {"lines of one length", "roses are red\nviolets are blue\nas ever\n", "",
     "roses"},
    {"too many words",
     "a b c d e f g h i j k l m n o p q r s t\n\n" + long_line, "", "a b"},
    {"a sign first, then text", "×\n\n" + long_line, "", "The council"},
};

BOOST_DATA_TEST_CASE(a_first_line_of_text_is_no_title, data::make(untitled),
                     row) {
  const Article article = parse(row.bytes);
  BOOST_TEST(article.title == "");
  BOOST_TEST(article.text.starts_with(row.text_front), article.text);
  BOOST_TEST(article.id == "a.txt");
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_counts_in_the_offset) {
  BOOST_TEST(parse("\ufeffHarbour vote\n\nThe text.\n").text_offset == 17u);
}

BOOST_AUTO_TEST_CASE(a_byline_and_a_later_dateline_fill_what_is_missing) {
  const std::string bytes =
      "Harbour vote\n\nBy Jane van Doe, Harbour Dispatch Jun 19, 2024 | 5:45 "
      "AM\nA caption.\n\n(HULL) — The council met.\n";
  const Article article = parse(bytes);
  BOOST_TEST(article.author == "Jane van Doe");
  BOOST_TEST(article.date == "2024-06-19");
  BOOST_TEST(article.place == "HULL");
  BOOST_TEST(article.source == "");
  BOOST_TEST(article.text.starts_with("By Jane"));
}

BOOST_AUTO_TEST_CASE(a_line_that_is_a_date_gives_it_below_title_and_byline) {
  const auto date_of = [](const std::string& lines) {
    return parse("FERRY LATE\n" + lines + "\nThe ferry left at noon.\n").date;
  };
  BOOST_TEST(date_of("June 19, 2024\n") == "2024-06-19");
  BOOST_TEST(date_of("By Jane Doe\nWednesday, 19 June 2024\n") == "2024-06-19");
  BOOST_TEST(date_of("By Jane Doe\n\n19.06.2024") == "2024-06-19");
  BOOST_TEST(date_of("By Jane Doe, June 18, 2024\nJune 19, 2024\n") ==
             "2024-06-18");
  BOOST_TEST(date_of("It sank on June 19, 2024\n") == "");
  BOOST_TEST(date_of("By Jane Doe\nThe port said\nJune 19, 2024\n") == "");
  BOOST_TEST(date_of("Von Jana Doe\n19. Juni 2024\n") == "2024-06-19");
  BOOST_TEST(date_of("Иван Петров\n19 июня 2024\n") == "2024-06-19");
}

BOOST_AUTO_TEST_CASE(a_name_without_a_word_before_it_may_be_a_place) {
  const Article article =
      parse("FERRY LATE\nNew York\nJune 19, 2024\n\nThe ferry left.\n");
  BOOST_TEST(article.author == "");
  BOOST_TEST(article.date == "2024-06-19");
}

BOOST_AUTO_TEST_CASE(a_first_line_is_a_title_that_begins_like_a_byline) {
  const std::string text = "\n\nHe did so in the last minute of the game.\n";
  for (const std::string title :
       {"Di Maria Scores Twice", "Von Trapp Family"}) {
    const Article article = parse(title + text);
    BOOST_TEST(article.title == title);
    BOOST_TEST(article.author == "");
    BOOST_TEST(parse("Title: " + title + "\n\n" + title + text).author == "");
  }
}

BOOST_AUTO_TEST_CASE(what_the_header_gives_is_not_overruled) {
  const Article article = parse(
      "Title: T\nSource: X\nAuthor: A\nDate: 2020\n\nBy Jane Doe\nHULL (AP) — "
      "The council.\n");
  BOOST_TEST(article.source == "X");
  BOOST_TEST(article.author == "A");
  BOOST_TEST(article.date == "2020");
  BOOST_TEST(article.place == "HULL");
}

struct Place {
  const char* line;
  const char* place;
  const char* source;
};
std::ostream& operator<<(std::ostream& out, const Place& row) {
  return out << row.line;
}
const Place places[] = {
    {"SEOUL, South Korea (AP) — They met.", "SEOUL, South Korea", "AP"},
    {"SEOUL, South Korea (Meridian Wire) — They met.", "SEOUL, South Korea",
     "Meridian Wire"},
    {"(LONDON) — They met.", "LONDON", ""},
    {"(AP) — They met.", "", "AP"},
    {"(Reuters) - They met.", "", "Reuters"},
    {"WASHINGTON, June 19 (Reuters) - They met.", "WASHINGTON", "Reuters"},
    {"PARIS (AFP) – They met.", "PARIS", "AFP"},
    {"Paris, 19 juin 2024 (AFP) – Ils se sont vus.", "Paris", "AFP"},
    {"Berlin (dpa) - Sie trafen sich.", "Berlin", "dpa"},
    {"Frankfurt am Main (dpa) - Sie trafen sich.", "Frankfurt am Main", "dpa"},
    {"NEW YORK/LONDON (Reuters) - They met.", "NEW YORK/LONDON", "Reuters"},
    {"ST. PETERSBURG, Fla. (AP) _ They met.", nullptr, nullptr},
    {"ST. PETERSBURG, Fla. (AP) -- They met.", "ST. PETERSBURG, Fla.", "AP"},
    {"COMMACK, N.Y., Feb 26 - They met.", "COMMACK, N.Y.", ""},
    {"SAINT-DENIS (AFP) — Ils", "SAINT-DENIS", "AFP"},
    {"HANOI - They met.", "HANOI", ""},
    {"MÜNCHEN — Sie trafen sich.", "MÜNCHEN", ""},
    {"Kim Jong Un (right) - the leader - came.", nullptr, nullptr},
    {"Vladimir Putin (left) — a guest.", nullptr, nullptr},
    {"Hanoi - They met.", nullptr, nullptr},
    {"EXCLUSIVE - They met.", nullptr, nullptr},
    {"UPDATE 1 - They met.", nullptr, nullptr},
    {"NATO - the alliance - met.", nullptr, nullptr},
    {"It was a day (AP) — so they say.", nullptr, nullptr},
    {"They met — twice.", nullptr, nullptr},
    {"PARIS (AFP) –", nullptr, nullptr},
    {"PARIS (AFP", nullptr, nullptr},
    {"() — ", nullptr, nullptr},
    {") — x", nullptr, nullptr},
    {"- x", nullptr, nullptr},
    {"—", nullptr, nullptr},
    {"", nullptr, nullptr},
};

BOOST_DATA_TEST_CASE(datelines_give_place_and_source, data::make(places), row) {
  const auto dateline = parse_dateline(row.line);
  BOOST_TEST_REQUIRE(dateline.has_value() == (row.place != nullptr));
  if (!dateline) return;
  BOOST_TEST(dateline->place == row.place);
  BOOST_TEST(dateline->source == row.source);
}

struct By {
  const char* line;
  const char* author;
  const char* date;
};
std::ostream& operator<<(std::ostream& out, const By& row) {
  return out << row.line;
}
const By bylines[] = {
    {"By Jane Doe", "Jane Doe", ""},
    {"BY JANE DOE", "JANE DOE", ""},
    {"By Jane Doe and John Roe", "Jane Doe and John Roe", ""},
    {"By Jane Doe, Harbour Dispatch Jun 19, 2024 | 5:45 AM", "Jane Doe",
     "2024-06-19"},
    {"By Jane Doe 2024-06-19", "Jane Doe", "2024-06-19"},
    {"Von Jana Doe", "Jana Doe", ""},
    {"VON JANA DOE", "JANA DOE", ""},
    {"Von Jana Doe und Max Roe", "Jana Doe und Max Roe", ""},
    {"Von Jana Doe, dpa 19. Juni 2024", "Jana Doe", "2024-06-19"},
    {"Par Jeanne Dupont", "Jeanne Dupont", ""},
    {"Por Juan Pérez", "Juan Pérez", ""},
    {"Door Jan de Vries", "Jan de Vries", ""},
    {"Autor: Jana Doe", "Jana Doe", ""},
    {"Автор: Иван Петров", "Иван Петров", ""},
    {"Von Trapp", nullptr, nullptr},
    {"Von der Leyen Ursula", nullptr, nullptr},
    {"Di Maria trifft doppelt", nullptr, nullptr},
    {"Par avion", nullptr, nullptr},
    {"von Trapp, Maria", nullptr, nullptr},
    {"Pár Jane Doe", nullptr, nullptr},
    {"By the time they met, all was over", nullptr, nullptr},
    {"By Monday", nullptr, nullptr},
    {"By Jane Doe, John Roe", nullptr, nullptr},
    {"By Jane Doe was written this book.", nullptr, nullptr},
    {"Bystanders Were Hurt", nullptr, nullptr},
    {"By", nullptr, nullptr},
};

BOOST_DATA_TEST_CASE(bylines_are_believed_only_without_doubt,
                     data::make(bylines), row) {
  const auto byline = parse_byline(row.line);
  BOOST_TEST_REQUIRE(byline.has_value() == (row.author != nullptr));
  if (!byline) return;
  BOOST_TEST(byline->author == row.author);
  BOOST_TEST(byline->date == row.date);
}

struct Refusal {
  std::string bytes;
  const char* reason;
  std::size_t line;
};
std::ostream& operator<<(std::ostream& out, const Refusal& row) {
  return out << row.reason;
}
const Refusal refusals[] = {
    {"", "the file is empty", 0},
    {" \n\u00a0\n\ufeff", "only white space", 0},
    {std::string("some\0text", 9), "a binary file, not text: NUL at byte 5", 0},
    {"\x01\x02\x03\x04 and a few words", "control characters", 0},
    {"PK\x03\x04 zip", "a ZIP archive", 0},
    {"{\\rtf1 text}", "an RTF document", 0},
    {std::string("\x89LZO\0\r\n", 7), "unpack them first", 0},
    {"Source: AP\nDate: 2024\n", "without title or text", 0},
};

BOOST_DATA_TEST_CASE(what_is_no_text_is_refused_with_a_reason,
                     data::make(refusals), row) {
  try {
    parse(row.bytes);
    BOOST_ERROR("no error");
  } catch (const CorpusError& e) {
    BOOST_TEST(e.message().find(row.reason) != std::string::npos, e.message());
    BOOST_TEST(e.line() == row.line);
    BOOST_TEST(e.file() == "news/a.txt");
  }
}

// Bytes of a packed or encrypted file, but for NUL.
std::string random_bytes(std::size_t size, std::mt19937& random) {
  std::string bytes(size, ' ');
  for (char& byte : bytes) byte = static_cast<char>(1 + random() % 255);
  return bytes;
}

BOOST_AUTO_TEST_CASE(random_bytes_without_nul_are_no_text) {
  std::mt19937 random(1);
  for (std::size_t size = 200; size < 1000; size += 4) {
    const std::string bytes = random_bytes(size, random);
    BOOST_CHECK_THROW(parse(bytes), CorpusError);
    for (const char* name : {"a.md", "a.html"}) {
      BOOST_CHECK_THROW(parse_record({.format = &format_of({"", name}),
                                      .bytes = bytes,
                                      .name = name,
                                      .id = name,
                                      .origin = ""}),
                        CorpusError);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_few_control_characters_do_not_cost_a_text) {
  const std::string text =
      "Die F\xe4hre fuhr am Abend sp\xe4t.\x1a" + std::string(40, '-');
  BOOST_TEST(parse(text).charset == "windows-1252");
  BOOST_TEST(parse("\x01\x02 The ferry left late.").charset == "UTF-8");
}

struct Encoded {
  std::string bytes;
  const char* text;
};
std::ostream& operator<<(std::ostream& out, const Encoded& row) {
  return out << row.text;
}
const Encoded encoded_texts[] = {
    {std::string("\xff\xfeT\0h\0e\0 \0m\0a\0n\0.\0", 18), "The man."},
    {std::string("T\0h\0e\0 \0t\0e\0x\0t\0.\0", 18), "The text."},
    {"The caf\xe9 closed.", "The café closed."},
    {"\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0 \xf3 "
     "\xed\xe0\xf1 \xe2 \xe3\xee\xf0\xee\xe4\xe5.",
     "Привет, как дела у нас в городе."},
    {"\x1b$B%K%e!<%9\x1b(B", "ニュース"},
    {"Die Nachtf\x84hre fuhr am Mittwoch wegen des Nebels zu sp\x84t. Die "
     "Beh\x94rden hatten die Stra\xe1"
     "e gesperrt.",
     "Die Nachtfähre fuhr am Mittwoch wegen des Nebels zu spät. Die Behörden "
     "hatten die Straße gesperrt."},
    {"Die Nachtf\x8ahre fuhr am Mittwoch wegen des Nebels zu sp\x8at. Die "
     "Beh\x9arden hatten die Stra\xa7"
     "e gesperrt.",
     "Die Nachtfähre fuhr am Mittwoch wegen des Nebels zu spät. Die Behörden "
     "hatten die Straße gesperrt."},
    {"The f\u00e4hre sails l\u00e4te \xc3",
     "The f\u00e4hre sails l\u00e4te \ufffd"},
    {"Mixed \u00fc and \u00fc, and \xe9 too.",
     "Mixed \u00fc and \u00fc, and \ufffd too."},
};

BOOST_DATA_TEST_CASE(other_encodings_are_read_with_a_note,
                     data::make(encoded_texts), row) {
  const Article article = parse(row.bytes);
  BOOST_TEST((article.title + article.text) == row.text);
  BOOST_TEST(article.notes.size() == 1u);
}

std::string encoded(std::string_view text, const char* charset) {
  std::string bytes(4 * text.size(), ' ');
  UErrorCode status = U_ZERO_ERROR;
  const int32_t size = ucnv_convert(
      charset, "UTF-8", bytes.data(), static_cast<int32_t>(bytes.size()),
      text.data(), static_cast<int32_t>(text.size()), &status);
  BOOST_REQUIRE(U_SUCCESS(status));
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

const std::string french =
    "Le ferry n\u2019a pas quitté le port où il était amarré depuis le début "
    "de la journée. À cause du brouillard, la traversée a été différée jusqu'à "
    "la fin de la matinée, a déclaré le maître du port, très préoccupé.";
const std::string spanish =
    "El capitán del transbordador anunció que el próximo viaje saldrá mañana. "
    "Según él, la niebla cubrió también el muelle de la bahía y ningún niño "
    "resultó herido. Los pasajeros esperaban además una explicación.";
const std::string swedish =
    "Färjan gick två timmar för sent på grund av dimman över hamnen. Ingen "
    "människa skadades, säger hamnmästaren, och båten åker åter på söndag när "
    "vädret är bättre än det är nu.";
const std::string finnish =
    "Lautta lähti satamasta kaksi tuntia myöhässä, koska sumu peitti lahden. "
    "Kukaan ei loukkaantunut, sanoi satamapäällikkö, ja lautta kulkee jälleen "
    "sunnuntaina, kun sää on parempi kuin tänään.";
const std::string turkish =
    "Feribot sis yüzünden iki saat geç kalktı. Liman başkanı kimsenin "
    "yaralanmadığını, seferlerin pazar günü yeniden başlayacağını söyledi. "
    "Yolcular iskelede uzun süre beklediklerini anlattı.";
const std::string ukrainian =
    "Пором вийшов із порту на дві години пізніше, бо над затокою стояв туман. "
    "Ніхто не постраждав, каже начальник порту, і рейси відновлять у неділю.";

struct OldCharset {
  std::string text;
  const char* charset;
};
std::ostream& operator<<(std::ostream& out, const OldCharset& row) {
  return out << row.charset << ": " << row.text.substr(0, 20);
}
const OldCharset old_charsets[] = {
    {french, "macintosh"},       {spanish, "macintosh"},
    {swedish, "macintosh"},      {finnish, "macintosh"},
    {french, "windows-1252"},    {spanish, "windows-1252"},
    {swedish, "windows-1252"},   {finnish, "windows-1252"},
    {spanish, "IBM850"},         {swedish, "IBM850"},
    {turkish, "IBM857"},         {turkish, "x-mac-turkish"},
    {turkish, "windows-1254"},   {ukrainian, "KOI8-U"},
    {ukrainian, "windows-1251"}, {ukrainian, "x-mac-cyrillic"}};

BOOST_DATA_TEST_CASE(old_charsets_are_found_by_the_letters_of_the_language,
                     data::make(old_charsets), row) {
  const DecodedText decoded = decode_text(encoded(row.text, row.charset), "");
  BOOST_TEST(decoded.utf8 == row.text, decoded.charset);
}

BOOST_AUTO_TEST_CASE(damaged_utf8_is_noted_by_its_bytes) {
  const auto note_of = [](const std::string& bytes) {
    return decode_text(bytes, "").note();
  };
  BOOST_TEST(note_of("\u00fc \u00fc \xc3") ==
             "1 byte is no UTF-8 and stands as U+FFFD");
  BOOST_TEST(note_of("\u00fc \u00fc \u00e4 \u00f6 \xe2\x82 \xc3") ==
             "3 bytes are no UTF-8 and stand as U+FFFD");
  BOOST_TEST(note_of("\u00fc") == "");
  BOOST_TEST(note_of("caf\xe9").starts_with("it is not UTF-8 but read as "));
}

const char* const texts_like_markup[] = {
    "<Begin> is how the poem begins.", "< 5 % of voters came.",
    "<htmlfoo> is no element.",        "<3 is a heart.",
    "<!-- a remark without an end",    "{brackets} \"and quotes\": a list.",
    "[Reuters] The council met.",      "From: a\nTo: b\n\nMIME-Version: 1.0",
};

BOOST_DATA_TEST_CASE(text_that_only_looks_like_markup_is_text,
                     data::make(texts_like_markup), bytes) {
  BOOST_TEST(!parse(bytes).text.empty());
}

BOOST_AUTO_TEST_CASE(any_bytes_give_an_article_or_a_corpus_error) {
  constexpr std::string_view alphabet[] = {
      "a",   "B",      " ", "\n", "\r\n", "\r",    ":",          "Title: ",
      "By ", "AP",     "(", ")",  " — ",  "-",     "2024-06-19", "\xe9",
      "中",  "\u3000", ".", ",",  "×",    "\ufeff"};
  std::minstd_rand random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes;
    for (std::size_t size = random() % 30; bytes.size() < size;) {
      bytes += alphabet[random() % std::size(alphabet)];
    }
    try {
      parse(bytes);
    } catch (const CorpusError&) {
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dateline
