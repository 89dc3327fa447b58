#!/bin/sh
# Usage: compare.sh SCRATCH LIBRARY...
# Compares the binary interface of each library of C with the one that was noted down
# beside this file, and fails if they differ, but for new functions. If programs that
# were linked before still run, as with a further member at the end of a struct that the
# library makes, note it down with UPDATE_ABI=1; else raise SOVERSION as well.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
scratch=$1
shift
mkdir -p "$scratch"
for library do
  name=$(basename "$library" .so)
  abidw --no-show-locs --no-corpus-path --no-comp-dir-path --exported-interfaces-only \
    --drop-private-types --headers-dir "$here/../../../query/include" \
    --headers-dir "$here/../../../indexer/include" \
    "$library" --out-file "$scratch/$name.abi"
  [ -z "${UPDATE_ABI:-}" ] || cp "$scratch/$name.abi" "$here/$name.abi"
  echo "$name"
  abidiff --no-added-syms "$here/$name.abi" "$scratch/$name.abi"
done
