#!/bin/sh
# Usage: watch_test.sh BUILD SCRATCH
# Lets dateline-index --watch follow a folder in which the index lies too: files that
# come, change and go, folders that come later, a file that cannot be read.
set -eu
build=$1
scratch=$2
query=$build/query/dateline-query

fail() {
  echo "watch_test.sh: $1" >&2
  cat "$scratch/log" >&2
  exit 1
}

# Waits until a command succeeds, half a minute at most.
eventually() {
  for try in $(seq 300); do
    if "$@" >"$scratch/out" 2>&1; then return; fi
    sleep 0.1
  done
  fail "in vain: $*"
}

finds() {
  "$query" -d "$scratch/news/news.idx" "$1"
}

misses() {
  ! finds "$1"
}

rm -rf "$scratch"
mkdir -p "$scratch/news"
echo 'The ferry sailed at noon.' >"$scratch/news/ferry.txt"
"$build/indexer/dateline-index" -d "$scratch/news/news.idx" --watch --prune --force-prune \
  "$scratch/news" >"$scratch/log" 2>&1 &
watcher=$!
trap 'kill "$watcher" 2>/dev/null || :' EXIT

eventually finds ferry
echo 'The tram stopped at noon.' >"$scratch/news/tram.txt"
eventually finds tram
mkdir -p "$scratch/news/2024/05"
sleep 0.2
echo 'The airship landed at noon.' >"$scratch/news/2024/05/airship.txt"
eventually finds airship
echo 'The barge sailed at noon.' >"$scratch/news/ferry.txt"
eventually finds barge
eventually misses ferry
rm "$scratch/news/tram.txt"
eventually misses tram
printf '{"text": "The tram' >"$scratch/news/broken.json"
eventually grep -q 'broken.json:1: the object is cut short' "$scratch/log"
echo 'The hovercraft left at noon.' >"$scratch/news/hovercraft.txt"
eventually finds hovercraft
test "$(grep -c 'broken.json' "$scratch/log")" = 1 || fail "a failure was told twice"

# Nothing happens where nothing changes, although the index lies in the folder.
sleep 2
before=$(stat -c '%Y %i' "$scratch/news/news.idx/manifest.json")
sleep 3
test "$before" = "$(stat -c '%Y %i' "$scratch/news/news.idx/manifest.json")" ||
  fail "the index changes by itself"

ends() {
  kill -TERM "$watcher"
  status=0
  wait "$watcher" || status=$?
  test "$status" = 0 || fail "ended with status $status"
}

ends

# What --prune refuses is told of once; the watch goes on, and prunes again when
# the files are back.
mkdir "$scratch/desk"
for number in $(seq 30); do
  echo "Zeppelin number $number landed." >"$scratch/desk/$number.txt"
done
"$build/indexer/dateline-index" -d "$scratch/news/news.idx" --force-prune --watch --prune \
  "$scratch/desk" >"$scratch/log" 2>&1 &
watcher=$!
eventually finds zeppelin
ends
"$build/indexer/dateline-index" -d "$scratch/news/news.idx" --watch --prune \
  "$scratch/desk" >"$scratch/log" 2>&1 &
watcher=$!
eventually grep -q '^added' "$scratch/log"
mkdir "$scratch/away"
mv "$scratch"/desk/1*.txt "$scratch"/desk/2*.txt "$scratch/away"
eventually grep -q "is not pruned for now: 22 of its 33 articles would go" "$scratch/log"
echo 'The glider landed at noon.' >"$scratch/desk/glider.txt"
eventually finds glider
finds zeppelin >/dev/null || fail "it was pruned all the same"
test "$(grep -c 'not pruned' "$scratch/log")" = 1 || fail "the refusal was told twice"
mv "$scratch"/away/* "$scratch/desk"
rm "$scratch/desk/glider.txt"
eventually misses glider
ends
