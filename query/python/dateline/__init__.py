"""Search a Dateline index of news for passages.

    import dateline

    for hit in dateline.Searcher("news.idx").search("aurus limousine", limit=5):
        print(hit.date, hit.source, hit.text)
"""

import importlib as _importlib

from ._errors import BatchStoppedError, Error, IndexUnusableError, QueryError
from ._names import (
    Cause,
    Counting,
    Facet,
    MatchLevel,
    NodeKind,
    Occur,
    ScoreComponent,
    Sort,
    Syntax,
    Within,
)
from ._search import (
    AdjacentPassages,
    Article,
    ArticleCopy,
    Articles,
    CrossCount,
    CrossTable,
    Diagnosis,
    ElsewhereMatch,
    Explanation,
    FacetCount,
    FacetCounts,
    FollowingPassage,
    Hit,
    IndexStatistics,
    Note,
    Query,
    QueryNode,
    Results,
    Searcher,
    Spelling,
    StopSource,
    Term,
    Terms,
    TermScore,
    Timeline,
    TimelineGap,
    WordCount,
    WordMatch,
    __version__,
    parse_aliases,
    read_aliases,
)

__all__ = [
    "AdjacentPassages",
    "Article",
    "ArticleCopy",
    "Articles",
    "BatchStoppedError",
    "Cause",
    "CommitReport",
    "Counting",
    "CrossCount",
    "CrossTable",
    "Diagnosis",
    "ElsewhereMatch",
    "Error",
    "Explanation",
    "Facet",
    "FacetCount",
    "FacetCounts",
    "FollowingPassage",
    "Hit",
    "IndexSize",
    "IndexStatistics",
    "IndexUnusableError",
    "IndexWriter",
    "IndexingMessage",
    "MatchLevel",
    "NodeKind",
    "Note",
    "Occur",
    "Query",
    "QueryError",
    "QueryNode",
    "Results",
    "ScoreComponent",
    "Searcher",
    "Sort",
    "Spelling",
    "StopSource",
    "Term",
    "Syntax",
    "TermScore",
    "Terms",
    "Timeline",
    "TimelineGap",
    "Within",
    "WordCount",
    "WordMatch",
    "parse_aliases",
    "read_aliases",
]

# What _writer has. It is loaded when one of these is first asked for.
_WRITER = ("CommitReport", "IndexSize", "IndexWriter", "IndexingMessage")


def __getattr__(name):
    if name in _WRITER:
        return getattr(_importlib.import_module("._writer", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *_WRITER})
