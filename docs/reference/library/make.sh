#!/bin/sh
# Usage: make.sh OUT
# Makes the reference of the library from its headers, as HTML in OUT. Fails if Doxygen
# has anything to say, except that a member or value has no comment: name and type of
# many say all.
set -eu
cd "$(dirname "$0")/../../.."
mkdir -p "$1"
DATELINE_REFERENCE=$(cd "$1" && pwd)
export DATELINE_REFERENCE
doxygen docs/reference/library/Doxyfile
if grep -v ' (variable) of \| (enumvalue) of ' "$DATELINE_REFERENCE/warnings.txt"; then
  exit 1
fi
echo "the reference is in $DATELINE_REFERENCE/index.html"
