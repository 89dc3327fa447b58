#pragma once

#include <string_view>

namespace dateline {

// Whether letters behind an apostrophe are an inflectional ending of Turkish,
// which writes those of names, acronyms and numbers so: Ankara'ya, AB'nin,
// 2024'te. The apostrophe of Kur'an belongs to the word.
bool is_turkish_ending(std::string_view letters);

}  // namespace dateline
