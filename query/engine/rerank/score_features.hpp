#pragma once

namespace dateline {

// What a second look adds to a passage's score. All parts are 0 or more.
struct ScoreFeatures {
  double variants = 0;   // derivations of the query's words
  double proximity = 0;  // the query's neighbours side by side
  double article = 0;    // what the passage's article says to the query
  double feedback = 0;   // words of the best passages
  double smoothing = 0;  // the score of passages like it

  double sum() const {
    return variants + proximity + article + feedback + smoothing;
  }
};

}  // namespace dateline
