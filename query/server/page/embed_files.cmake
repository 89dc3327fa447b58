# Usage: cmake -DOUTPUT=FILE -DFILES=FILE;FILE -P embed_files.cmake
# Writes rows of a C++ table, { name, digest of the content, content }.
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  file(READ ${file} content)
  file(SHA256 ${file} digest)
  string(SUBSTRING ${digest} 0 12 digest)
  string(APPEND rows "{\"${name}\", \"${digest}\", R\"file(${content})file\"},\n")
endforeach()
file(WRITE ${OUTPUT} "${rows}")
