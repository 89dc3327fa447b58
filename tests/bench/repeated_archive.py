#!/usr/bin/env python3
"""Usage: repeated_archive.py MEGABYTES FILE... >articles.jsonl

Repeats the articles of JSON lines files (.gz too) until there are so many
megabytes of them. In each repetition ids, numbers, and the vowels of names are
others, so that an index of it has as many articles, and about as many different
words, as an archive of this size. The same in each run.
"""
import gzip
import json
import random
import re
import sys

NUMBER = re.compile(r"[0-9]+")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
VOWELS = "aeiou"


def articles(files):
    for file in files:
        opened = gzip.open if file.endswith(".gz") else open
        with opened(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


class Changer:
    """Changes texts. Of three names two stay, as in an archive."""

    def __init__(self, repetition):
        self.random = random.Random(repetition)
        self.names = {}

    def name(self, match):
        name = match.group()
        if name not in self.names:
            stays = self.random.random() < 0.67
            self.names[name] = name if stays else name[0] + "".join(
                self.random.choice(VOWELS) if c in VOWELS else c
                for c in name[1:])
        return self.names[name]

    def number(self, match):
        size = len(match.group())
        if size == 4 and match.group()[:2] in ("19", "20"):
            return match.group()  # a year
        return str(self.random.randrange(10 ** (size - 1), 10 ** size))

    def text(self, text):
        return NUMBER.sub(self.number, NAME.sub(self.name, text))


def main():
    left = float(sys.argv[1]) * 1e6
    repetition = 0
    while True:
        changer = Changer(repetition)
        for article in articles(sys.argv[2:]):
            if repetition > 0:
                article["title"] = changer.text(article.get("title") or "")
                article["text"] = changer.text(article["text"])
            number = article.pop("_id", None) or article.get("id")
            article["id"] = f"{repetition}-{number}"
            line = json.dumps(article, ensure_ascii=False) + "\n"
            sys.stdout.write(line)
            left -= len(line.encode())
            if left <= 0:
                return
        repetition += 1


main()
