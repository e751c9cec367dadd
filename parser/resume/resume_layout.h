// The lines of a resume and the section that each stands in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace rolecall {

enum class ResumeSection : uint8_t {
  kHeader,  // above the first heading: name, letters behind it, address
  kSummary,
  kObjective,
  kSkills,
  kCertifications,
  kEducation,
  kExperience,
  kLanguages,
  kReferences,  // other people
  kOther,       // interests, courses
};

struct ResumeLine {
  size_t number = 0;      // from 1, empty lines counted
  size_t begin = 0;       // bytes of the text
  std::string_view text;  // trimmed
  ResumeSection section = ResumeSection::kHeader;
  bool heading = false;  // nothing but a heading
  bool item = false;     // a bullet
};

// The section that `words` head; nothing where they are no heading.
std::optional<ResumeSection> HeadingSection(std::string_view words);

// The lines of `text` that hold something, in order; views into it.  A heading
// is a short line of words that only headings are made of ("LICENSES &
// CERTIFICATIONS"); one that stands before a colon counts for its line alone.
// Linear.
std::vector<ResumeLine> ReadResumeLines(std::string_view text);

// The bytes of a line up to its next gap: columns, table cells and signs such
// as
// '|' and ';' keep apart what does not belong together.  Pairs of offsets.
struct Cell {
  size_t begin = 0;
  size_t end = 0;
};
std::vector<Cell> CellsOf(std::string_view line);

}  // namespace rolecall
