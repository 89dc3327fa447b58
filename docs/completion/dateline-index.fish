# Completion of dateline-index for fish.

complete -c dateline-index -s d -l db -x -a '(__fish_complete_directories)' -d 'folder of the index'
complete -c dateline-index -l language -x -a 'ar de en es fr ru zh' -d 'language of articles that do not declare theirs'
complete -c dateline-index -l root -x -a '(__fish_complete_directories)' -d 'folder that ids of files are relative to'
complete -c dateline-index -l remove -x -d 'remove the article of this id'
complete -c dateline-index -l strict -d 'fail if an article to remove is not there'
complete -c dateline-index -l prune -d 'remove articles whose file no longer exists or has them'
complete -c dateline-index -l force-prune -d 'prune also where much would go'
complete -c dateline-index -s j -l threads -x -d 'use so many threads'
complete -c dateline-index -l wait -x -d 'wait while another process writes the index'
complete -c dateline-index -s q -l quiet -d 'show neither progress nor summary'
complete -c dateline-index -s h -l help -d 'show the options'
complete -c dateline-index -l version -d 'show the version'
