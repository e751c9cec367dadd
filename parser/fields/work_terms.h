// When and how somebody works, as a posting's whole text states it of the
// vacancy itself; short texts are read by employment.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parser/fields/text_signs.h"

namespace rolecall {

// Keeps the words of a text with which such statements begin, so that each
// question looks only there.
//
// Points into the text of the signs that it was made of.
class WorkTerms {
 public:
  explicit WorkTerms(const TextSigns& signs);

  // schema.org's words for the employment types ("This is a full-time
  // position", "Job type: PRN", "PRN" on a line of its own), in the order of ReadEmploymentTypes; benefits
  // "for full-time employees" do not count.
  std::vector<std::string> EmploymentTypes() const;

  // In the order of ReadShifts; "no weekends" and differentials for nights do
  // not count.
  std::vector<std::string> Shifts() const;

  // The words that tell the hours ("Monday - Friday, 8am - 5pm", "36 hours per
  // week"), at most 120 bytes; empty if there are none.
  std::string WorkHours() const;

  // "This is a fully remote position"; hybrid is not.
  bool SaysRemote() const;

 private:
  // What `read` finds in lines that hold nothing but such terms.
  std::vector<std::string> InBareLines(
      std::vector<std::string> (*read)(std::string_view)) const;

  std::string_view text_;
  std::vector<TextSign> signs_;
  unsigned all_ = 0;  // the kinds of all signs
};

}  // namespace rolecall
