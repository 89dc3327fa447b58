#include "corpus/terms/language_detection.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

namespace data = boost::unit_test::data;

namespace dateline {
BOOST_AUTO_TEST_SUITE(language_detection)

namespace {

struct Sample {
  const char* code;
  const char* text;
};
std::ostream& operator<<(std::ostream& out, const Sample& row) {
  return out << row.code;
}

// The same two or three sentences.
const Sample samples[] = {
    {"ar",
     "غمرت المياه الجسر القديم بعد أيام من المطر، ونقل سكان القرية الحبوب "
     "ليلا إلى المدرسة فوق التل. ولم يصب أحد بأذى، لكن الطريق ما زال مغلقا."},
    {"bg",
     "След дни на дъжд водата заля стария мост и жителите на селото пренесоха "
     "зърното през нощта в училището на хълма. Никой не пострада, но пътят "
     "още е затворен."},
    {"cs",
     "Po několika dnech deště zaplavila voda starý most a vesničané odnesli "
     "obilí v noci do školy na kopci. Nikdo nebyl zraněn, ale silnice je "
     "stále uzavřena."},
    {"da",
     "Efter flere dage med regn gik vandet over den gamle bro, og beboerne "
     "bar kornet op til skolen på bakken om natten. Ingen kom til skade, men "
     "vejen er stadig spærret, siger kommunen."},
    {"de",
     "Nach tagelangem Regen trat das Wasser über die alte Brücke, und die "
     "Bewohner trugen das Korn in der Nacht zur Schule auf dem Hügel. Niemand "
     "wurde verletzt, aber die Straße ist noch gesperrt."},
    {"el",
     "Ύστερα από μέρες βροχής το νερό σκέπασε την παλιά γέφυρα και οι "
     "κάτοικοι μετέφεραν τη νύχτα το σιτάρι στο σχολείο πάνω στον λόφο."},
    {"en",
     "After days of rain the water rose over the old bridge, and the "
     "villagers carried the grain up to the school on the hill by night. "
     "Nobody was hurt, but the road is still closed."},
    {"es",
     "Tras varios días de lluvia el agua cubrió el viejo puente y los vecinos "
     "llevaron el grano de noche a la escuela de la colina. Nadie resultó "
     "herido, pero la carretera sigue cerrada."},
    {"fa",
     "پس از چند روز باران آب از روی پل قدیمی گذشت "
     "و مردم روستا شبانه گندم را به مدرسه بالای تپه بردند. "
     "کسی آسیب ندید اما جاده هنوز بسته است."},
    {"fi",
     "Usean päivän sateen jälkeen vesi nousi vanhan sillan yli, ja kyläläiset "
     "kantoivat viljan yöllä mäellä olevaan kouluun. Kukaan ei loukkaantunut, "
     "mutta tie on yhä suljettu."},
    {"fr",
     "Après des jours de pluie, l'eau a recouvert le vieux pont et les "
     "habitants ont porté le grain de nuit à l'école sur la colline. Personne "
     "n'a été blessé, mais la route reste fermée."},
    {"he",
     "אחרי ימים של גשם עלו המים על הגשר הישן, ותושבי הכפר נשאו בלילה את התבואה "
     "אל בית הספר שעל הגבעה. איש לא נפגע, אבל הכביש עדיין סגור."},
    {"hi",
     "कई दिनों की बारिश के बाद पानी पुराने पुल के ऊपर आ गया और गाँव वाले रात में अनाज "
     "पहाड़ी पर बने स्कूल में ले गए। कोई घायल नहीं हुआ, लेकिन सड़क अभी भी बंद है।"},
    {"hu",
     "Többnapos eső után a víz ellepte a régi hidat, és a falusiak éjszaka "
     "vitték fel a gabonát a dombon álló iskolába. Senki sem sérült meg, de "
     "az út még mindig le van zárva."},
    {"it",
     "Dopo giorni di pioggia l'acqua ha coperto il vecchio ponte e gli "
     "abitanti hanno portato il grano di notte alla scuola sulla collina. "
     "Nessuno è rimasto ferito, ma la strada è ancora chiusa."},
    {"ja",
     "何日も雨が降り続いたあと、川の水が古い橋を越え、村の人たちは夜のうちに米"
     "を丘の上の学校へ"
     "運んだ。けが人はいなかったが、道はまだ通れない。"},
    {"ko",
     "며칠 동안 비가 내린 뒤 물이 낡은 다리를 넘었고 마을 사람들은 밤새 곡식을 "
     "언덕 위 "
     "학교로 옮겼다. 다친 사람은 없지만 길은 아직 막혀 있다."},
    {"nl",
     "Na dagen van regen stond het water boven de oude brug en de bewoners "
     "brachten het graan 's nachts naar de school op de heuvel. Niemand "
     "raakte gewond, maar de weg is nog steeds afgesloten."},
    {"no",
     "Etter flere dager med regn steg vannet over den gamle broen, og "
     "beboerne bar kornet opp til skolen på høyden om natten. Ingen ble "
     "skadet, men veien er fortsatt stengt, opplyser politiet."},
    {"pl",
     "Po kilku dniach deszczu woda zalała stary most, a mieszkańcy w nocy "
     "zanieśli zboże do szkoły na wzgórzu. Nikt nie został ranny, ale droga "
     "jest nadal zamknięta."},
    {"pt",
     "Depois de dias de chuva, a água cobriu a velha ponte e os moradores "
     "levaram o grão à noite para a escola no alto do morro. Ninguém ficou "
     "ferido, mas a estrada continua fechada."},
    {"ro",
     "După zile de ploaie apa a acoperit podul vechi, iar sătenii au dus "
     "noaptea grâul la școala de pe deal. Nimeni nu a fost rănit, dar drumul "
     "este încă închis."},
    {"ru",
     "После нескольких дней дождя вода поднялась выше старого моста, и жители "
     "деревни ночью перенесли зерно в школу на холме. Никто не пострадал, но "
     "дорога всё ещё закрыта."},
    {"sv",
     "Efter flera dagars regn steg vattnet över den gamla bron och byborna "
     "bar upp säden till skolan på kullen under natten. Ingen skadades, men "
     "vägen är fortfarande avstängd."},
    {"th",
     "หลังจากฝนตกหลายวัน น้ำท่วมสะพานเก่า "
     "ชาวบ้านจึงขนข้าวขึ้นไปไว้ที่โรงเรียนบนเขาในตอนกลางคืน "
     "ไม่มีใครบาดเจ็บ แต่ถนนยังปิดอยู่"},
    {"tr",
     "Günler süren yağmurun ardından su eski köprüyü aştı ve köylüler tahılı "
     "gece tepedeki okula taşıdı. Yaralanan olmadı ama yol hâlâ kapalı."},
    {"uk",
     "Після кількох днів дощу вода піднялася над старим мостом, і мешканці "
     "села вночі перенесли зерно до школи на пагорбі. Ніхто не постраждав, "
     "але дорога досі закрита."},
    {"vi",
     "Sau nhiều ngày mưa, nước tràn qua cây cầu cũ và dân làng đã chuyển thóc "
     "lên ngôi trường trên đồi ngay trong đêm. Không ai bị thương nhưng con "
     "đường vẫn bị đóng."},
    {"zh",
     "连日大雨过后，河水漫过了老桥，村民们连夜把粮食搬到山上的学校里。没有人受"
     "伤，但是道路仍然"
     "不能通行。"},
};

BOOST_DATA_TEST_CASE(a_few_sentences_tell_the_language, data::make(samples),
                     row) {
  BOOST_TEST(detect_language(row.text) == row.code);
}

struct Unclear {
  const char* what;
  std::string text;
};
std::ostream& operator<<(std::ostream& out, const Unclear& row) {
  return out << row.what;
}

const Unclear unclear[] = {
    {"nothing", ""},
    {"white space", " \n\t "},
    {"one word", "Hotel"},
    {"names", "Putin Kim Pyongyang"},
    {"a title", "Zagreb Ljubljana Beograd Sarajevo Skopje"},
    {"figures", "1987 125,000 3.14 42 17 16 15 14 13 12 11 10 9 8 7 6 5 4 3"},
    {"half English, half Greek",
     std::string(samples[6].text) + " " + samples[5].text},
    {"bytes that are no UTF-8", std::string(400, '\xFF')},
};

BOOST_DATA_TEST_CASE(what_is_unclear_has_no_language, data::make(unclear),
                     row) {
  BOOST_TEST(detect_language(row.text) == "");
}

const Sample short_texts[] = {
    {"ja", "フェリーは霧のため二時間遅れて出発した。"},
    {"ja", "夜行フェリー"},
    {"zh", "渡轮因大雾晚点两小时离开港口。"},
    {"zh", "Harbour 渡轮因大雾晚点两小时离开港口"},
    {"ko", "안개 때문에 페리가 두 시간 늦게 출발했다."},
    {"th", "เรือข้ามฟากออกช้า"},
    {"he", "המעבורת יצאה באיחור"},
    {"el", "Το πλοίο αναχώρησε"},
    {"hy", "Լաստանավը ուշացավ"},
    {"ka", "ბორანი დააგვიანა"},
    {"ar", "غادرت العبارة متأخرة"},
    {"fa", "کشتی پس از مه چهار ساعت دیر کرد"},
    {"hi", "नौका देर से रवाना हुई।"},
    {"ru",
     "Паром вышел из порта с опозданием на два часа из-за густого тумана, "
     "сообщили в порту."},
    {"ru", "Паром опоздал на два часа из-за тумана, сообщил капитан порта."},
    {"ru", "Паром опоздал"},
    {"uk", "Пором запізнився на дві години через туман, повідомив капітан."},
    {"uk", "Її пором"},
};

BOOST_DATA_TEST_CASE(the_script_tells_where_words_do_not,
                     data::make(short_texts), row) {
  BOOST_TEST(detect_language(row.text) == row.code);
}

BOOST_AUTO_TEST_CASE(words_alone_do_not_tell_by_script) {
  BOOST_TEST(detect_language_by_words("Паром опоздал") == "");
  BOOST_TEST(detect_language_by_words(samples[4].text) == samples[4].code);
}

// CLD2 calls these a mixture, or is not sure of them.
const Sample full_of_names[] = {
    {"de",
     "Zu den Vereinen der Stadt gehören die Harbour Rangers und die River Park "
     "Wanderers im Fußball, die North Bay Giants im Baseball und die West Lake "
     "Flyers im Eishockey."},
    {"fr",
     "Les clubs de la ville sont les Harbour Rangers et les River Park "
     "Wanderers pour le football, les North Bay Giants pour le baseball et les "
     "West Lake Flyers pour le hockey."},
    {"en",
     "The clubs of the town are the Roten Adler Altstadt and the Grünen Falken "
     "Neustadt for football, the Schwarze Wölfe Oststadt for baseball and the "
     "Weiße Bären Weststadt for hockey."},
    {"ru",
     "Клубы города: Harbour Rangers и River Park Wanderers в футболе, North "
     "Bay Giants в бейсболе, а также West Lake Flyers и South Bank Kings в "
     "хоккее на льду."},
    {"zh",
     "这座城市的球队包括 Harbour Rangers 足球队、North Bay Giants 棒球队以及 "
     "West Lake 冰球队，它们都在河边的旧体育场里比赛。"},
};

BOOST_DATA_TEST_CASE(foreign_names_do_not_hide_the_language,
                     data::make(full_of_names), row) {
  BOOST_TEST(detect_language(row.text) == row.code);
}

BOOST_AUTO_TEST_CASE(the_beginning_decides) {
  const std::string german = samples[4].text;
  std::string text;
  while (text.size() < 5000) text += german + "\n";
  const std::string english = samples[6].text;
  for (int i = 0; i < 1000; ++i) text += english + "\n";
  BOOST_TEST(detect_language(text) == "de");
}

BOOST_AUTO_TEST_CASE(the_sample_ends_between_characters) {
  // Each shift puts another byte of a three-byte character at the end.
  std::string chinese;
  while (chinese.size() < 10000) chinese += samples[28].text;
  for (const char* shift : {"", ".", ".."}) {
    BOOST_TEST(detect_language(shift + chinese) == "zh");
  }
}

BOOST_AUTO_TEST_CASE(control_characters_do_no_harm) {
  const std::string english = samples[6].text;
  BOOST_TEST(detect_language("\f" + english + std::string(1, '\0') + english) ==
             "en");
}

// English text of this length is told by its own words. A second language, as
// long as the first, still makes it a mixture.
BOOST_AUTO_TEST_CASE(long_english_text_with_a_foreign_half_is_no_english) {
  std::string english, german;
  for (int i = 0; i < 5; ++i) {
    english +=
        "After days of rain the water rose over the old bridge, and the "
        "villagers carried the grain up to the school that they have. ";
    german +=
        "Nach tagelangem Regen trat das Wasser auf die alte Br\u00fccke, und "
        "die Bewohner trugen das Korn in der Nacht zur Schule am Ort. ";
  }
  BOOST_TEST(detect_language(english) == "en");
  BOOST_TEST(detect_language(english + german) != "en");
  BOOST_TEST(detect_language(german + english) != "en");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace dateline
