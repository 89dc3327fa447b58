"""The pages of the documentation that show Python are run, and the reference names all
that the module has.

Blocks of ```pycon are doctests; those of a page share their variables. `sample.idx` and
`news.idx` are the sample index.
"""

import contextlib
import doctest
import os
import pathlib
import re
import tempfile
import unittest

import dateline
import sample

DOCS = pathlib.Path(os.environ["DATELINE_DOCS"])
PAGES = (
    DOCS.parent / "README.md",
    DOCS / "how-to" / "search-from-python.md",
    DOCS / "reference" / "python.md",
)
BLOCK = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def doctest_of(page):
    """The blocks of a page as one test, whose line numbers are those of the page."""
    text = page.read_text(encoding="utf-8")
    kept = ["\n"] * text.count("\n")
    for block in BLOCK.finditer(text):
        first = text.count("\n", 0, block.start(1))
        lines = block[1].splitlines(keepends=True)
        kept[first:first + len(lines)] = lines
    return doctest.DocTestParser().get_doctest("".join(kept), {}, page.name,
                                               str(page), 0)


@contextlib.contextmanager
def folder_with_index():
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("sample.idx", "news.idx"):
            os.symlink(os.path.abspath(sample.INDEX), os.path.join(folder, name))
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def sections(page):
    """The text of each `### heading` of a page, by the heading."""
    parts = re.split(r"^##+ (.*)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


def first_cells(text):
    """The names in code font in the first cells of tables, without parentheses."""
    cells = re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(\w+)[^`]*`", cell)}


class Pages(unittest.TestCase):
    def test_every_example_prints_what_the_page_says(self):
        for page in PAGES:
            test = doctest_of(page)
            report = []
            with self.subTest(page.name), folder_with_index():
                self.assertTrue(test.examples)
                runner = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF)
                failed, _ = runner.run(test, out=report.append)
                self.assertEqual(failed, 0, "".join(report))

    def test_the_reference_has_each_member_of_each_class(self):
        reference = sections(PAGES[-1])
        for name in dateline.__all__:
            kind = getattr(dateline, name)
            if not isinstance(kind, type) or issubclass(kind, Exception):
                continue
            with self.subTest(name):
                members = {member for member in vars(kind) if not member.startswith("_")}
                self.assertEqual(first_cells(reference[f"`{name}`"]), members)

    def test_the_reference_has_each_option(self):
        signature = dateline.Searcher.search.__doc__.splitlines()[0]
        options = set(re.findall(r"(\w+): [^,]*(?:\[[^]]*\])?[^,]* = ", signature))
        self.assertEqual(first_cells(sections(PAGES[-1])["Options of a search"]), options)

    def test_the_reference_has_each_exception_type_and_function(self):
        reference = sections(PAGES[-1])
        for name in dateline.__all__:
            kind = getattr(dateline, name)
            if isinstance(kind, type) and issubclass(kind, Exception):
                self.assertIn(name, first_cells(reference["Exceptions"]))
            elif not isinstance(kind, type):
                where = "Functions" if name.islower() else "Names"
                self.assertIn(name, first_cells(reference[where]))


if __name__ == "__main__":
    unittest.main()
