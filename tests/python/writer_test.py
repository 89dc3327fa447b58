"""Writing indexes."""

import datetime
import os
import tempfile
import unittest

import dateline


class Writer(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="dateline-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.index = os.path.join(folder.name, "idx")

    def found(self, query):
        return [hit.article for hit in dateline.Searcher(self.index).search(query)]

    def test_what_is_committed_is_found(self):
        with dateline.IndexWriter(self.index) as writer:
            name = writer.add(id="zug", title="Züge", text="Über 😀 Züge in Köln.",
                              date=datetime.date(2024, 5, 1), source="Bote",
                              author=None, language="de")
            self.assertEqual((name, writer.pending), ("zug", 1))
            report = writer.commit()
            self.assertEqual((report.added, report.passages, writer.pending), (1, 1, 0))
            self.assertEqual((report.messages, report.more_messages), ([], 0))
            self.assertEqual(writer.check(), [])
            self.assertEqual((writer.size().passages, writer.size().dead), (1, 0))
        (hit,) = dateline.Searcher(self.index).search("Köln")
        self.assertEqual((hit.article, hit.date, hit.source, hit.author),
                         ("zug", "2024-05-01", "Bote", None))

    def test_an_article_of_an_index_can_be_added_again(self):
        with dateline.IndexWriter(self.index) as writer:
            writer.add(url="https://x.example/1", text="Trains.", date="2024")
            writer.commit()
            (article,) = dateline.Searcher(self.index).articles()
            fields = ("id", "title", "text", "source", "date", "url", "language",
                      "author")
            writer.add(**{name: getattr(article, name) for name in fields})
            report = writer.commit()
            self.assertEqual((report.added, report.replaced + report.unchanged), (0, 1))
        self.assertEqual(len(self.found("trains")), 1)

    def test_files_are_read_as_the_tool_reads_them(self):
        path = os.path.join(self.folder, "a.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write("A headline\n\nTrains of Cologne.\n")
        with dateline.IndexWriter(self.index) as writer:
            writer.add_files(path)
            self.assertEqual(writer.commit().added, 1)
        self.assertEqual(len(self.found("Cologne")), 1)

    def test_articles_are_removed_and_unknown_ids_are_named(self):
        with dateline.IndexWriter(self.index) as writer:
            writer.add(id="a", text="Trains.")
            writer.commit()
            writer.remove("a")
            writer.remove("b")
            report = writer.commit()
            self.assertEqual((report.removed, report.not_found), (1, ["b"]))
            writer.remove("b")
            with self.assertRaises(dateline.Error):
                writer.commit(strict=True)
            self.assertEqual(writer.pending, 1)
            writer.rollback()
            self.assertEqual(writer.pending, 0)
            writer.merge()
            writer.purge()

    def test_what_is_not_committed_is_dropped(self):
        with dateline.IndexWriter(self.index) as writer:
            writer.add(id="a", text="Trains.")
            writer.commit()
            writer.add(id="b", text="Other trains.")
            self.assertEqual(writer.commit(dry_run=True).added, 1)
        self.assertEqual(self.found("trains"), ["a"])

    def test_a_commit_can_be_stopped(self):
        stop = dateline.StopSource()
        stop.request_stop()
        with dateline.IndexWriter(self.index) as writer:
            writer.add(id="a", text="Trains.")
            with self.assertRaises(dateline.BatchStoppedError):
                writer.commit(stop=stop)
            self.assertEqual(writer.commit().added, 1)

    def test_a_second_writer_is_refused(self):
        with dateline.IndexWriter(self.index):
            with self.assertRaisesRegex(dateline.IndexUnusableError, "being written"):
                dateline.IndexWriter(self.index)
        dateline.IndexWriter(self.index).close()

    def test_a_process_made_by_fork_does_not_write(self):
        with dateline.IndexWriter(self.index) as writer:
            writer.add(id="a", text="Trains.")
            process = os.fork()
            if process == 0:
                refused = 0
                for write in (writer.commit, lambda: writer.add(id="b", text="Buses.")):
                    try:
                        write()
                    except dateline.IndexUnusableError:
                        refused += 1
                writer.close()
                os._exit(0 if refused == 2 else 1)
            self.assertEqual(os.waitpid(process, 0)[1], 0)
            self.assertEqual(writer.commit().added, 1)
        self.assertEqual(self.found("trains"), ["a"])

    def test_a_closed_writer_says_so(self):
        writer = dateline.IndexWriter(self.index)
        writer.close()
        writer.close()
        with self.assertRaisesRegex(dateline.Error, "closed"):
            writer.add(id="a", text="Trains.")

    def test_what_is_no_article_is_refused(self):
        with dateline.IndexWriter(self.index) as writer:
            for fields in ({"title": "no id"}, {"id": "a"}, {"id": "a", "text": "\udcff"}):
                with self.assertRaises(dateline.Error):
                    writer.add(**fields)
            with self.assertRaises(UnicodeEncodeError):
                writer.add(id="a", text="\ud800")
            with self.assertRaises(TypeError):
                writer.add("a")
            self.assertEqual(writer.pending, 0)

    def test_an_index_may_have_to_exist(self):
        with self.assertRaises(dateline.IndexUnusableError):
            dateline.IndexWriter(self.index, must_exist=True)


if __name__ == "__main__":
    unittest.main()
