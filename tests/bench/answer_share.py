#!/usr/bin/env python3
"""Usage: answer_share.py DATELINE_QUERY INDEX QUERIES [OPTION...]

Prints for what share of the questions one of the first 1, 5 and 10 passages holds
the answer as it stands. QUERIES are JSON lines with "text" and "answer"; options
are dateline-query's, such as --without all. Letters are compared without case,
accents and punctuation. Questions without an answer are counted and left out.
"""
import json
import re
import subprocess
import sys
import unicodedata

RANKS = (1, 5, 10)


def folded(text):
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", plain)
    return f" {' '.join(words)} "


def passages(tool, index, question, options):
    """The texts of the best passages, best first; none if nothing is found."""
    command = [tool, "--no-config", "-d", index, "-n", str(max(RANKS)), "--syntax",
               "plain", "--format", "jsonl", *options, "--", question]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        sys.exit(done.stderr)
    return [json.loads(line)["text"] for line in done.stdout.splitlines()]


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    tool, index, queries, *options = sys.argv[1:]
    found = dict.fromkeys(RANKS, 0)
    asked = without_answer = 0
    with open(queries, encoding="utf-8") as lines:
        for line in lines:
            topic = json.loads(line)
            answer = folded(topic.get("answer") or "")
            if not answer.strip():
                without_answer += 1
                continue
            asked += 1
            texts = [folded(text) for text in
                     passages(tool, index, topic["text"], options)]
            for rank in RANKS:
                found[rank] += any(answer in text for text in texts[:rank])
    shares = "  ".join(f"first {rank}: {100 * found[rank] / max(asked, 1):.1f} %"
                       for rank in RANKS)
    print(f"{asked} questions ({without_answer} without an answer)  {shares}")


main()
