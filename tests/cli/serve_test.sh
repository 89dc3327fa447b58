#!/bin/sh
# Usage: serve_test.sh BUILD ARTICLES SCRATCH
# dateline-serve starts, answers, sees a new batch, and ends when it is told to.
set -eu
build=$1
articles=$2
scratch=$3
export XDG_CONFIG_HOME="$scratch/config"
unset DATELINE_DB

fail() {
  echo "$1"
  exit 1
}

# Fails unless an answer has the text.
expect() {
  grep -qF -- "$1" "$scratch/answer" || {
    cat "$scratch/answer"
    fail "no '$1' in the answer"
  }
}

get() {
  curl -s -o "$scratch/answer" -D "$scratch/head" "$url$1"
}

rm -rf "$scratch"
mkdir -p "$scratch"
"$build/indexer/dateline-index" -q -d "$scratch/news.idx" "$articles"
"$build/query/dateline-serve" -d "$scratch/news.idx" --listen 127.0.0.1:0 \
  2>"$scratch/log" &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10; do
  url=$(sed -n 's/.*serving at \(http:.*\)\/$/\1/p' "$scratch/log")
  [ -z "$url" ] || break
  sleep 0.1
done
[ -n "$url" ] || fail "the server does not say where it is"

get /healthz
expect ok
get '/api/v1/search?q=Aurus+limousine'
expect '"article":'
get '/api/v1/search?q=zymurgist'
expect '"hits":[]'
echo '{"id":"z","text":"The zymurgist spoke."}' >"$scratch/new.jsonl"
"$build/indexer/dateline-index" -q -d "$scratch/news.idx" "$scratch/new.jsonl"
get '/api/v1/search?q=zymurgist'
expect zymurgist
grep -q "$scratch" "$scratch/answer" && fail "an answer names a file"

kill -TERM $server
wait $server || fail "the server ended with status $?"
trap - EXIT
