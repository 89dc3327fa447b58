# Completion of dateline-eval for fish.

complete -c dateline-eval -l map-depth -x -d 'MAP counts so many documents'
complete -c dateline-eval -l per-topic -d 'show the measures of each topic'
complete -c dateline-eval -l worst -x -d 'show so many topics of lowest nDCG@10'
complete -c dateline-eval -l changes -x -d 'show so many topics that gained and lost most'
complete -c dateline-eval -l format -x -a 'text csv jsonl' -d 'format of the output'
complete -c dateline-eval -s h -l help -d 'show the options'
complete -c dateline-eval -l version -d 'show the version'
