#!/usr/bin/env python3
"""Usage: hostile_queries.py COUNT >queries.txt

COUNT lines that a batch of searches may meet, the same in each run: names and
headlines, operators, unbalanced quotes, URLs, bytes that are not UTF-8, NUL,
control characters, empty lines, and a few of ten megabytes.
"""
import random
import sys

WORDS = ("president minister sanctions veto treaty limousine Aurus UN U.N. US "
         "Zelenskyy Müller São d'Ivoire co-operation F-16 COVID-19 élection "
         "平壤 普京 Путин 東京 police court election strike bank rate").split()
PIECES = ["AND", "OR", "NOT", "NEAR/5", "ONEAR/0", "(", ")", "((((", '"', "'",
          "+", "-", "--", "*", "a*", "~", "x~9", ":", "title:", "after:2024-99",
          "http://example.org/a?b=c&d", "C:\\temp\\*.doc", "50%", "$(rm -rf .)",
          ";", "|", "<script>", "=1+1", "%s%n", "\\", "\u202e", "\ufeff",
          "e\u0301", "\u200b", "\U0001f600", "..", "@", "#", "a/b/c", "NEAR/"]


def words(rng):
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 6)))


def mixture(rng):
    return " ".join(rng.choice(WORDS if rng.random() < 0.5 else PIECES)
                    for _ in range(rng.randint(1, 12)))


def noise(rng):
    line = bytes(rng.randrange(256) for _ in range(rng.randint(1, 200)))
    return line.replace(b"\n", b" ")


def long_line(rng):
    return (words(rng) + " ").encode() * rng.randint(10, 2000)


def line(rng, number):
    if number % 2500 == 1250:
        return b"x" * 10_000_000 if number % 5000 == 1250 else \
            b"veto sanctions " * 700_000
    kind = rng.random()
    if kind < 0.45:
        return words(rng).encode()
    if kind < 0.75:
        return mixture(rng).encode()
    if kind < 0.85:
        return noise(rng)
    if kind < 0.90:
        return words(rng).encode() + b"\0" + words(rng).encode()
    if kind < 0.94:
        return words(rng).encode("utf-16-le").replace(b"\n", b" ")
    if kind < 0.96:
        return long_line(rng)
    return rng.choice([b"", b" ", b"\t\t", b"\r", b'"', b"\xff"])


def main():
    rng = random.Random(1)
    for number in range(int(sys.argv[1])):
        sys.stdout.buffer.write(line(rng, number) + b"\n")


main()
