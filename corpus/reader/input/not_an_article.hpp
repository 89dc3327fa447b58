#pragma once

#include <string>

#include "dateline/error.hpp"

namespace dateline {

// Something that was read well and is not meant to be an article, such as a
// picture or a plan among news items. It is passed over and is no failure.
class NotAnArticle : public CorpusError {
 public:
  using CorpusError::CorpusError;
};

}  // namespace dateline
