#!/bin/sh
# Usage: man_test.sh TOOL MAN-PAGE REFERENCE
#
# --help, the manual page and the tool's section of the REFERENCE must name the
# same options; and the manual page must be fit to read.
set -eu
tool=$1
page=$2
reference=$3
name=$(basename "$tool")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Standard input: lines that begin with options. Each option on a line: "-n".
names() {
  grep -oE -- '(^|[^-[:alnum:]])--?[[:alnum:]][-[:alnum:]]*' |
    grep -oE -- '-.*' | sort
}

"$tool" --help | grep -E '^  -' |
  sed -E 's/^(  (-. \[ )?--[a-z-]+).*/\1/' | names >"$scratch/help"
sed -n '/^\.SH OPTIONS/,/^\.SH EXIT/p' "$page" | sed 's/\\-/-/g' |
  sed -n '/^\.TP/{n;p;}' | names >"$scratch/man"
awk -v heading="## $name" '/^## / { inside = ($0 == heading) } inside' "$reference" |
  sed -nE 's/^\| (`-[^|]*)\|.*/\1/p' | names >"$scratch/reference"

status=0
test -s "$scratch/help" || { echo "$name --help names no option"; status=1; }
for other in man reference; do
  diff -u "$scratch/help" "$scratch/$other" || status=1
done

for section in NAME SYNOPSIS DESCRIPTION OPTIONS 'EXIT STATUS' ENVIRONMENT \
  FILES EXAMPLES 'SEE ALSO'; do
  grep -qx "\.SH $section" "$page" || { echo "$page: no $section"; status=1; }
done
if command -v groff >/dev/null; then
  groff -man -ww -z "$page" 2>"$scratch/warnings"
  test ! -s "$scratch/warnings" || { cat "$scratch/warnings"; status=1; }
fi
exit $status
