#pragma once

#include <map>
#include <string>
#include <vector>

namespace dateline::eval {

// Documents found for each topic, best first.
using Run = std::map<std::string, std::vector<std::string>>;

// Reads a TREC run, `topic Q0 document rank score tag` with any white space
// between, from a file, "-" for standard input. As in trec_eval, the rank is
// ignored: the order is by score as a number of single precision, highest
// first, and among equal scores by document id, bytewise, largest first. Throws
// CorpusError if the file cannot be read, if a line has another form, or if a
// topic has a document twice.
Run read_run(const std::string& file);

// The run with passages `article#number` replaced by their articles, each at
// the rank of its best passage.
Run fold_to_articles(const Run& run);

// `article` of a passage id `article#number`; another id as it is.
std::string article_of(const std::string& id);

}  // namespace dateline::eval
