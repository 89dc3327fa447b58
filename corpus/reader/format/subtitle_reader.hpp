#pragma once

#include <string_view>

#include "corpus/reader/format/article.hpp"
#include "corpus/reader/input/raw_record.hpp"

namespace dateline {

// What was said in a broadcast, from its subtitles: WebVTT or SubRip (SRT). The
// cues are joined to paragraphs, which end at a silence and where the speaker
// changes; lines that the next cue repeats count once.
Article parse_subtitles(const RawRecord& record);

// Whether the bytes are those of subtitles: the mark of WebVTT, or a number
// above a line of two times.
bool is_subtitles(std::string_view beginning);

}  // namespace dateline
