"""The names that options take and attributes have, as types.

`typing.get_args(dateline.Sort)` lists those of one type.
"""

from typing import Literal

Cause = Literal[
    "none",
    "empty_index",
    "no_words",
    "unknown_word",
    "wrong_order",
    "other_form",
    "too_far",
    "apart",
    "filter",
    "excluded",
]
"""Why a search finds nothing; 'none' if it finds something."""

Counting = Literal["all", "in-a-row", "any", "none"]
"""Which passages are counted: those with all words of the query, with all of them side
by side, with any, or none."""

Facet = Literal["source", "language", "year", "month", "day"]
"""What passages are counted by."""

MatchLevel = Literal[
    "literal", "folded", "stemmed", "prefix", "wildcard", "fuzzy", "alias", "no match"
]
"""How closely a word of a passage matches a word of the query, closest first."""

NodeKind = Literal[
    "word",
    "literal",
    "phrase",
    "prefix",
    "wildcard",
    "fuzzy",
    "near",
    "field",
    "group",
]
"""What a node of a query's tree is."""

Occur = Literal["should", "must", "must_not"]
"""How a clause counts for its group."""

ScoreComponent = Literal[
    "burstiness",
    "title",
    "pairs",
    "variants",
    "proximity",
    "article",
    "feedback",
    "smoothing",
    "near-duplicates",
]
"""A component of the score that can be left out."""

Sort = Literal["relevance", "newest", "oldest"]
"""The order of the hits."""

Syntax = Literal["lenient", "strict", "plain"]
"""How a query is read."""

Within = Literal["passage", "article"]
"""Where the conditions of a query have to hold."""
