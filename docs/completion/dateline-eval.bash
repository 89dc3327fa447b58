# Completion of dateline-eval for bash, to be sourced.

_dateline_eval() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  # Bash takes --format=c apart at the equals sign.
  [[ $word == = ]] && word=
  [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]}
  local values=
  [[ $before != --format ]] || values='text csv jsonl'
  if [[ ! $values && $word != -* ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    compopt -o filenames 2>/dev/null
    return
  fi
  [[ $values ]] || values='
    --map-depth --per-topic --worst --changes --format --help --version -h'
  mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
}
complete -F _dateline_eval dateline-eval
