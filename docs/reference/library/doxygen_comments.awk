# Turns the comments of a header of Dateline into those that Doxygen reads: a comment
# before a declaration into ///, one behind a member into ///<. What the compiler makes,
# and what is the same for every type, needs no words.

/^[ ]*~/ || /= (default|delete);$/ || /&&\)( noexcept)?;$/ { next }
/^[ ]*bool operator==/ || /^[ ]*friend / || /^[ ]*struct Impl;/ { next }
/std::default_sentinel_t end\(\)/ { next }

# C.
FILENAME ~ /\.h$/ {
  if ($0 ~ /^\/\* ---- /) next
  if ($0 ~ /^ *\/\*/) sub(/\/\*/, "/**")
  else if (sub(/\/\* /, "/**< ")) behind = 1
  print
  next
}

/^[ ]*\/\/ / || /^[ ]*\/\/$/ {
  if (behind && match($0, /\/\//) >= column) sub(/\/\//, "///<")
  else { behind = 0; sub(/\/\//, "///") }
  print
  next
}

# `column` is where a comment behind code begins; it goes on in lines that begin there.
{
  behind = 0
  if (/[;,{(][ ]+\/\/ /) {
    column = match($0, /\/\/ /)
    behind = 1
    sub(/\/\/ /, "///< ")
  }
  print
}
