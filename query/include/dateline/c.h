#ifndef DATELINE_C_H
#define DATELINE_C_H

/* Searches an index from C, or from any language that calls C. The library is
 * dateline-c; <dateline/searcher.hpp> describes in full what its functions do.
 *
 * Strings are UTF-8 and end with NUL. A string of a result that is null is not
 * known. Offsets count bytes from 0, and ranges are half-open.
 *
 * A function that can fail returns a dateline_status. On DATELINE_OK it has set
 * its last argument, which the caller frees by the function that is named there;
 * on any other status it has set it to null, and dateline_error_text() tells the
 * reason. No function throws, or ends the process. A thread that pthread_cancel()
 * is to end finishes the function first.
 *
 * What is returned belongs to the caller and outlives the searcher. Freeing null
 * does nothing. A searcher, with the articles and terms that it has opened, belongs
 * to one thread at a time: open one for each thread. Only dateline_stop_request()
 * may be called while another thread searches.
 *
 * A struct that the library makes and that a pointer of its own leads to may get
 * further members at its end; those that stand side by side in arrays, such as
 * spans, notes and counts, never change. A struct that the caller makes is set up
 * by a function, dateline_search_options_init(), which knows its size. */

#include <stddef.h>
#include <stdint.h>

#include "dateline/c_status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dateline_searcher dateline_searcher;
typedef struct dateline_stop dateline_stop;
typedef struct dateline_articles dateline_articles;
typedef struct dateline_terms dateline_terms;

/* "0.1.0". */
const char* dateline_version(void);

/* What the last call of this thread that failed has to say, in one line for
 * people: what could not be done, why, and what to do. "" if none failed. Good
 * until the next call of this thread fails. */
const char* dateline_error_text(void);

/* After DATELINE_QUERY_ERROR: the byte of the query that cannot be read. */
size_t dateline_error_offset(void);

/* ---- What a search finds ---- */

/* A range of bytes. */
typedef struct dateline_span {
  size_t begin;
  size_t end;
} dateline_span;

/* Something that the user should know about a query. */
typedef struct dateline_note {
  const char* text; /* one line for people */
  size_t begin;     /* bytes of the query; both are 0 for the whole query */
  size_t end;
} dateline_note;

/* How closely a word of a passage matches a word of the query, closest first. */
typedef enum dateline_match_level {
  DATELINE_LITERAL = 0,
  DATELINE_FOLDED = 1,
  DATELINE_STEMMED = 2,
  DATELINE_PREFIX = 3,
  DATELINE_WILDCARD = 4,
  DATELINE_FUZZY = 5,
  DATELINE_ALIAS = 6,
  DATELINE_NO_MATCH = 7
} dateline_match_level;

/* How one word or phrase of the query matched. */
typedef struct dateline_word_match {
  const char* word; /* as the user wrote it */
  dateline_match_level level;
  const char* const* found; /* the forms that the passage has */
  size_t found_count;
} dateline_word_match;

/* A summand of a score. */
typedef struct dateline_score_part {
  const char* name;
  double value;
} dateline_score_part;

/* What one word of the query adds to a score; dateline::TermScore says more. */
typedef struct dateline_term_score {
  const char* term;
  double count;
  double tf;
  double document_frequency;
  double occurrences;
  double idf;
  const dateline_score_part* parts;
  size_t part_count;
} dateline_term_score;

/* How a score came about: it is the sum of all parts. */
typedef struct dateline_explanation {
  const char* language;
  double passages;
  double length;
  double mean_length;
  const dateline_term_score* const* terms;
  size_t term_count;
  const dateline_score_part* parts;
  size_t part_count;
} dateline_explanation;

/* A passage behind a hit into which a phrase of the query runs. */
typedef struct dateline_following_passage {
  const char* passage;
  unsigned paragraph;
  size_t offset;
  const char* text;
  const dateline_span* spans;
  size_t span_count;
} dateline_following_passage;

/* Another passage of the hit's article, which has words that the hit lacks. */
typedef struct dateline_elsewhere {
  const char* const* words;
  size_t word_count;
  const char* passage;
  unsigned paragraph;
  size_t offset;
  const char* text;
  const dateline_span* spans;
  size_t span_count;
  const dateline_following_passage* const* continuation;
  size_t continuation_count;
} dateline_elsewhere;

/* An article that says word for word what another says. */
typedef struct dateline_copy {
  const char* id;
  const char* url;
  const char* origin;
  size_t line;
} dateline_copy;

/* One passage that answers a query; dateline::Hit says more. */
typedef struct dateline_hit {
  unsigned rank; /* from 1; 0 if the hit is not from a list of results */
  double score;
  const char* passage; /* id: article#ordinal */
  const char* article; /* id */
  const char* title;   /* "" if there is none */
  const char* source;
  const char* date; /* YYYY-MM-DD, YYYY-MM or YYYY */
  const char* language;
  const char* url;
  const char* author;
  const char* origin; /* path of the file it was read from */
  size_t line;
  unsigned ordinal;   /* of the passage in its article, from 1 */
  unsigned paragraph; /* in which the passage begins, from 1 */
  size_t offset;      /* of the passage in its source */
  size_t length;      /* of the text, in bytes */
  const char* text;
  const dateline_span* spans; /* matches in the text, ascending and disjoint */
  size_t span_count;
  const dateline_span* title_spans;
  size_t title_span_count;
  const dateline_following_passage* const* continuation;
  size_t continuation_count;
  const dateline_word_match* const* matches; /* one for each word */
  size_t match_count;
  const char* why; /* the matches as one line for people */
  size_t more_in_article;
  const dateline_elsewhere* const* elsewhere;
  size_t elsewhere_count;
  const dateline_copy* const* copies;
  size_t copy_count;
  const dateline_explanation* explanation; /* null unless asked for */
} dateline_hit;

typedef enum dateline_facet {
  DATELINE_SOURCE = 0,
  DATELINE_LANGUAGE = 1,
  DATELINE_YEAR = 2,
  DATELINE_MONTH = 3,
  DATELINE_DAY = 4
} dateline_facet;

/* How many passages, articles and stories have a value. */
typedef struct dateline_count {
  const char* value; /* "" for passages without one */
  size_t passages;
  size_t articles;
  size_t stories;
} dateline_count;

/* The counts of all values of a facet. */
typedef struct dateline_facet_counts {
  dateline_facet facet;
  const dateline_count* counts;
  size_t count_count;
} dateline_facet_counts;

/* The counts of two facets, one by the other. */
typedef struct dateline_cross_table {
  dateline_facet_counts rows;
  dateline_facet_counts columns;
  const dateline_count* cells; /* row by row; their values are null */
  dateline_count total;        /* likewise */
} dateline_cross_table;

/* What a search found; dateline::Results says more. */
typedef struct dateline_results {
  const dateline_hit* const* hits; /* of the page asked for */
  size_t hit_count;
  const dateline_note* notes;
  size_t note_count;
  size_t total_passages; /* that match, on all pages */
  size_t total_articles;
  int total_is_exact;
  size_t counted_passages;
  size_t counted_articles;
  size_t counted_stories;
  int counted_is_exact;
  int counted_in_a_row;
  size_t counted_words;
  const dateline_facet_counts* facets;
  size_t facet_count;
  const dateline_cross_table* cross; /* null unless asked for */
  int relaxed; /* no passage has what the query has in quotes */
  int stopped; /* by time or by dateline_stop_request(): not complete */
} dateline_results;

void dateline_results_free(dateline_results* results);

/* ---- How to search ---- */

typedef enum dateline_syntax {
  DATELINE_LENIENT = 0, /* never fails; notes say what was not used */
  DATELINE_STRICT = 1,  /* fails with DATELINE_QUERY_ERROR */
  DATELINE_PLAIN = 2    /* has no operators */
} dateline_syntax;

typedef enum dateline_sort {
  DATELINE_RELEVANCE = 0,
  DATELINE_NEWEST = 1,
  DATELINE_OLDEST = 2
} dateline_sort;

typedef enum dateline_counting {
  DATELINE_ALL_WORDS = 0,
  DATELINE_IN_A_ROW = 1,
  DATELINE_ANY_WORD = 2,
  DATELINE_COUNT_NONE = 3
} dateline_counting;

typedef enum dateline_within {
  DATELINE_PASSAGE = 0,
  DATELINE_ARTICLE = 1
} dateline_within;

/* Set up by dateline_search_options_init(), which gives every member its
 * default; then change those that matter. What stands for an enum is an int, so
 * that a value that this version does not know is an error and no accident. */
typedef struct dateline_search_options {
  size_t size; /* of this struct; for the library */
  int syntax;                 /* a dateline_syntax */
  const char* from; /* the first date: YYYY, YYYY-MM, YYYY-MM-DD, "7d"; or null */
  const char* to;   /* the last date, included; or null */
  const char* const* sources; /* any of them; null for all */
  size_t source_count;
  const char* const* authors;
  size_t author_count;
  const char* const* languages; /* ISO 639-1 */
  size_t language_count;
  size_t limit;  /* hits at most; 10 */
  size_t offset; /* hits to leave out at the beginning */
  size_t max_per_article; /* 0 for all */
  int sort;               /* a dateline_sort */
  double half_life; /* days; 0 for no score for being new */
  int within;       /* a dateline_within */
  const char* const* without; /* components of the score to leave out, by the
                                 names of docs/reference/scoring.md */
  size_t without_count;
  int counting;      /* a dateline_counting */
  const int* facets; /* each a dateline_facet */
  size_t facet_count;
  const int* cross;  /* two of them: rows and columns; null for no table */
  int count_stories;
  int explain;
  unsigned timeout; /* milliseconds; 0 for no limit */
  dateline_stop* stop; /* null, or what ends the call; it must live until then */
} dateline_search_options;

/* `size` is sizeof(dateline_search_options). */
void dateline_search_options_init(dateline_search_options* options,
                                  size_t size);

/* ---- Searching ---- */

/* Free it by dateline_close(). */
dateline_status dateline_open(const char* index, dateline_searcher** searcher);
void dateline_close(dateline_searcher* searcher);

/* `options` may be null for the defaults, here and below. */
dateline_status dateline_search(dateline_searcher* searcher, const char* query,
                                const dateline_search_options* options,
                                dateline_results** results);

/* Passages of other articles that are about the same. */
dateline_status dateline_similar(dateline_searcher* searcher,
                                 const char* passage,
                                 const dateline_search_options* options,
                                 dateline_results** results);

/* The passages of an article in reading order, with the matches of `query`,
 * which may be null. No hits if there is no such article. */
dateline_status dateline_article(dateline_searcher* searcher, const char* id,
                                 const char* query, dateline_results** results);

/* One passage by its id, or no hit. */
dateline_status dateline_passage(dateline_searcher* searcher, const char* id,
                                 dateline_results** results);

/* Up to `count` passages before passage `ordinal` of an article and, in
 * `after`, behind it. */
dateline_status dateline_adjacent(dateline_searcher* searcher,
                                  const char* article, unsigned ordinal,
                                  size_t count, dateline_results** before,
                                  dateline_results** after);

/* For each hit the place of the first hit whose article prints the same text:
 * `stories` has room for one number a hit. */
dateline_status dateline_stories(dateline_searcher* searcher,
                                 const dateline_results* results,
                                 size_t* stories);

/* Sets the names that are one from now on. `text` is as an aliases file is:
 * docs/reference/aliases.md. */
dateline_status dateline_set_aliases(dateline_searcher* searcher,
                                     const char* text);

/* ---- Why a search finds nothing ---- */

typedef enum dateline_cause {
  DATELINE_CAUSE_NONE = 0,
  DATELINE_CAUSE_EMPTY_INDEX = 1,
  DATELINE_CAUSE_NO_WORDS = 2,
  DATELINE_CAUSE_UNKNOWN_WORD = 3,
  DATELINE_CAUSE_WRONG_ORDER = 4,
  DATELINE_CAUSE_OTHER_FORM = 5,
  DATELINE_CAUSE_TOO_FAR = 6,
  DATELINE_CAUSE_APART = 7,
  DATELINE_CAUSE_FILTER = 8,
  DATELINE_CAUSE_EXCLUDED = 9
} dateline_cause;

/* A word of the index that is spelt nearly like one of the query. */
typedef struct dateline_spelling {
  const char* word;
  size_t passages;
} dateline_spelling;

/* One word of the query, and how many passages have it. */
typedef struct dateline_word_count {
  const char* word;
  size_t begin;
  size_t end;
  size_t passages;
  const dateline_spelling* spellings; /* likeliest first */
  size_t spelling_count;
} dateline_word_count;

/* What is known of a search that finds nothing or little. */
typedef struct dateline_diagnosis {
  dateline_cause cause;
  const char* const* about; /* the parts of the query that are the cause */
  size_t about_count;
  size_t articles;
  const dateline_word_count* const* words;
  size_t word_count;
  const char* corrected; /* a query that finds something; or null */
  int stopped;
  const char* text; /* all of this for people */
} dateline_diagnosis;

dateline_status dateline_diagnose(dateline_searcher* searcher,
                                  const char* query,
                                  const dateline_search_options* options,
                                  dateline_diagnosis** diagnosis);
void dateline_diagnosis_free(dateline_diagnosis* diagnosis);

/* ---- What an index holds ---- */

/* An article as the index holds it. */
typedef struct dateline_indexed_article {
  const char* id;
  const char* title;
  const char* source;
  const char* date;
  const char* language;
  const char* url;
  const char* author;
  const char* origin;
  size_t line;
  size_t passages;
  const dateline_copy* const* copies;
  size_t copy_count;
  const char* text; /* as it was indexed; "" if texts are left out */
  size_t text_length; /* in bytes */
} dateline_indexed_article;

/* The articles that the filters of `options` let through, by date and id, as
 * the index is now. Free it by dateline_articles_free(). */
dateline_status dateline_articles_open(dateline_searcher* searcher,
                                       const dateline_search_options* options,
                                       int with_texts,
                                       dateline_articles** articles);
void dateline_articles_free(dateline_articles* articles);

/* How many there are, with those that were returned already. */
size_t dateline_articles_size(const dateline_articles* articles);

/* The next one, good until the next call; null at the end. It belongs to
 * `articles`. */
dateline_status dateline_articles_next(
    dateline_articles* articles, const dateline_indexed_article** article);

/* Leaves out the next `count`. */
dateline_status dateline_articles_skip(dateline_articles* articles,
                                       size_t count);

/* A term of the index, and how frequent it is. */
typedef struct dateline_indexed_term {
  const char* term;   /* a stem */
  size_t passages;    /* that have it */
  size_t occurrences; /* in all of them */
} dateline_indexed_term;

/* The terms of a language that begin with `beginning`, which may be null,
 * ascending. Free it by dateline_terms_free(). */
dateline_status dateline_terms_open(dateline_searcher* searcher,
                                    const char* language,
                                    const char* beginning,
                                    dateline_terms** terms);
void dateline_terms_free(dateline_terms* terms);

/* The next one, good until the next call; null at the end. It belongs to
 * `terms`. */
dateline_status dateline_terms_next(dateline_terms* terms,
                                    const dateline_indexed_term** term);

/* What an index holds; dateline::IndexStatistics says more. */
typedef struct dateline_statistics {
  size_t passages;
  size_t articles;
  size_t copies;
  size_t undated_articles;
  const char* first_date; /* null if no article has a date */
  const char* last_date;
  dateline_facet_counts languages;
  dateline_facet_counts sources;
  dateline_facet_counts years;
  uint64_t bytes;
  uint64_t posting_bytes;
  uint64_t text_bytes;
  uint64_t trace_bytes;
  size_t segments;
  size_t dead_passages;
  int64_t last_batch; /* seconds since 1970 */
  int schema;
  const char* analyser;
} dateline_statistics;

dateline_status dateline_statistics_read(dateline_searcher* searcher,
                                         dateline_statistics** statistics);
void dateline_statistics_free(dateline_statistics* statistics);

/* A list of strings. */
typedef struct dateline_strings {
  const char* const* strings;
  size_t count;
} dateline_strings;

/* The sources, or the authors, of all articles, the one with most passages
 * first; the languages of its passages. */
dateline_status dateline_sources(dateline_searcher* searcher,
                                 dateline_strings** sources);
dateline_status dateline_authors(dateline_searcher* searcher,
                                 dateline_strings** authors);
dateline_status dateline_languages(dateline_searcher* searcher,
                                   dateline_strings** languages);
void dateline_strings_free(dateline_strings* strings);

/* ---- Ending a call early ---- */

/* Null if there is no memory. */
dateline_stop* dateline_stop_new(void);
/* Ends the calls that have it, from any thread. It stays requested. */
void dateline_stop_request(dateline_stop* stop);
void dateline_stop_free(dateline_stop* stop);

/* ---- Offsets in other units ---- */

/* How many code points, or units of UTF-16, the first `bytes` bytes of a text
 * have. Bytes that are not UTF-8 count as one each. */
size_t dateline_characters(const char* text, size_t bytes);
size_t dateline_utf16_units(const char* text, size_t bytes);

#ifdef __cplusplus
}
#endif

#endif
