# Completion of dateline-index for fish.

complete -c dateline-index -s d -l db -x -a '(__fish_complete_directories)' -d 'folder of the index'
complete -c dateline-index -l language -x -a 'ar de en es fr ru zh' -d 'language of articles that do not declare theirs'
complete -c dateline-index -l remove -x -d 'remove the article of this id'
complete -c dateline-index -l prune -d 'remove articles whose file no longer exists'
complete -c dateline-index -s j -l threads -x -d 'use so many threads'
complete -c dateline-index -l wait -x -d 'wait while another process writes the index'
complete -c dateline-index -s v -l verbose -d 'name each date that cannot be read'
complete -c dateline-index -s q -l quiet -d 'show neither progress nor summary'
complete -c dateline-index -s h -l help -d 'show the options'
complete -c dateline-index -l version -d 'show the version'
