#!/usr/bin/env python3
"""Usage: python_calls.py LATENCY INDEX QUERIES [REPETITIONS]

Times searches through the Python module beside the same in C++, which LATENCY, the
program of tests/bench/latency.cpp, does: ten hits for each line of QUERIES, read as
plain words, nothing counted, after one untimed pass. The module is that of PYTHONPATH.
Prints calls a second, and of one call the median of the time that passed and of the
processor's time, in milliseconds:

    C++                  620 calls/s  p50=1.210 cpu_p50=1.190
    main thread          600 calls/s  p50=1.250 cpu_p50=1.230
    ...

The processor's time is what to compare while other programs run. The main thread
pays for Ctrl-C: see query/python/search_thread.hpp.
"""

import os
import re
import statistics
import subprocess
import sys
import threading
import time

import dateline


def nothing(results):
    return len(results)


def attributes(results):
    return [(hit.rank, hit.passage, hit.text, hit.spans) for hit in results]


def rows(results):
    return results.to_dicts()


def search_all(searcher, queries, repetitions, read):
    """Seconds of each call, and the processor's."""
    passed, used = [], []
    for repetition in range(repetitions + 1):
        for query in queries:
            begin, cpu = time.perf_counter(), time.process_time()
            read(searcher.search(query, counting="none"))
            if repetition > 0:
                used.append(time.process_time() - cpu)
                passed.append(time.perf_counter() - begin)
    return passed, used


def in_a_thread(function):
    """What a function returns in another thread than the main one."""
    answers = []
    thread = threading.Thread(target=lambda: answers.append(function()))
    thread.start()
    thread.join()
    return answers[0]


def calls_in_threads(count, index, queries, repetitions):
    """Calls a second with a Searcher for each of some threads."""
    def search():
        search_all(dateline.Searcher(index), queries, repetitions, nothing)

    threads = [threading.Thread(target=search) for _ in range(count)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return count * (repetitions + 1) * len(queries) / (time.perf_counter() - begin)


def report(name, calls, medians=""):
    print(f"{name:26}{calls:6.0f} calls/s  {medians}".rstrip(), flush=True)


def report_times(name, times):
    passed, used = times
    report(name, len(passed) / sum(passed),
           f"p50={1000 * statistics.median(passed):.3f} "
           f"cpu_p50={1000 * statistics.median(used):.3f}")


def report_latency(program, index, file, repetitions):
    command = [program, index, file, "or", str(repetitions)]
    line = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    times = dict(re.findall(r"(\w+)=([0-9.]+)", line))
    report("C++", 1000 / float(times["mean"]),
           f"p50={times['p50']} cpu_p50={times['cpu_p50']}")


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    program, index, file = sys.argv[1:4]
    repetitions = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    with open(file, encoding="utf-8") as lines:
        queries = [dateline.Query.parse(line.rstrip("\n"), syntax="plain")
                   for line in lines]
    searcher = dateline.Searcher(index)

    report_latency(program, index, file, repetitions)
    for name, read in (("main thread", nothing), ("  and four attributes", attributes),
                       ("  and to_dicts()", rows)):
        report_times(name, search_all(searcher, queries, repetitions, read))
    report_times("another thread",
                 in_a_thread(lambda: search_all(searcher, queries, repetitions, nothing)))
    for count in sorted({2, os.cpu_count()}):
        report(f"{count} threads",
               calls_in_threads(count, index, queries, repetitions))


if __name__ == "__main__":
    main()
