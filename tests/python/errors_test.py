"""Errors are exceptions of the package, and say what to do."""

import os
import pathlib
import pickle
import tempfile
import unittest

import dateline
import sample


class Errors(unittest.TestCase):
    def test_all_are_errors_of_the_package(self):
        for kind in (dateline.IndexUnusableError, dateline.QueryError):
            self.assertTrue(issubclass(kind, dateline.Error))
            self.assertFalse(issubclass(kind, IndexError))

    def test_an_object_that_no_constructor_made_cannot_be_used(self):
        for kind in (value for value in vars(dateline).values() if isinstance(value, type)
                     and type(value).__module__ == "pybind11_builtins"):
            unmade = kind.__new__(kind)
            for name in dir(kind):
                if isinstance(getattr(kind, name), property):
                    with self.assertRaises(TypeError, msg=f"{kind}.{name}"):
                        getattr(unmade, name)
            for call in (repr, str, len, iter, hash, lambda each: each == each,
                         lambda each: each[0], lambda each: each.to_dict(),
                         lambda each: each.request_stop(), lambda each: each.close(),
                         lambda each: next(each), lambda each: each.search("a"),
                         sample.searcher().search,
                         lambda each: sample.searcher().adjacent(each, 1),
                         lambda each: sample.searcher().stories([each]),
                         lambda each: sample.searcher().search("a", stop=each)):
                try:
                    call(unmade)
                except (TypeError, AttributeError, RuntimeError):
                    pass

    def test_hits_cannot_be_pickled_in_any_protocol(self):
        hit = sample.searcher().search("Aurus")[0]
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            with self.assertRaisesRegex(TypeError, "cannot pickle 'dateline.Hit'"):
                pickle.dumps(hit, protocol)
        with self.assertRaisesRegex(TypeError, "cannot pickle"):
            hit.__reduce__()

    def test_a_class_may_use_itself_only_when_it_is_made(self):
        class Early(dateline.Searcher):
            def __init__(self, index):
                self.passage_count()
                super().__init__(index)

        with self.assertRaises(TypeError):
            Early(sample.INDEX)

    def test_a_missing_index_is_named(self):
        with self.assertRaisesRegex(dateline.IndexUnusableError,
                                    "'no-such.idx'.*make it with dateline-index"):
            dateline.Searcher("no-such.idx")

    def test_a_file_is_no_index(self):
        with self.assertRaises(dateline.IndexUnusableError):
            dateline.Searcher(__file__)

    def test_a_path_with_a_nul_is_no_path(self):
        with self.assertRaises((ValueError, TypeError)):
            dateline.Searcher("a\0b")

    def test_a_path_may_be_of_any_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(os.fsencode(folder), b"\xff.idx")
            os.symlink(os.path.abspath(sample.INDEX), path)
            self.assertTrue(dateline.Searcher(path).search("Aurus"))
            self.assertTrue(dateline.Searcher(os.fsdecode(path)).search("Aurus"))
            with self.assertRaises(dateline.IndexUnusableError):
                dateline.Searcher(path + b"\xfe")

    def test_an_index_that_is_damaged_later_says_so(self):
        with sample.index_of({"id": "a", "text": "Words of an article."}) as folder:
            searcher = dateline.Searcher(folder + "/idx")
            for path in pathlib.Path(folder).rglob("*"):
                if path.is_file() and path.name.lower().startswith("manifest"):
                    path.write_bytes(b"nothing")
            with self.assertRaises(dateline.IndexUnusableError):
                searcher.search("words")

    def test_a_date_that_cannot_be_read_is_a_query_error(self):
        searcher = sample.searcher()
        for call in (lambda: searcher.search("a", date_from="soon"),
                     lambda: searcher.diagnose("a", date_to="soon"),
                     lambda: searcher.articles(date_from="soon")):
            with self.assertRaisesRegex(dateline.QueryError, "'soon'") as raised:
                call()
            self.assertEqual(raised.exception.offset, 0)

    def test_aliases_that_cannot_be_read_name_the_line(self):
        with self.assertRaisesRegex(dateline.Error, "names.txt"):
            dateline.read_aliases("names.txt")

    def test_errors_can_go_to_another_process(self):
        error = pickle.loads(pickle.dumps(dateline.QueryError("no", 3)))
        self.assertEqual((str(error), error.offset), ("no", 3))


if __name__ == "__main__":
    unittest.main()
