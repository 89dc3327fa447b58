# What the tests of packages share; it is read by them, not run. They run as root in a
# tree, whose mounts are in a namespace of the test, so that they end with it in any case.
# The caller sets `scratch`, a folder.
# shellcheck shell=sh
export LC_ALL=C.UTF-8
root=$(cd "$(dirname "$0")/../.." && pwd)
tree=$scratch/$(basename "$0" .sh)
server=

fail() {
  echo "${0##*/}: $1" >&2
  exit 1
}

unmount() {
  for place in proc var/cache/apt/archives; do
    if mountpoint -q "$tree/$place"; then umount "$tree/$place"; fi
  done
}

remove_tree() {
  unmount
  ! grep -q " $tree" /proc/self/mounts || fail "something is mounted below '$tree'"
  rm -rf "$tree"
}

finish() {
  status=$?
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  unmount
  exit "$status"
}

begin=$(date +%s)
say() {
  printf '== %s (after %d s)\n' "$1" "$(($(date +%s) - begin))"
}

# Runs a command in the tree, as the argument of `inside_wrapper` if that is set. The
# caller sets `inside_path`.
inside_wrapper=
inside() {
  # shellcheck disable=SC2086  # none or a word
  env -i PATH="$inside_path" HOME=/root LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive /usr/sbin/chroot "$tree" $inside_wrapper "$@"
}

copy_samples() {
  mkdir -p "$tree/test/corpus"
  cp -R "$root/corpus/articles" "$tree/test/corpus"
  cp -R "$root/tests/data/readers/pdf" "$root/docs/tutorial.md" "$tree/test"
}

# Runs the commands of the tutorial with the runner of tests/cli.
run_tutorial() {
  g++ -std=c++20 -static -O1 -o "$tree/test/console-runner" \
    "$root/tests/cli/console_runner.cpp"
  inside /test/console-runner --copy /test/corpus/articles corpus/articles \
    /test/scratch /test/tutorial.md
}

# Indexes what programs in libexec read: PDF documents, and records of more than a
# megabyte.
read_by_helpers() {
  inside dateline-index -q -d /test/pdf.idx /test/pdf
  inside dateline-query -d /test/pdf.idx --list articles | grep -q . ||
    fail "no PDF document is read"
  { printf '{"text": "Ferry'; yes ' calm' | head -n 300000 | tr -d '\n'; echo '"}'; } \
    >"$tree/test/large.jsonl"
  inside dateline-index -q -d /test/large.idx /test/large.jsonl
  inside dateline-query -d /test/large.idx ferry >/dev/null
}

# Starts a server by the command, which is run without environment, asks it, and stops it.
ask_server() {
  : >"$scratch/serve.log"  # it is read at once
  env -i "$@" --listen 127.0.0.1:0 2>"$scratch/serve.log" &
  server=$!
  url=
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    url=$(sed -n 's/.*serving at \(http:.*\)\/$/\1/p' "$scratch/serve.log")
    [ -z "$url" ] || break
    sleep 0.2
  done
  [ -n "$url" ] || { cat "$scratch/serve.log"; fail "the server does not start"; }
  [ "$(curl -s --noproxy '*' "$url/healthz")" = ok ] || fail "/healthz does not say ok"
  curl -s --noproxy '*' "$url/api/v1/search?q=Aurus+limousine" |
    grep -q pyongyang-summit-gifts || fail "the server does not find the article"
  kill "$server"
  wait "$server" || fail "the server ends with status $?"
  server=
}

[ "$(id -u)" -eq 0 ] || fail "only root can do this"
trap finish EXIT
trap 'exit 130' INT TERM
