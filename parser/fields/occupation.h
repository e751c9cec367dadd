// Which occupation a posting's title names.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/occupation.h"

namespace rolecall {

// The work that a title names.
struct OccupationReading {
  // O*NET-SOC codes, at most three, in the order of the title.
  std::vector<std::string> codes;
  // One person does all of it: "Receptionist and Biller"; of "MA/LPN", of
  // "MA, LPN or RN", of "Coders and Billers" and of licensed trades each is
  // one.
  bool together = false;
};

// Reads a title as people read it: the last noun that names work decides.
//
//   "Sr. Medical Assistant II - Cardiology (Remote)"   31-9092
//   "Medical Assistant / LPN"                          31-9092, 29-2061
//   "Medical Assistant Instructor"                     25-1071, not 31-9092
//   "Medical Device Sales Executive"                   41-4011
//   "Health Technician - Phlebotomy"                   31-9097
//
// A wrong occupation does more harm than none, so a title that ends in a noun
// for somebody's work which no occupation has ("officer", "engineer") gives
// nothing, whatever stands before it.
//
// Immutable, so thread-safe.
class OccupationReader {
 public:
  // `occupations` is not kept.
  explicit OccupationReader(const std::vector<Occupation>& occupations);
  ~OccupationReader();
  OccupationReader(OccupationReader&&) noexcept;

  // `description` tells the field where a title fits several ("Scheduler"), and
  // the occupation where the title names no work at all ("Join our team!") or
  // only whom it serves ("Patient Care Facilitator").
  OccupationReading Read(std::string_view title,
                         std::string_view description) const;

 private:
  class Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace rolecall
