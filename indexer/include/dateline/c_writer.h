#ifndef DATELINE_C_WRITER_H
#define DATELINE_C_WRITER_H

/* Writes an index from C, or from any language that calls C. The library is
 * dateline-writer-c; <dateline/index_writer.hpp> describes in full what its
 * functions do, and <dateline/c.h> the rules that hold for strings, errors and
 * memory here too. A writer belongs to one thread at a time. */

#include <stddef.h>
#include <stdint.h>

#include "dateline/c_status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dateline_writer dateline_writer;

/* What the last call of this library and thread that failed has to say. */
const char* dateline_writer_error_text(void);

/* Null members are not known. An article needs an id or the address of its page,
 * and a title or a text. Set all to null first: struct x = {0}. */
typedef struct dateline_new_article {
  const char* id;
  const char* title;
  const char* text; /* empty lines part its paragraphs */
  const char* source;
  const char* date; /* YYYY-MM-DD, or as docs/reference/dates.md says */
  const char* url;
  const char* language; /* ISO 639-1; null to have it detected */
  const char* author;
} dateline_new_article;

/* Set up by dateline_writer_options_init(). */
typedef struct dateline_writer_options {
  size_t size;                  /* of this struct; for the library */
  const char* default_language; /* null for that of the index, or "en" */
  unsigned threads;             /* 1 */
  unsigned lock_patience;       /* seconds to wait for another writer; 0 */
  int must_exist;               /* makes no index where there is none */
} dateline_writer_options;

/* `size` is sizeof(dateline_writer_options). */
void dateline_writer_options_init(dateline_writer_options* options,
                                  size_t size);

typedef enum dateline_commit_flags {
  DATELINE_COMMIT_STRICT = 1, /* any failure makes the commit fail as a whole */
  DATELINE_COMMIT_DRY = 2,    /* publishes nothing */
  DATELINE_COMMIT_PRUNE = 4   /* removes articles whose file or line is gone */
} dateline_commit_flags;

typedef enum dateline_message_kind {
  DATELINE_FAILURE = 0,     /* it is no article, and not in the index */
  DATELINE_COLLISION = 1,   /* a later article of the batch has its id */
  DATELINE_REMARK = 2,      /* a part of it was changed or left out */
  DATELINE_UNREAD_DATE = 3  /* its date cannot be read */
} dateline_message_kind;

/* What there is to say of one article or file. */
typedef struct dateline_message {
  dateline_message_kind kind;
  const char* about; /* the article's id, or path and line of a file */
  const char* text;
} dateline_message;

/* What became of a batch. Every input is counted once in the first seven. */
typedef struct dateline_commit_report {
  uint64_t added;
  uint64_t replaced;
  uint64_t unchanged;
  uint64_t duplicate;
  uint64_t collided;
  uint64_t failed;
  uint64_t passed_over;
  uint64_t removed;
  uint64_t copies;
  uint64_t passages; /* of the articles added and replaced */
  uint64_t text_bytes;
  const char* const* not_found; /* ids to remove that the index did not have */
  size_t not_found_count;
  const dateline_message* messages; /* the first 1,000 */
  size_t message_count;
  uint64_t more_messages;
} dateline_commit_report;

void dateline_commit_report_free(dateline_commit_report* report);

/* Makes the index if there is none, and has it for itself until
 * dateline_writer_close(), which drops what is pending. `options` may be null. */
dateline_status dateline_writer_open(const char* index,
                                     const dateline_writer_options* options,
                                     dateline_writer** writer);
void dateline_writer_close(dateline_writer* writer);

dateline_status dateline_writer_add(dateline_writer* writer,
                                    const dateline_new_article* article);
dateline_status dateline_writer_add_files(dateline_writer* writer,
                                          const char* path);
dateline_status dateline_writer_remove(dateline_writer* writer,
                                       const char* id);

/* How many articles, paths and ids to remove are pending; and forgets them. */
size_t dateline_writer_pending(const dateline_writer* writer);
void dateline_writer_rollback(dateline_writer* writer);

/* Publishes all that is pending, or nothing. `flags` are dateline_commit_flags,
 * joined by |. `report` may be null; else free it by
 * dateline_commit_report_free(). */
dateline_status dateline_writer_commit(dateline_writer* writer, unsigned flags,
                                       dateline_commit_report** report);

/* From any thread: ends the commit that runs, or the next one, with
 * DATELINE_STOPPED. All stays pending. */
void dateline_writer_stop(dateline_writer* writer);

dateline_status dateline_writer_merge(dateline_writer* writer);
dateline_status dateline_writer_purge(dateline_writer* writer);

#ifdef __cplusplus
}
#endif

#endif
