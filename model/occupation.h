// The occupations of a field of work.
//
// Data (config/occupations.tsv), after O*NET-SOC; another field of work is
// other rows.
#pragma once

#include <string>
#include <vector>

namespace rolecall {

struct Occupation {
  // O*NET-SOC without its ".00": "31-9092", "29-2099.08".
  std::string code;
  std::string name;  // "Medical Assistants"
  // Catalogue ids of the licences without which the law lets nobody do this
  // work; one of them is enough.  Empty for most occupations.  An id that the
  // catalogue lacks stands for a licence that no candidate can show.
  std::vector<std::string> licences;
  // Codes of the occupations nearest to this one, nearest first.  Not
  // symmetric.
  std::vector<std::string> related;
  // What postings call it, lower case: "clinical medical assistant".  A title
  // belongs to one occupation only.  "=ma" counts only where it is all that the
  // part of a title says; "~scheduler" only where `context_words` show the
  // field; "?nurse" gives way to a more exact title in another part; "+nurse"
  // means this occupation as well as that of the row which has "nurse".
  std::vector<std::string> titles;
  // Words of the field, lower case, singular: "patient", "clinic".
  std::vector<std::string> context_words;
};

}  // namespace rolecall
