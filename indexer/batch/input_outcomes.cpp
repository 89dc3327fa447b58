#include "indexer/batch/input_outcomes.hpp"

namespace dateline {
namespace {

// An input that stands for what a file held that was not read.
InputOutcome unread(InputOutcome::State state, std::uint64_t count,
                    const InputFile& file) {
  InputOutcome outcome{};
  outcome.state = state;
  outcome.count = count;
  outcome.place = file.name();
  outcome.file = file.name();
  outcome.reason = "the file has not changed since it was read";
  return outcome;
}

// Calls `each(known, file)` for the files that are not read.
template <typename Each>
void each_unread(const InputList& input, const KnownFiles& known, Each each) {
  for (const InputFile& file : input.files) {
    if (file.is_unchanged) each(*known.find(input.origin_of(file)), file);
  }
}

}  // namespace

InputOutcome failure_of(const BatchMessage& failure, const InputList& input) {
  InputOutcome outcome{};
  outcome.state = InputOutcome::State::failed;
  outcome.place = failure.what.place();
  outcome.file = input.files[failure.file].name();
  outcome.reason = failure.what.what();
  return outcome;
}

InputOutcome passed_over(const PassedOver& input) {
  InputOutcome outcome{};
  outcome.state = InputOutcome::State::passed_over;
  outcome.place = input.name;
  outcome.reason = input.reason;
  return outcome;
}

void tell_unread(const InputList& input, const KnownFiles& known,
                 const std::function<void(const InputOutcome&)>& on_outcome) {
  using State = InputOutcome::State;
  each_unread(input, known, [&](const KnownFile& read, const InputFile& file) {
    if (read.articles > 0) {
      on_outcome(unread(State::unchanged, read.articles, file));
    }
    if (read.passed_over > 0) {
      on_outcome(unread(State::passed_over, read.passed_over, file));
    }
  });
}

void count_unread(const InputList& input, const KnownFiles& known,
                  IndexingReport& report) {
  each_unread(input, known, [&](const KnownFile& read, const InputFile&) {
    ++report.unread_files;
    report.unchanged += read.articles;
    report.passed_over += read.passed_over;
  });
}

}  // namespace dateline
