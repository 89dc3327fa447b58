#include "query/tool/command/open_searcher.hpp"

namespace dateline::query_tool {

Searcher open_searcher(const Options& options) {
  Searcher searcher(options.index);
  if (!options.aliases.empty()) {
    searcher.set_aliases(read_aliases(options.aliases));
  }
  return searcher;
}

}  // namespace dateline::query_tool
