// Languages as records tag them (BCP 47) and as people call them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

// True where `tag` has the shape of a BCP 47 tag: a language of two or three
// letters, then subtags of at most eight ("es", "pt-BR", "zh-Hant-TW").  Which
// letters are given to a language is not looked up.
bool IsLanguageTag(std::string_view tag);

// The tag of an English name, letter case ignored: "Spanish" gives "es".
std::optional<std::string> LanguageFromName(std::string_view name);

// Every name that LanguageFromName knows, in lower case.
const std::vector<std::string>& LanguageNames();

}  // namespace rolecall
