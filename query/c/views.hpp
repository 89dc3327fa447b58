#pragma once

#include <vector>

#include "corpus/c/arena.hpp"
#include "dateline/c.h"
#include "dateline/searcher.hpp"

// What the C++ library returns, as structs of C. They point into what they are
// made of, which must stay, and into the arena.
namespace dateline::c {

dateline_hit hit_view(const Hit& hit, Arena& arena);
dateline_facet_counts facet_view(const FacetCounts& facet, Arena& arena);
void fill(dateline_results& view, const Results& results, Arena& arena);
void fill(dateline_diagnosis& view, const Diagnosis& diagnosis, Arena& arena);
void fill(dateline_statistics& view, const IndexStatistics& statistics,
          Arena& arena);
void fill(dateline_indexed_article& view, const IndexedArticle& article,
          Arena& arena);

// A struct of C, which the caller gets a pointer to, with what it is a view of.
template <typename View, typename Source>
struct Owned : View {
  explicit Owned(Source given) : View(), source(std::move(given)) {
    fill(*this, source, arena);
  }

  Source source;
  Arena arena;
};

using OwnedResults = Owned<dateline_results, Results>;
using OwnedDiagnosis = Owned<dateline_diagnosis, Diagnosis>;
using OwnedStatistics = Owned<dateline_statistics, IndexStatistics>;

}  // namespace dateline::c
