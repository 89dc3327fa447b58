# Turns the comments of a header of Dateline into those that Doxygen reads: a comment
# before a declaration into ///, one behind a member into ///<. What the compiler makes,
# and what is the same for every type, needs no words.

# The columns of a comment behind code, as long as its lines follow each other.
function trailing(line,    at) {
  at = match(line, /[;,{(][ ]+\/\/ /)
  return at
}

/^[ ]*(virtual )?~/ || /= (default|delete);$/ || /&&\)( noexcept)?;$/ ||
  /&&\)( noexcept)?( =|$)/ || /^[ ]*bool operator==/ { next }
/^[ ]*friend / || /^[ ]*struct Impl;/ { next }
/^inline .*::Iterator / || /^[ ]*Iterator begin\(\);/ || /static std::default_sentinel_t end\(\)/ { next }

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

{
  behind = 0
  if (trailing($0)) {
    column = match($0, /\/\/ /)
    behind = 1
    sub(/\/\/ /, "///< ")
  }
  print
}
