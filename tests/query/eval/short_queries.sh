#!/bin/sh
# Usage: short_queries.sh QUERY-TOOL INDEX QUERIES
#
# For each line of QUERIES, which is a query, a tab and an article's id, a passage
# of that article must be the first hit, in an index of many languages.
set -eu
query_tool=$1
index=$2
queries=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unset DATELINE_DB

awk -F '\t' '{ print NR "\t" $1 }' "$queries" >"$scratch/topics.tsv"
"$query_tool" --no-config -d "$index" --queries "$scratch/topics.tsv" \
  --queries-format tsv --format trec --limit 1 --per-article 1 \
  >"$scratch/run" 2>"$scratch/notes" || { cat "$scratch/notes"; exit 1; }
awk -F '\t' '
  NR == FNR { split($0, row, " "); first[row[1]] = row[3]; next }
  first[FNR] != $2 {
    printf "%s: %s is first, not %s\n", $1,
      first[FNR] == "" ? "nothing" : first[FNR], $2
    ++wrong
  }
  { ++count }
  END { exit (wrong > 0 || count == 0) }' "$scratch/run" "$queries"
