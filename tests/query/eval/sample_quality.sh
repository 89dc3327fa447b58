#!/bin/sh
# Usage: sample_quality.sh QUERY-TOOL EVAL-TOOL INDEX SAMPLE
#
# The ranking of the sample articles must not fall more than 0.005 below what
# SAMPLE/quality.tsv records. With DATELINE_UPDATE_EXPECTED=1 it is recorded anew.
set -eu
query_tool=$1
eval_tool=$2
index=$3
sample=$4
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unset DATELINE_DB

"$query_tool" --no-config -d "$index" --queries "$sample/topics.tsv" \
  --format trec --per-article 1 --limit 100 \
  >"$scratch/sample.run" 2>"$scratch/notes" || { cat "$scratch/notes"; exit 1; }
cd "$scratch"
"$eval_tool" --worst 5 "$sample/qrels.txt" sample.run
"$eval_tool" --format csv "$sample/qrels.txt" sample.run |
  tr -d '\r' | awk -F, '$3 ~ /^(nDCG@10|MAP@100|R@100)$/ {
    printf "%s\t%.4f\n", $3, $4 }' >"$scratch/measured"

if [ "${DATELINE_UPDATE_EXPECTED:-}" = 1 ]; then
  cp "$scratch/measured" "$sample/quality.tsv"
fi

echo
awk -F '\t' '
  NR == FNR { recorded[$1] = $2; next }
  {
    fell = recorded[$1] == "" || $2 < recorded[$1] - 0.005
    failed += fell
    printf "%-8s %s, recorded %s%s\n", $1, $2, recorded[$1],
      fell ? ": FELL" : ""
    ++count
  }
  END {
    print "To record these: DATELINE_UPDATE_EXPECTED=1 ./dev test -R sample_quality"
    exit (failed > 0 || count != 3)
  }' "$sample/quality.tsv" "$scratch/measured"
