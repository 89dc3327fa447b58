#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/searcher.hpp"
#include "query/tool/terminal/terminal.hpp"

namespace dateline::query_tool {

// A hit for people to read: several lines, each closed by a line feed. Lines of
// adjacent passages begin with a bar.
std::string text_of(const Hit& hit, const TextStyle& style,
                    const AdjacentPassages& context = {});

// "'Drosten' is in paragraph 3 | a#2", for words that the hit lacks.
std::string elsewhere_text(const ElsewhereMatch& match);

// "goes on in paragraph 3 | a#2", for the passages into which a match runs.
std::string continuation_text(const FollowingPassage& passage);

// Whether a hit's continuation has the passage with this id.
bool is_continued_in(const Hit& hit, std::string_view passage);

// "3 more in this article", for the passages that the list leaves out.
std::string more_text(const Hit& hit);

// An article as text, and the line of it, from 1, that is to be seen first.
struct ArticleText {
  std::string text;
  std::size_t line = 1;
};

// Title, facts, and passages of an article, all or some; there must be one. The
// passage `marked`, by its place in the article, is marked by ">" and seen
// first, or below the title if it is the first one; 0 marks none.
ArticleText text_of_article(const std::vector<Hit>& passages,
                            const TextStyle& style, unsigned marked = 0);

}  // namespace dateline::query_tool
