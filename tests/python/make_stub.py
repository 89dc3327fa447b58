#!/usr/bin/env python3
"""Prints the stub of the package: dateline/__init__.pyi, which editors and type
checkers read. It is made of the module that is imported, whose functions say in their
documentation what they take and return, and of what is said here, where C++ knows a
type only roughly.
"""

import inspect
import re
import textwrap

import dateline

# For parameters and what is returned, by name; a name of a class before it counts first.
PARAMETERS = {
    "escape": "Callable[[str], str] | None",
    "file": "_Path",
    "parse_aliases.file": "str",
    "hits": "Iterable[Hit]",
    "index": "_Path",
    "path": "_Path",
    "aliases": "Sequence[Sequence[str]]",
}
RETURNED = {
    "to_dict": "_Row",
    "to_dicts": "list[_Row]",
    "parts": "dict[str, float]",
    "Articles.__iter__": "Articles",
    "Terms.__iter__": "Terms",
    "__enter__": "IndexWriter",
    "IndexStatistics.last_batch": "datetime.datetime",
    "Results.facets": "dict[Facet, FacetCounts]",
}
# What classes that are sequences are sequences of.
ELEMENTS = {"FacetCounts": "FacetCount", "Results": "Hit"}

SPECIAL = ("__init__", "__iter__", "__next__", "__enter__", "__exit__")

HEAD = '''\
# tests/python/make_stub.py prints this, and a test compares it.
import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import final, overload

from ._errors import (
{errors}
)
from ._names import (
{names}
)

__version__: str

_Path = str | bytes | os.PathLike[str] | os.PathLike[bytes]
_Row = dict[str, str | int | float | None]
'''

SEQUENCE = '''\
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[{element}]: ...
    @overload
    def __getitem__(self, place: int) -> {element}: ...
    @overload
    def __getitem__(self, place: slice) -> list[{element}]: ...'''


def python_type(text):
    """A type as pybind11 writes it, in today's form."""
    text = text.replace("dateline.", "")
    for name in ("List", "Dict", "Tuple"):
        text = text.replace(name + "[", name.lower() + "[")
    return re.sub(r"^Optional\[(.*)\]$", r"\1 | None", text)


def parts_of(parameters):
    """Cuts a list of parameters at the commas that are in no brackets."""
    return [part.strip() for part in re.split(r",(?![^\[(]*[\])])", parameters)]


def known(table, place, name, otherwise):
    return table.get(f"{place}.{name}", table.get(name, otherwise))


def parameter_of(text, place):
    match = re.fullmatch(r"(\w+): (.*?)(?: = (.*))?", text)
    if not match:
        return text if text == "*" else text + ": object"
    name, kind, default = match.groups()
    if name == "self":
        return name
    written = f"{name}: {known(PARAMETERS, place, name, python_type(kind))}"
    return written + (f" = {default}" if default else "").replace("'", '"')


def quoted(text, indent):
    lines = text.strip().split("\n")
    if len(lines) == 1 and len(lines[0]) + len(indent) <= 82:
        return f'{indent}"""{lines[0]}"""'
    return textwrap.indent('"""' + "\n".join(lines) + '\n"""', indent, lambda _: True)


def without_trailing_spaces(text):
    return re.sub(r"[ ]+$", "", text, flags=re.MULTILINE)


def function(name, documentation, owner="", indent="", decorator=""):
    """A function by its documentation, whose first line is its signature."""
    signature, _, text = documentation.partition("\n")
    match = re.fullmatch(rf"{name}\((.*)\) -> (.*)", signature)
    place = owner or name
    parameters = [parameter_of(part, place) for part in parts_of(match[1])]
    returned = known(RETURNED, owner, name, python_type(match[2]))
    line = f"{indent}def {name}({', '.join(parameters)}) -> {returned}:"
    if len(line) > 88:
        rows = "".join(f"{indent}    {parameter},\n" for parameter in parameters)
        line = f"{indent}def {name}(\n{rows}{indent}) -> {returned}:"
    if decorator:
        line = f"{indent}{decorator}\n{line}"
    if not text.strip():
        return line + " ..."
    return f"{line}\n{quoted(text, indent + '    ')}"


def attribute(name, value, owner):
    returned = re.fullmatch(r"\(arg0: .*?\) -> (.*)\n", value.fget.__doc__)[1]
    returned = known(RETURNED, owner, name, python_type(returned))
    head = f"    @property\n    def {name}(self) -> {returned}:\n"
    return head + quoted(value.__doc__, " " * 8)


def members(kind):
    owner = kind.__name__
    for name, value in vars(kind).items():
        if isinstance(value, property):
            yield attribute(name, value, owner)
        elif name in ELEMENTS or (name.startswith("_") and name not in SPECIAL):
            continue
        elif name == "__iter__" and owner in ELEMENTS:
            yield SEQUENCE.format(element=ELEMENTS[owner])
        elif name != "__init__" or "->" in value.__doc__:
            decorator = "@staticmethod" if isinstance(value, staticmethod) else ""
            documentation = getattr(kind, name).__doc__
            yield function(name, documentation, owner, "    ", decorator)


def stub():
    errors, names, classes, functions = [], [], [], []
    for name in dateline.__all__:
        value = getattr(dateline, name)
        if not isinstance(value, type):
            (functions if inspect.isbuiltin(value) else names).append(name)
        else:
            (errors if issubclass(value, Exception) else classes).append(name)
    text = HEAD.format(
        errors="\n".join(f"    {name} as {name}," for name in errors),
        names="\n".join(f"    {name} as {name}," for name in names))
    for name in classes:
        kind = getattr(dateline, name)
        body = "\n".join(members(kind))
        text += f"\n@final\nclass {name}:\n{quoted(kind.__doc__, '    ')}\n\n{body}\n"
    for name in functions:
        text += "\n" + function(name, getattr(dateline, name).__doc__) + "\n"
    return without_trailing_spaces(text)


if __name__ == "__main__":
    print(stub(), end="")
