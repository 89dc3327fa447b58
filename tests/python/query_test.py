"""Queries, their notes and trees."""

import unittest

import dateline
import sample


class Queries(unittest.TestCase):
    def test_a_query_is_found_as_its_text_is(self):
        searcher = sample.searcher()
        query = dateline.Query.parse("+Aurus limousine")
        self.assertEqual([hit.score for hit in searcher.search(query)],
                         [hit.score for hit in searcher.search("+Aurus limousine")])

    def test_str_writes_it_out(self):
        query = dateline.Query.parse("a  AND  b")
        self.assertEqual(query.text, "a  AND  b")
        again = dateline.Query.parse(str(query))
        self.assertTrue(query.same_meaning(again))
        self.assertFalse(query.same_meaning(dateline.Query.parse("a b")))
        self.assertEqual(repr(query), "<dateline.Query text='a  AND  b'>")

    def test_a_tree_counts_characters(self):
        text = 'Ärzte -"große Züge" source:(Börse) pr?ce veto* zelenski~ (a NEAR/3 b)'
        root = dateline.Query.parse(text).root
        self.assertEqual(root.kind, "group")
        self.assertEqual(
            [(node.kind, node.occur, text[node.begin:node.end]) for node in root.children],
            [("word", "should", "Ärzte"), ("phrase", "must_not", '"große Züge"'),
             ("field", "must", "source:(Börse)"), ("wildcard", "should", "pr?ce"),
             ("prefix", "should", "veto*"), ("fuzzy", "should", "zelenski~"),
             ("near", "should", "(a NEAR/3 b)")])
        self.assertTrue(root.children[2].is_filter)
        self.assertEqual((root.children[6].distance, len(root.children[6].children)),
                         (3, 2))

    def test_lenient_notes_and_strict_raises(self):
        text = 'Öl "offen'
        note = dateline.Query.parse(text).notes[0]
        self.assertEqual(text[note.begin:note.end], '"')
        with self.assertRaises(dateline.QueryError) as raised:
            dateline.Query.parse(text, syntax="strict")
        self.assertEqual(raised.exception.offset, text.index('"'))
        self.assertIn("not closed", str(raised.exception))

    def test_plain_has_no_operators(self):
        root = dateline.Query.parse('-a OR "b', syntax="plain").root
        self.assertEqual({node.kind for node in root.children}, {"word"})

    def test_no_text_is_too_strange(self):
        searcher = sample.searcher()
        for text in ("", "\0", "a\0b", "\udcff aurus", "😀" * 100, "(" * 5000, "\uffff"):
            searcher.search(text)
            dateline.Query.parse(text).root
            str(dateline.Query.parse(text))
        self.assertEqual(dateline.Query.parse("\udcff").text, "\udcff")
        for text in ("\ud800", "aurus \udfff"):
            with self.assertRaises(UnicodeEncodeError):
                searcher.search(text)
        for text in (b"aurus", None, 1):
            with self.assertRaises(TypeError):
                searcher.search(text)


if __name__ == "__main__":
    unittest.main()
