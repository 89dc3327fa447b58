# Usage: awk -f queries.awk QRELS QUERIES.jsonl, with LC_ALL=C
# BEIR's queries, JSON lines with "_id" and "text", as id, tab and query; only
# those that QRELS, in the first column, has judgements for.

function number(digits,   i, n) {
  for (i = 1; i <= length(digits); ++i) {
    n = n * 16 + index("0123456789abcdef", tolower(substr(digits, i, 1))) - 1
  }
  return n
}

function utf8(code) {
  if (code < 128) return sprintf("%c", code)
  if (code < 2048) return sprintf("%c", 192 + int(code / 64)) tail(code)
  if (code < 65536) {
    return sprintf("%c", 224 + int(code / 4096)) tail(code / 64) tail(code)
  }
  return sprintf("%c", 240 + int(code / 262144)) tail(code / 4096) \
    tail(code / 64) tail(code)
}

function tail(code) {
  return sprintf("%c", 128 + int(code) % 64)
}

# The character behind "\u" at the beginning of `text`; sets `taken`, the bytes
# it takes. A character above U+FFFF is two escapes.
function escaped(text,   high) {
  high = number(substr(text, 1, 4))
  taken = 4
  if (high >= 55296 && high < 56320 && substr(text, 5, 2) == "\\u") {
    taken = 10
    return utf8(65536 + (high - 55296) * 1024 + \
                number(substr(text, 7, 4)) - 56320)
  }
  return utf8(high)
}

# The string of a key of the object in $0, on one line. A key is not found in
# other strings: quotes have a backslash before them there.
function value(key,   rest, text, c) {
  if (!match($0, "\"" key "\"[ \t]*:[ \t]*\"")) return ""
  rest = substr($0, RSTART + RLENGTH)
  while (match(rest, /["\\]/)) {
    text = text substr(rest, 1, RSTART - 1)
    c = substr(rest, RSTART, 1)
    if (c == "\"") break
    c = substr(rest, RSTART + 1, 1)
    rest = substr(rest, RSTART + 2)
    if (c == "u") {
      text = text escaped(rest)
      rest = substr(rest, taken + 1)
    } else {
      text = text (c ~ /[bfnrt]/ ? " " : c)
    }
  }
  gsub(/[\t\n\r]/, " ", text)
  return text
}

NR == FNR { judged[$1] = 1; next }
value("_id") in judged { print value("_id") "\t" value("text") }
