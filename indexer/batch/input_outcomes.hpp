#pragma once

#include <functional>

#include "corpus/reader/input/input_files.hpp"
#include "indexer/batch/indexing_report.hpp"
#include "indexer/batch/known_files.hpp"

namespace dateline {

InputOutcome failure_of(const BatchMessage& failure, const InputList& input);
InputOutcome passed_over(const PassedOver& input);

// Tells of the files of the input that are not read, and counts what they hold.
void tell_unread(const InputList& input, const KnownFiles& known,
                 const std::function<void(const InputOutcome&)>& on_outcome);
void count_unread(const InputList& input, const KnownFiles& known,
                  IndexingReport& report);

}  // namespace dateline
