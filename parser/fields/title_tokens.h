// Titles of postings cut into words that can be compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

// How a part of a title is joined to the one before it.
enum class TitleJoin {
  kStart,        // the first
  kApart,        // " - ", ",", ":", "for", "in", ...: says something about it
  kListed,       // ",": may say something about it or stand beside it
  kAlternative,  // "/", "or": stands beside it
  kTogether,     // "and", "&": one person may do both
  kBracket,      // "("
};

struct TitleWord {
  std::string text;        // lower case, singular, abbreviations written out
  bool is_upper = false;   // "MA", not "Ma"
  bool is_plural = false;  // "coders"
};

struct TitlePart {
  TitleJoin join = TitleJoin::kStart;
  std::vector<TitleWord> words;
};

// The parts of a title without the words that tell no work: levels ("II",
// "Sr."), numbers, "lead".  At most its first 300 bytes are read.
std::vector<TitlePart> CutTitle(std::string_view title);

// The same for a title of the occupations' table, as one key: "front office
// representative" for "Front-Office Rep".
std::string TitleKey(std::string_view title);

}  // namespace rolecall
