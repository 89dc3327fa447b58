#!/bin/sh
# Usage: include_order_test.sh SCRATCH
# Makes a small tree in SCRATCH and sees that include_order.sh finds what is wrong.
set -eu
scratch=$1
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$scratch"
mkdir -p "$scratch/corpus/text" "$scratch/corpus/terms" "$scratch/indexer" \
  "$scratch/query/engine"
cd "$scratch"

cat >order.txt <<'END'
room text   = corpus/text  <-
room terms  = corpus/terms <- text
room engine = query/engine <- text terms
one  stem.h = corpus/terms/stemmer.cpp
END

check() {
  sh "$here/include_order.sh" "$scratch/order.txt" "$scratch"
}

expect_failure() {
  if check >out; then
    echo "not found: $1"
    exit 1
  fi
  grep -qF "$1" out || {
    echo "expected: $1"
    cat out
    exit 1
  }
}

printf '#include "corpus/text/utf8.hpp"\n#include <stem.h>\n' \
  >corpus/terms/stemmer.cpp
check | grep -q '^2 includes of 1 files checked against 4 rules: 0 against'

printf '\n#include "corpus/terms/stemmer.hpp"\n' >corpus/text/fold.cpp
expect_failure 'corpus/text/fold.cpp:2: room text may not include room terms'
rm corpus/text/fold.cpp

printf '#include <stem.h>\n' >query/engine/search.cpp
expect_failure 'query/engine/search.cpp:1: <stem.h> may only be included by'
rm query/engine/search.cpp

printf '\n' >indexer/stray.cpp
expect_failure 'indexer/stray.cpp:1: the table names no room for this folder'
