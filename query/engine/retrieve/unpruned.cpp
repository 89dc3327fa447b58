#include "query/engine/retrieve/unpruned.hpp"

#include "query/engine/retrieve/term_weight.hpp"

namespace dateline {
namespace {

// Matches every passage.
class Ballast : public Xapian::PostingSource {
 public:
  Ballast() { set_maxweight(no_pruning_bound); }

  // With a lower estimate Xapian would drive the AND from this source.
  Xapian::doccount get_termfreq_min() const override { return passages_; }
  Xapian::doccount get_termfreq_est() const override { return passages_; }
  Xapian::doccount get_termfreq_max() const override { return passages_; }

  void init(const Xapian::Database& database) override {
    passages_ = database.get_doccount();
    last_ = database.get_lastdocid();
    at_ = 0;
    set_maxweight(no_pruning_bound);
  }

  void next(double) override { ++at_; }
  void skip_to(Xapian::docid id, double) override { at_ = id; }
  bool check(Xapian::docid id, double) override {
    at_ = id;
    return true;
  }
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }
  Ballast* clone() const override { return new Ballast; }

 private:
  Xapian::doccount passages_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
};

}  // namespace

Xapian::Query unpruned(const Xapian::Query& condition) {
  using Xapian::Query;
  return {Query::OP_AND, Query(Query::OP_SCALE_WEIGHT, condition, 0.0),
          Query((new Ballast)->release())};
}

}  // namespace dateline
