// The plain English of titles: words that are the same in every field of work.
#pragma once

#include <string_view>

namespace rolecall {

// An abbreviation written out ("rep": "representative"); else the word itself.
std::string_view WrittenOut(std::string_view word);

// True for words that tell no work: levels ("ii", "sr", "lead"), numbers,
// articles.
bool IsLevel(std::string_view word);

// True for words behind which a title says where or for whom: "for", "in".
bool IsPreposition(std::string_view word);

// True for words that say how, when or where, not what: "full", "time",
// "night", "bilingual".
bool IsSideWord(std::string_view word);

// True for nouns that name somebody's work or rank: "engineer", "manager",
// "technician".
bool IsAgentNoun(std::string_view word);

// True for those of them that stand in every field of work, so that the rest of
// a title says what is meant: "technician", "specialist".
bool IsGeneralNoun(std::string_view word);

}  // namespace rolecall
