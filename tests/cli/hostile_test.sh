#!/bin/sh
# Usage: hostile_test.sh DATELINE-INDEX DATELINE-QUERY SCRATCH
# Every output about an article and a file with harmful characters in all they have
# must be without them: escape sequences in both forms, line ends other than LF and
# CR LF, overrides and isolates of bidirectional text.
set -eu
index=$1
query=$2
scratch=$3
LC_ALL=C
export LC_ALL XDG_CONFIG_HOME="$scratch/config"
unset DATELINE_DB

harmful='[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]|\xC2[\x80-\x9F]|\xE2\x80[\xA8-\xAE]|\xE2\x81[\xA6-\xA9]'
# ESC, DEL, NEL, CSI, line and paragraph separator, override, isolate
name=$(printf 'x\033[1m\177\302\205\302\2331m\342\200\250\342\200\251\342\200\256\342\201\246y')
json='x\u001b[1m\u007f\u0085\u009b1m\u2028\u2029\u202e\u2066y'
status=0

# Runs a command of which no output may be harmful.
check() {
  "$@" >"$scratch/out" 2>"$scratch/err" </dev/null || true
  judge "$*"
}

# The same with standard input.
check_reading() {
  input=$1
  shift
  printf '%s\n' "$input" | "$@" >"$scratch/out" 2>"$scratch/err" || true
  judge "$*"
}

judge() {
  cat "$scratch/out" "$scratch/err" >"$scratch/both"
  test -s "$scratch/both" || { echo "nothing printed: $1"; status=1; }
  if grep -anP "$harmful" "$scratch/both" >"$scratch/found"; then
    echo "harmful: $1"
    cat -v "$scratch/found"
    status=1
  fi
}

# Prints hits in colours and with links, but without the sequences for these.
in_colour() {
  "$query" -d news.idx --color always --hyperlink always "$@" |
    sed 's/\x1b\[[0-9;]*m//g; s/\x1b]8;;[^\x1b]*\x1b\\//g'
}

rm -rf "$scratch"
mkdir -p "$scratch/config" "$scratch/in"
cd "$scratch"
printf '%s\n' "{\"id\":\"$json\",\"title\":\"Tea $json\",\"source\":\"$json\",\"author\":\"$json\",\"url\":\"https://e.example/$json\",\"date\":\"2024-01-01\",\"text\":\"Tea $json.\"}" >in/a.jsonl
echo 'Tea and dates.' >"in/$name.txt"
printf 'Date: %s\nSource: %s\n\nTea.\n' "$name" "$name" >in/dates.txt
printf '\377' >"in/bad$name.txt"
echo "{$name" >"in/bad$name.jsonl"

check "$index" -d news.idx --verbose in
check "$index" -d news.idx "no$name" --remove "no$name" --root "$name" in
check "$index" -d "a.jsonl/$name" in
check "$index" -d news.idx -q --language "$name" in
check "$query" -d "$name" tea
for format in text list jsonl csv trec; do
  check "$query" -d news.idx --format $format --per-article 0 tea
  check_reading "tea $name" "$query" -d news.idx --format $format --queries -
  check_reading "\"none $name" "$query" -d news.idx --format $format --queries -
done
for style in plain markdown bibtex ris; do
  check "$query" -d news.idx --cite $style tea
done
for what in articles sources authors languages; do
  check "$query" -d news.idx --list $what
done
check "$query" -d news.idx --list --format jsonl
check "$query" -d news.idx --export -
for format in text jsonl; do
  check "$query" -d news.idx --stats --format $format
  check "$query" -d news.idx --article "$name" --format $format
done
for format in text jsonl csv; do
  check "$query" -d news.idx --facets source,language --timeline --format $format tea
  check "$query" -d news.idx --cross source,year --format $format tea
done
check "$query" -d news.idx --explain "tea $name"
check in_colour --explain "tea $name"
check "$query" -d news.idx --article "none$name"
check "$query" -d news.idx --similar "$name#1"
check "$query" -d news.idx --source "none$name" --author "none$name" tea
check "$query" -d news.idx "source:\"none $name\" (\"unclosed $name"
check "$query" -d news.idx --strict "source:\"none $name\" (\"unclosed $name"
check "$query" -d news.idx --format "$name" tea
check "$query" -d news.idx "--$name" tea
check "$query" -d news.idx --aliases "$name" tea
check "$query" -d news.idx --queries "$name"
check_reading "tea $name" "$query" -d news.idx -i
check "$query" -d news.idx --html "$name.html" "tea $name"
check cat "$name.html"
mkdir config/dateline
echo "option$name = x" >config/dateline/config
check "$query" -d news.idx tea
exit $status
