"""Threads, signals and processes."""

import concurrent.futures
import os
import signal
import threading
import time
import unittest

import dateline
import sample

QUERIES = ["Aurus limousine", '"tea service"', "treaty AND Putin", "veto*", "Jersey"]


def answers(searcher, query):
    return [(hit.passage, hit.score, hit.spans) for hit in searcher.search(query)]


class Threads(unittest.TestCase):
    def test_threads_may_share_a_searcher(self):
        searcher = sample.searcher()
        expected = {query: answers(searcher, query) for query in QUERIES}
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            jobs = [(query, pool.submit(answers, searcher, query))
                    for query in QUERIES * 40]
            jobs += [(None, pool.submit(lambda: list(searcher.articles())))
                     for _ in range(10)]
            for query, job in jobs:
                if query:
                    self.assertEqual(job.result(), expected[query])
                else:
                    self.assertEqual(len(job.result()), 38)

    def test_other_threads_run_during_a_search(self):
        query = sample.slow_query()
        steps = 0
        done = threading.Event()

        def count():
            nonlocal steps
            while not done.wait(0.005):
                steps += 1

        thread = threading.Thread(target=count)
        thread.start()
        sample.searcher().search(query)
        done.set()
        thread.join()
        self.assertGreater(steps, 5)

    def test_another_thread_can_stop_a_search(self):
        stop = dateline.StopSource()
        searcher = sample.searcher()
        timer = threading.Timer(0.05, stop.request_stop)
        timer.start()
        found = searcher.search(sample.slow_query(), stop=stop)
        timer.join()
        self.assertTrue(stop.stop_requested and found.stopped)
        self.assertTrue(searcher.search("Aurus", stop=stop).stopped)
        self.assertFalse(searcher.search("Aurus").stopped)


class Signals(unittest.TestCase):
    def after(self, seconds, function):
        timer = threading.Timer(seconds, function)
        timer.start()
        self.addCleanup(timer.join)

    def interrupt(self):
        os.kill(os.getpid(), signal.SIGINT)

    def test_ctrl_c_ends_a_search(self):
        searcher = sample.searcher()
        query = sample.slow_query()
        self.after(0.1, self.interrupt)
        with self.assertRaises(KeyboardInterrupt):
            searcher.search(query)
            time.sleep(1)  # where the search was faster
        self.assertFalse(searcher.search("Aurus").stopped)

    def test_ctrl_c_ends_the_wait_for_a_searcher(self):
        searcher = sample.searcher()
        query = sample.slow_query()
        other = threading.Thread(target=searcher.search, args=[query])
        other.start()
        self.after(0.1, self.interrupt)
        with self.assertRaises(KeyboardInterrupt):
            searcher.search("Aurus")
            time.sleep(1)
        other.join()

    def test_a_handler_that_raises_nothing_disturbs_no_search(self):
        before = signal.signal(signal.SIGUSR1, lambda *_: None)
        self.addCleanup(signal.signal, signal.SIGUSR1, before)
        self.after(0.05, lambda: os.kill(os.getpid(), signal.SIGUSR1))
        self.assertFalse(sample.searcher().search(sample.slow_query()).stopped)

    def test_a_handler_may_search_by_another_searcher(self):
        searcher = sample.searcher()
        query = sample.slow_query()
        found = []

        def search(*_):
            found.append(len(sample.searcher().search("Aurus")))
            try:
                searcher.search("Aurus")
            except RuntimeError as error:
                found.append(str(error))

        before = signal.signal(signal.SIGUSR1, search)
        self.addCleanup(signal.signal, signal.SIGUSR1, before)
        self.after(0.05, lambda: os.kill(os.getpid(), signal.SIGUSR1))
        searcher.search(query)
        time.sleep(0.1)
        self.assertEqual(found[0], 1)
        self.assertIn("needs a Searcher of its own", found[1])


class Processes(unittest.TestCase):
    def test_a_process_made_by_fork_searches(self):
        searcher = sample.searcher()
        expected = answers(searcher, "Aurus")
        process = os.fork()
        if process == 0:
            status = 1
            try:
                signal.alarm(20)
                inherited = answers(searcher, "Aurus") == expected
                own = answers(sample.searcher(), "Aurus") == expected
                status = 0 if inherited and own else 1
            finally:
                os._exit(status)
        _, status = os.waitpid(process, 0)
        self.assertEqual(status, 0)


if __name__ == "__main__":
    unittest.main()
