#!/bin/sh
# Usage: hourly_test.sh BUILD PAGE SCRATCH
# Installs BUILD under SCRATCH, takes the line for cron and the units for systemd
# from the PAGE, and runs them in the environment that those give a command. The
# paths of the page are replaced by paths under SCRATCH.
set -eu
build=$1
page=$2
scratch=$3

fail() {
  echo "hourly_test.sh: $1" >&2
  exit 1
}

# Standard input: text of the page.
with_own_paths() {
  sed "s|/usr/local/bin|$scratch/prefix/bin|g; s|/var/lib/dateline|$scratch/state|g
    s|/srv/articles|$scratch/articles|g"
}

# Runs a command line as cron does. It must print nothing.
as_cron() {
  env -i HOME="$scratch" LOGNAME=nobody SHELL=/bin/sh PATH=/usr/bin:/bin \
    /bin/sh -c "$1" </dev/null >"$scratch/mail" 2>&1
}

quietly() {
  "$@" || { cat "$scratch/mail"; fail "failed: $*"; }
  test ! -s "$scratch/mail" || { cat "$scratch/mail"; fail "cron would mail that"; }
}

# The indented lines of the page that begin with a word.
command_of() {
  sed -n "s/^    \($1 .*\)/\1/p" "$page"
}

# The block of a unit, which stands behind the line that names its file.
unit() {
  awk -v name="$1" 'index($0, name) { named = 1 }
    named && /^```ini$/ { inside = 1; next }
    inside && /^```$/ { exit }
    inside' "$page"
}

articles_in() {
  "$scratch/prefix/bin/dateline-query" -d "$1" --stats | sed -n 's/^articles *//p'
}

rm -rf "$scratch"
mkdir -p "$scratch/articles"
cmake --install "$build" --prefix "$scratch/prefix" >/dev/null
echo 'Ferries sail again.' >"$scratch/articles/ferry.txt"

echo "== the user and the folder"
command_of useradd | grep -q ' dateline$' || fail "the page makes no user"
folder=$(command_of 'install -d' | sed 's/-[og] dateline//g' | with_own_paths)
as_cron "$folder"
test -d "$scratch/state" || fail "the page makes no folder for the index"

echo "== cron"
line=$(sed -n 's/^    7 \* \* \* \* *//p' "$page" | with_own_paths)
test -n "$line" || fail "the page has no line for cron"
case $line in *%*) fail "cron takes a % for a line end" ;; esac
quietly as_cron "$line"
quietly as_cron "$line"
test "$(articles_in "$scratch/state/news.idx")" = 1 || fail "nothing was indexed"

echo "== systemd"
mkdir "$scratch/units"
for name in dateline-index.service dateline-index.timer mail-failure@.service; do
  unit "$name" | with_own_paths >"$scratch/units/$name"
  test -s "$scratch/units/$name" || fail "the page has no unit $name"
done
grep -q '^User=dateline$' "$scratch/units/dateline-index.service"
start=$(sed -n 's/^ExecStart=//p' "$scratch/units/dateline-index.service")
quietly as_cron "cd / && $start"
if command -v systemd-analyze >/dev/null; then
  cp "$scratch/units/mail-failure@.service" "$scratch/units/mail-failure@x.service"
  SYSTEMD_UNIT_PATH=$scratch/units: systemd-analyze verify --man=no \
    "$scratch/units/dateline-index.service" "$scratch/units/dateline-index.timer" \
    "$scratch/units/mail-failure@x.service" >"$scratch/mail" 2>&1 || true
  if grep -F "$scratch/units" "$scratch/mail"; then fail "systemd warns"; fi
fi

echo "== a disk that is not mounted"
mv "$scratch/articles" "$scratch/unmounted"
mkdir "$scratch/articles"
if as_cron "cd / && $start"; then fail "an empty folder was pruned"; fi
grep -q 'force-prune' "$scratch/mail"
test "$(articles_in "$scratch/state/news.idx")" = 1 || fail "articles were lost"
