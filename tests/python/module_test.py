"""What the package has, and that it says so."""

import importlib
import inspect
import pathlib
import subprocess
import sys
import typing
import unittest

import dateline
import make_stub
from dateline import _names, _search

PACKAGE = pathlib.Path(dateline.__file__).parent


def public_classes():
    for name in dateline.__all__:
        value = getattr(dateline, name)
        if isinstance(value, type):
            yield value


class Module(unittest.TestCase):
    def test_all_names_what_the_package_has(self):
        public = {name for name in dir(dateline) if not name.startswith("_")}
        self.assertEqual(public, set(dateline.__all__))

    def test_every_class_says_that_it_is_of_the_package(self):
        for kind in public_classes():
            if not issubclass(kind, Exception):
                self.assertEqual(kind.__module__, "dateline", kind)

    def test_everything_has_a_documentation(self):
        for kind in public_classes():
            self.assertTrue(kind.__doc__, kind)
            for name, value in vars(kind).items():
                if not name.startswith("_"):
                    words = inspect.getdoc(value) or value.__doc__
                    self.assertTrue(words and "\n\n" in words or
                                    isinstance(value, (property, str)), (kind, name))

    def test_the_stub_is_what_the_module_has(self):
        written = (PACKAGE / "__init__.pyi").read_text(encoding="utf-8")
        self.assertEqual(written.splitlines(), make_stub.stub().splitlines(),
                         "tests/python/make_stub.py prints what it should be")

    def test_the_stub_knows_every_type(self):
        for line in make_stub.stub().splitlines():
            self.assertNotRegex(line, r"((?<!args): object|-> (object|dict|list)\b(?!\[))")

    def test_names_are_those_of_the_library(self):
        for name, values in _search.NAMES.items():
            self.assertEqual(typing.get_args(getattr(_names, name)), values, name)

    def test_a_program_that_searches_loads_no_writer(self):
        code = "import dateline, sys; print([m for m in sys.modules if 'writer' in m])"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True,
                              text=True, check=True)
        self.assertEqual(done.stdout, "[]\n")

    def test_the_version_is_there(self):
        self.assertRegex(dateline.__version__, r"^\d+\.\d+\.\d+$")
        self.assertTrue((PACKAGE / "py.typed").exists())

    def test_it_can_be_loaded_again(self):
        self.assertIs(importlib.reload(dateline).Searcher, dateline.Searcher)


if __name__ == "__main__":
    unittest.main()
