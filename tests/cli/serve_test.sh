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
: >"$scratch/log"  # it is read at once
"$build/query/dateline-serve" -d "$scratch/news.idx" --listen 127.0.0.1:0 \
  --log text 2>"$scratch/log" &
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
! grep -q "$scratch" "$scratch/answer" || fail "an answer names a file"

# What clients send does not reach the terminal that shows the log, and what is
# searched for does not reach the log.
get '/api/v1/%1b%5b1m%c2%9b1m%e2%80%ae%0a?q=confidential'
get '/%ff%1b'
curl -s -o /dev/null -X "$(printf 'B\033D')" "$url/" || true
if LC_ALL=C grep -anP '[\x00-\x08\x0B-\x1F\x7F]|\xC2[\x80-\x9F]|\xE2\x80[\xA8-\xAE]' \
  "$scratch/log"; then
  fail "the log has control characters"
fi
grep -qE ' GET /api/v1/search 200 [0-9]+ [0-9.]+ms$' "$scratch/log" ||
  fail "the log has no line for a search"
! grep -q confidential "$scratch/log" || fail "the log has a query"

kill -TERM $server
wait $server || fail "the server ended with status $?"
trap - EXIT

# A terminal that is closed stops it too, but not under nohup.
for ignore in '' 'trap "" HUP;'; do
  : >"$scratch/log"
  sh -c "$ignore exec \"\$0\" \"\$@\"" "$build/query/dateline-serve" \
    -d "$scratch/news.idx" --listen 127.0.0.1:0 2>"$scratch/log" &
  server=$!
  trap 'kill $server 2>/dev/null || true' EXIT
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    grep -q 'serving at' "$scratch/log" && break
    sleep 0.1
  done
  kill -HUP $server
  [ -z "$ignore" ] || {
    sleep 0.3
    kill -TERM $server || fail "a hangup stopped the server under nohup"
  }
  wait $server || fail "the server ended with status $?"
  grep -q 'stopped$' "$scratch/log" || fail "the server does not say it stopped"
  trap - EXIT
done
