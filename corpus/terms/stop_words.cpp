#include "corpus/terms/stop_words.hpp"

#include <algorithm>
#include <vector>

#include "corpus/text/lasting.hpp"

namespace dateline {
namespace {

struct List {
  std::string_view language;
  std::string_view words;  // as stop_words() gives them
};

// Articles, pronouns, prepositions, conjunctions, auxiliaries and particles; no
// words that an article can be about. So English lacks "may" (the month, a
// prime minister), French "ete" (been, but summer too) and Turkish "kim" (who,
// but the Kims too). Single letters are what apostrophes leave: "l" of "l'eau".
constexpr List lists[] = {
    {"ar",
     "اذ اذا التي الذي الذين اللتان اللذان اللواتي الي اليه اليها اما امام "
     "ان انا انت انتم انه انها او اولئك اي ايضا اين ايه بعد بعض بل به بها "
     "بهم بين بينما تحت تكون تلك ثم حتي حول حيث خلال دون ذات ذلك ذو سوف "
     "سوي ضد عبر علي عليه عليها عليهم عن عند عندما عنه عنها عنهم غير فان "
     "فقد فقط فوق في فيه فيها فيهم قبل قد كان كانت كانوا كذلك كل كلا كلتا "
     "كم كما كنت كيف لا لان لدي لديه لديها لقد لكن لم لما لماذا لن لنا له "
     "لها لهم لي ليس ليست ما ماذا متي مثل مع معه معها مما من منذ منه منها "
     "منهم نحن نحو هؤلاء هذا هذه هل هم هن هنا هناك هو هي و وان وراء وعلي "
     "وفي وقد وكان وكانت ولا ولكن ولم ومن وهو وهي يا يكون"},
    {"ca",
     "a abans aixi aixo al aleshores algun alguna algunes alguns alla allo "
     "als altra altre altres amb aquell aquella aquelles aquells aquest "
     "aquesta aquestes aquests aqui ara be c cada cap com contra d darrere "
     "davant de del dels des despres doncs durant el ell ella elles ells "
     "els em en encara ens entre era eren es esta estan estat estava "
     "estaven et fa fins fou ha han has haver havia havien he hem heu hi "
     "ho i ja jo l la les li llavors llur llurs lo m mai mateix mateixa "
     "mateixes mateixos mentre menys mes meu meva molt molta moltes molts "
     "n ni no nomes nosaltres nostra nostre o on pel pels per pero perque "
     "poc poca pocs poden poques pot qual quals quan quant quanta quantes "
     "quants que qui quin quina quines quins s segons sempre sense ser seu "
     "seus seva seves si sigut sino sobre son sota t tambe tampoc tan tant "
     "tanta tantes tants teu teva tot tota totes tots tu u un una unes uns "
     "us va vaig vam van vosaltres vostra vostre"},
    {"cs",
     "a aby ale ani ano asi az bez bude budem budes budete budou by bych "
     "bychom byl byla byli bylo byly byste byt ci co coz do ho i ja jak "
     "jako je jeho jej jeji jejich jemu jen jenz jeste ji jich jim jimi "
     "jiz jsem jsi jsme jsou jste k kam kde kdo kdy kdyz ke ktera ktere "
     "ktereho kteri kterou ktery kterych kterym ku ledaze ma maji me mezi "
     "mi mit mne mnou moje muj musi my na nad nam nami nas nase ne nebo "
     "neco neho nej nejaky nekdo neni nez nic nich nim nimi o od ode on "
     "ona oni ono ony pak po pod podle pokud pouze pred pres pri pro proc "
     "proto protoze s se si sice sve sveho svou svuj svych svym ta tak "
     "take takze tam tato te tedy ten tento teto ti tim timto to tobe "
     "tohle toho tohoto tom tomto tomu tomuto tu tuto tvuj ty tyto u uz v "
     "vam vami vas vase ve vice vsak vsech vsechno vsichni vy z za zda zde "
     "ze"},
    {"da",
     "ad af aldrig alle alt altid anden andet andre at bare begge blev "
     "blevet blive bliver da de dem den denne der deres derfor det dette "
     "dig din dine disse dit dog du efter eftersom ej eller en end endnu "
     "er et for fordi fra gennem gor ham han hans har havde have hende "
     "hendes her hos hun hvad hvem hver hvilke hvilken hvilket hvis hvor "
     "hvordan hvorfor hvornar i igen igennem ikke imellem ind inden ingen "
     "intet ja jeg jer jeres jo kan kunne lige ma man mange matte med "
     "meget mellem men mens mere mig min mindre mine mit mod nar ned nej "
     "nogen noget nogle nok nu og ogsa om omkring op os over pa sa sadan "
     "sammen samt selv sig sin sine sit skal skulle som til ud uden under "
     "vaere vaeret var ved vi vil ville vor vore vores"},
    {"de",
     "ab aber alle allem allen aller alles als also am an ander andere "
     "anderem anderen anderer anderes auch auf aus ausser bei beim bereits "
     "bevor bin bis bist da dabei dadurch dafur dagegen daher damit danach "
     "dann daran darauf daraus darf darin daruber darum das dass dasselbe "
     "davon davor dazu dein deine deinem deinen deiner dem demselben den "
     "denen denn dennoch der deren derselbe derselben des deshalb "
     "desselben dessen dich die dies diese dieselbe dieselben diesem "
     "diesen dieser dieses dir doch dort du durch durfen ebenso ein eine "
     "einem einen einer eines einige einigem einigen einiger einmal er es "
     "etwa etwas euch euer eure eurem euren eurer fur gegen gewesen habe "
     "haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre "
     "ihrem ihren ihrer ihres im in indem ins ist ja jede jedem jeden "
     "jeder jedes jedoch jemand jene jenem jenen jener jenes jetzt kann "
     "kannst kein keine keinem keinen keiner konnen konnte konnten man "
     "manche manchem manchen mancher mehr mein meine meinem meinen meiner "
     "mich mir mit muss mussen musste nach neben nicht nichts noch nun nur "
     "ob obwohl oder ohne sehr sein seine seinem seinen seiner seines seit "
     "selbst sich sie sind so sogar solche solchem solchen solcher soll "
     "sollen sollte sollten somit sondern sonst sowie sowohl trotz uber um "
     "und uns unser unsere unserem unseren unserer unter viel viele vielen "
     "vom von vor wahrend war ware waren warum was wegen weil weiter "
     "welche welchem welchen welcher welches wem wen wenn wer werde werden "
     "wessen wie wieder wieso will wir wird wo wobei wodurch wofur wohin "
     "wollen wollte wollten womit woran worauf worden woruber wurde wurden "
     "zu zum zur zwar zwischen"},
    {"el",
     "ακομα ακομη αλλα αλλεσ αλλη αλλο αλλοι αλλοσ αν αντι απο ασ αυτα "
     "αυτεσ αυτη αυτην αυτησ αυτο αυτοι αυτον αυτοσ αυτου αυτουσ αυτων "
     "αφου για γιατι δεν δηλαδη δια διοτι διχωσ εαν εγω εδω ειμαι ειμαστε "
     "ειναι εισαι ειστε ειτε ειχαν ειχε εκ εκει εκεινη εκεινο εκεινοσ "
     "εμεισ εν ενα ενασ ενοσ ενω εξ επειδη επι επισησ εσεισ εσυ ετσι εχει "
     "εχουμε εχουν εχω εωσ η ηδη ημουν ηταν θα καθε καθωσ και καμια κανεισ "
     "κανενασ καποια καποιο καποιοι καποιοσ κατα κατι κι λοιπον μασ με "
     "μετα μεταξυ μεχρι μη μην μητε μια μιασ μονο μου να ναι ο οι ολα ολεσ "
     "ολη ολο ολοι ολοσ ομωσ οποια οποιεσ οποιο οποιοι οποιοσ οποιων οπου "
     "οπωσ οσα οσο οσοι οταν οτι ουτε οχι παρα περι πιο πλεον ποια ποιεσ "
     "ποιο ποιοι ποιον ποιοσ ποιων πολυ ποσα ποσο ποσοι ποτε που πριν προσ "
     "πωσ σασ σε σου στα στη στην στισ στο στον στου στουσ τα την τησ τι "
     "τιποτα τισ το τον τοσο τοτε του τουσ των τωρα υπερ υπο χωρισ ωσ ωστε "
     "ωστοσο"},
    {"en",
     "a about above after again against all almost already also although "
     "always am among an and another any anybody anyone anything are arent "
     "around as at away be became because become been before behind being "
     "below beneath beside besides between beyond both but by can cannot "
     "cant could couldnt did didnt do does doesnt doing done dont down "
     "during each either else enough even ever every everybody everyone "
     "everything except few for from further had hadnt has hasnt have "
     "havent having he her here hers herself him himself his how however i "
     "if im in indeed inside instead into is isnt it its itself ive just "
     "least less let many me might more most much must my myself near "
     "neither never no nobody none nor not nothing now of off often on "
     "once one only onto or other others otherwise our ours ourselves out "
     "outside over own per perhaps quite rather s same several shall she "
     "should shouldnt since so some somebody someone something still such "
     "t than that the their theirs them themselves then there therefore "
     "these they theyre theyve this those though through throughout thus "
     "to together too toward towards under unless until up upon us very "
     "via was wasnt we were werent weve what whatever when whenever where "
     "whereas wherever whether which whichever while who whoever whom "
     "whose why will with within without wont would wouldnt yes yet you "
     "your youre yours yourself yourselves youve"},
    {"es",
     "a al algo alguien algun alguna algunas alguno algunos ante antes "
     "aquel aquella aquellas aquello aquellos aqui asi aun aunque cada "
     "casi como con contra cual cuales cualquier cuando cuanto cuantos "
     "cuya cuyas cuyo cuyos de del desde despues donde durante e el ella "
     "ellas ello ellos en entonces entre era eran eres es esa esas ese eso "
     "esos esta estaba estaban estan estar estas este esto estos estoy "
     "estuvo fue fueron fui ha haber habia habian hace hacer hacia han has "
     "hasta hay he hubo igual incluso la las le les lo los luego mas me "
     "mediante menos mi mia mientras mio mis misma mismas mismo mismos "
     "mucha muchas mucho muchos muy nada nadie ni ningun ninguna ninguno "
     "no nos nosotros nuestra nuestras nuestro nuestros nunca o os otra "
     "otras otro otros para pero poco pocos por porque pues que quien "
     "quienes se sea sean segun ser si sido siempre siendo sin sino sobre "
     "sois solo somos son soy su sus suya suyo tambien tampoco tan tanto "
     "te tener tengo tenia ti tiene tienen toda todas todavia todo todos "
     "tras tu tus tuvo un una unas uno unos usted ustedes vosotros y ya yo"},
    {"fi",
     "ai ei eika eivat eli emme en enaa ennen enta et etta ette han haneen "
     "hanella hanelle hanen hanta he heidan heille heita hyvin ihan itse "
     "ja jalkeen jo johon joiden joihin joista joita joka joko jolla jolle "
     "jolloin jonka jos joskus jossa josta jota jotka jotta kai kaikki "
     "kanssa kautta keiden keita kenen keta ketka koko koska kuin kuinka "
     "kuitenkin kuka kukaan kun kuten lisaksi luona ma me meidan meille "
     "meita mihin mika mikaan miksi millainen milloin mina minka minua "
     "minulla minun minut missa mista mita mitaan mitka monet moni mukaan "
     "mutta muu muun muut muuta myos myoskaan naiden nain naita nama ne "
     "niiden niihin niille niin niita noin nyt oikein ole olemme olen olet "
     "olette oli olisi olivat olla olleet ollut on ovat pain paitsi pitkin "
     "saa se seka sen siella siihen siina siis siita silla sille silloin "
     "sina sinua sinulla sinun sita sitten taalla taas tahan tai tama "
     "taman tassa tasta tata te teidan teille teita tuo tuon tuota vaan "
     "vai vaikka vain viela voi voivat yli ylos"},
    {"fr",
     "a afin ai ainsi alors apres as au aucun aucune aupres auquel aura "
     "aurait aussi autre autres aux auxquelles auxquels avaient avait "
     "avant avec avez avoir avons ayant beaucoup c ca car ce ceci cela "
     "celle celles celui cependant ces cet cette ceux chacun chaque chez "
     "ci combien comme comment contre d dans de dehors depuis des donc "
     "dont du duquel durant elle elles en encore enfin entre envers es est "
     "et etaient etait etant eu eux fait furent fut hors il ils j je jusqu "
     "jusque l la laquelle le lequel les lesquelles lesquels leur leurs "
     "lors lorsqu lorsque lui m ma mais malgre me meme memes mes mien moi "
     "moins mon n ne ni non nos notre nous on ont ou outre par parce parmi "
     "pas pendant peu peut peuvent plus plusieurs plutot pour pourquoi "
     "pres presque puis puisqu puisque qu quand que quel quelle quelles "
     "quelqu quelque quelques quels qui quiconque quoi quoiqu quoique s sa "
     "sans sauf se selon sera serait seront ses seulement si sien soi "
     "soient soit son sont sous souvent suis sur t ta tandis tant te tel "
     "telle telles tels tes toi ton toujours tous tout toute toutes tres "
     "trop tu un une vers via voici voila vos votre vous y"},
    {"hu",
     "a abban ahhoz ahogy ahol akar aki akik akkor alatt altal altalaban "
     "amely amelyben amelyek amelyet ami amikor amit at az azert azok azon "
     "azonban azt aztan bar be bele benne csak de e ebben egy egyeb egyes "
     "egyik el ellen elott en ennek erre es ez ezek ezen ezert ezt ezzel "
     "fel fele ha hanem hiszen hogy hogyan hol honnan hova ide igen ill "
     "illetve ilyen ilyenkor is ismet itt jol kell kellett keresztul ki "
     "kik kinek kit kozott kozul le legyen lehet lehetett lenne lenni lesz "
     "lett maga magat majd mar mas masik meg mellett mely melyek mert mi "
     "miert mikor milyen minden mint mintha mit mivel most nagyon ne nekem "
     "neki nekunk nelkul nem nincs o oda ok olyan on ossze ott pedig "
     "persze ra s sajat sem semmi sok sokkal szamara szamunkra szemben "
     "szerint te ti tobb tovabb ugy ugyanis utan utana vagy vagyis vagyok "
     "valaki valami van vannak vele veluk vissza viszont volna volt voltak "
     "voltam"},
    {"id",
     "ada adalah agar akan akibat antara apa apabila apakah atas atau "
     "bagai bagaimana bagi bahwa banyak beberapa begitu belum bila bisa "
     "bukan dalam dan dapat dari daripada demi demikian dengan di dia "
     "hanya harus hingga ia ini itu jadi jika juga justru kalau kami kamu "
     "karena ke kecuali kepada ketika kini kita lagi lain lalu lebih maka "
     "makin mana masih masing maupun melainkan melalui mengapa menjadi "
     "menurut mereka meski meskipun namun nya oleh pada padahal paling "
     "para pula pun saat saja saling sambil sampai sangat saya se "
     "seandainya sebab sebagai sebagaimana sebelum sebuah secara sedang "
     "sedangkan sehingga sejak sekitar selain selalu selama seluruh semua "
     "sendiri seorang seperti sering serta sesuatu sesudah setelah setiap "
     "siapa sini situ suatu sudah supaya tak tanpa tapi telah tentang "
     "terhadap termasuk ternyata tersebut tetapi tiap tidak untuk walau "
     "walaupun yaitu yakni yang"},
    {"it",
     "a abbia abbiamo ad agli ai al all alla alle allo allora altra altre "
     "altri altro anche ancora avere aveva avevano avuto c che chi ci "
     "ciascuno cio cioe coi col come con contro cosa cosi cui d da dagli "
     "dai dal dall dalla dalle dallo de degli dei del dell della delle "
     "dello dentro di dopo dove dunque durante e ed egli ella era erano "
     "essa esse essendo essere essi fino fra fu fuori furono gia gli ha "
     "hai hanno ho i il in infatti invece io l la le lei li lo loro lui "
     "lungo ma mai me meno mentre mi mia mie miei mio molta molte molti "
     "molto n ne negli nei nel nell nella nelle nello nemmeno neppure "
     "nessun nessuna nessuno niente no noi non nostra nostre nostri nostro "
     "nulla o od ogni oltre oppure ora per perche pero poco poi poiche "
     "presso proprio puo qua qual qualche qualcosa qualcuno quale quali "
     "quando quanta quante quanti quanto quasi quel quell quella quelle "
     "quelli quello quest questa queste questi questo qui quindi s sara "
     "saranno sarebbe se sembra sempre senza si sia siamo siano sii solo "
     "sono sopra sotto sta stanno stata stati su sua subito sue sugli sui "
     "sul sull sulla sulle sullo suo suoi t tale tali tanto te ti tra "
     "tranne troppo tu tua tue tuo tuoi tutta tutte tutti tutto un una uno "
     "v verso vi via voi vostra vostre vostri vostro"},
    {"nl",
     "aan achter al alle alleen alles als altijd ander andere anderen "
     "beide ben bent bij binnen boven buiten daar daarbij daarmee daarna "
     "daarom dan dat de deze die dit doch doen door dus een eens eerder "
     "elk elke en enkel enkele er ervan even ge geen geweest haar had "
     "hadden hare heb hebben hebt heeft hem hen het hier hierdoor hij hoe "
     "hoewel hun iedere iedereen iemand iets ik in indien is ja je jij jou "
     "jouw jullie kan kon konden kunnen langs maar mag me meer meest men "
     "met mij mijn minder moest moesten moet moeten mogen na naar naast "
     "nadat net niemand niet niets nog nogal nooit nu of om omdat onder "
     "ons onze ook op opnieuw over pas per reeds rond samen sedert sinds "
     "slechts soms te tegen ten ter terwijl tijdens toch toen tot tussen u "
     "uit uw vaak van vanaf vanuit veel via vol volgens voor vooral "
     "voordat waar waarbij waarin waarmee waarom waaruit wanneer want "
     "waren was wat we weer wel welk welke werd werden wie wij wil worden "
     "wordt zal ze zeer zelf zelfs zich zij zijn zo zoals zodat zonder zou "
     "zouden zullen"},
    {"no",
     "a alle alltid alt andre annen annet at av bade bare begge ble blei "
     "bli blir blitt da de deg dei deim deira dem den denne der dere deres "
     "derfor det dette di din disse ditt du dykk eg ei ein eit eller en "
     "enn er et etter for fordi fra gjennom ha hadde han hans har hennar "
     "henne hennes her hja ho hos hun hva hvem hver hvilke hvilken hvilket "
     "hvis hvor hvordan hvorfor i ifolge igjen ikke ikkje ingen inn innen "
     "ja jeg kan korleis kunne kva kven kvifor ma man mange matte me med "
     "meg meget mellom men mens mer mest mi min mine mitt mot mye na nar "
     "ned nei no noe noen nok noko nokon og ogsa om opp oss over pa sa "
     "samme sammen samt seg selv si sia sidan siden sin sine sitt sjol "
     "skal skulle slik som til um under ut utan uten vaere vaert var vare "
     "vart ved vere verte vi vil ville vor vore"},
    {"pl",
     "a aby albo ale alez ani az bardziej bardzo beda bedzie bez bo bowiem "
     "by byc byl byla bylo byly bym bysmy choc ci cie ciebie co cos czy "
     "czyli dla dlaczego dlatego do gdy gdyby gdyz gdzie go i ich ile im "
     "innych iz ja jak jaka jaki jakie jako je jednak jednakze jego jej "
     "jemu jesli jest jestem jeszcze jezeli juz kiedy kilka kto ktora "
     "ktore ktorego ktorej ktory ktorych ktorym ktorzy ktos lecz lub ma "
     "maja mam mi mimo mna mnie moj moje moze mozna mu my na nad nam nami "
     "nas nasz nasza nasze natomiast nawet nic nich nie niech nigdy nim "
     "nimi niz o obok od on ona one oni ono oraz oto po pod podczas pomimo "
     "ponad poniewaz poza przed przede przez przy sa sam sie skad swoich "
     "swoj swoja swoje ta tak takie takze tam te tego tej ten tez to tobie "
     "tu tutaj twoj twoje ty tych tylko tym tymi u w wam wami was wasz we "
     "wiec wiele wszyscy wszystkich wszystkie wszystko wy z za zaden zadna "
     "zadne zas zawsze ze zeby"},
    {"pt",
     "a acerca agora ainda alem algo alguem algum alguma algumas alguns "
     "ambos ante antes ao aos apenas apos aquela aquelas aquele aqueles "
     "aqui aquilo as assim ate ca cada com como contra contudo cuja cujo "
     "da daquela daquele das de dela delas dele deles depois desde dessa "
     "desse desta deste disso disto do dos durante e ela elas ele eles em "
     "embora enquanto entre era eram essa essas esse esses esta estamos "
     "estao estar estas estava estavam este estes eu fazer foi fomos for "
     "foram fosse ha haver havia isso isto ja la lhe lhes logo mais mas me "
     "mediante menos mesma mesmas mesmo mesmos meu meus mim minha minhas "
     "muita muitas muito muitos na nada nao nas nela nele nem nenhum "
     "nenhuma nessa nesse nesta neste ninguem no nos nossa nossas nosso "
     "nossos num numa nunca o onde os ou outra outras outro outros para "
     "pela pelas pelo pelos perante pode podem pois por porem porque pouca "
     "pouco poucos propria proprio quais qual qualquer quando quanto "
     "quantos quase que quem se seja sejam sem sempre sendo ser sera serao "
     "seu seus si sido sim so sob sobre sua suas talvez tambem tampouco "
     "tao te tem temos tendo tenho ter teu teve ti tinha tinham toda todas "
     "todavia todo todos tu tua tudo um uma umas uns voce voces vos"},
    {"ro",
     "a abia acea aceasta aceea aceia acel acela acele acelea acest acesta "
     "aceste acestea acesti acestia acestui acolo acum adica ai aia aici "
     "al ale alt alta altceva alte alti altul am ar are as asa asta astfel "
     "asupra atat ati atunci au avea avem aveti ca caci cand care carei "
     "caror carui cat cate cati catre ce cea cei cel cele celor ceva chiar "
     "ci cine cineva cu cui cum cumva da daca dar datorita de decat deci "
     "deja deoarece desi despre din dintr dintre doar dupa ea ei el ele "
     "era erau este esti eu fara fi fie fiecare fiind foarte fost i ii il "
     "imi impotriva in inainte inca incat intr intre intru isi iti l la "
     "langa le li lor lui ma mai mea mei mele mereu meu mi mie mine mult "
     "multa multe multi n ne nici nicio niciodata niciun nimeni nimic "
     "niste noastra noi nostri nostru nu o or ori oricare orice oricine "
     "pana pe pentru peste poate pot prea prin printr s sa sai sale sau se "
     "si sine sint sub sunt suntem sunteti sus ta tale tau te ti toata "
     "toate tot toti totusi tu tuturor un una unde unei unele uneori unii "
     "unor unui unul v va voastra voi vor vostru vreo vreun"},
    {"ru",
     "а без более больше будет будто будут бы был была были было быть в "
     "вам вами вас ваш ваша ваше вдруг ведь во вот впрочем все всегда "
     "всего всем всех всю вы где да даже для до другие других другой его "
     "ее ей ему если есть еще же за зачем здесь и из изо или им ими иногда "
     "их к каждый как какая какие какой когда конечно которая которого "
     "которое которой котором которую которые который которым которых "
     "кроме кто куда ли лишь лучше между меня мне много мной мое может "
     "можно мой моя мы на над надо наконец нам нами нас наш наша наше не "
     "него нее ней нельзя нет нею ни нибудь никогда ним ними них ничего но "
     "ну о об обо однако около он она они оно от ото перед по под после "
     "потом потому почему почти поэтому при про против разве с сам сама "
     "сами самый своего своей своем своим своих свой свою своя себе себя "
     "со совсем так такая также такие такой там те тебе тебя тем теперь то "
     "тобой тогда того тоже той только том тому тот тут ты у уж уже хотя "
     "чего чей чем через что чтоб чтобы чуть эта эти этим этих это этого "
     "этой этом этому этот эту я"},
    {"sv",
     "aldrig alla allt alltid an andra annan annat annu ar at att av aven "
     "bade bara blev bli blir blivit da dar de dem den denna deras dess "
     "dessa det detta dig din dina ditt du efter eftersom ej eller en er "
     "era ert ett flera for fore forran fran genom gor ha hade han hans "
     "har hela henne hennes hon honom hos hur i ibland icke igen inga "
     "ingen inget innan inom inte ja jag ju kan kunde man maste med medan "
     "mellan men mer mera mest mig min mina mindre mitt mot mycket nagon "
     "nagot nagra nar nara ned nej ner nog nu och ocksa om oss over pa "
     "redan sa sadan sadana sadant samma samt sedan sig sin sina sitt "
     "sjalv ska skall skulle som till trots under upp ur ut utan utanfor "
     "vad var vara varfor varit varje vars vart vem vems vi vid vidare "
     "vilka vilkas vilken vilket vill ville"},
    {"tr",
     "acaba ama ancak artik asla aslinda ayrica az bana bazen bazi "
     "bazilari belki ben benden beni benim beri bile bir biraz bircogu "
     "bircok biri birkac birsey biz bizden bize bizi bizim boyle boylece "
     "bu buna bunda bundan bunlar bunlari bunlarin bunu bunun burada butun "
     "cogu cok cunku da daha dahi de degil diger digeri digerleri diye "
     "dolayi dolayisiyla edecek eden ederek edilen ediliyor ediyor eger en "
     "ettigi ettigini fakat falan filan gibi gore hala hangi hangisi hatta "
     "hem henuz hep hepsi her herhangi herkes hic hicbir icin ile ilgili "
     "ise iste itibaren kadar karsi kendi kendine kendini kendisi ki kime "
     "kimi kimin kimse mi mu nasil ne neden nedenle nerede nereye nicin "
     "niye o olan olarak oldu oldugu oldugunu olmak olmasi olsa olup olur "
     "oluyor ona ondan onlar onlara onlardan onlari onlarin onu onun oyle "
     "oysa pek ragmen sadece sanki sen senden seni senin sey seyler siz "
     "sizden size sizi sizin sonra soyle su suna sunu tarafindan tum uzere "
     "var ve veya ya yani yerine yine yok yoksa zaten"},
    {"uk",
     "а або адже аж але б без би був була були було бути більш більше в "
     "вам вами вас ваш ваша ваше вже ви вона вони воно все всіх втім від "
     "він де для до ж же з за зараз звідки знову зі й його ким кого кожен "
     "кожна коли крім куди ледве лише мене мені ми може можна моя моє між "
     "мій на навіть над нам нами нас наш наша наше не нею ним ними них ні "
     "ніби ніж ніколи ніхто нічого о об один однак ось по поки потім при "
     "про проти протягом під після сам сама саме самі свого своя своє "
     "своєму своєї своїм своїх свій се себе собі та так така таке такий "
     "також такі там те тебе теж ти тим тих то тобі того тоді той тому тої "
     "ту тут тільки у хоч хоча хто хіба це цей цим цих цього цьому ця ці "
     "цієї через чи чий чим чого чому ще що щоб щодо як яка якби яке який "
     "яким яких якого якому якої якщо які якій є і із інша інше інший "
     "інших їй їм їх їхній її"},
};

// A hash set with open addressing: every distinct word of a text is asked for,
// and std::unordered_set takes half as long again.
class Words {
 public:
  Words() = default;

  explicit Words(std::string_view list) : slots_(slot_count) {
    for (std::size_t begin = 0; begin < list.size();) {
      const std::size_t end = std::min(list.find(' ', begin), list.size());
      const std::string_view word = list.substr(begin, end - begin);
      slots_[slot_of(word)] = word;
      begin = end + 1;
    }
  }

  bool contains(std::string_view word) const {
    return !slots_.empty() && !word.empty() && slots_[slot_of(word)] == word;
  }

 private:
  // A power of two, and several times the longest list.
  static constexpr std::size_t slot_count = 1024;

  static std::size_t hash(std::string_view word) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(word[i]));
    };
    const std::size_t size = word.size();
    return byte(0) + 37 * byte(size / 2) + 101 * byte(size - 1) + 211 * size;
  }

  // Where the non-empty `word` is, or the free slot where it would be.
  std::size_t slot_of(std::string_view word) const {
    std::size_t slot = hash(word) % slot_count;
    while (!slots_[slot].empty() && slots_[slot] != word) {
      slot = (slot + 1) % slot_count;
    }
    return slot;
  }

  std::vector<std::string_view> slots_;
};

// Codes have two letters; what has not goes with the languages without a list.
constexpr std::size_t code_count = 26 * 26;

std::size_t index_of(std::string_view code) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return code.size() == 2 && is_letter(code[0]) && is_letter(code[1])
             ? static_cast<std::size_t>((code[0] - 'a') * 26 + code[1] - 'a')
             : code_count;
}

const Words& words_of(std::string_view language) {
  static const auto& by_code = lasting<std::vector<Words>>([] {
    std::vector<Words> parsed(code_count + 1);
    for (const auto& [code, words] : lists) {
      parsed[index_of(code)] = Words(words);
    }
    return parsed;
  }());
  return by_code[index_of(language)];
}

}  // namespace

bool is_stop_word(std::string_view language, std::string_view folded) {
  return words_of(language).contains(folded);
}

std::string_view stop_words(std::string_view language) {
  const auto found =
      std::find_if(std::begin(lists), std::end(lists),
                   [&](const List& list) { return list.language == language; });
  return found == std::end(lists) ? std::string_view() : found->words;
}

}  // namespace dateline
