#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/terms.hpp"
#include "query/engine/index/passage_database.hpp"

namespace dateline {

// What stands behind the public range.
struct TermRange::Impl {
  Impl(std::string_view language, std::string_view beginning,
       const PassageDatabase& database);
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() = default;

  std::optional<IndexedTerm> next();

  PassageDatabase database;
  std::size_t stem;  // where it begins in a term
  TermWalk terms;    // over `database`
};

}  // namespace dateline
