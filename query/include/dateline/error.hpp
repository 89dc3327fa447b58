#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

namespace dateline {

// The base of all exceptions that Dateline's libraries throw. what() is a
// message for users: it names the act, the thing, the reason, and the remedy
// where there is one.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// An article could not be read. `line` counts from 1; it is 0 if the error is
// not in one line, as for an unreadable file. what() is the reason without the
// place.
class CorpusError : public Error {
 public:
  // `reason` is what() of the error.
  CorpusError(std::string file, std::size_t line, const std::string& reason)
      : Error(reason), file_(std::move(file)), line_(line) {}

  // Path of the file, or what stands for it in messages.
  const std::string& file() const { return file_; }

  // Of the file, from 1; 0 if the error is not in one line.
  std::size_t line() const { return line_; }

  // "file:line", or "file" without a line.
  std::string place() const {
    return line_ == 0 ? file_ : file_ + ":" + std::to_string(line_);
  }

  // "file:line: reason", or "file: reason" without a line.
  std::string message() const { return place() + ": " + what(); }

 private:
  std::string file_;
  std::size_t line_;
};

// An index is missing, damaged, locked, or made by another analyser or schema.
class IndexError : public Error {
 public:
  using Error::Error;
};

// A query could not be parsed in strict mode, or a date in the filters of a
// search could not be read. `offset` counts bytes of the query text from 0; it
// equals the text's size if something is missing at the end. It is 0 for a date
// in the filters.
class QueryError : public Error {
 public:
  // `reason` is what() of the error.
  QueryError(const std::string& reason, std::size_t offset)
      : Error(reason), offset_(offset) {}

  // In bytes of the query text, from 0.
  std::size_t offset() const { return offset_; }

 private:
  std::size_t offset_;
};

// A batch was asked to stop before it was published.
class BatchStopped : public Error {
 public:
  BatchStopped() : Error("stopped; nothing of this batch was kept") {}
};

}  // namespace dateline
