#include "query/engine/term_range.hpp"

#include <utility>

#include "corpus/index/index_schema.hpp"
#include "corpus/index/index_trouble.hpp"
#include "dateline/error.hpp"

namespace dateline {

TermRange::Impl::Impl(std::string_view language, std::string_view beginning,
                      const PassageDatabase& shared)
    : database(shared),
      stem(schema::body_term(language, "").size()),
      terms(database, schema::body_term(language, beginning)) {}

std::optional<IndexedTerm> TermRange::Impl::next() {
  try {
    if (terms.at_end()) return std::nullopt;
    const std::string& term = terms.term();
    IndexedTerm indexed{
        term.substr(stem), terms.passages(),
        static_cast<std::size_t>(database.collection_frequency(term))};
    terms.next();
    return indexed;
  } catch (const Xapian::Error& error) {
    throw IndexError("cannot read the terms of the index: " + error.get_msg() +
                     "; " + std::string(damaged_index_remedy()));
  }
}

TermRange::TermRange(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TermRange::~TermRange() = default;
TermRange::TermRange(TermRange&&) noexcept = default;
TermRange& TermRange::operator=(TermRange&&) noexcept = default;

std::optional<IndexedTerm> TermRange::next() { return impl_->next(); }

}  // namespace dateline
