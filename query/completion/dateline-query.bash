# Completion of dateline-query for bash, to be sourced.

_dateline_query() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  # Bash takes --color=a apart at the equals sign.
  [[ $word == = ]] && word=
  [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]}
  local values=
  case $before in
    --group) values='passage article' ;;
    --sort) values='relevance newest oldest' ;;
    --syntax) values='full plain' ;;
    --queries-format) values='auto lines tsv csv' ;;
    --timeline) values='auto day month year' ;;
    --facets) values='source language year month day' ;;
    --format) values='text jsonl csv trec' ;;
    --color | --hyperlink) values='auto always never' ;;
    -d | --db | --queries | --html)
      mapfile -t COMPREPLY < <(compgen -f -- "$word")
      compopt -o filenames 2>/dev/null
      return
      ;;
  esac
  [[ -n $values || $word != -* ]] || values='
    --db --limit --offset --group --sort --decay --without --syntax --strict --correct
    --timeout --from --to --source --language
    --interactive --queries --queries-format --tag --article --similar
    --context --explain --facets --timeline
    --format --html --color --hyperlink --width --ascii --no-pager --no-config
    --help --version -d -n -i -h'
  mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
}
complete -F _dateline_query dateline-query
