# Completion of dateline-query for fish.

# Prints what filters may name, "sources", "authors" or "languages", of the
# index that the line, the environment or the config file names.
function __dateline_query_names
    set -l what $argv[1]
    set -l index
    argparse -i 'd/db=' -- (commandline -opc) 2>/dev/null
    set -q _flag_db; and set index -d (string replace -r '^~/' "$HOME/" -- $_flag_db)
    dateline-query $index --list $what 2>/dev/null
end

# Prints words of the query language that the current word may become. A name
# that is not one word is quoted for Dateline.
function __dateline_query_words
    switch (commandline -ct)
        case '*source:*'
            __dateline_query_names sources | string replace -r '^(.*\W.*)$' '"$1"' | string replace -r '^' source:
        case '*author:*'
            __dateline_query_names authors | string replace -r '^(.*\W.*)$' '"$1"' | string replace -r '^' author:
        case '*lang:*'
            __dateline_query_names languages | string replace -r '^' lang:
        case '*'
            printf '%s\n' title: source: author: lang: url: id: after: before: on:
    end
end

complete -c dateline-query -f
complete -c dateline-query -a '(__dateline_query_words)'
complete -c dateline-query -s d -l db -x -a '(__fish_complete_directories)' -d 'folder of the index'
complete -c dateline-query -s n -l limit -x -d 'show so many hits at most'
complete -c dateline-query -l offset -x -d 'skip so many hits'
complete -c dateline-query -l per-article -x -a '0 1 2' -d 'show so many passages of an article at most'
complete -c dateline-query -l within -x -a 'passage article' -d 'what conditions are about'
complete -c dateline-query -l sort -x -a 'relevance newest oldest' -d 'order of the hits'
complete -c dateline-query -l half-life -x -d 'days that halve what being new adds to the score'
complete -c dateline-query -l without -x -a 'burstiness title pairs variants proximity article feedback smoothing near-duplicates all' -d 'parts to leave out of the score'
complete -c dateline-query -l syntax -x -a 'full plain' -d 'whether characters are operators'
complete -c dateline-query -l aliases -r -F -d 'names that are one'
complete -c dateline-query -l strict -d 'refuse a query that is not well formed'
complete -c dateline-query -l correct -d 'if nothing is found, correct the spelling'
complete -c dateline-query -l timeout -x -d 'stop after so many milliseconds'
complete -c dateline-query -l from -x -a 'today yesterday 7d 1m 1y' -d 'of this date or later'
complete -c dateline-query -l to -x -a 'today yesterday 7d 1m 1y' -d 'of this date or earlier'
complete -c dateline-query -l source -x -a '(__dateline_query_names sources)' -d 'of this source'
complete -c dateline-query -l author -x -a '(__dateline_query_names authors)' -d 'by this author'
complete -c dateline-query -l language -x -a '(__dateline_query_names languages)' -d 'in this language'
complete -c dateline-query -s i -l interactive -d 'ask for one query after another'
complete -c dateline-query -l queries -r -F -d 'search for each line of a file'
complete -c dateline-query -l queries-format -x -a 'auto lines tsv csv' -d 'form of that file'
complete -c dateline-query -s j -l threads -x -d 'search for so many lines at a time'
complete -c dateline-query -l run-tag -x -d 'last column of a TREC run'
complete -c dateline-query -l article -x -d 'print an article'
complete -c dateline-query -l similar -x -d 'find passages similar to this one'
complete -c dateline-query -l stats -d 'show what the index holds'
complete -c dateline-query -l list -x -a 'articles sources authors languages' -d 'list the articles, sources, authors or languages'
complete -c dateline-query -l export -r -F -d 'write the articles, to be indexed again'
complete -c dateline-query -l context -x -d 'show so many passages before and after'
complete -c dateline-query -l explain -d 'show how each score is computed'
complete -c dateline-query -l facets -x -a 'source language year month day' -d 'count hits'
complete -c dateline-query -l cross -x -a 'source language year month day' -d 'count hits by two of these, as a table'
complete -c dateline-query -l cells -x -a 'passages articles stories' -d 'what that table counts'
complete -c dateline-query -l stories -d 'count stories too'
complete -c dateline-query -l count -x -a 'all in-a-row any' -d 'which passages are counted'
complete -c dateline-query -l timeline -a 'auto day month year' -d 'draw the number of hits'
complete -c dateline-query -l format -x -a 'text list jsonl csv trec' -d 'format of the output'
complete -c dateline-query -l cite -x -a 'plain markdown bibtex ris' -d 'print references instead'
complete -c dateline-query -l html -r -F -d 'write the results as an HTML page'
complete -c dateline-query -l overwrite -d 'replace the file of --html or --export if it exists'
complete -c dateline-query -l color -x -a 'auto always never' -d 'colours'
complete -c dateline-query -l hyperlink -x -a 'auto always never' -d 'links in a terminal'
complete -c dateline-query -l width -x -d 'columns of text'
complete -c dateline-query -l ascii -d 'draw with ASCII characters only'
complete -c dateline-query -l no-pager -d 'do not start a pager'
complete -c dateline-query -l no-config -d 'ignore the config file'
complete -c dateline-query -s h -l help -d 'show the options'
complete -c dateline-query -l version -d 'show the version'
