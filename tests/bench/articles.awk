# Makes `articles` JSON lines out of the sentences of sample articles, shuffled
# and sprinkled with invented names, most of which are rare.
BEGIN {
  srand(1)
  RS = "[.!?]\"?[ \n]+|\n\n+"
}

length($0) > 20 {
  gsub(/[\\"]/, "")
  gsub(/[\n\t\r]/, " ")
  sentence[n++] = $0 "."
}

function invented_name() {
  return "Name" int(exp(rand() * 12))
}

function paragraph(  text, i) {
  for (i = 0; i < 3; i++) text = text sentence[int(rand() * n)] " "
  return text "So said " invented_name() " to " invented_name() "."
}

function body(  text, i) {
  text = paragraph()
  for (i = 0; i < 9; i++) text = text "\\n\\n" paragraph()
  return text
}

END {
  for (a = 1; a <= articles; a++)
    printf "{\"id\":\"a%d\",\"title\":\"%s\",\"date\":\"%d-%02d-%02d\"," \
           "\"text\":\"%s\"}\n", a, sentence[int(rand() * n)],
           2000 + a % 25, 1 + a % 12, 1 + a % 28, body()
}
