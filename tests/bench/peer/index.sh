#!/bin/sh
# Usage: index.sh PASSAGES OUT [THREADS]
# Indexes OUT.jsonl, which prep.sh made of PASSAGES, as the index OUT. BUILD names
# the folder of the build, by default build/bench of this copy of the source.
set -eu
build=${BUILD:-$(dirname "$(readlink -f "$0")")/../../../build/bench}
exec "$build/indexer/dateline-index" -q -d "$2" --threads "${3:-1}" "$2.jsonl"
