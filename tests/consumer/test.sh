#!/bin/sh
# Usage: test.sh BUILD SCRATCH
# Installs BUILD under SCRATCH and builds there, in both documented ways, the
# consumer and the examples in docs/how-to/embed, and runs them; links the consumer
# with a shared library, and takes the project in as a part of another. CXX,
# CXXFLAGS and PKG_CONFIG_PATH are those of the build under test.
set -eu
build=$1
scratch=$2
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
embed=$root/docs/how-to/embed
prefix=$scratch/prefix

# Prints the block of a language, cpp or c, in a page.
block() {
  # shellcheck disable=SC2016  # backquotes are meant
  sed -n '/^```'"$1"'$/,/^```$/p' "$2" | sed '1d;$d'
}

# The flags of a sanitizer are those of C, too.
CFLAGS=$(printf '%s\n' "$CXXFLAGS" | tr ' ' '\n' | sed -n '/^-f/p' | tr '\n' ' ')
export CFLAGS

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
block cpp "$root/README.md" | diff - "$here/main.cpp"
block cpp "$root/docs/how-to/embed-the-library.md" | diff - "$embed/main.cpp"
block cpp "$root/docs/how-to/write-an-index.md" | diff - "$embed/import.cpp"
block c "$root/docs/how-to/embed-in-c.md" | diff - "$embed/search.c"

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
  grep -q '^harbour-dispatch\.example/2024/06/19/pyongyang-summit-gifts#' "$scratch/hit"
  grep -q 'Aurus' "$scratch/hit"
done

echo "== the installed README links to what is installed"
readme=$(find "$prefix" -name README.md -path '*/doc/*' ! -path '*/docs/*')
grep -o '](\([^):]*\))' "$readme" | sed 's/^](//; s/)$//; s/#.*//' | sort -u |
  while read -r link; do
    ls -d "$(dirname "$readme")/$link" >"$scratch/link"
  done

echo "== a shared library exports its API alone"
shared=$scratch/libdateline.so
set -- $(pkg-config --static --libs dateline)
# shellcheck disable=SC2086  # CXXFLAGS is a list of words
$CXX $CXXFLAGS -shared -o "$shared" -Wl,--whole-archive \
  "$build/query/libdateline.a" -Wl,--no-whole-archive "$@" \
  -Wl,--version-script="$root/query/cmake/libdateline.map"
# Without the types of symbols, constructors come twice. Those that the compiler
# makes (V, W) depend on its version.
nm -DC --defined-only "$shared" | sed -n 's/^[0-9a-f]* T //p' |
  sed 's/\[abi:cxx11\]//; s/__cxx11:://g' | sort -u >"$scratch/symbols"
diff "$here/exported_symbols.txt" "$scratch/symbols"
nm -DC --defined-only "$shared" | sed 's/^[0-9a-f]* //' |
  grep -v '^T \|^[VW] \(typeinfo\|typeinfo name\|vtable\) for dateline::' \
  >"$scratch/others" || true
if grep -v '^W dateline::Query::~\?Query(' "$scratch/others"; then exit 1; fi
# shellcheck disable=SC2086  # CXXFLAGS is a list of words
$CXX -std=c++20 $CXXFLAGS -I"$prefix/include" "$here/main.cpp" "$shared" \
  -Wl,-rpath,"$scratch" -o "$scratch/with-shared"
"$scratch/with-shared" "$scratch/index" | grep -q Aurus

echo "== a part of another project"
mkdir "$scratch/outer"
cat >"$scratch/outer/CMakeLists.txt" <<END
cmake_minimum_required(VERSION 3.25)
project(outer LANGUAGES CXX)
enable_testing()
add_subdirectory($root dateline)
if(TARGET query_tests OR TARGET latency OR DEFINED BUILD_TESTING)
  message(FATAL_ERROR "Dateline's tests are in this project too.")
endif()
END
cmake -S "$scratch/outer" -B "$scratch/outer/build" -G Ninja >"$scratch/outer.log" ||
  { cat "$scratch/outer.log"; exit 1; }

echo "== embed"
printf '%s\n' 'Aurus limousine' zeppelin '"Pungsan dogs"' |
  "$scratch/embed/answer" "$scratch/index" 2 | tee "$scratch/answers"
grep -q '\[Aurus\].*\[limousine\]' "$scratch/answers"
sed -n '/^zeppelin/,$p' "$scratch/answers" | sed -n 2p | grep -q '^"Pungsan dogs"$'
if "$scratch/embed/answer" "$scratch/no-index" 2 </dev/null; then exit 1; fi

echo "== write an index"
printf '%s\t%s\tDispatch\t%s\t%s\n' \
  a 2024-06-19 'Ferry <aground>' 'The ferry & its crew waited.' \
  b 'the day after' Lock 'The lock was shut.' '' '' '' 'Nobody knows this one.' |
  "$scratch/embed/import" "$scratch/written.idx" >"$scratch/imported" 2>"$scratch/refused"
sed -n 1p "$scratch/imported" | grep -qx '2 added, 0 replaced, 0 unchanged'
sed -n 2p "$scratch/imported" | grep -q '^b: '
grep -q '^import: cannot add an article that has neither an id' "$scratch/refused"
if "$scratch/embed/import" "$root/corpus/articles" </dev/null 2>"$scratch/refused"; then
  exit 1
fi
grep -q 'other files' "$scratch/refused"

echo "== a handler of a web server"
QUERY_STRING='a=1&q=ferry+%22zzz' DATELINE_INDEX="$scratch/written.idx" \
  "$scratch/embed/handler" >"$scratch/page"
grep -q '<h2>Ferry &lt;aground&gt;</h2><p>The <mark>ferry</mark> &amp; its' "$scratch/page"
QUERY_STRING='q=ferry' "$scratch/embed/handler" 2>"$scratch/refused" |
  grep -q '^Status: 500'

echo "== C"
"$scratch/embed/search" "$scratch/written.idx" ferry >"$scratch/hit"
grep -q '^1. Ferry <aground> (2024-06-19)$' "$scratch/hit"
if "$scratch/embed/search" "$scratch/no-index" ferry 2>"$scratch/refused"; then exit 1; fi
grep -q "^search: cannot .*no-index" "$scratch/refused"

echo "== a list on a terminal"
(sleep 1; printf q) | TERM=xterm timeout 20 script -qec \
  "'$scratch/embed/browse' '$scratch/written.idx' ferry" /dev/null >"$scratch/terminal"
grep -q '2024-06-19  Ferry <aground>' "$scratch/terminal"

# What each shared library exports, besides what exceptions need.
exported() {
  nm -DC --defined-only "$prefix"/lib*/*"/$1" "$prefix/lib/$1" 2>/dev/null |
    sed -n 's/^[0-9a-f]* T //p' | sed 's/\[abi:cxx11\]//' | sort -u
}
echo "== the other libraries export their interfaces alone"
for name in dateline-c dateline-writer-c; do
  exported "lib$name.so" | grep -q '^dateline_'
  if exported "lib$name.so" | grep -v '^dateline_[a-z0-9_]*$'; then exit 1; fi
done
exported libdateline-writer.so | grep -q '^dateline::IndexWriter::commit('
if exported libdateline-writer.so | grep -v '^dateline::IndexWriter::'; then exit 1; fi
if ldd "$scratch/embed/answer" "$scratch/embed/search" | grep -q 'writer\|poppler\|gmime'
then
  echo "a program that only searches links what writes"
  exit 1
fi
