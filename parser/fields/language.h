// The languages that somebody must speak.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parser/fields/statement.h"

namespace rolecall {

// The BCP 47 tags of the languages that a posting requires, all of them, in
// the order of its text.
//
//   "Bilingual English/Spanish required"            en, es
//   "Must speak Spanish", "Spanish speaking"        es
//   "Bilingual Receptionist", of whose text the
//   only other language is Spanish                  es
//   "Spanish or Vietnamese", and where no text
//   names the other language                        mul: a second one
//   "Spanish a plus", "Spanish-speaking patients"   nothing
std::vector<std::string> FindLanguages(std::string_view title,
                                       const Statements& statements);

}  // namespace rolecall
