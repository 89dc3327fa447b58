#!/bin/sh
# Usage: test.sh BUILD SCRATCH
# Installs BUILD under SCRATCH and builds there, in both documented ways, the
# consumer and the example of docs/how-to/embed-the-library.md. CXX, CXXFLAGS and
# PKG_CONFIG_PATH are those of the build under test.
set -eu
build=$1
scratch=$2
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
embed=$root/docs/how-to/embed
prefix=$scratch/prefix

# Prints the block of C++ in a page.
cpp_block() {
  # shellcheck disable=SC2016  # backquotes are meant
  sed -n '/^```cpp$/,/^```$/p' "$1" | sed '1d;$d'
}

with_find_package() {
  cmake -S "$1" -B "$2" -G Ninja -DCMAKE_PREFIX_PATH="$prefix"
  cmake --build "$2"
}

with_pkg_config() {
  source=$1
  program=$2
  eval "set -- $(pkg-config --static --cflags --libs dateline)"
  # shellcheck disable=SC2086  # CXXFLAGS is a list of words
  $CXX -std=c++20 $CXXFLAGS "$source" -o "$program" "$@"
}

echo "== the pages show the programs"
cpp_block "$root/README.md" | diff - "$here/main.cpp"
cpp_block "$root/docs/how-to/embed-the-library.md" | diff - "$embed/main.cpp"

rm -rf "$scratch"
cmake --install "$build" --prefix "$prefix"
"$prefix/bin/dateline-index" -d "$scratch/index" "$root/corpus/articles"

echo "== find_package"
with_find_package "$here" "$scratch/build"
with_find_package "$embed" "$scratch/embed"

echo "== pkg-config"
with_pkg_config "$here/main.cpp" "$scratch/consumer"

echo "== no warnings"
CXXFLAGS="$CXXFLAGS -Wall -Wextra -Wpedantic -Werror"
with_pkg_config "$embed/main.cpp" "$scratch/answer"

for consumer in "$scratch/build/consumer" "$scratch/consumer"; do
  echo "== $consumer"
  "$consumer" "$scratch/index" | tee "$scratch/hit"
  grep -q '^2024-06-19-pyongyang-summit-gifts\.txt#' "$scratch/hit"
  grep -q 'Aurus' "$scratch/hit"
done

echo "== embed"
printf '%s\n' 'Aurus limousine' zeppelin '"Pungsan dogs"' |
  "$scratch/embed/answer" "$scratch/index" 2 | tee "$scratch/answers"
grep -q '\[Aurus\].*\[limousine\]' "$scratch/answers"
sed -n '/^zeppelin/,$p' "$scratch/answers" | sed -n 2p | grep -q '^"Pungsan dogs"$'
if "$scratch/embed/answer" "$scratch/no-index" 2 </dev/null; then exit 1; fi
