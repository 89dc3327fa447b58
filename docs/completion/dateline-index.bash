# Completion of dateline-index for bash, to be sourced.

_dateline_index() {
  local word=${COMP_WORDS[COMP_CWORD]}
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W '
      --db --language --map --root --remove --report --retry-failed --dry-run --reread --watch --strict --prune --force-prune --purge
      --merge --check --threads --wait --verbose --quiet --help --version -d -j -v -q -h' -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    compopt -o filenames 2>/dev/null
  fi
}
complete -F _dateline_index dateline-index
