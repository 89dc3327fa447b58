#!/bin/sh
# Usage: install_test.sh PACKAGES SCRATCH
# As root, installs the Debian packages in the folder PACKAGES into a bare tree of
# Debian 12 under SCRATCH, and there runs the tutorial, reads a PDF document, serves as
# the unit says, and builds programs with the library. Then it removes the packages and
# looks for traces. The tree comes from the mirror that apt uses here. SCRATCH keeps it,
# and what apt downloads, for the next time.
# shellcheck disable=SC2016  # formats of apt and dpkg, and what the shell inside expands
set -eu
[ -n "${OWN_MOUNTS:-}" ] ||
  OWN_MOUNTS=yes exec unshare --mount --propagation private "$0" "$@"
packages=$(cd "$1" && pwd)
mkdir -p "$2/archives/partial"
scratch=$(cd "$2" && pwd)
inside_path=/usr/sbin:/usr/bin:/sbin:/bin
# shellcheck source=tests/packages/tree.sh
. "$(dirname "$0")/tree.sh"

# What the packages brought goes with them, also if apt knows another use for it.
apt() {
  inside apt-get -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 \
    -o APT::AutoRemove::SuggestsImportant=false \
    -o APT::AutoRemove::RecommendsImportant=false "$@" \
    >"$scratch/apt.log" 2>&1 || { cat "$scratch/apt.log"; fail "apt-get $1 fails"; }
}

# The repositories of Debian that apt uses, and how it reaches them.
sources() {
  apt-get indextargets --format \
    '$(ORIGIN) deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(REPO_URI) $(RELEASE) $(COMPONENT)' \
    'Created-By: Packages' | sed -n 's/^Debian //p' | sort -u
}

apt_settings() {
  apt-config dump |
    grep -E '^Acquire::(https?::(Proxy|Verify|Ca)|Check-|Retries|Languages)' || true
}

bare_tree() {
  remove_tree
  if [ ! -e "$scratch/bare.tar" ]; then
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(RELEASE) $(COMPONENT)' \
      'Created-By: Packages' | sed -n 's/ Debian bookworm main$//p' | head -n 1)
    [ -n "$mirror" ] || fail "apt has no repository of Debian's bookworm here"
    proxy=$(apt-config dump Acquire::http::Proxy --format '%v')
    http_proxy=${http_proxy:-$proxy} \
      debootstrap --variant=minbase bookworm "$tree" "$mirror" >"$scratch/debootstrap.log" ||
      { tail "$scratch/debootstrap.log"; fail "debootstrap fails"; }
    rm -f "$tree"/var/cache/apt/archives/*.deb
    tar -c -C "$tree" -f "$scratch/bare.tar.part" .
    mv "$scratch/bare.tar.part" "$scratch/bare.tar"
  else
    mkdir "$tree"
    tar -x -C "$tree" -f "$scratch/bare.tar"
  fi
  mount -t proc proc "$tree/proc"
  mount --bind "$scratch/archives" "$tree/var/cache/apt/archives"
  sources >"$tree/etc/apt/sources.list"
  apt_settings >"$tree/etc/apt/apt.conf.d/99host"
  apt update
}

# What is in the tree, but for what apt and dpkg write whatever they do, the cache of the
# linker, what a restart clears, and what this test puts there. Of the files with users
# and groups the content counts.
contents() {
  (
    cd "$tree"
    find . -path ./proc -prune -o -path ./test -prune -o -path ./var/lib/apt -prune -o \
      -path ./var/cache/apt -prune -o -print |
      grep -Ev '^\./(run/.*|var/log/.*|var/lib/dpkg/[^/]*-old|etc/(passwd|group|shadow|gshadow)-|var/cache/ldconfig.*)$' |
      sort
    sort etc/passwd etc/group
  )
}

expect_no_trace() {
  contents >"$scratch/after"
  diff "$1" "$scratch/after" >"$scratch/traces" ||
    { cat "$scratch/traces"; fail "the removal leaves traces"; }
}

debs() {
  for name; do
    for file in "$packages/$name"_*.deb; do
      [ -e "$file" ] || continue
      cp "$file" "$tree/test"
      echo "/test/$(basename "$file")"
    done
  done
}

names_of_debs() {
  for file in "$tree"/test/*.deb; do dpkg-deb -f "$file" Package; done
}

# Runs the command of the unit as systemd would, as a user who is nobody else and in the
# group of the index.
serve() {
  unit=$(inside dpkg -L dateline-server | grep '/dateline-serve\.service$')
  start=$(sed -n 's/^ExecStart=//p' "$tree/$unit")
  options=$(sed -n 's/^DATELINE_SERVE_OPTIONS="\(.*\)"$/\1/p' \
    "$tree/etc/default/dateline-serve")
  command=$(echo "$start" | sed "s/\$DATELINE_SERVE_OPTIONS/$options/")
  condition=$(sed -n 's/^ConditionPathExists=//p' "$tree/$unit")
  [ ! -e "$tree/$condition" ] || fail "there is an index before one is made"
  inside chroot --userspec=dateline:dateline / \
    dateline-index -q -d /var/lib/dateline/news.idx /test/corpus/articles
  [ -e "$tree/$condition" ] || fail "the unit waits for '$condition', which does not come"

  group=$(inside getent group dateline | cut -d : -f 3)
  # shellcheck disable=SC2086  # a list of words
  ask_server /usr/sbin/chroot --userspec="64999:$group" "$tree" $command
}

# The service of the package is as hardened as the one of the how-to.
check_unit() {
  theirs=$root/docs/how-to/systemd/dateline-serve.service
  sed -n '/^Restart=/,/^UMask=/p' "$theirs" >"$scratch/theirs"
  sed -n '/^Restart=/,/^UMask=/p' "$tree/$unit" | diff "$scratch/theirs" - ||
    fail "the unit of the package is not hardened as that of docs/how-to/systemd"
  if command -v systemd-analyze >/dev/null; then
    systemd-analyze security --offline=true --no-pager --threshold=20 "$tree/$unit" |
      tail -n 1
  fi
}

search_from_python() {
  inside python3 - <<'END'
import dateline

searcher = dateline.Searcher("/test/sample.idx")
assert "Aurus" in searcher.search("Aurus limousine")[0].text
with dateline.IndexWriter("/test/python.idx") as writer:
    writer.add(id="memo-1", title="Dogs", text="A pair of Pungsan dogs.")
    writer.add_files("/test/pdf/ferry.pdf")
    assert writer.commit().added == 2
assert dateline.Searcher("/test/python.idx").search("dog")
try:
    dateline.Searcher("/test/nowhere.idx")
except dateline.IndexUnusableError:
    pass
else:
    raise AssertionError("an index that is not there opens")
END
}

embed() {
  cp -R "$root/tests/consumer" "$tree/test/consumer"
  inside cmake -S /test/consumer -B /test/by-cmake >"$scratch/cmake.log"
  inside cmake --build /test/by-cmake >>"$scratch/cmake.log"
  inside sh -c 'c++ -std=c++20 /test/consumer/main.cpp -o /test/by-pkg-config \
    $(pkg-config --cflags --libs dateline)'
  inside sh -c 'c++ -std=c++20 /test/consumer/main.cpp -o /test/by-static \
    $(pkg-config --static --cflags --libs dateline)'
  for program in by-cmake/consumer by-pkg-config by-static; do
    inside /test/$program /test/sample.idx | grep -q Aurus ||
      fail "$program does not find the article"
    inside ldd /test/$program | grep -q 'libdateline\.so\.0 =>' ||
      fail "$program is not linked with libdateline.so.0"
  done
}

# The programs of docs/how-to/embed that write an index, and search it from C.
embed_writer_and_c() {
  cp -R "$root/docs/how-to/embed" "$tree/test/embed"
  inside sh -c 'c++ -std=c++20 /test/embed/import.cpp -o /test/import \
    $(pkg-config --cflags --libs dateline-writer)'
  inside sh -c 'cc /test/embed/search.c -o /test/search \
    $(pkg-config --cflags --libs dateline-c)'
  printf 'memo-1\t2024-06-19\tHarbour Dispatch\tDogs\tA pair of Pungsan dogs.\n' |
    inside /test/import /test/own.idx
  inside /test/search /test/own.idx dog | grep -q 'Pungsan' ||
    fail "the program in C does not find what the other wrote"
}

say "a bare tree"
bare_tree
contents >"$scratch/bare"
copy_samples
chmod -R a+rX "$tree/test"

say "install"
# shellcheck disable=SC2046  # a list of words
apt install \
  $(debs dateline dateline-server libdateline0 libdateline-writer0 python3-dateline)
inside dpkg-query -W -f='${Package} ${Version} ${Installed-Size} KiB\n' '*dateline*'
say "the tutorial"
run_tutorial
say "helpers"
read_by_helpers
say "serve"
serve
check_unit
inside dateline-index -q -d /test/sample.idx /test/corpus/articles
say "Python"
search_from_python

say "purge"
rm -rf "$tree/var/lib/dateline/news.idx"
# shellcheck disable=SC2046
apt purge --autoremove $(names_of_debs)
rm -f "$tree"/test/*.deb
expect_no_trace "$scratch/bare"

say "embed"
apt install g++ cmake make pkg-config
contents >"$scratch/compilers"
# shellcheck disable=SC2046
apt install $(debs libdateline-dev libdateline0 libdateline-writer0 dateline)
embed
embed_writer_and_c
# shellcheck disable=SC2046
apt purge --autoremove $(names_of_debs)
expect_no_trace "$scratch/compilers"

remove_tree
say "done"
