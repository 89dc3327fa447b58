#!/bin/sh
# Usage: make_debs.sh FOLDER OUTPUT
# Makes the Debian packages of the last commit, or of the files as they are if this is
# no git checkout, in FOLDER, which is emptied, and puts them into OUTPUT. The same
# source gives the same bytes, in any FOLDER.
set -eu
umask 022
export LC_ALL=C.UTF-8
root=$(cd "$(dirname "$0")/.." && pwd)
rm -rf "$1"
mkdir -p "$1" "$2"
output=$(cd "$2" && pwd)
version=$(dpkg-parsechangelog -l "$root/packaging/debian/changelog" -S Version)
tree=$(cd "$1" && pwd)/dateline-$version

mkdir "$tree"
if [ -e "$root/.git" ]; then
  git -C "$root" archive HEAD | tar -x -C "$tree"
else
  tar -c -C "$root" --exclude=./build . | tar -x -C "$tree"
fi
cp -R "$tree/packaging/debian" "$tree/debian"

# Installed files keep the time of their source, so that has to be the same too.
SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -l "$tree/debian/changelog" -S Timestamp)
export SOURCE_DATE_EPOCH
find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

# ./dev sets the settings of ccache. Its two that rewrite paths would be seen in what is built.
unset CCACHE_BASEDIR CCACHE_NOHASHDIR
cd "$tree"
dpkg-buildpackage -us -uc -b
rm -f "$output"/*dateline*.deb
cp "$tree"/../*.deb "$output"
