#!/bin/sh
# Usage: tarball_test.sh TARBALL SCRATCH
# As root, unpacks TARBALL into a tree that has no library and no program besides a
# static busybox, and there runs the tutorial, reads a PDF document and mail with an old
# charset, and serves. So nothing can come from the machine but its kernel, and that acts
# as one of 2016.
set -eu
[ -n "${OWN_MOUNTS:-}" ] ||
  OWN_MOUNTS=yes exec unshare --mount --propagation private "$0" "$@"
tarball=$1
mkdir -p "$2"
scratch=$(cd "$2" && pwd)
inside_path=/opt/dateline/bin:/bin
# shellcheck source=tests/packages/tree.sh
. "$(dirname "$0")/tree.sh"
inside_wrapper=/test/old-kernel

say "unpack"
remove_tree
mkdir -p "$tree/bin" "$tree/proc" "$tree/dev" "$tree/tmp" "$tree/opt"
mount -t proc proc "$tree/proc"
mknod -m 666 "$tree/dev/null" c 1 3
cp "$(command -v busybox)" "$tree/bin/busybox"
chroot "$tree" /bin/busybox --install /bin
tar -x -C "$tree/opt" -f "$tarball"
mv "$tree"/opt/dateline-* "$tree/opt/dateline"
copy_samples
g++ -std=c++20 -static -O1 -o "$tree/test/old-kernel" \
  "$root/tests/packages/old_kernel.cpp"

say "each program"
for program in "$tree"/opt/dateline/bin/*; do
  inside "$(basename "$program")" --version
done

say "the tutorial"
run_tutorial

say "helpers"
read_by_helpers
ln -s /opt/dateline/bin/dateline-index "$tree/bin/linked"
inside linked -q -d /test/linked.idx /test/pdf

say "a charset that only glibc's libraries convert"
cat >"$tree/test/ferry.eml" <<'END'
From: Harbour <harbour@example.org>
Subject: =?windows-1251?B?z+Dw7uw=?=
Date: Fri, 7 May 2021 09:00:00 +0000
Message-ID: <1@example.org>

The ferry that the boats had kept in port sailed for Saint-Malo on Friday.
END
inside dateline-index -q -d /test/mail.idx /test/ferry.eml
inside dateline-query -d /test/mail.idx ferry | grep -q 'Паром' ||
  fail "the title of the mail is not read"

say "serve"
inside dateline-index -q -d /test/sample.idx /test/corpus/articles
ask_server /usr/sbin/chroot "$tree" /test/old-kernel \
  /opt/dateline/bin/dateline-serve -d /test/sample.idx

remove_tree
say "done"
