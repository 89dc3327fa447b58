#ifndef DATELINE_C_STATUS_H
#define DATELINE_C_STATUS_H

#ifdef __cplusplus
extern "C" {
#endif

/* What became of a call. Only DATELINE_OK is 0. New codes may be added. */
typedef enum dateline_status {
  DATELINE_OK = 0,
  DATELINE_INDEX_ERROR = 1,   /* an index is missing, damaged, locked, or made
                                 by another schema or analyser */
  DATELINE_QUERY_ERROR = 2,   /* a query in strict syntax, or a date in the
                                 filters, cannot be read */
  DATELINE_ARGUMENT_ERROR = 3, /* an argument is null or out of range */
  DATELINE_STOPPED = 4,       /* a commit was stopped before it published */
  DATELINE_NO_MEMORY = 5,
  DATELINE_OTHER_ERROR = 6
} dateline_status;

#ifdef __cplusplus
}
#endif

#endif
