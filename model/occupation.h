// The occupations of a field of work.
//
// Data (config/occupations.tsv), after O*NET-SOC; another field of work is
// other rows.
#pragma once

#include <string>
#include <vector>

namespace rolecall {

struct Occupation {
  std::string code;  // O*NET-SOC without its ".00": "31-9092"
  std::string name;  // "Medical Assistants"
  // Catalogue ids of the licences without which the law lets nobody do this
  // work; one of them is enough.  Empty for most occupations.
  std::vector<std::string> licences;
  // Codes of the occupations nearest to this one, nearest first.  Not
  // symmetric.
  std::vector<std::string> related;
  // What people call it, lower case, words apart by one space: "clinical
  // medical assistant", "ma".  A title belongs to one occupation only.
  std::vector<std::string> titles;
};

}  // namespace rolecall
