#!/bin/sh
# Usage: completion_test.sh TOOL FOLDER
#
# The completions in FOLDER must know every option of --help, and no other; and
# the shells that are there must take them.
set -eu
tool=$1
folder=$2
name=$(basename "$tool")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$tool" --help | grep -E '^  -' |
  sed -E 's/^(  (-. \[ )?--[a-z-]+).*/\1/' | grep -oE -- '-[-a-z]+' |
  sort -u >"$scratch/help"
test -s "$scratch/help" || { echo "$name --help names no option"; exit 1; }

# "-s d -l db" is -d and --db in fish; zsh has words in brackets and lists.
sed -nE '/^complete /s/.* -s ([a-z]).*/-\1/p' "$folder/$name.fish" >"$scratch/fish"
sed -nE '/^complete /s/.* -l ([-a-z]+).*/--\1/p' "$folder/$name.fish" >>"$scratch/fish"
sed -n "/^  '/p" "$folder/_$name" |
  sed -E "s/\[.*//; s/^  '\([^)]*\)'?//" | grep -oE -- '--?[a-z][-a-z]*' \
  >"$scratch/zsh"
sed -n "/compgen -W\|values='$/,/'/p" "$folder/$name.bash" |
  sed "s/mapfile -t.*//" | grep -oE -- '(^| )--?[a-z][-a-z]*' | tr -d ' ' \
  >"$scratch/bash"

status=0
for shell in bash zsh fish; do
  sort -u -o "$scratch/$shell" "$scratch/$shell"
  diff -u "$scratch/help" "$scratch/$shell" || status=1
done
for pair in "bash $name.bash" "zsh _$name" "fish $name.fish"; do
  shell=${pair%% *}
  command -v "$shell" >/dev/null || continue
  "$shell" -n "$folder/${pair#* }" || status=1
done
exit $status
