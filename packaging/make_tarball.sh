#!/bin/sh
# Usage: make_tarball.sh PACKAGES FOLDER OUTPUT
# Makes an archive of the tools in the Debian packages in the folder PACKAGES, with all
# libraries that they need, which runs on any x86-64 Linux. It is unpacked in FOLDER,
# which is emptied, and put into OUTPUT. The same packages and libraries give the same
# bytes. The libraries are those of this machine, which must be what the packages were
# built on.
set -eu
umask 022
export LC_ALL=C.UTF-8
root=$(cd "$(dirname "$0")/.." && pwd)
packages=$(cd "$1" && pwd)
rm -rf "$2"
mkdir -p "$2/installed" "$3"
scratch=$(cd "$2" && pwd)
output=$(cd "$3" && pwd)
multiarch=x86_64-linux-gnu

fail() {
  echo "make_tarball.sh: $1" >&2
  exit 1
}

[ "$(uname -m)" = x86_64 ] || fail "this is not an x86-64 machine"
for file in "$packages"/*dateline*.deb; do
  case $file in *-dev_* | */python3-*) continue ;; esac
  dpkg-deb -x "$file" "$scratch/installed"
  version=$(dpkg-deb -f "$file" Version)
done
installed=$scratch/installed/usr
name=dateline-$version-linux-x86_64
tree=$scratch/$name

mkdir -p "$tree/bin" "$tree/lib/programs" "$tree/libexec" "$tree/share"
mv "$installed"/bin/dateline-* "$installed"/libexec/dateline/* "$tree/lib/programs"
for folder in bash-completion doc/dateline fish man zsh; do
  mkdir -p "$tree/share/$(dirname $folder)"
  mv "$installed/share/$folder" "$tree/share/$folder"
done

# The loader finds libdateline where the package has it, and the rest on this machine.
for program in "$tree"/lib/programs/*; do
  LD_LIBRARY_PATH=$installed/lib/$multiarch ldd "$program"
done | sed -n 's/.* => \(\/.*\) (0x.*/\1/p; s/^\t\(\/.*\) (0x.*/\1/p' | sort -u \
  >"$scratch/libraries"
! grep -q 'not found' "$scratch/libraries" || fail "libraries are missing"
while read -r library; do cp -L "$library" "$tree/lib"; done <"$scratch/libraries"
cp -R "/usr/lib/$multiarch/gconv" "$tree/lib/gconv"

# bin/ and libexec/ hold the launcher under the name of each program.
c++ -std=c++20 -O2 -static -s -Wall -Wextra -Werror -o "$scratch/launcher" \
  "$root/packaging/tarball/launcher.cpp"
mkdir "$tree/libexec/dateline"
for program in "$tree"/lib/programs/*; do
  program=$(basename "$program")
  case $program in
    dateline-pdf | dateline-record) cp "$scratch/launcher" "$tree/libexec/dateline/$program" ;;
    *) cp "$scratch/launcher" "$tree/bin/$program" ;;
  esac
done

# The licences of the libraries, and of which source packages they are.
licences=$tree/share/doc/libraries
mkdir -p "$licences"
cp -RL /usr/share/common-licenses "$licences"
{
  echo "The libraries in lib/ come from these packages of Debian, in the order of package,"
  echo "version, source package and its version. Their sources are at Debian, which keeps"
  echo "each version; their licences are in the folders here."
  echo
  grep -v "^$scratch" "$scratch/libraries" | while read -r library; do
    file=$(readlink -f "$library")
    dpkg-query -S "$file" 2>/dev/null || dpkg-query -S "${file#/usr}"
  done | sed 's/: .*//' | sort -u | while read -r package; do
    short=${package%:*}
    mkdir -p "$licences/$short"
    cp -L "/usr/share/doc/$short/copyright" "$licences/$short"
    # shellcheck disable=SC2016  # for dpkg-query
    dpkg-query -W -f='${Package} ${Version} ${source:Package} ${source:Version}\n' "$package"
  done
} >"$licences/README"
cp "$root/LICENSE" "$tree/LICENSE"

epoch=$(dpkg-parsechangelog -l "$root/packaging/debian/changelog" -S Timestamp)
tar --sort=name --mtime="@$epoch" --owner=0 --group=0 --numeric-owner \
  -C "$scratch" -c "$name" | xz -6 -T1 >"$output/$name.tar.xz"
