# tests/python/make_stub.py prints this, and a test compares it.
import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import final, overload

from ._errors import (
    BatchStoppedError as BatchStoppedError,
    Error as Error,
    IndexUnusableError as IndexUnusableError,
    QueryError as QueryError,
)
from ._names import (
    Cause as Cause,
    Counting as Counting,
    Facet as Facet,
    MatchLevel as MatchLevel,
    NodeKind as NodeKind,
    Occur as Occur,
    ScoreComponent as ScoreComponent,
    Sort as Sort,
    Syntax as Syntax,
    Within as Within,
)

__version__: str

_Path = str | bytes | os.PathLike[str] | os.PathLike[bytes]
_Row = dict[str, str | int | float | None]

@final
class AdjacentPassages:
    """The passages around a passage."""

    @property
    def before(self) -> list[Hit]:
        """In reading order."""
    @property
    def after(self) -> list[Hit]:
        """In reading order."""

@final
class Article:
    """An article as the index holds it."""

    @property
    def id(self) -> str:
        """Its id."""
    @property
    def title(self) -> str:
        """'' if it has none."""
    @property
    def source(self) -> str | None:
        """Who published it, or None."""
    @property
    def date(self) -> str | None:
        """'YYYY-MM-DD', 'YYYY-MM', 'YYYY', or None."""
    @property
    def language(self) -> str | None:
        """ISO 639-1, as declared or detected, or None."""
    @property
    def url(self) -> str | None:
        """Its address, or None."""
    @property
    def author(self) -> str | None:
        """Who wrote it, or None."""
    @property
    def origin(self) -> str | None:
        """Path of the file that it was read from, or None."""
    @property
    def line(self) -> int | None:
        """Of `origin`, from 1, where its record begins, or None."""
    @property
    def passages(self) -> int:
        """How many it has."""
    @property
    def copies(self) -> list[ArticleCopy]:
        """Articles that say word for word the same, ascending by id."""
    @property
    def text(self) -> str:
        """As it was indexed; '' with `texts=False`."""
    def to_dict(self) -> _Row:
        """A flat dict, as a row of a table: texts, numbers and None."""

@final
class ArticleCopy:
    """Another article that says word for word the same."""

    @property
    def id(self) -> str:
        """Its id."""
    @property
    def url(self) -> str | None:
        """Its address, or None."""
    @property
    def origin(self) -> str | None:
        """Path of the file that it was read from, or None."""
    @property
    def line(self) -> int | None:
        """Of `origin`, from 1, where its record begins, or None."""

@final
class Articles:
    """Goes through articles once, and sees the index as it was
    when this was made.
    """

    @property
    def size(self) -> int:
        """How many articles there are, with those that were returned."""
    def skip(self, count: int) -> None:
        """Leaves out the next ones. Reads none."""
    def __iter__(self) -> Articles: ...
    def __next__(self) -> Article:
        """The next article. Raises IndexUnusableError if the index is
        damaged there, and goes on behind that article.
        """

@final
class CommitReport:
    """What became of a batch."""

    @property
    def added(self) -> int:
        """Articles whose id the index did not have."""
    @property
    def replaced(self) -> int:
        """Articles whose id it had with other content."""
    @property
    def unchanged(self) -> int:
        """Articles whose id it had with the same content."""
    @property
    def duplicate(self) -> int:
        """Articles that come again later in the batch, or are copies."""
    @property
    def collided(self) -> int:
        """Articles whose id comes again with other content."""
    @property
    def failed(self) -> int:
        """Records that are no article."""
    @property
    def passed_over(self) -> int:
        """Records that are not meant to be an article."""
    @property
    def unread_files(self) -> int:
        """Files that have not changed since they were read."""
    @property
    def removed(self) -> int:
        """Articles removed by name, or because their file or line is gone."""
    @property
    def not_found(self) -> list[str]:
        """Ids to remove that the index did not have."""
    @property
    def copies(self) -> int:
        """Of the duplicate: with the words of an article with another id."""
    @property
    def doubled(self) -> int:
        """With the words of an article that the index had before."""
    @property
    def unread_dates(self) -> int:
        """Dates that were given and not read."""
    @property
    def passages(self) -> int:
        """Of the articles added and replaced."""
    @property
    def text_bytes(self) -> int:
        """Of every article read, titles included."""
    @property
    def messages(self) -> list[IndexingMessage]:
        """The first 1,000."""
    @property
    def more_messages(self) -> int:
        """That there is no room for."""

@final
class CrossCount:
    """How many passages have a value of each of two facets."""

    @property
    def passages(self) -> int:
        """Passages that match."""
    @property
    def articles(self) -> int:
        """Articles that have such a passage."""
    @property
    def stories(self) -> int:
        """Stories that have such an article; 0 without `count_stories=True`."""

@final
class CrossTable:
    """The counts of two facets as a table of one by the other."""

    @property
    def rows(self) -> FacetCounts:
        """The totals of the rows."""
    @property
    def columns(self) -> FacetCounts:
        """The totals of the columns."""
    @property
    def cells(self) -> list[list[CrossCount]]:
        """By row, then by column."""
    @property
    def total(self) -> CrossCount:
        """Of the whole table."""
    def to_dicts(self) -> list[_Row]:
        """A flat dict for each cell, as rows of a table."""

@final
class Diagnosis:
    """What is known of a search that finds nothing or little."""

    @property
    def cause(self) -> Cause:
        """'none', 'empty_index', 'no_words', 'unknown_word',
        'wrong_order', 'other_form', 'too_far', 'apart', 'filter' or
        'excluded'.
        """
    @property
    def about(self) -> list[str]:
        """The parts of the query that are the cause."""
    @property
    def articles(self) -> int:
        """Of 'apart': that have all of `about`, in different passages."""
    @property
    def words(self) -> list[WordCount]:
        """In the query's order, without excluded ones."""
    @property
    def corrected(self) -> str | None:
        """The query with likelier spellings that finds something, or None."""
    @property
    def stopped(self) -> bool:
        """Whether time was up before it was complete."""
    @property
    def text(self) -> str:
        """All of this for people, in one to five lines, or ''."""

@final
class ElsewhereMatch:
    """Another passage of the article, the first that has
    some of the words.
    """

    @property
    def words(self) -> list[str]:
        """As the user wrote them."""
    @property
    def passage(self) -> str:
        """Its id."""
    @property
    def paragraph(self) -> int:
        """In which it begins, from 1."""
    @property
    def offset(self) -> int:
        """As in Hit."""
    @property
    def text(self) -> str:
        """Of the passage."""
    @property
    def spans(self) -> list[tuple[int, int]]:
        """What matched, as (begin, end) in characters of `text`, in order."""
    @property
    def byte_spans(self) -> list[tuple[int, int]]:
        """The same in bytes of `text` in UTF-8."""
    @property
    def continuation(self) -> list[FollowingPassage]:
        """As in Hit."""
    def highlight(
        self,
        before: str = "[[", after: str = "]]",
        *,
        escape: Callable[[str], str] | None = None,
    ) -> str:
        """The text with `before` and `after` around what matched.

        `escape` is called with each piece of the text: give `html.escape` where
        the marks are tags of HTML.
        """

@final
class Explanation:
    """How a score came about: it is the sum of all parts."""

    @property
    def language(self) -> str:
        """Of the passage, whose rules were used."""
    @property
    def passages(self) -> float:
        """How many there are in all languages that were searched."""
    @property
    def length(self) -> float:
        """Of the passage, in tokens."""
    @property
    def mean_length(self) -> float:
        """Of the passages of the language, in tokens."""
    @property
    def terms(self) -> list[TermScore]:
        """The words of the query, in its order."""
    @property
    def parts(self) -> dict[str, float]:
        """The summands that belong to no single word, by their names."""
    def sum(self) -> float:
        """All parts together: the score."""

@final
class FacetCount:
    """How many passages have one value."""

    @property
    def value(self) -> str | None:
        """The value; None for passages without one."""
    @property
    def passages(self) -> int:
        """Passages that match."""
    @property
    def articles(self) -> int:
        """Articles that have such a passage."""
    @property
    def stories(self) -> int:
        """Stories that have such an article; 0 without `count_stories=True`."""

@final
class FacetCounts:
    """The counts of all values of a facet: a sequence of FacetCount."""

    @property
    def facet(self) -> Facet:
        """'source', 'language', 'year', 'month' or 'day'."""
    def timeline(self) -> Timeline:
        """The same with a zero for each date between.

        Raises ValueError if it is not by year, month or day.
        """
    def to_dicts(self) -> list[_Row]:
        """A flat dict for each, as rows of a table."""
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[FacetCount]: ...
    @overload
    def __getitem__(self, place: int) -> FacetCount: ...
    @overload
    def __getitem__(self, place: slice) -> list[FacetCount]: ...

@final
class FollowingPassage:
    """A passage behind a hit into which a match runs."""

    @property
    def passage(self) -> str:
        """Its id."""
    @property
    def paragraph(self) -> int:
        """In which it begins, from 1."""
    @property
    def offset(self) -> int:
        """As in Hit."""
    @property
    def text(self) -> str:
        """Of the passage."""
    @property
    def spans(self) -> list[tuple[int, int]]:
        """What matched, as (begin, end) in characters of `text`, in order."""
    @property
    def byte_spans(self) -> list[tuple[int, int]]:
        """The same in bytes of `text` in UTF-8."""
    def highlight(
        self,
        before: str = "[[", after: str = "]]",
        *,
        escape: Callable[[str], str] | None = None,
    ) -> str:
        """The text with `before` and `after` around what matched.

        `escape` is called with each piece of the text: give `html.escape` where
        the marks are tags of HTML.
        """

@final
class Hit:
    """One passage that answers a query. It outlives the Searcher."""

    @property
    def rank(self) -> int:
        """1 is best; 0 if the hit is not from a result list."""
    @property
    def score(self) -> float:
        """Higher is better; compare it within one result list only."""
    @property
    def passage(self) -> str:
        """Id of the passage: the article's id, '#' and `ordinal`."""
    @property
    def article(self) -> str:
        """Id of the article."""
    @property
    def title(self) -> str:
        """Of the article; '' if it has none."""
    @property
    def source(self) -> str | None:
        """Who published it, or None."""
    @property
    def date(self) -> str | None:
        """'YYYY-MM-DD', 'YYYY-MM', 'YYYY', or None."""
    @property
    def language(self) -> str | None:
        """ISO 639-1, or None."""
    @property
    def url(self) -> str | None:
        """The article's address, or None."""
    @property
    def author(self) -> str | None:
        """Who wrote it, or None."""
    @property
    def origin(self) -> str | None:
        """Path of the file that the article was read from, or None."""
    @property
    def line(self) -> int | None:
        """Of `origin`, from 1, where the article's record begins, or None."""
    @property
    def copies(self) -> list[ArticleCopy]:
        """Articles that say word for word the same, ascending by id."""
    @property
    def ordinal(self) -> int:
        """Of the passage in its article, from 1."""
    @property
    def paragraph(self) -> int:
        """In which the passage begins, from 1."""
    @property
    def offset(self) -> int:
        """Of the passage, in bytes of the text file or of the record's text."""
    @property
    def length(self) -> int:
        """Of the passage, in bytes."""
    @property
    def text(self) -> str:
        """Of the passage, as it stands in the article."""
    @property
    def spans(self) -> list[tuple[int, int]]:
        """What matched, as (begin, end) in characters of `text`, in order."""
    @property
    def byte_spans(self) -> list[tuple[int, int]]:
        """The same in bytes of `text` in UTF-8."""
    @property
    def title_spans(self) -> list[tuple[int, int]]:
        """What matched in `title`, in characters; only of an article's first
        passage.
        """
    @property
    def byte_title_spans(self) -> list[tuple[int, int]]:
        """The same in bytes of `title` in UTF-8."""
    def highlight(
        self,
        before: str = "[[", after: str = "]]",
        *,
        escape: Callable[[str], str] | None = None,
    ) -> str:
        """The text with `before` and `after` around what matched.

        `escape` is called with each piece of the text: give `html.escape` where
        the marks are tags of HTML.
        """
    def highlight_title(
        self,
        before: str = "[[", after: str = "]]",
        *,
        escape: Callable[[str], str] | None = None,
    ) -> str:
        """The same of the title."""
    @property
    def matches(self) -> list[WordMatch]:
        """How each word of the query matched, in its order."""
    @property
    def why(self) -> str:
        """`matches` as one line for people."""
    @property
    def continuation(self) -> list[FollowingPassage]:
        """The passages behind it into which a phrase or NEAR runs."""
    @property
    def elsewhere(self) -> list[ElsewhereMatch]:
        """Where the article has words of article:(...) that the passage
        lacks.
        """
    @property
    def more_in_article(self) -> int:
        """Passages of the article that match and that `max_per_article`
        keeps off the list; set on the article's last hit.
        """
    @property
    def explanation(self) -> Explanation | None:
        """How the score came about, with `explain=True`; else None."""
    def to_dict(self) -> _Row:
        """A flat dict, as a row of a table: texts, numbers and None."""

@final
class IndexSize:
    """What an index is made of."""

    @property
    def segments(self) -> int:
        """Pieces that each search looks into."""
    @property
    def passages(self) -> int:
        """Those that are found."""
    @property
    def dead(self) -> int:
        """Passages that are still in the files, and not found."""

@final
class IndexStatistics:
    """What an index holds."""

    @property
    def passages(self) -> int:
        """How many there are."""
    @property
    def articles(self) -> int:
        """Without copies."""
    @property
    def copies(self) -> int:
        """Articles that say what one of those says."""
    @property
    def undated_articles(self) -> int:
        """Articles without a date."""
    @property
    def first_date(self) -> str | None:
        """Of an article, or None."""
    @property
    def last_date(self) -> str | None:
        """Of an article, or None."""
    @property
    def languages(self) -> FacetCounts:
        """Of all passages."""
    @property
    def sources(self) -> FacetCounts:
        """Of all passages."""
    @property
    def years(self) -> FacetCounts:
        """Of all passages."""
    @property
    def bytes(self) -> int:
        """On disk, without what is older than the last batch."""
    @property
    def posting_bytes(self) -> int:
        """Of these: lists of terms, and values."""
    @property
    def text_bytes(self) -> int:
        """Of these: the articles, compressed."""
    @property
    def trace_bytes(self) -> int:
        """Of these: the tokens of each passage."""
    @property
    def segments(self) -> int:
        """Pieces that each search looks into."""
    @property
    def dead_passages(self) -> int:
        """Of removed and replaced articles: no search finds them."""
    @property
    def last_batch(self) -> datetime.datetime:
        """When it was written: a datetime in UTC."""
    @property
    def schema(self) -> int:
        """Version of the index's format."""
    @property
    def analyser(self) -> str:
        """Fingerprint of the rules that made its terms."""

@final
class IndexWriter:
    """Changes one index in batches, which commit() publishes.

    It has the index for itself until it is closed.
    """

    def __init__(
        self,
        index: _Path,
        *,
        default_language: str | None = None,
        threads: int = 1,
        patience: float | datetime.timedelta | None = None,
        must_exist: bool = False,
    ) -> None:
        """Makes the index if there is none.

        default_language: of articles whose language is not known.
        threads: more help from about a megabyte of text on.
        patience: seconds to wait for another writer.
        must_exist: whether no index is made.

        Raises IndexUnusableError if another writer has it.
        """
    def close(self) -> None:
        """Drops what is pending, and lets others write."""
    def __enter__(self) -> IndexWriter: ...
    def __exit__(self, *args: object) -> None:
        """Closes the writer. What was not committed is dropped."""
    def add(
        self,
        *,
        id: str | None = None,
        title: str | None = None,
        text: str | None = None,
        source: str | None = None,
        date: str | datetime.date | None = None,
        url: str | None = None,
        language: str | None = None,
        author: str | None = None,
    ) -> str:
        """Adds an article, or puts it in the place of the one with its id.

        It needs an id or the address of its page, and a title or a text.
        Returns its id. Raises Error if it cannot be added.
        """
    def add_files(self, path: _Path) -> None:
        """Adds what is in a file or folder, which commit() reads."""
    def remove(self, id: str) -> None:
        """Removes the article or copy with this id."""
    def rollback(self) -> None:
        """Forgets what is pending."""
    @property
    def pending(self) -> int:
        """How many articles, paths and ids to remove are pending."""
    def commit(
        self,
        *,
        strict: bool = False,
        dry_run: bool = False,
        prune: bool = False,
        force_prune: bool = False,
        stop: StopSource | None = None,
    ) -> CommitReport:
        """Publishes all that is pending, whole or not at all.

        strict: whether anything that fails makes it raise.
        dry_run: whether nothing is published, and all stays pending.
        prune: whether articles whose file is gone are removed.
        force_prune: also where it is likelier that a disk is not mounted.
        stop: a StopSource by which another thread can end it.

        Raises IndexUnusableError, BatchStoppedError or Error, and then
        publishes nothing.
        """
    def merge(self) -> None:
        """Merges all parts into one, for the fastest searches."""
    def purge(self) -> None:
        """Takes the text of all that was removed out of every file."""
    def check(self) -> list[str]:
        """Compares the index with its checksums and its own text, and returns
        what does not fit.
        """
    def size(self) -> IndexSize:
        """What the index is made of, without what is pending."""

@final
class IndexingMessage:
    """What there is to say of one article or file."""

    @property
    def kind(self) -> str:
        """'failure', 'collision', 'note' or 'unread_date'."""
    @property
    def about(self) -> str:
        """The id of an article that was added; of a file its path and line."""
    @property
    def text(self) -> str:
        """For people."""

@final
class Note:
    """Something that the user should know about a query."""

    @property
    def text(self) -> str:
        """For people, one line."""
    @property
    def begin(self) -> int:
        """First character of the query that it is about; `begin` and `end`
        are both 0 if it is about all of it.
        """
    @property
    def end(self) -> int:
        """Behind the last of these characters."""

@final
class Query:
    """A parsed query: a value that any thread may use."""

    @property
    def text(self) -> str:
        """As the user wrote it."""
    @property
    def notes(self) -> list[Note]:
        """On parts that cannot be used."""
    @property
    def root(self) -> QueryNode:
        """The tree: a group, without children if nothing is to be looked for."""
    def same_meaning(self, other: Query) -> bool:
        """Whether the trees of both are equal."""
    @staticmethod
    def parse(text: str, *, syntax: Syntax = "lenient") -> Query:
        """Reads a query.

        'lenient' never fails, and notes what cannot be used;
        'strict' raises QueryError instead; 'plain' has no operators.
        """

@final
class QueryNode:
    """A node of the tree that a query is read as."""

    @property
    def kind(self) -> NodeKind:
        """'word', 'literal', 'phrase', 'prefix', 'wildcard', 'fuzzy',
        'near', 'field' or 'group'.
        """
    @property
    def occur(self) -> Occur:
        """In its group: 'should', 'must' or 'must_not'."""
    @property
    def text(self) -> str:
        """Of a leaf or of a field's value, without operators."""
    @property
    def field(self) -> str:
        """Name of a field, or ''."""
    @property
    def distance(self) -> int:
        """Of near in words, of fuzzy in edits."""
    @property
    def ordered(self) -> bool:
        """Of near."""
    @property
    def quoted(self) -> bool:
        """Whether it must match only because it stands in quotes."""
    @property
    def alternatives(self) -> bool:
        """Whether the clauses of a group are joined by OR."""
    @property
    def children(self) -> list[QueryNode]:
        """Of a group, near or field."""
    @property
    def begin(self) -> int:
        """Character of the query's text."""
    @property
    def end(self) -> int:
        """Behind its last character."""
    @property
    def is_filter(self) -> bool:
        """Whether it restricts what is found without a score."""

@final
class Results:
    """What a search found: a sequence of Hit."""

    @property
    def hits(self) -> list[Hit]:
        """Of the page, in the order that `sort` asks for."""
    @property
    def notes(self) -> list[Note]:
        """On parts of the query that were not used."""
    @property
    def total_passages(self) -> int:
        """Passages that match, on all pages."""
    @property
    def total_articles(self) -> int:
        """Articles that have such a passage."""
    @property
    def total_is_exact(self) -> bool:
        """Whether both totals are exact; else they are estimates."""
    @property
    def counted_passages(self) -> int:
        """Passages that `counting` asks for."""
    @property
    def counted_articles(self) -> int:
        """Articles that have such a passage."""
    @property
    def counted_stories(self) -> int:
        """Stories that have such an article; 0 without `count_stories=True`."""
    @property
    def counted_is_exact(self) -> bool:
        """Whether these are exact; else they are estimates."""
    @property
    def counted_in_a_row(self) -> bool:
        """Whether these have the words side by side."""
    @property
    def counted_words(self) -> int:
        """How many words each of these has."""
    @property
    def facets(self) -> dict[Facet, FacetCounts]:
        """The counts of each facet that was asked for, by its name."""
    @property
    def cross(self) -> CrossTable | None:
        """The counts of two facets as a table, or None."""
    @property
    def relaxed(self) -> bool:
        """Whether hits are without what the query has in quotes."""
    @property
    def stopped(self) -> bool:
        """Whether the search ended early; a note says more."""
    def to_dicts(self) -> list[_Row]:
        """A flat dict for each hit, as rows of a table:
        `pandas.DataFrame(results.to_dicts())`.
        """
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Hit]: ...
    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> list[Hit]: ...

@final
class Searcher:
    """Ranked search over one index, as of its last whole batch.

    Any thread may use it, one call at a time; threads that search at the
    same time have one each.
    """

    def __init__(self, index: _Path) -> None:
        """Raises IndexUnusableError if `index` is missing, damaged, or made
        by another analyser or schema.
        """
    def search(
        self,
        query: str | Query,
        *,
        limit: int = 10,
        offset: int = 0,
        sources: str | Iterable[str] = (),
        authors: str | Iterable[str] = (),
        languages: str | Iterable[str] = (),
        date_from: str | datetime.date | None = None,
        date_to: str | datetime.date | None = None,
        sort: Sort = "relevance",
        within: Within = "passage",
        max_per_article: int = 0,
        half_life: float = 0.0,
        counting: Counting = "all",
        facets: Facet | Iterable[Facet] = (),
        cross: tuple[Facet, Facet] | None = None,
        count_stories: bool = False,
        without: ScoreComponent | Iterable[ScoreComponent] = (),
        explain: bool = False,
        timeout: float | datetime.timedelta | None = None,
        stop: StopSource | None = None,
    ) -> Results:
        """Returns the hits of one page, best first unless `sort` asks for dates.

        limit, offset: which of all hits; limit=0 returns counts alone.
        sources, authors, languages: one or more; any of them will do.
        date_from, date_to: the first and the last date, both included.
        sort: 'relevance', 'newest' or 'oldest'.
        within: 'passage' or 'article', where all conditions have to hold.
        max_per_article: how many passages of one article at most; 0 for all.
        half_life: days in which the score for being new halves; 0 for none.
        counting: 'all', 'in-a-row', 'any' or 'none', which passages count.
        facets, cross: 'source', 'language', 'year', 'month', 'day' to count by.
        count_stories: whether to count stories too.
        without: components of the score to leave out, see ScoreComponent.
        explain: whether hits have an explanation of their score.
        timeout: seconds, or a timedelta, after which the search ends with what
        it has.
        stop: a StopSource by which another thread can end it.

        Raises QueryError if a date cannot be read, and IndexUnusableError.
        """
    def similar(
        self,
        passage: str,
        *,
        limit: int = 10,
        offset: int = 0,
        sources: str | Iterable[str] = (),
        authors: str | Iterable[str] = (),
        languages: str | Iterable[str] = (),
        date_from: str | datetime.date | None = None,
        date_to: str | datetime.date | None = None,
        sort: Sort = "relevance",
        within: Within = "passage",
        max_per_article: int = 0,
        half_life: float = 0.0,
        counting: Counting = "all",
        facets: Facet | Iterable[Facet] = (),
        cross: tuple[Facet, Facet] | None = None,
        count_stories: bool = False,
        without: ScoreComponent | Iterable[ScoreComponent] = (),
        explain: bool = False,
        timeout: float | datetime.timedelta | None = None,
        stop: StopSource | None = None,
    ) -> Results:
        """Returns passages of other articles that are about the same as the one
        with this id. Options are those of search(); `languages` is not used.
        """
    def diagnose(
        self,
        query: str | Query,
        *,
        sources: str | Iterable[str] = (),
        authors: str | Iterable[str] = (),
        languages: str | Iterable[str] = (),
        date_from: str | datetime.date | None = None,
        date_to: str | datetime.date | None = None,
        timeout: float | datetime.timedelta | None = None,
        stop: StopSource | None = None,
    ) -> Diagnosis:
        """Finds out why a search finds nothing or little, and how the query's
        words may be meant. Takes as long as some dozens of searches.
        """
    def articles(
        self,
        *,
        sources: str | Iterable[str] = (),
        authors: str | Iterable[str] = (),
        languages: str | Iterable[str] = (),
        date_from: str | datetime.date | None = None,
        date_to: str | datetime.date | None = None,
        texts: bool = True,
    ) -> Articles:
        """Goes through the articles that meet the filters, by date and id."""
    def terms(self, language: str, beginning: str = "") -> Terms:
        """Goes through the terms of a language that begin so, in their
        order.
        """
    def article(self, id: str, query: str | Query | None = None) -> list[Hit]:
        """Returns all passages of an article in reading order, with what
        matches `query`; an empty list if there is no such article.
        """
    def passage(self, id: str) -> Hit | None:
        """Returns the passage with this id, or None."""
    def adjacent(self, hit: Hit, count: int) -> AdjacentPassages:
        """Returns up to `count` passages on either side of a hit."""
    def stories(self, hits: Iterable[Hit]) -> list[int]:
        """Returns for each hit the place of the first one whose article
        prints the same text.
        """
    def statistics(self) -> IndexStatistics:
        """Counts what the index holds. Reads two values of each passage."""
    def passage_count(self) -> int:
        """The number of passages in the index when it was last read."""
    def languages(self) -> list[str]:
        """The ISO 639-1 codes of the passages' languages, sorted."""
    def sources(self) -> list[str]:
        """The sources of all articles, the one with most passages first."""
    def authors(self) -> list[str]:
        """The authors of all articles, likewise."""
    def set_aliases(self, aliases: Sequence[Sequence[str]]) -> None:
        """Sets the names that are one from now on: lists of names, as
        read_aliases() returns them.
        """

@final
class Spelling:
    """A word of the index that is spelt nearly like another."""

    @property
    def word(self) -> str:
        """As it is most often written."""
    @property
    def passages(self) -> int:
        """That have it in any inflected form."""

@final
class StopSource:
    """Lets another thread end a search early."""

    def __init__(self) -> None: ...
    def request_stop(self) -> bool:
        """Ends the calls that have it as `stop`, with what they have;
        False if that was requested before.
        """
    @property
    def stop_requested(self) -> bool:
        """Whether that was requested."""

@final
class Term:
    """A term of an index."""

    @property
    def term(self) -> str:
        """A stem, folded: 'sanction'."""
    @property
    def passages(self) -> int:
        """That have it."""
    @property
    def occurrences(self) -> int:
        """In the texts of all of them, without titles."""
    def to_dict(self) -> _Row:
        """A flat dict, as a row of a table."""

@final
class TermScore:
    """What one ranked word adds to the score of a passage."""

    @property
    def term(self) -> str:
        """Its stem; the stems of a compound with spaces between."""
    @property
    def count(self) -> float:
        """How often the query has it."""
    @property
    def tf(self) -> float:
        """How often the passage has it."""
    @property
    def document_frequency(self) -> float:
        """Passages that have it."""
    @property
    def occurrences(self) -> float:
        """In all passages."""
    @property
    def idf(self) -> float:
        """Already multiplied by count and burstiness."""
    @property
    def parts(self) -> dict[str, float]:
        """The summands of the score by their names."""

@final
class Terms:
    """Goes through terms once, and sees the index as it was when
    this was made.
    """

    def __iter__(self) -> Terms: ...
    def __next__(self) -> Term:
        """The next term."""

@final
class Timeline:
    """Counts by date, as a chart needs them."""

    @property
    def buckets(self) -> list[FacetCount]:
        """Each day, month or year from the first to the last, but for gaps."""
    @property
    def gaps(self) -> list[TimelineGap]:
        """Runs of over 1000 without a passage, in their order."""
    @property
    def rest(self) -> FacetCount:
        """Passages without such a date."""
    def to_dicts(self) -> list[_Row]:
        """A flat dict for each bucket, as rows of a table."""

@final
class TimelineGap:
    """Days, months or years that a timeline leaves out."""

    @property
    def first(self) -> str:
        """The first one."""
    @property
    def last(self) -> str:
        """The last one."""
    @property
    def length(self) -> int:
        """How many there are."""

@final
class WordCount:
    """How often the index has a word."""

    @property
    def word(self) -> str:
        """As the user wrote it."""
    @property
    def begin(self) -> int:
        """Character of the query where it, or its phrase, begins."""
    @property
    def end(self) -> int:
        """Behind its last character."""
    @property
    def passages(self) -> int:
        """That have it in any inflected form."""
    @property
    def spellings(self) -> list[Spelling]:
        """Likeliest first; only of rare words."""

@final
class WordMatch:
    """How one word or phrase of the query matched."""

    @property
    def word(self) -> str:
        """As the user wrote it."""
    @property
    def level(self) -> MatchLevel:
        """'literal', 'folded', 'stemmed', 'prefix', 'wildcard', 'fuzzy',
        'alias' or 'no match'.
        """
    @property
    def found(self) -> list[str]:
        """The forms that the passage has, at most three; empty if one is
        literal and whole.
        """

def parse_aliases(text: str, file: str = "aliases") -> list[list[str]]:
    """The same from a text; `file` is its name for messages."""

def read_aliases(file: _Path) -> list[list[str]]:
    """Reads names that are one from a file, for Searcher.set_aliases().

    Raises Error, which names file and line, if it cannot be read.
    """
