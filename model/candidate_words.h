// The words that a candidate's record may use, and what is said of others.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/candidate.h"
#include "model/catalogue.h"

namespace rolecall {

// "unknown word \"bachelors\", did you mean \"bachelor\"?"; where nothing is
// near, the message lists what may stand there.
std::string UnknownEducation(std::string_view word);

// Takes out of candidates what nothing here knows: ids that the catalogue
// lacks, employment types, shifts and statuses that are none, languages that
// are no BCP 47 tags, occupations that have not the shape of O*NET-SOC codes,
// postal codes without coordinates that have not that of ZIP codes (five digits
// or nine), a day of issue after the last day.  Left in, such a word could only
// hide postings, and a postal code tells nothing.  An id in capitals ("BLS"), a
// short name ("CMA (AAMA)") and a spelling that is one term's alone become the
// id; one of several ("CMA", "CCC", also where the other meanings are no terms)
// is taken out, with the choices, unless one of them is the usual one and the
// word its short name.  Spaces around a postal code go.
//
// Remembers what it made of a word, so that a million rows with the same slip
// cost little.  One thread; the catalogue must outlive it.
class CandidateWords {
 public:
  explicit CandidateWords(const Catalogue& catalogue) : catalogue_(catalogue) {}

  // What was taken out, each with its JSON pointer and the nearest known word:
  // "/shift/0: unknown word \"dya\", did you mean \"day\"?".  A postal code is
  // not repeated.
  std::vector<std::string> DropUnknown(Candidate* candidate);

 private:
  // What a word that is no id is taken for, or what is wrong with it.
  struct Reading {
    std::string id;
    std::string fault;
  };
  const Reading& Read(const std::string& word);
  template <typename Held>
  void DropTerms(const std::string& pointer, std::vector<Held>* list,
                 std::vector<std::string>* dropped);

  const Catalogue& catalogue_;
  std::map<std::string, Reading> read_;  // by word
};

}  // namespace rolecall
