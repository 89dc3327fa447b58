"""The index of the sample articles, and small ones that tests make.

DATELINE_SAMPLE_INDEX and DATELINE_INDEX_TOOL say where index and tool are.
"""

import json
import os
import re
import subprocess
import tempfile

import dateline

INDEX = os.environ["DATELINE_SAMPLE_INDEX"]

AURUS = "harbour-dispatch.example/2024/06/19/pyongyang-summit-gifts"


def searcher():
    return dateline.Searcher(INDEX)


def index_of(*articles):
    """The folder of an index of these articles, dicts as in JSON lines. It is deleted
    when what is returned is."""
    folder = tempfile.TemporaryDirectory(prefix="dateline-")
    lines = "".join(json.dumps(article) + "\n" for article in articles)
    command = [os.environ["DATELINE_INDEX_TOOL"], "-q", "-d", folder.name + "/idx", "-"]
    subprocess.run(command, input=lines, text=True, check=True)
    return folder


def slow_query():
    """A query that takes about a second: it looks for hundreds of words and for what is
    spelt like them."""
    words = {word for article in searcher().articles()
             for word in re.findall(r"\w{4,}", article.text)}
    return "article:(" + " OR ".join(f"{word}~" for word in sorted(words)[:400]) + ")"
