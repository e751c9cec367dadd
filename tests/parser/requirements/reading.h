// Reads made-up postings with the shipped catalogue and writes what they ask
// for in a line each, so that a test says what it expects in plain words:
//
//   EXPECT_THAT(Reading("CMA or RMA required within 90 days of hire."),
//               ElementsAre("cma-aama|rma-amt required 90d"));
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/settings.h"
#include "parser/requirements/requirement_extractor.h"

namespace rolecall {

inline const RequirementExtractor& ShippedExtractor() {
  static const Catalogue catalogue =
      LoadCatalogue(ROLECALL_SOURCE_DIR "/config/catalogue").value();
  static const RequirementExtractor extractor =
      RequirementExtractor::Create(catalogue).value();
  return extractor;
}

inline std::vector<Requirement> ReadRequirements(std::string_view title,
                                                 std::string_view text) {
  Posting posting;
  posting.title = title;
  posting.description_text = text;
  return ShippedExtractor().Extract(posting);
}

// "cma-aama|rma-amt required 90d", in order of appearance.
inline std::vector<std::string> Lines(
    const std::vector<Requirement>& requirements) {
  std::vector<std::string> lines;
  for (const Requirement& requirement : requirements) {
    std::string line;
    for (const std::string& id : requirement.any_of) {
      line += (line.empty() ? "" : "|") + id;
    }
    line += requirement.level == RequirementLevel::kRequired ? " required"
                                                             : " preferred";
    if (requirement.within_days.has_value()) {
      line += " " + std::to_string(*requirement.within_days) + "d";
    }
    lines.push_back(line);
  }
  return lines;
}

inline std::vector<std::string> TitledReading(std::string_view title,
                                              std::string_view text) {
  return Lines(ReadRequirements(title, text));
}

// What a posting with a place asks for: "Dayton", "OH".
inline std::vector<Requirement> ReadPlaced(std::string_view locality,
                                           std::string_view region,
                                           std::string_view text) {
  Posting posting;
  posting.title = "Clinic Team Member";
  posting.description_text = text;
  Place& place = posting.job_location.emplace_back();
  place.address_locality = locality;
  place.address_region = region;
  return ShippedExtractor().Extract(posting);
}

inline std::vector<std::string> PlacedReading(std::string_view locality,
                                              std::string_view region,
                                              std::string_view text) {
  return Lines(ReadPlaced(locality, region, text));
}

// The same for a posting of a clinic whose title asks for nothing.
inline std::vector<std::string> Reading(std::string_view text) {
  return TitledReading("Clinic Team Member", text);
}

}  // namespace rolecall
