#!/bin/sh
# Usage: query.sh INDEX QUERIES or|and|phrase [REPETITIONS]
# Times the queries in one process, ten hits with their text each, and nothing
# counted, as other engines count nothing. BUILD is that of index.sh.
set -eu
build=${BUILD:-$(dirname "$(readlink -f "$0")")/../../../build/bench}
exec "$build/tests/latency" "$1" "$2" "$3" "${4:-3}"
