#!/bin/sh
# Usage: run.sh BUILD SOURCE SCRATCH MAX_PAINT
# Serves the sample articles and those beside this file, and goes through the pages
# with Chromium. Screenshots go to SCRATCH/screens. Fails if the first paint of hits
# takes over MAX_PAINT ms more than that of an empty page. CHROMIUM is the browser. npm
# installs what package-lock.json names into SCRATCH, once.
set -eu
build=$1
source=$2
scratch=$3
export DATELINE_MAX_PAINT="$4" DATELINE_SCRATCH="$scratch"
export XDG_CONFIG_HOME="$scratch/config"
unset DATELINE_DB
here="$source/tests/web"

fail() {
  echo "$1"
  exit 1
}

mkdir -p "$scratch"
if ! cmp -s "$here/package-lock.json" "$scratch/installed.json"; then
  cp "$here/package.json" "$here/package-lock.json" "$scratch"
  (cd "$scratch" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
    fail "npm cannot install what the browser tests need"
  cp "$here/package-lock.json" "$scratch/installed.json"
fi

rm -rf "$scratch"/*.idx "$scratch/screens"
mkdir -p "$scratch/screens"
"$build/indexer/dateline-index" -q -d "$scratch/news.idx" \
  "$source/corpus/articles" "$here/articles.jsonl" 2>"$scratch/index.log" || {
  cat "$scratch/index.log"
  fail "the articles cannot be indexed"
}
"$build/indexer/dateline-index" -q -d "$scratch/old.idx" "$here/articles.jsonl" \
  2>>"$scratch/index.log"

# Starts a server and prints its address.
serve() {
  log=$1
  shift
  : >"$log"  # it is read at once
  "$build/query/dateline-serve" --listen 127.0.0.1:0 "$@" 2>"$log" &
  servers="$servers $!"
  address=
  for _ in $(seq 50); do
    address=$(sed -n 's/.*serving at \(http:.*\)\/$/\1/p' "$log")
    [ -z "$address" ] || return 0
    sleep 0.2
  done
  cat "$log"
  fail "the server does not say where it is"
}

servers=
# shellcheck disable=SC2086  # a list of numbers
trap 'kill $servers 2>/dev/null || true' EXIT
serve "$scratch/serve.log" -d "$scratch/news.idx" --log none
export DATELINE_URL="$address"
serve "$scratch/proxied.log" --prefix /archive --index "news=$scratch/news.idx" \
  --index "old=$scratch/old.idx" --log none
export DATELINE_PROXIED_URL="$address"
node "$here/journeys.mjs"
