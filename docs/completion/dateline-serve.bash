# Completion of dateline-serve for bash, to be sourced.

_dateline_serve() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local values=
  case $before in
    -d | --db | --token-file)
      mapfile -t COMPREPLY < <(compgen -f -- "$word")
      compopt -o filenames 2>/dev/null
      return
      ;;
    --log) values="text json none" ;;
    *)
      values='
        --db --index --listen --prefix --log --token-file --allow-host
        --allow-origin --trust-proxy --threads --queue --timeout --max-hits
        --connections --client-timeout --rate --help --version -d -j -h'
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
}
complete -F _dateline_serve dateline-serve
