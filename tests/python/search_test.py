"""Searches, their options, and what a hit has."""

import datetime
import html
import json
import pathlib
import typing
import unittest

import dateline
import sample

UMLAUTS = {
    "id": "zug", "title": "Züge nach Köln", "source": "Kölner Bote",
    "date": "2024-05", "language": "de",
    "text": "Über 😀 Züge & Brücken in Köln wird <heute> gestritten."}


class Hits(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = sample.index_of(UMLAUTS)
        cls.searcher = dateline.Searcher(cls.folder.name + "/idx")
        cls.hit = cls.searcher.search("Brücken Köln")[0]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_spans_count_characters(self):
        words = [self.hit.text[begin:end] for begin, end in self.hit.spans]
        self.assertEqual(words, ["Brücken", "Köln"])
        titles = [self.hit.title[begin:end] for begin, end in self.hit.title_spans]
        self.assertEqual(titles, ["Köln"])

    def test_byte_spans_count_bytes(self):
        text = self.hit.text.encode()
        words = [text[begin:end].decode() for begin, end in self.hit.byte_spans]
        self.assertEqual(words, ["Brücken", "Köln"])
        self.assertNotEqual(self.hit.byte_spans, self.hit.spans)
        title = self.hit.title.encode()
        self.assertEqual([title[a:b].decode() for a, b in self.hit.byte_title_spans],
                         ["Köln"])

    def test_highlight_marks_what_matched(self):
        self.assertIn("& [[Brücken]] in [[Köln]] wird <heute>", self.hit.highlight())
        self.assertIn("*Brücken*", self.hit.highlight("*", "*"))
        self.assertEqual(self.hit.highlight_title(before="<", after=">"),
                         "Züge nach <Köln>")

    def test_highlight_escapes_the_text_and_no_mark(self):
        marked = self.hit.highlight("<b>", "</b>", escape=html.escape)
        self.assertIn("&amp; <b>Brücken</b> in <b>Köln</b> wird &lt;heute&gt;", marked)

    def test_highlight_raises_what_escape_raises(self):
        with self.assertRaises(ZeroDivisionError):
            self.hit.highlight(escape=lambda text: 1 / 0)

    def test_a_hit_has_what_the_article_has(self):
        hit = self.hit
        self.assertEqual((hit.article, hit.passage, hit.ordinal), ("zug", "zug#1", 1))
        self.assertEqual((hit.title, hit.source), (UMLAUTS["title"], UMLAUTS["source"]))
        self.assertEqual((hit.date, hit.language), ("2024-05", "de"))
        self.assertEqual((hit.url, hit.author, hit.origin), (None, None, None))
        self.assertEqual((hit.rank, hit.paragraph, hit.offset), (1, 1, 0))
        self.assertEqual(hit.length, len(UMLAUTS["text"].encode()))
        self.assertEqual(hit.why, "Brücken: literal; Köln: literal")
        self.assertEqual([match.level for match in hit.matches], ["literal"] * 2)

    def test_attributes_cannot_be_set(self):
        with self.assertRaises(AttributeError):
            self.hit.text = ""
        with self.assertRaises(TypeError):
            dateline.Hit()

    def test_a_hit_outlives_searcher_and_results(self):
        hit = dateline.Searcher(self.folder.name + "/idx").search("Züge").hits[0]
        self.assertEqual(hit.article, "zug")

    def test_repr_names_the_passage(self):
        self.assertRegex(repr(self.hit),
                         r"^<dateline.Hit rank=1 score=\d.* passage='zug#1'>$")

    def test_a_dict_is_flat(self):
        row = self.hit.to_dict()
        self.assertEqual(row["text"], UMLAUTS["text"])
        self.assertEqual(json.loads(json.dumps(row)), row)
        for value in row.values():
            self.assertIsInstance(value, (str, int, float, type(None)))

    def test_notes_count_characters(self):
        note = self.searcher.search('Züge Über "offen').notes[0]
        self.assertEqual('Züge Über "offen'[note.begin:note.end], '"offen')
        self.assertEqual(str(note), note.text)

    def test_a_diagnosis_counts_characters(self):
        found = self.searcher.diagnose("Züge Zeppelin")
        self.assertEqual(found.cause, "none")
        self.assertEqual([(word.word, word.passages) for word in found.words],
                         [("Züge", 1), ("Zeppelin", 0)])
        self.assertEqual([(word.begin, word.end) for word in found.words],
                         [(0, 4), (5, 13)])
        self.assertEqual(str(found), found.text)


class Results(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.searcher = sample.searcher()
        cls.results = cls.searcher.search("treaty", limit=4)

    def test_they_are_a_sequence(self):
        results = self.results
        self.assertEqual(len(results), 4)
        self.assertEqual([hit.rank for hit in results], [1, 2, 3, 4])
        self.assertIs(results[0], results.hits[0])
        self.assertIs(results[-1], results[3])
        self.assertEqual([hit.rank for hit in results[1::2]], [2, 4])
        self.assertIn(results[2], results)
        self.assertEqual([hit.rank for hit in reversed(results)], [4, 3, 2, 1])
        for place in (4, -5, 1 << 80):
            with self.assertRaises(IndexError):
                results[place]
        with self.assertRaises(TypeError):
            results["first"]

    def test_nothing_found_is_false(self):
        self.assertFalse(self.searcher.search("zeppelin"))
        self.assertTrue(self.results)

    def test_they_have_the_counts(self):
        results = self.results
        self.assertTrue(results.counted_is_exact)
        self.assertGreaterEqual(results.total_passages, results.counted_passages)
        self.assertGreaterEqual(results.counted_passages, results.counted_articles)
        self.assertEqual(results.counted_stories, 0)
        self.assertEqual(results.counted_words, 1)
        self.assertFalse(results.stopped or results.relaxed or results.notes)
        self.assertEqual(results.facets, {})
        self.assertIsNone(results.cross)

    def test_to_dicts_are_rows(self):
        rows = self.results.to_dicts()
        self.assertEqual([row["rank"] for row in rows], [1, 2, 3, 4])
        self.assertEqual(rows[1], self.results[1].to_dict())

    def test_pandas_takes_them(self):
        try:
            import pandas
        except ImportError:
            print("pandas is not installed: its DataFrame is not tried")
            return
        frame = pandas.DataFrame(self.results.to_dicts())
        self.assertEqual(list(frame["rank"]), [1, 2, 3, 4])


class Options(unittest.TestCase):
    def setUp(self):
        self.searcher = sample.searcher()

    def found(self, query="treaty", **options):
        return self.searcher.search(query, **{"limit": 100, **options})

    def test_pages_follow_each_other(self):
        whole = [hit.passage for hit in self.found()]
        pages = [hit.passage for offset in range(0, len(whole), 3)
                 for hit in self.searcher.search("treaty", limit=3, offset=offset)]
        self.assertEqual(pages, whole)
        self.assertEqual(len(self.found(limit=0)), 0)

    def test_filters_take_one_or_more(self):
        for one, more in (("Harbour Dispatch", ["Harbour Dispatch"]),
                          ("Harbour Dispatch", ("Harbour Dispatch", "nobody")),
                          ("Harbour Dispatch", (s for s in ["Harbour Dispatch"]))):
            found = [hit.passage for hit in self.found(sources=one)]
            self.assertTrue(found)
            self.assertEqual([h.passage for h in self.found(sources=more)], found)
        self.assertEqual({h.author for h in self.found("tea", authors="Whitcombe")},
                         {"Nora Whitcombe"})
        self.assertEqual({h.language for h in self.found("Jersey", languages=["fr"])},
                         {"fr"})

    def test_dates_are_texts_or_dates(self):
        day = datetime.date(2024, 6, 19)
        for first, last in ((day, day), ("2024-06-19", "2024-06-19"),
                            (datetime.datetime(2024, 6, 19, 23, 59), day)):
            dates = {hit.date for hit in self.found(date_from=first, date_to=last)}
            self.assertEqual(dates, {"2024-06-19"})
        self.assertTrue(all(hit.date < "2024" for hit in self.found(date_to="2023")))

    def test_sort_orders_by_date(self):
        dates = [hit.date or "" for hit in self.found(sort="newest")]
        self.assertEqual(dates, sorted(dates, reverse=True))
        dates = [hit.date or "undated" for hit in self.found(sort="oldest")]
        self.assertEqual(dates, sorted(dates))

    def test_within_article_says_where_the_others_are(self):
        query = "+Aurus +Pungsan"
        self.assertFalse(self.found(query))
        found = self.found(query, within="article")
        self.assertEqual({hit.article for hit in found}, {sample.AURUS})
        elsewhere = found[0].elsewhere[0]
        self.assertTrue(elsewhere.words)
        begin, end = elsewhere.spans[0]
        self.assertIn(elsewhere.text[begin:end].lower(), ("aurus", "pungsan"))
        self.assertIn("[[", elsewhere.highlight())

    def test_max_per_article_says_how_many_more_there_are(self):
        found = self.found("Putin", max_per_article=1)
        articles = [hit.article for hit in found]
        self.assertEqual(len(articles), len(set(articles)))
        self.assertTrue(any(hit.more_in_article for hit in found))

    def test_half_life_and_components_change_the_score(self):
        def scores(**options):
            return [hit.score for hit in self.found("Aurus treaty", **options)]

        results = [scores(), scores(half_life=30), scores(without="article"),
                   scores(without=typing.get_args(dateline.ScoreComponent))]
        for i, one in enumerate(results):
            self.assertNotIn(one, results[:i])

    def test_an_explanation_adds_up_to_the_score(self):
        for hit in self.found("aurus limousine", explain=True):
            self.assertEqual(hit.explanation.sum(), hit.score)
            parts = sum(sum(term.parts.values()) for term in hit.explanation.terms)
            parts += sum(hit.explanation.parts.values())
            self.assertAlmostEqual(parts, hit.score)
        self.assertIsNone(self.found()[0].explanation)

    def test_counting_says_which_passages(self):
        counts = [self.found("armoured limousine", counting=which).counted_passages
                  for which in ("any", "all", "in-a-row", "none")]
        self.assertEqual(sorted(counts, reverse=True), counts)
        self.assertEqual(counts[-1], 0)

    def test_facets_count_by_name(self):
        found = self.found("Putin", facets=["source", "month"], count_stories=True)
        self.assertEqual(list(found.facets), ["source", "month"])
        sources = found.facets["source"]
        self.assertEqual(sources.facet, "source")
        self.assertEqual(sum(count.passages for count in sources),
                         found.counted_passages)
        self.assertTrue(all(count.stories for count in sources))
        self.assertEqual(sources.to_dicts()[0]["value"], sources[0].value)
        timeline = found.facets["month"].timeline()
        self.assertGreater(len(timeline.buckets), len(found.facets["month"]))
        self.assertEqual(len(timeline.to_dicts()), len(timeline.buckets))
        self.assertEqual(timeline.gaps, [])
        with self.assertRaises(ValueError):
            sources.timeline()

    def test_a_passage_without_a_value_counts_as_none(self):
        values = [count.value for count in self.found("Putin", facets="day").facets["day"]]
        self.assertIn(None, values)
        self.assertNotIn("", values)

    def test_a_table_has_rows_and_columns(self):
        cross = self.found("Putin", cross=("source", "year")).cross
        self.assertEqual((cross.rows.facet, cross.columns.facet), ("source", "year"))
        self.assertEqual(len(cross.cells), len(cross.rows))
        self.assertEqual(len(cross.to_dicts()), len(cross.rows) * len(cross.columns))
        self.assertEqual(sum(row["passages"] for row in cross.to_dicts()),
                         cross.total.passages)

    def test_a_timeout_is_seconds_or_a_timedelta(self):
        for timeout in (10, 10.5, datetime.timedelta(seconds=10), 1e300, float("inf")):
            self.assertFalse(self.found(timeout=timeout).stopped)
        for timeout in (0, -1, float("nan"), datetime.timedelta(0)):
            with self.assertRaises(ValueError):
                self.found(timeout=timeout)

    def test_a_short_timeout_ends_a_search(self):
        found = self.found(sample.slow_query(), timeout=0.001)
        self.assertTrue(found.stopped)
        self.assertTrue(found.notes)

    def test_wrong_options_are_named(self):
        for options, words in (
                ({"sort": "date"}, "Sort is one of 'relevance', 'newest', 'oldest'"),
                ({"facets": ["source", "town"]}, "Facet is one of .*not 'town'"),
                ({"limit": -1}, "a number from 0 is expected, not -1")):
            with self.assertRaisesRegex(ValueError, words):
                self.found(**options)
        for options in ({"limit": "ten"}, {"sort": 1}, {"sources": 1}, {"cross": "source"},
                        {"date_from": 2024}, {"timeout": "1s"}, {"lmit": 1},
                        {"sources": [1]}, {"stop": True}):
            with self.assertRaises(TypeError, msg=options):
                self.found(**options)
        with self.assertRaises(OverflowError):
            self.found(limit=1 << 80)
        with self.assertRaises(TypeError):
            self.searcher.search("treaty", 5)


class OtherCalls(unittest.TestCase):
    def setUp(self):
        self.searcher = sample.searcher()
        self.hit = self.searcher.search("Aurus")[0]

    def test_paths_are_of_any_kind(self):
        for path in (sample.INDEX, sample.INDEX.encode(), pathlib.Path(sample.INDEX)):
            self.assertGreater(dateline.Searcher(path).passage_count(), 100)

    def test_an_article_has_its_passages(self):
        passages = self.searcher.article(self.hit.article, "Aurus")
        self.assertEqual([each.ordinal for each in passages],
                         list(range(1, len(passages) + 1)))
        self.assertTrue(passages[0].spans)
        self.assertFalse(self.searcher.article(self.hit.article)[0].spans)
        self.assertEqual(self.searcher.article("nothing"), [])

    def test_a_passage_is_found_by_its_id(self):
        self.assertEqual(self.searcher.passage(self.hit.passage).text, self.hit.text)
        self.assertIsNone(self.searcher.passage("nothing#1"))

    def test_adjacent_passages_are_in_reading_order(self):
        around = self.searcher.adjacent(self.searcher.passage(sample.AURUS + "#2"), 9)
        self.assertEqual([each.ordinal for each in around.before], [1])
        self.assertEqual(around.after[0].ordinal, 3)

    def test_similar_passages_are_of_other_articles(self):
        found = self.searcher.similar(self.hit.passage, limit=3)
        self.assertEqual(len(found), 3)
        self.assertNotIn(self.hit.article, [each.article for each in found])
        self.assertTrue(self.searcher.similar("nothing#1").notes)

    def test_stories_are_places(self):
        found = self.searcher.search("Putin")
        places = self.searcher.stories(found)
        self.assertEqual(len(places), len(found))
        self.assertEqual(places[0], 0)
        with self.assertRaises(TypeError):
            self.searcher.stories(["Putin"])

    def test_statistics_are_those_of_the_index(self):
        facts = self.searcher.statistics()
        self.assertEqual(facts.passages, self.searcher.passage_count())
        self.assertEqual(facts.articles, self.searcher.articles().size)
        self.assertEqual(sum(count.passages for count in facts.languages), facts.passages)
        self.assertEqual(facts.last_batch.tzinfo, datetime.timezone.utc)
        age = datetime.datetime.now(datetime.timezone.utc) - facts.last_batch
        self.assertLess(age, datetime.timedelta(days=365))

    def test_facts_are_lists_of_texts(self):
        self.assertIn("en", self.searcher.languages())
        self.assertIn("Harbour Dispatch", self.searcher.sources())
        self.assertIn("Nora Whitcombe", self.searcher.authors())

    def test_terms_come_in_their_order(self):
        terms = list(self.searcher.terms("en", "trea"))
        self.assertEqual(terms[-1].term, "treati")
        self.assertEqual([term.term for term in terms],
                         sorted(term.term for term in terms))
        self.assertLessEqual(terms[-1].passages, terms[-1].occurrences)
        self.assertEqual(terms[-1].to_dict()["passages"], terms[-1].passages)
        self.assertEqual(list(self.searcher.terms("xx")), [])

    def test_aliases_match_as_one_name(self):
        self.assertFalse(self.searcher.search("Zarenwagen"))
        aliases = dateline.parse_aliases("Zarenwagen = Aurus\n# nothing else\n")
        self.assertEqual(aliases, [["Zarenwagen", "Aurus"]])
        self.searcher.set_aliases(aliases)
        self.assertEqual(self.searcher.search("Zarenwagen")[0].matches[0].level, "alias")
        self.searcher.set_aliases([])
        self.assertFalse(self.searcher.search("Zarenwagen"))
        with self.assertRaises(TypeError):
            self.searcher.set_aliases(["Zarenwagen"])

    def test_why_nothing_is_found(self):
        found = self.searcher.diagnose("limousin zeppelin treaty", sources="nobody")
        self.assertEqual(found.cause, "filter")
        self.assertTrue(found.about)
        self.assertFalse(found.stopped)
        spelt = self.searcher.diagnose("limosine")
        self.assertEqual(spelt.cause, "unknown_word")
        self.assertEqual(spelt.corrected, "limousine")
        self.assertEqual(spelt.words[0].spellings[0].word, "limousine")


if __name__ == "__main__":
    unittest.main()
