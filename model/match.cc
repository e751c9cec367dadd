#include "model/match.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rolecall {

std::string_view QualificationName(Qualification qualification) {
  switch (qualification) {
    case Qualification::kQualified:
      return "qualified";
    case Qualification::kByDeadline:
      return "by-deadline";
    case Qualification::kOneMissing:
      return "one-missing";
    case Qualification::kNot:
      return "not";
  }
  return "not";
}

std::string FormatTenths(Tenths tenths) {
  // Wider, so that the least value has an absolute one.
  const int64_t value = tenths;
  const int64_t magnitude = value < 0 ? -value : value;
  std::string text = value < 0 ? "-" : "";
  text += std::to_string(magnitude / 10);
  text += '.';
  text += static_cast<char>('0' + magnitude % 10);
  return text;
}

}  // namespace rolecall
