#!/bin/sh
# Usage: newsroom_test.sh BUILD PAGE UNIT SCRATCH
# Installs BUILD under SCRATCH, and runs the command of the UNIT for systemd with paths
# under SCRATCH; systemd and nginx, if they are there, must take the unit and the
# configuration of the PAGE.
set -eu
build=$1
page=$2
unit=$3
scratch=$4

fail() {
  echo "newsroom_test.sh: $1" >&2
  exit 1
}

rm -rf "$scratch"
mkdir -p "$scratch/credentials"
cmake --install "$build" --prefix "$scratch/prefix" >/dev/null
find "$scratch/prefix" -name dateline-serve.service | grep -q . ||
  fail "the unit is not installed"
echo 'Ferries sail again.' >"$scratch/ferry.txt"
"$scratch/prefix/bin/dateline-index" -q -d "$scratch/news.idx" "$scratch/ferry.txt"
(umask 077 && echo 0123456789abcdef >"$scratch/credentials/tokens")

echo "== the command of the unit"
start=$(sed -n 's/^ExecStart=//p' "$unit" |
  sed "s|/usr/local/bin|$scratch/prefix/bin|; s|/var/lib/dateline|$scratch|
    s|\${CREDENTIALS_DIRECTORY}|$scratch/credentials|")
: >"$scratch/log"  # it is read at once
# shellcheck disable=SC2086  # a list of words
env -i HOME="$scratch" $start --listen 127.0.0.1:0 2>"$scratch/log" &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
url=
for _ in 1 2 3 4 5 6 7 8 9 10; do
  url=$(sed -n 's/.*serving at \(http:.*\)\/$/\1/p' "$scratch/log")
  [ -z "$url" ] || break
  sleep 0.1
done
[ -n "$url" ] || { cat "$scratch/log"; fail "the server does not start"; }
status() {
  curl -s -o /dev/null -w '%{http_code}' "$@"
}
test "$(status "$url/api/v1/search?q=ferry")" = 401 || fail "no token is needed"
test "$(status -H 'Authorization: Bearer 0123456789abcdef' \
  -H 'Host: news.example.org' "$url/api/v1/search?q=ferry")" = 200 ||
  fail "the token is not taken"
kill -TERM $server
wait $server || fail "the server ended with status $?"
trap - EXIT

echo "== systemd"
if command -v systemd-analyze >/dev/null; then
  mkdir "$scratch/units"
  sed "s|/usr/local/bin|$scratch/prefix/bin|; s|/etc/dateline|$scratch/credentials|" \
    "$unit" >"$scratch/units/dateline-serve.service"
  SYSTEMD_UNIT_PATH=$scratch/units: systemd-analyze verify --man=no \
    "$scratch/units/dateline-serve.service" || fail "systemd refuses the unit"
fi

echo "== nginx"
awk '/^```nginx$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$page" \
  >"$scratch/site.conf"
grep -q 'proxy_pass http://127.0.0.1:8642;' "$scratch/site.conf" ||
  fail "the page has no configuration for nginx"
if command -v nginx >/dev/null && command -v openssl >/dev/null; then
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=news.example.org \
    -keyout "$scratch/key.pem" -out "$scratch/cert.pem" 2>/dev/null
  sed -i "s|/etc/ssl/private/news.example.org.key|$scratch/key.pem|
    s|/etc/ssl/news.example.org.pem|$scratch/cert.pem|" "$scratch/site.conf"
  echo "events {} http { include $scratch/site.conf; }" >"$scratch/nginx.conf"
  nginx -t -c "$scratch/nginx.conf" -p "$scratch" -g "pid $scratch/pid;" \
    2>"$scratch/nginx.log" || { cat "$scratch/nginx.log"; fail "nginx refuses it"; }
fi
