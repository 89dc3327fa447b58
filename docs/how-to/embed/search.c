/* Prints the best passages for a query: search INDEX QUERY */

#include <dateline/c.h>
#include <stdio.h>

static int fail(void) {
  fprintf(stderr, "search: %s\n", dateline_error_text());
  return 2;
}

int main(int argc, char** argv) {
  dateline_searcher* searcher;
  dateline_results* results;
  dateline_search_options options;
  if (argc != 3) return 2;
  if (dateline_open(argv[1], &searcher) != DATELINE_OK) return fail();

  dateline_search_options_init(&options, sizeof options);
  options.limit = 5;
  if (dateline_search(searcher, argv[2], &options, &results) != DATELINE_OK) {
    dateline_close(searcher);
    return fail();
  }
  for (size_t i = 0; i < results->hit_count; i++) {
    const dateline_hit* hit = results->hits[i];
    printf("%u. %s (%s)\n%s\n", hit->rank, hit->title,
           hit->date ? hit->date : "no date", hit->text);
  }
  dateline_results_free(results);
  dateline_close(searcher);
  return 0;
}
