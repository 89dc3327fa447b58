#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Records are compressed one by one, so that one can be read without others, as
// frames of Zstandard's with a checksum and without their first four bytes, the
// magic number. A dictionary makes up for what a short text does not repeat; it
// is "" if there is none.
//
// Objects are not thread-safe. Constructors throw std::bad_alloc.
class RecordEncoder {
 public:
  explicit RecordEncoder(std::string_view dictionary);
  ~RecordEncoder();
  RecordEncoder(const RecordEncoder&) = delete;
  RecordEncoder& operator=(const RecordEncoder&) = delete;

  // The frame is good until the next call.
  std::string_view encode(std::string_view record);

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::string frame_;
};

class RecordDecoder {
 public:
  explicit RecordDecoder(std::string_view dictionary);
  ~RecordDecoder();
  RecordDecoder(const RecordDecoder&) = delete;
  RecordDecoder& operator=(const RecordDecoder&) = delete;

  // Nothing if the frame is damaged or was made with another dictionary.
  std::optional<std::string> decode(std::string_view frame) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A dictionary is trained from about so many records, evenly taken from all.
inline constexpr std::size_t dictionary_samples = 3'000;

// Trains a dictionary for so many records, of which the samples are some or
// all. "" if they are too few for a dictionary to be worth its place.
std::string train_dictionary(const std::vector<std::string>& samples,
                             std::size_t records);

}  // namespace dateline
