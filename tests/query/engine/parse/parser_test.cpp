#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "dateline/error.hpp"
#include "dateline/query.hpp"
#include "tests/query/engine/parse/query_generator.hpp"

namespace data = boost::unit_test::data;

namespace dateline {

BOOST_AUTO_TEST_SUITE(parser)

namespace {

// A tree on one line: (a +b -c), title=veto, (near/3 a b).
std::string show(const QueryNode& node);

std::string show_children(const QueryNode& node, std::string text) {
  for (const QueryNode& child : node.children) {
    if (text.size() > 1) text += ' ';
    text += show(child);
  }
  return text + ")";
}

std::string show_unsigned(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::word:
      return node.text;
    case NodeKind::wildcard:
      return "/" + node.text + "/";
    case NodeKind::literal:
      return "'" + node.text + "'";
    case NodeKind::phrase:
      return '"' + node.text + '"';
    case NodeKind::prefix:
      return node.text + "*";
    case NodeKind::fuzzy:
      return node.text + "~" + std::to_string(node.distance);
    case NodeKind::near:
      return show_children(node, (node.ordered ? "(onear/" : "(near/") +
                                     std::to_string(node.distance));
    case NodeKind::field:
      return node.field + "=" +
             (node.children.empty() ? node.text : show(node.children[0]));
    case NodeKind::group:
      return show_children(node, "(");
  }
  return "?";
}

std::string show(const QueryNode& node) {
  const char* const sign = node.occur == Occur::must       ? "+"
                           : node.occur == Occur::must_not ? "-"
                                                           : "";
  return sign + show_unsigned(node);
}

std::string tree_of(std::string_view text, Syntax syntax = Syntax::lenient) {
  return show(Query::parse(text, syntax).root());
}

std::string notes_of(const Query& query) {
  std::string notes;
  for (const Note& note : query.notes()) {
    notes += std::to_string(note.begin) + "-" + std::to_string(note.end) +
             ": " + note.text + "\n";
  }
  return notes;
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string text;
  for (; times > 0; --times) text += piece;
  return text;
}

// Whether to_string() gives a good query of the same meaning.
bool makes_the_round_trip(std::string_view text, Syntax syntax) {
  const Query query = Query::parse(text, syntax);
  const Query again = Query::parse(query.to_string(), Syntax::strict);
  return same_meaning(query.root(), again.root());
}

struct Row {
  std::string_view text;
  std::string_view tree;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.text;
}

// These are good queries: they have no notes, and strict parsing takes them.
const Row good[] = {
    {"", "()"},
    {" \t\u3000", "()"},
    {"UN sanctions veto", "(UN sanctions veto)"},
    {"a\u00A0b\u3000c\nd", "(a b c d)"},
    {"Москва 東京都 café", "(Москва 東京都 café)"},

    // Signs.
    {"+a -b c", "(+a -b c)"},
    {"-a", "(-a)"},
    {"NOT a", "(-a)"},
    {"a NOT b", "(a -b)"},
    {"a AND NOT b", "(+a -b)"},
    {"-(a b)", "(-(a b))"},
    {"-(-a)", "(-(-a))"},
    {"NOT a NEAR b", "(-(near/10 a b))"},
    {"Gaza - Israel -- + x", "(Gaza Israel x)"},
    {"--help a-b -1", "(--help a-b -1)"},
    {"harbour !oil !\"a b\" !(c d) +x", "(harbour -oil -\"a b\" -(c d) +x)"},
    {"Victoire ! Qui ? Yahoo! !! ?! != !,x", "(Victoire Qui Yahoo! != !,x)"},
    {"good :-) bad :( (a :) =)", "(good bad (a :))"},
    {"¡Hola! ¿Qué pasa? What now?! no!!!",
     "(¡Hola! ¿Qué pasa? What now?! no!!!)"},
    {"\"Trump\"-era", "(+\"Trump\" -era)"},

    // What is not seen before a word is like white space: soft hyphens, marks
    // of direction.
    {"\u200F-a \u200E+b \u00AD \u202B(c d)\uFEFF", "(-a +b (c d))"},
    {"\u200Ftitle:x \u200E\"a b\" \u2067OR\u00A0c", "(+title=x (\"a b\" c))"},
    {"a\u00ADb", "(a\u00ADb)"},

    // A gershayim typed as a quotation mark belongs to its word.
    {"+או\"ם +צה\"ל", "(+או\"ם +צה\"ל)"},
    {"\"צה\"ל ניצח\"", "(\"צה\"ל ניצח\")"},
    {"\"צה\"ל\" x", "(+\"צה\"ל\" x)"},
    {"\"דובר צה\"ל\" x", "(+\"דובר צה\"ל\" x)"},
    {"\"מו\"מ עם ארה\"ב\"", "(\"מו\"מ עם ארה\"ב\")"},
    {"מנכ”לית צה״ל", "(מנכ”לית צה״ל)"},
    {"ה\"הארץ\"", "(ה +\"הארץ\")"},
    {"ב\"ידיעות אחרונות\"", "(ב +\"ידיעות אחרונות\")"},
    {"title:ארה\"ב", "(+title=ארה\"ב)"},

    // What is quoted beside other words must match.
    {"\"a b\" -c", "(\"a b\" -c)"},
    {"lang:de \"a b\"", "(+lang=de \"a b\")"},
    {"x (\"a b\" 'c')", "(x (+\"a b\" +'c'))"},
    {"\"a b\" OR c", "(\"a b\" c)"},
    {"x (\"a b\" OR c)", "(x (\"a b\" c))"},
    {"x \"a b\" OR c d", "(x (\"a b\" c) d)"},

    // AND and OR.
    {"a AND b", "(+a +b)"},
    {"x a AND b y", "(x +a +b y)"},
    {"a OR b OR c OR d", "(a b c d)"},
    {"a b OR c", "(a (b c))"},
    {"a b OR c d", "(a (b c) d)"},
    {"a AND b OR c", "((+a +b) c)"},
    {"a AND (b OR c)", "(+a +(b c))"},
    {"a OR -b", "(a (-b))"},
    {"(a b) (c)", "((a b) c)"},
    {"((a b))", "(a b)"},
    {"(a OR b)OR(c)", "((a b) c)"},
    {"and or not near", "(and or not near)"},
    {"a && b", "(+a +b)"},
    {"a || b", "(a b)"},
    {"x a | b", "(x (a b))"},
    {"(a)&&(b)", "(+a +b)"},
    {"AT&T a&&b a||b R&B", "(AT&T a&&b a||b R&B)"},

    // NEAR.
    {"a NEAR b", "((near/10 a b))"},
    {"a NEAR/3 b NEAR/3 c", "((near/3 a b c))"},
    {"a ONEAR b ONEAR c ONEAR d ONEAR e ONEAR f ONEAR g ONEAR h",
     "((onear/10 a b c d e f g h))"},
    {"a ONEAR/0 b d", "((onear/0 a b) d)"},
    {"+a NEAR \"b c\"", "(+(near/10 a \"b c\"))"},
    {"(a OR be*) NEAR 'c'", "((near/10 (a be*) 'c'))"},
    {"a NEAR b AND c", "(+(near/10 a b) +c)"},
    {"a AROUND(5) b", "((near/5 a b))"},
    {"AROUND (5) AROUND5 AROUND(x)", "(AROUND 5 AROUND5 AROUND x)"},
    {"\"quay ferry\"~10", "((near/10 \"quay\" \"ferry\"))"},
    {"+\"quay ferry\"~3 x", "(+(near/3 \"quay\" \"ferry\") x)"},
    {"\"quay ferry\"~, x", "(+(near/10 \"quay\" \"ferry\") , x)"},
    {"title:\"a b c\"~2", "(+title=(near/2 \"a\" \"b\" \"c\"))"},
    {"“a b”p «a b»o5 \"a b\"po7 \"a b\"l",
     "(+(near/10 \"a\" \"b\") +(onear/5 \"a\" \"b\") +(near/7 \"a\" "
     "\"b\") +\"a b\")"},
    {"\"Trump\"s \"Apollo\"11 \"a\"\\~5",
     "(+\"Trump\" s +\"Apollo\" 11 +\"a\" ~5)"},

    // Words with stars and tildes.
    {"veto* ab*", "(veto* ab*)"},
    {"zelens~ zelen~ zelenski~1", "(zelens~2 zelen~1 zelenski~1)"},
    {"~5 10~20x", "(~5 10~20x)"},
    {"pr?ce *kowsky re*tion *gov* colo?r*",
     "(/pr?ce/ /*kowsky/ /re*tion/ /*gov*/ /colo?r*/)"},
    {"-pr?ce title:*kowsky (wom?n NEAR/2 m?n)",
     "(-/pr?ce/ +title=/*kowsky/ (near/2 /wom?n/ /m?n/))"},
    {"pr?ce? pr?ce, veto*. **bold** a**b??c",
     "(/pr?ce/ /pr?ce/ veto* /*bold*/ /a*b??c/)"},
    {"Му*ма м?р", "(/Му*ма/ /м?р/)"},
    {"ประ*กาศ น้ำ?มัน हि?दी", "(/ประ*กาศ/ /น้ำ?มัน/ /हि?दी/)"},
    {"ใครคือนายกรัฐมนตรี?รัฐบาลไทยประกาศอะไร",
     "(ใครคือนายกรัฐมนตรี?รัฐบาลไทยประกาศอะไร)"},
    {"กี่โมง?รถไฟออกจากเชียงใหม่", "(กี่โมง?รถไฟออกจากเชียงใหม่)"},
    {"5*3 2*3*4 :-* *_* ^*^ 1?2", "(5*3 2*3*4 :-* *_* ^*^ 1?2)"},
    {"https://a.example/b?c=d x.php?id=3 why?because=x and/or /usr/lib/ /2024/",
     "(https://a.example/b?c=d x.php?id=3 why?because=x and/or /usr/lib/ "
     "/2024/)"},
    {"10^6 ^^ a^b wait..what 5..", "(10^6 ^^ a^b wait..what 5..)"},
    {"[sic] {x} [2020] a[1]", "([sic] {x} [2020] a[1])"},
    {R"(pr\?ce v\*to oil\^2 \[a TO b])", "(pr?ce v*to oil^2 [a TO b])"},

    // Quotations.
    {"\"a b\"c", "(+\"a b\" c)"},
    {"“a” ”b” „c“ „d” «e» »f« 「g」 『h』",
     "(+\"a\" +\"b\" +\"c\" +\"d\" +\"e\" +\"f\" +\"g\" +\"h\")"},
    {"“a\" \"b “c” d\"", "(+\"a\" +\"b “c” d\")"},
    {R"("a \"b\" \c")", R"(("a "b" \c"))"},
    {"'US' ‘UK’ ‚EU‘ ('UN')", "(+'US' +'UK' +'EU' +'UN')"},
    {"Putin's ’90s O'Neill '90s boys' 'tis ''",
     "(Putin's ’90s O'Neill '90s boys' 'tis '')"},
    {"'O'Neill' 'a*'", "(+'O'Neill' +'a*')"},

    // Fields.
    {"title:veto x", "(+title=veto x)"},
    {"title:\"a b\" title:veto* title:'US'",
     "(+title=\"a b\" +title=veto* +title='US')"},
    {"title:(a OR b)", "(+title=(a b))"},
    {"title:(a NEAR/2 b)", "(+title=(near/2 a b))"},
    {"title:(a)", "(+title=a)"},
    {"article:(+a -b \"c d\") e", "(+article=(+a -b +\"c d\") e)"},
    {"-article:a article:(title:b source:c) article:(d)",
     "(-article=a +article=(+title=b +source=c) +article=d)"},
    {"article:(source:a) -article:(title:b)",
     "(+article=source=a -article=title=b)"},
    {"a OR article:(b NEAR/2 c)", "(a article=(near/2 b c))"},
    {"-source:AP lang:de", "(-source=AP +lang=de)"},
    {"source:\"Associated Press\"", "(+source=Associated Press)"},
    {"source:AP OR source:Reuters", "(source=AP source=Reuters)"},
    {"(source:AP OR source:Reuters) x", "(+(source=AP source=Reuters) x)"},
    {"source:AP OR x", "(source=AP x)"},
    {"source:(AP OR \"Le Monde\") x", "(+(source=AP source=Le Monde) x)"},
    {"source:(AP Reuters)", "(source=AP source=Reuters)"},
    {"x -source:(AP Reuters)", "(x -(source=AP source=Reuters))"},
    {"x source:(AP)", "(x +source=AP)"},
    {"x author:(+jane +smith)", "(x +(+author=jane +author=smith))"},
    {"x author:(jane AND smith)", "(x +(+author=jane +author=smith))"},
    {"x source:(AP Reuters -AFP)",
     "(x +(-source=AFP +(source=AP source=Reuters)))"},
    {"x on:(2020 2022)", "(x +(on=2020 on=2022))"},
    {"author:smith author:\"Jane Smith\" id:a*b~2^3 id:\"c d\"",
     "(+author=smith +author=Jane Smith +id=a*b~2^3 +id=c d)"},
    {"url:https://www.example/a?b=*c site:*.example.org",
     "(+url=https://www.example/a?b=*c +url=*.example.org)"},
    {"date:2024 intitle:veto language:de", "(+on=2024 +title=veto +lang=de)"},
    {"on:2020..2021 date:[2020 TO 2021-06] date:[* TO 7d] date:2020-01/today",
     "(+on=2020..2021 +on=2020..2021-06 +on=..7d +on=2020-01..today)"},
    {"title:AND title:-a source:https://a.example/b",
     "(+title=AND +title=-a +source=https://a.example/b)"},
    {"after:2024 before:2024-02 on:2024-02-29",
     "(+after=2024 +before=2024-02 +on=2024-02-29)"},
    {"on:today on:yesterday after:7d after:2w after:3m after:1y",
     "(+on=today +on=yesterday +after=7d +after=2w +after=3m +after=1y)"},

    // Text that only looks like operators.
    {"co-operation https://x.example/a:b 10:30 AT&T e-mail C++ 9/11 a.b@c.de",
     "(co-operation https://x.example/a:b 10:30 AT&T e-mail C++ 9/11 "
     "a.b@c.de)"},
    {"Putin: no", "(Putin: no)"},
    {"NEARBY 5:a a:b", "(NEARBY 5:a a:b)"},

    // Escapes.
    {R"(\AND \-a \(b\) c\* \'US' d\:e \"f)", R"((AND -a (b) c* 'US' d:e "f))"},
    {R"(C:\temp \\server foo\:bar title\:x)",
     R"((C:\temp \server foo:bar title:x))"},
};

struct FaultyRow {
  std::string_view text;
  std::string_view tree;
  std::string_view note;    // begin-end: text
  std::string_view remedy;  // part of the strict message
};

std::ostream& operator<<(std::ostream& out, const FaultyRow& row) {
  return out << row.text;
}

const FaultyRow faulty[] = {
    // Quotations and parentheses.
    {"a \"b c", "(a +\"b c\")",
     "2-3: the quotation is not closed; taken to the end of the query",
     "add a closing quotation mark"},
    {"“b", "(\"b\")",
     "0-3: the quotation is not closed; taken to the end of the query",
     "add a closing quotation mark"},
    {"a \"\" b", "(a b)", "2-4: the quotation is empty; ignored",
     "write words in it"},
    {"title:\" \" b", "(b)", "6-9: the quotation is empty; ignored",
     "write words in it"},
    {"a (b c", "(a (b c))",
     "2-3: '(' is not closed; taken to the end of the query", "add ')'"},
    {"a) b", "(a b)", "1-2: ')' closes nothing; ignored", "open it before"},
    {"a ( ) b", "(a b)", "2-5: there is nothing in '()'; ignored",
     "leave it out"},

    // Operators with nothing beside them.
    {"AND a", "(a)", "0-3: 'AND' has nothing before it; ignored", "\\AND"},
    {"a AND", "(a)", "2-5: 'AND' has nothing behind it; ignored", "\\AND"},
    {"a AND AND b", "(+a +b)", "2-5: 'AND' has nothing behind it; ignored",
     "\\AND"},
    {"OR", "()", "0-2: 'OR' has nothing before it; ignored", "\\OR"},
    {"a OR", "(a)", "2-4: 'OR' has nothing behind it; ignored", "\\OR"},
    {"(a OR) b", "(a b)", "3-5: 'OR' has nothing behind it; ignored", "\\OR"},
    {"a NOT", "(a)", "2-5: 'NOT' has nothing behind it; ignored", "\\NOT"},
    {"-OR a", "(a)", "0-1: '-' has nothing behind it; ignored", "\\-"},
    {"NEAR/2 a", "(a)", "0-6: 'NEAR/2' has nothing before it; ignored",
     "\\NEAR/2"},
    {"a NEAR", "(a)", "2-6: 'NEAR' has nothing behind it; ignored", "\\NEAR"},
    {"NOT -a", "(-a)",
     "4-5: '-' cannot stand here: one sign stands there already; ignored",
     "leave it out"},
    {"+a OR b", "(a b)", "1-2: '+' says nothing beside OR; ignored",
     "write +(a OR b)"},

    // NEAR.
    {"a NEAR -b", "((near/10 a b))",
     "7-8: '-' cannot stand here: NEAR takes no signs; ignored",
     "leave it out"},
    {"x a NEAR (b AND c)", "(x (+a +(+b +c)))",
     "9-18: NEAR takes words, phrases, and alternatives of these; NEAR is "
     "taken as AND",
     "write AND"},
    {"a NEAR source:AP", "(+a +source=AP)",
     "7-16: NEAR takes words, phrases, and alternatives of these; NEAR is "
     "taken as AND",
     "write AND"},
    {"a ONEAR/3 b NEAR/5 c", "((near/5 a b c))",
     "12-18: one chain of NEAR has several distances or orders; the widest is "
     "taken",
     "write the same"},
    {"a NEAR/99999999999 b", "((near/1000 a b))",
     "2-18: the distance of NEAR is above 1000; taken as 1000", "smaller"},
    {"a NEAR b NEAR c NEAR d NEAR e NEAR f NEAR g NEAR h NEAR i",
     "(+a +b +c +d +e +f +g +h +i)",
     "0-57: one chain of NEAR joins more than 8; NEAR is taken as AND",
     "join 8 or fewer"},
    {"a NEAR/x b", "(a NEAR/x b)",
     "2-8: 'NEAR/x' has no number behind '/'; taken as a word", "write NEAR/5"},

    // Stars and tildes.
    {"a * b", "(a b)", "2-3: '*' has no letters beside it; ignored",
     "write letters beside it"},
    {"+* b", "(b)", "1-2: '*' has no letters beside it; ignored",
     "write letters beside it"},
    {"a*", "(a)", "0-2: 'a*' has too few letters; taken as a word",
     "two or more"},
    {"東*", "(東)", "0-4: '東*' has too few letters; taken as a word",
     "two or more"},
    {"?a", "(?a)", "0-2: '?a' has too few letters; taken as a word",
     "two or more"},
    {"x e-m*l", "(x e-m*l)",
     "2-7: a '*' or '?' in 'e-m*l' stands in something else than letters and "
     "digits; taken as text",
     "\\*"},
    {"co-op?r", "(co-op?r)",
     "0-7: a '*' or '?' in 'co-op?r' stands in something else than letters and "
     "digits; taken as text",
     "\\?"},
    {"東*京", "(東*京)",
     "0-7: a '*' or '?' in '東*京' stands in something else than letters and "
     "digits; taken as text",
     "\\*"},
    {"a*aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbb",
     "(a*aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbb)",
     "0-62: 'a*aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbb...' has more than 60 "
     "characters; taken as a word",
     "write fewer"},
    {"a~", "(a)", "0-2: 'a~' has too few letters; taken as a word",
     "two or more"},
    {"zelenski~3", "(zelenski~2)",
     "0-10: 'zelenski~3' asks for a distance that is not 1 or 2; taken as 2",
     "write ~1 or ~2"},
    {"zelenski~0", "(zelenski~1)",
     "0-10: 'zelenski~0' asks for a distance that is not 1 or 2; taken as 1",
     "write ~1 or ~2"},
    {"zelenski~0.8", "(zelenski~1)",
     "0-12: 'zelenski~0.8' asks for a distance that is not 1 or 2; taken as 1",
     "write ~1 or ~2"},

    // What only other programs understand.
    {"oil^2 x", "(oil x)", "0-5: the weight '^2' is not supported; ignored",
     "written twice counts more"},
    {"oil*^0.5", "(oil*)", "0-8: the weight '^0.5' is not supported; ignored",
     "written twice"},
    {"(a b)^2 c", "((a b) c)", "5-7: the weight '^2' is not supported; ignored",
     "leave it out"},
    {"\"a b\"^2", "(\"a b\")",
     "5-7: '^2' behind a quotation has a weight or letter that is not "
     "supported; that is ignored",
     "leave it out"},
    {"\"a b\"1.5p", "((near/10 \"a\" \"b\"))",
     "5-9: '1.5p' behind a quotation has a weight or letter that is not "
     "supported; that is ignored",
     "leave it out"},
    {"\"A b\"C", "(\"A b\")",
     "5-6: 'C' behind a quotation has a weight or letter that is not "
     "supported; that is ignored",
     "leave it out"},
    {"\"zelenski\"~2", "(\"zelenski\")",
     "10-12: a distance says nothing behind one word; ignored",
     "leave out the quotes"},
    {"\"a b c d e f g h i\"~2", "(\"a b c d e f g h i\")",
     "19-21: a quotation with a distance has more than 8 words; taken as words "
     "in a row",
     "8 words or fewer"},
    {"\"a b\"~5000", "((near/1000 \"a\" \"b\"))",
     "5-10: the distance of NEAR is above 1000; taken as 1000", "smaller"},
    {"x /reg.*x/", "(x)",
     "2-10: regular expressions are not supported; ignored", "use * and ?"},
    {"-/a(b|c)/ x", "(x)",
     "1-9: regular expressions are not supported; ignored", "use * and ?"},
    {"x [2020 TO 2021]", "(x)",
     "2-16: '[2020 TO 2021]' is a range without a field; ignored",
     "on:2020..2021"},
    {"x {a TO b}", "(x)",
     "2-10: '{a TO b}' is a range without a field; ignored", "on:2020..2021"},
    {"oil 2020..2021", "(oil 2020..2021)",
     "4-14: '2020..2021' is a range without a field; taken as words",
     "on:2020..2021"},
    {"x source:[a TO b]", "(x)", "9-17: source: takes no range; ignored",
     "only on: does"},
    {"date:{2020 TO 2021]", "(+on=2020..2021)",
     "5-19: '{' and '}' would leave out the ends of the range; the ends belong "
     "to it",
     "write [ and ]"},
    {"-filetype:pdf x", "(x)", "1-13: there is no field 'filetype'; ignored",
     "all articles are text"},
    {"x inurl:\"a b\"", "(x)", "2-13: there is no field 'inurl'; ignored",
     "write url:"},
    {"related:bbc.co.uk x", "(x)", "0-17: there is no field 'related'; ignored",
     "similar"},
    {"dir:/home/x mime:text", "()",
     "0-11: there is no field 'dir'; ignored\n"
     "12-21: there is no field 'mime'; ignored",
     "not found by their file"},

    // Fields.
    {"x foo:bar", "(x foo:bar)",
     "2-6: there is no field 'foo'; taken as a word",
     "use title:, article:, source:, author:"},
    {"foo:\"a b\"", "(foo: +\"a b\")",
     "0-4: there is no field 'foo'; taken as a word",
     "use title:, article:, source:, author:"},
    {"title: veto", "(title: veto)",
     "0-6: title: has nothing right behind it; taken as a word",
     "leave no space there"},
    {"source:() x", "(x)", "7-9: there is nothing in '()'; ignored",
     "leave it out"},
    {"source:(+AP OR AFP)", "(source=AP source=AFP)",
     "9-11: '+' says nothing beside OR; ignored", "write +(a OR b)"},
    {"source:(lang:de x)", "(source=de source=x)",
     "8-13: lang: stands inside source:; its name is ignored", "outside"},
    {"after:2020..2021 x", "(x)",
     "6-16: after: cannot read the date '2020..2021'; ignored", "write YYYY"},
    {"source:Reut*", "(+source=Reut)",
     "7-12: source: takes no '*', '?' or '~'; they are ignored",
     "write the whole word"},
    {"source:Reu*rs", "(+source=Reurs)",
     "7-13: source: takes no '*', '?' or '~'; they are ignored",
     "write the whole word"},
    {"x after:2023-02-29", "(x)",
     "8-18: after: cannot read the date '2023-02-29'; ignored", "write YYYY"},
    {"x AND on:Monday", "(x)",
     "9-15: on: cannot read the date 'Monday'; ignored", "write YYYY"},
    {"article:(article:a b)", "(+article=(a b))",
     "9-17: article: stands inside article:; its name is ignored", "outside"},
    {"title:(article:a b)", "(+title=(a b))",
     "7-15: article: stands inside title:; its name is ignored", "outside"},
    {"title:(lang:de OR x)", "(+title=(de x))",
     "7-12: lang: stands inside title:; its name is ignored", "outside"},
};

// Each of these is not a date.
const std::string_view not_dates[] = {
    "2024-13",          "2024-00",  "2024-06-31", "24",  "20240", "2024-6",
    "2024-06-1x",       "2024/06",  "d",          "7",   "7x",    "-7d",
    "99999d",           "2024-06-", "Today",      "7dd", "7.5d",  "..",
    "2020..2021..2022", "x..2020",  "2020/x"};

}  // namespace

BOOST_DATA_TEST_CASE(makes_a_tree_of_a_good_query, data::make(good), row) {
  const Query query = Query::parse(row.text, Syntax::strict);
  BOOST_TEST(show(query.root()) == row.tree);
  BOOST_TEST(tree_of(row.text) == row.tree);
  BOOST_TEST(notes_of(query) == "");
  BOOST_TEST(makes_the_round_trip(row.text, Syntax::lenient));
}

BOOST_DATA_TEST_CASE(notes_what_it_cannot_use, data::make(faulty), row) {
  const Query query = Query::parse(row.text);
  BOOST_TEST(show(query.root()) == row.tree);
  BOOST_TEST(notes_of(query) == std::string(row.note) + "\n");
  BOOST_TEST(makes_the_round_trip(row.text, Syntax::lenient));
}

BOOST_DATA_TEST_CASE(strictly_names_fault_place_and_remedy, data::make(faulty),
                     row) {
  const std::string note(row.note.substr(row.note.find(": ") + 2));
  const std::string problem = note.substr(0, note.find("; "));
  BOOST_CHECK_EXCEPTION(
      Query::parse(row.text, Syntax::strict), QueryError,
      [&](const QueryError& error) {
        const std::string message = error.what();
        BOOST_TEST(message.starts_with("cannot parse the query: " + problem));
        BOOST_TEST(message.find(row.remedy) != message.npos);
        BOOST_TEST(error.offset() == std::stoul(std::string(row.note)));
        return true;
      });
}

BOOST_DATA_TEST_CASE(refuses_what_is_no_date, data::make(not_dates), date) {
  const Query query = Query::parse("on:" + std::string(date));
  BOOST_TEST(show(query.root()) == "()");
  BOOST_TEST(query.notes().size() == 1);
}

BOOST_AUTO_TEST_CASE(notes_stand_in_the_order_of_the_text) {
  const Query query = Query::parse("(a AND \"b");
  BOOST_TEST(notes_of(query) ==
             "0-1: '(' is not closed; taken to the end of the query\n"
             "7-8: the quotation is not closed; taken to the end of the "
             "query\n");
}

BOOST_AUTO_TEST_CASE(plain_syntax_takes_every_piece_as_a_word) {
  const std::string text = "a AND (\"b c* \\d +e -\u3000title:x 'US' ~";
  const Query query = Query::parse(text, Syntax::plain);
  BOOST_TEST(show(query.root()) == "(a AND (\"b c* \\d +e - title:x 'US' ~)");
  BOOST_TEST(query.root().children.size() == 10);
  BOOST_TEST(query.notes().empty());
  BOOST_TEST(makes_the_round_trip(text, Syntax::plain));
}

BOOST_AUTO_TEST_CASE(offsets_are_bytes_of_the_query) {
  const Query query = Query::parse("é +\"a b\" (c OR d) -title:x e NEAR f");
  const auto& clauses = query.root().children;
  std::string places;
  for (const QueryNode& clause : clauses) {
    places += query.text().substr(clause.begin, clause.end - clause.begin);
    places += '|';
  }
  BOOST_TEST(places == "é|\"a b\"|(c OR d)|title:x|e NEAR f|");
  BOOST_TEST(clauses[2].children[1].begin == 16u);
  BOOST_TEST(query.root().end == query.text().size());
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_are_text) {
  const std::string_view text = "a\xff\xe2\x80 \xc0(\xe2\x80\"b\xf0\")";
  BOOST_TEST(tree_of(text) == "(a\xff\xe2\x80 \xc0 (\xe2\x80 +\"b\xf0\"))");
  BOOST_TEST(makes_the_round_trip(text, Syntax::lenient));
}

BOOST_AUTO_TEST_CASE(a_long_query_keeps_its_first_1024_words) {
  const Query query = Query::parse(repeat("ab ", 1024) + "c (d) \"e\"");
  BOOST_TEST(query.root().children.size() == 1024u);
  BOOST_TEST(notes_of(query) ==
             "3072-3081: the query has more than 1024 words and phrases; the "
             "rest is ignored\n");
  const Query plain = Query::parse(repeat("ab ", 1025), Syntax::plain);
  BOOST_TEST(plain.root().children.size() == 1024u);
  BOOST_TEST(plain.notes().size() == 1u);
  BOOST_TEST(Query::parse(repeat("ab ", 1024), Syntax::strict).notes().empty());
}

BOOST_AUTO_TEST_CASE(deep_parentheses_are_taken_as_text) {
  const std::string fits = repeat("(a -", 32) + "b" + repeat(")", 32);
  BOOST_TEST(Query::parse(fits, Syntax::strict).notes().empty());
  const std::string deeper = "( a (" + fits + "))";
  const Query query = Query::parse("\"\" " + deeper);
  BOOST_TEST(query.root().children.size() == 36u);
  BOOST_TEST(notes_of(query) ==
             "128-129: the query nests deeper than 32 levels; all of it is "
             "taken as plain words\n");
  BOOST_CHECK_THROW(Query::parse(deeper, Syntax::strict), QueryError);
  BOOST_TEST(makes_the_round_trip(deeper, Syntax::lenient));
}

// Each level of parentheses can make three of the tree.
BOOST_AUTO_TEST_CASE(a_deep_tree_is_taken_as_text) {
  const std::string text =
      repeat("x a AND -(", 20) + "b" + repeat(" OR y)", 20);
  const Query query = Query::parse(text);
  BOOST_TEST(query.notes().size() == 1u);
  BOOST_TEST(makes_the_round_trip(text, Syntax::lenient));
}

BOOST_AUTO_TEST_CASE(many_notes_are_summed_up) {
  const Query query = Query::parse(repeat("* ", 100));
  BOOST_TEST(query.notes().size() == 33u);
  BOOST_TEST(query.notes().back().text == "68 more notes left out");
}

BOOST_DATA_TEST_CASE(
    half_a_megabyte_of_anything_is_parsed_in_linear_time,
    data::make({"(",         ")",       "()",         "((a) ",      "a NEAR b ",
                "NOT ",      "-",       "- ",         "+a OR ",     "\"",
                "“",         "'",       "\\",         "~",          "*",
                "title:",    "title:(", "a AND ",     "a",          "a' '",
                "[",         "[a TO ",  "/(*",        "^2",         "!",
                "?",         "a*b",     "\"a b\"~5 ", "source:(a ", "..",
                "AROUND(5)", "|| ",     "a?b ",       "a*b?c",      "\\'",
                "\xe2",      "x\\\"",   "中",         "“a” ",       "\u3000"}),
    piece) {
  const std::string_view unit(piece);
  const std::string text = repeat(unit, 500'000 / unit.size());
  const auto start = std::chrono::steady_clock::now();
  BOOST_TEST(makes_the_round_trip(text, Syntax::lenient));
  BOOST_TEST(makes_the_round_trip(text, Syntax::plain));
  const auto taken = std::chrono::steady_clock::now() - start;
  // Some seconds with sanitizers; were it quadratic, hours.
  BOOST_TEST((taken < std::chrono::seconds(60)));
}

// By the text of each; the words of a query have no other clauses here.
std::vector<std::string> words_of(std::string_view text, Syntax syntax) {
  const Query query = Query::parse(text, syntax);
  std::vector<std::string> words;
  for (const QueryNode& word : query.root().children) {
    words.push_back(show(word));
  }
  return words;
}

BOOST_AUTO_TEST_CASE(words_that_are_one_in_spite_of_a_space_are_one_word) {
  using Words = std::vector<std::string>;
  const std::pair<std::string_view, Words> rows[] = {
      {"by J. K. Rowling", {"by", "J. K.", "Rowling"}},
      {"J.  R.\nR. Tolkien", {"J. R. R.", "Tolkien"}},
      {"U. S., France", {"U. S.,", "France"}},
      {"1 250 000 people", {"1 250 000", "people"}},
      {"F 16 jets", {"F 16", "jets"}},
      {"EU 27", {"EU", "27"}},
      {"run 5 km", {"run", "5", "km"}},
      {"212 555 0100", {"212 555", "0100"}},
  };
  for (const auto& [text, words] : rows) {
    BOOST_TEST(words_of(text, Syntax::strict) == words);
    BOOST_TEST(words_of(text, Syntax::plain) == words);
  }
  BOOST_TEST(words_of("F \\16", Syntax::strict) == (Words{"F", "16"}));
  BOOST_TEST(words_of("F +16", Syntax::strict) == (Words{"F", "+16"}));
  BOOST_TEST(words_of("title:F 16", Syntax::strict) ==
             (Words{"+title=F", "16"}));
  BOOST_TEST(makes_the_round_trip("F (16) J. K.", Syntax::strict));
}

BOOST_AUTO_TEST_CASE(what_is_written_out_means_the_same) {
  QueryGenerator generator(20240619);
  for (int i = 0; i < 20'000; ++i) {
    for (const std::string& text :
         {generator.random_text(), generator.mutated_query()}) {
      if (!makes_the_round_trip(text, Syntax::lenient)) BOOST_ERROR(text);
      if (!makes_the_round_trip(text, Syntax::plain)) BOOST_ERROR(text);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dateline
