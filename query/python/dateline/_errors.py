"""The exceptions of this package. Both of its extensions raise these."""


class Error(Exception):
    """The base of all exceptions that Dateline raises by itself.

    Its text is a message for users: it names the act, the thing, the reason, and the
    remedy where there is one.
    """

    __module__ = "dateline"


class IndexUnusableError(Error):
    """An index is missing, damaged, locked, or made by another analyser or schema."""

    __module__ = "dateline"


class BatchStoppedError(Error):
    """A commit was asked to stop before it published its batch."""

    __module__ = "dateline"


class QueryError(Error):
    """A query could not be read in strict mode, or a date of the filters."""

    __module__ = "dateline"

    offset: int
    """The character of the query, from 0; 0 for a date of the filters."""

    def __init__(self, message, offset=0):
        super().__init__(message)
        self.offset = offset
