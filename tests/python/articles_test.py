"""Going through all articles."""

import gc
import unittest

import dateline
import sample


class Articles(unittest.TestCase):
    def setUp(self):
        self.searcher = sample.searcher()

    def test_they_come_by_date_and_id(self):
        articles = list(self.searcher.articles())
        keys = [(article.date is None, article.date or "", article.id)
                for article in articles]
        self.assertEqual(keys, sorted(keys))
        self.assertEqual(len(articles), self.searcher.articles().size)

    def test_an_article_has_its_whole_text(self):
        for article in self.searcher.articles(sources="Harbour Dispatch"):
            passages = self.searcher.article(article.id)
            self.assertEqual(article.text, "".join(each.text for each in passages))
            self.assertEqual(article.passages, len(passages))
            self.assertEqual(article.source, "Harbour Dispatch")

    def test_texts_can_be_left_out(self):
        for article in self.searcher.articles(texts=False, languages="fr"):
            self.assertEqual((article.text, article.language), ("", "fr"))

    def test_they_can_be_skipped(self):
        ids = [article.id for article in self.searcher.articles()]
        rest = self.searcher.articles()
        rest.skip(5)
        self.assertEqual(next(rest).id, ids[5])
        rest.skip(1 << 60)
        with self.assertRaises(StopIteration):
            next(rest)
        with self.assertRaises(StopIteration):
            next(rest)

    def test_they_outlive_their_searcher(self):
        articles = self.searcher.articles()
        del self.searcher
        gc.collect()
        self.assertEqual(len(list(articles)), articles.size)

    def test_a_dict_is_flat(self):
        article = next(self.searcher.articles())
        row = article.to_dict()
        self.assertEqual((row["id"], row["text"]), (article.id, article.text))

    def test_copies_are_named(self):
        one = {"title": "Same", "text": "The very same words.", "source": "Wire"}
        with sample.index_of({"id": "a", **one}, {"id": "b", **one}) as folder:
            (article,) = dateline.Searcher(folder + "/idx").articles()
        self.assertEqual([copy.id for copy in article.copies], ["b"])
        self.assertEqual((article.copies[0].url, article.copies[0].line), (None, 2))


if __name__ == "__main__":
    unittest.main()
