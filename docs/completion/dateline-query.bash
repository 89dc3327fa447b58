# Completion of dateline-query for bash, to be sourced.

# Prints what filters may name, "sources", "authors" or "languages", of the
# index that the words so far, the environment or the config file name.
_dateline_query_names() {
  local index=() word previous=
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word != = && ($previous == -d || $previous == --db) ]]; then
      word=${word//[\"\'\\]/}
      index=(-d "${word/#\~\//$HOME/}")
    fi
    [[ $word == = ]] || previous=$word
  done
  dateline-query "${index[@]}" --list "$1" 2>/dev/null
}

# Completes $2 with those of the names $1 that begin so, in any case. $3 is the
# field that stands before it in a query, where a name that is not one word is
# quoted for Dateline too; $4 is the quotation mark in which all of that stands.
_dateline_query_complete() {
  local begun=${2//[\"\'\\]/} field=$3 quote=$4 name
  [[ $2 != [\"\']* ]] || quote=${2:0:1}
  while IFS= read -r name; do
    [[ ${name,,} == "${begun,,}"* ]] || continue
    [[ -z $field || $name =~ ^[[:alnum:]]+$ ]] || name="\"$name\""
    case $quote in
      '') name=$(printf %q "$name") ;;
      \") name=${name//\"/\\\"} ;;
    esac
    [[ -z $quote || -z $field ]] || name=$field:$name
    COMPREPLY+=("$name")
  done < <(_dateline_query_names "$1")
}

# Completes the value of a field of the query language.
_dateline_query_complete_field() {
  case $1 in
    source) _dateline_query_complete sources "$2" "$1" "$3" ;;
    author) _dateline_query_complete authors "$2" "$1" "$3" ;;
    lang) _dateline_query_complete languages "$2" "$1" "$3" ;;
  esac
}

_dateline_query() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  # Bash takes --color=a and source:a apart at the sign, but not in quotes.
  if [[ $word =~ ^([\"\'])([a-z]+):(.*)$ ]]; then
    _dateline_query_complete_field "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}" \
      "${BASH_REMATCH[1]}"
    return
  fi
  if [[ $word == : ]]; then
    _dateline_query_complete_field "$before" '' ''
    return
  fi
  if [[ $before == : ]]; then
    _dateline_query_complete_field "${COMP_WORDS[COMP_CWORD - 2]}" "$word" ''
    return
  fi
  [[ $word == = ]] && word=
  [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]}
  local values=
  case $before in
    --per-article) values='0 1 2' ;;
    --within) values='passage article' ;;
    --sort) values='relevance newest oldest' ;;
    --syntax) values='full plain' ;;
    --queries-format) values='auto lines tsv csv' ;;
    --list) values='articles sources authors languages' ;;
    --timeline) values='auto day month year' ;;
    --count) values='all in-a-row any' ;;
    --facets | --cross) values='source language year month day' ;;
    --cells) values='passages articles stories' ;;
    --format) values='text list jsonl csv trec' ;;
    --cite) values='plain markdown bibtex ris' ;;
    --color | --hyperlink) values='auto always never' ;;
    --from | --to) values='today yesterday 7d 1m 1y' ;;
    --source) _dateline_query_complete sources "$word" '' ''; return ;;
    --author) _dateline_query_complete authors "$word" '' ''; return ;;
    --language) _dateline_query_complete languages "$word" '' ''; return ;;
    -d | --db | --aliases | --queries | --html | --export)
      mapfile -t COMPREPLY < <(compgen -f -- "$word")
      compopt -o filenames 2>/dev/null
      return
      ;;
  esac
  if [[ -z $values && $word != -* ]]; then
    compopt -o nospace 2>/dev/null
    values='title: source: author: lang: url: id: after: before: on:'
    [[ -n $word ]] || return
  fi
  [[ -n $values ]] || values='
    --db --limit --offset --per-article --within --sort --half-life --without --syntax --aliases
    --strict --correct --timeout --from --to --source --author --language
    --interactive --queries --queries-format --threads --run-tag --article --similar --stats --list --export
    --context --explain --facets --cross --cells --stories --count --timeline
    --format --cite --html --overwrite --color --hyperlink --width --ascii --no-pager --no-config
    --help --version -d -n -j -i -h'
  mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
}
complete -F _dateline_query dateline-query
