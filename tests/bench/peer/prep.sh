#!/bin/sh
# Usage: prep.sh PASSAGES OUT
# Makes OUT.jsonl, one article for each line "id, tab, title, tab, text" of
# PASSAGES, as index.sh reads it. Not timed, as other engines read PASSAGES itself.
set -eu
LC_ALL=C awk -F '\t' '
  {
    gsub(/[\\"]/, "\\\\&")
    printf "{\"id\":\"%s\",\"title\":\"%s\",\"text\":\"%s\"}\n", $1, $2, $3
  }' "$1" >"$2.jsonl"
