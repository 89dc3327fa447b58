#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dateline {

// The numbers of passages within a segment, ascending.
using LocalIds = std::vector<std::uint32_t>;

// Passages of several segments, by the UUID of the segment's database.
using IdsByUuid = std::map<std::string, std::shared_ptr<const LocalIds>>;

// Matches listed passages, without a weight. Xapian makes a copy for each
// segment, which finds its list by the segment's UUID.
class ListedPassages : public Xapian::PostingSource {
 public:
  explicit ListedPassages(std::shared_ptr<const IdsByUuid> ids)
      : all_(std::move(ids)) {}

  void init(const Xapian::Database& segment) override;
  Xapian::doccount get_termfreq_min() const override { return count(); }
  Xapian::doccount get_termfreq_est() const override { return count(); }
  Xapian::doccount get_termfreq_max() const override { return count(); }
  void next(double minimum_weight) override;
  void skip_to(Xapian::docid id, double minimum_weight) override;
  bool at_end() const override { return started_ && at_ >= count(); }
  Xapian::docid get_docid() const override { return (*ids_)[at_]; }
  ListedPassages* clone() const override { return new ListedPassages(all_); }

 private:
  Xapian::doccount count() const {
    return ids_ == nullptr ? 0 : static_cast<Xapian::doccount>(ids_->size());
  }

  std::shared_ptr<const IdsByUuid> all_;
  const LocalIds* ids_ = nullptr;  // of the segment; null if none are listed
  std::size_t at_ = 0;
  bool started_ = false;
};

}  // namespace dateline
