#include "parser/fields/field_reader.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "parser/fields/experience.h"
#include "parser/fields/language.h"
#include "parser/fields/occupation.h"
#include "parser/fields/schooling.h"
#include "parser/fields/start_date.h"
#include "parser/fields/statement.h"
#include "parser/fields/title_rank.h"
#include "parser/fields/work_terms.h"

namespace rolecall {
namespace {

// Nobody hires for a later day: it is a slip or stands for "not known".
constexpr std::chrono::days kFarthestStart(2 * 366);

// Boards' own words put into the standard's.  Words that it does not have
// ("Regular", "Rotating") are dropped: kept, they would be taken for a kind of
// work that nobody wants.
using Reader = std::vector<std::string> (*)(std::string_view);
void Canonicalise(std::vector<std::string>& values, Reader read) {
  std::vector<std::string> canonical;
  for (const std::string& value : values) {
    for (std::string& word : read(value)) {
      if (std::find(canonical.begin(), canonical.end(), word) ==
          canonical.end()) {
        canonical.push_back(std::move(word));
      }
    }
  }
  values = std::move(canonical);
}

void CompleteEmployment(Posting& posting, const WorkTerms& terms) {
  Canonicalise(posting.employment_type, ReadEmploymentTypes);
  if (posting.employment_type.empty()) {
    posting.employment_type = ReadEmploymentTypes(posting.title);
  }
  if (posting.employment_type.empty()) {
    posting.employment_type = terms.EmploymentTypes();
  }
}

void CompleteSchedule(Posting& posting, const WorkTerms& terms) {
  Canonicalise(posting.shift, ReadShifts);
  if (posting.shift.empty()) posting.shift = ReadShifts(posting.work_hours);
  if (posting.shift.empty()) posting.shift = ReadShifts(posting.title);
  if (posting.shift.empty()) posting.shift = terms.Shifts();
  if (posting.work_hours.empty()) posting.work_hours = terms.WorkHours();
}

void CompletePay(Posting& posting) {
  if (!posting.base_salary) {
    posting.base_salary = FindPay(posting.title, posting.job_location);
  }
  if (!posting.base_salary) {
    posting.base_salary =
        FindPay(posting.description_text, posting.job_location);
  }
}

void CompleteBackground(Posting& posting, const TextSigns& signs) {
  const Statements statements(signs);
  if (!posting.experience_months) {
    posting.experience_months = FindExperienceMonths(posting.title, statements);
  }
  if (!posting.education) posting.education = FindEducation(statements);
  if (posting.knows_language.empty()) {
    posting.knows_language = FindLanguages(posting.title, statements);
  }
}

// The standard has one word, TELECOMMUTE; a board that says anything else
// ("hybrid", "on-site") has said that it is not that.
void CompleteRemote(Posting& posting, const WorkTerms& terms) {
  std::string& type = posting.job_location_type;
  const bool is_remote = type.empty()
                             ? IsRemoteText(posting.title) || terms.SaysRemote()
                             : type == "TELECOMMUTE" || IsRemoteText(type);
  type = is_remote ? "TELECOMMUTE" : "";
}

// A board that knows only one string puts it all into the locality.
bool HoldsWholeAddress(const Place& place) {
  return place.address_region.empty() && !place.address_locality.empty() &&
         (place.postal_code.empty() ||
          place.address_locality.find(',') != std::string::npos);
}

bool IsUsName(std::string_view country) {
  return EqualsIgnoreCase(country, "US") || EqualsIgnoreCase(country, "USA") ||
         EqualsIgnoreCase(country, "United States") ||
         EqualsIgnoreCase(country, "United States of America");
}

// "Roehampton, London": places abroad are kept as written.
bool IsAbroad(const Place& place) {
  return !place.address_country.empty() && !IsUsName(place.address_country) &&
         (!place.postal_code.empty() || place.coordinates);
}

std::vector<Place> Expanded(const Place& place) {
  if (!HoldsWholeAddress(place) || IsAbroad(place)) return {place};
  std::vector<Place> places = ReadPlaces(place.address_locality);
  if (places.size() == 1 && places.front().postal_code.empty()) {
    places.front().postal_code = place.postal_code;
  }
  for (Place& part : places) {
    if (part.address_country.empty()) {
      part.address_country = place.address_country;
    }
    if (!part.coordinates) part.coordinates = place.coordinates;
  }
  if (places.empty() && !place.address_country.empty()) {
    places.emplace_back().address_country = place.address_country;
  }
  return places;
}

// Five digits alone may be a postal code of many countries; with no other town
// named they are read as the field's own.
bool IsTownOf(const Gazetteer::Entry& entry, const Place& place) {
  return place.address_locality.empty() ||
         EqualsIgnoreCase(place.address_locality, entry.locality);
}

}  // namespace

class FieldReader::Impl {
 public:
  Impl(const Gazetteer& gazetteer, const std::vector<Occupation>& occupations)
      : gazetteer_(gazetteer), occupations_(occupations) {}

  void Complete(Posting& posting, Date as_of) const {
    CompletePlaces(posting);
    const TextSigns signs(posting.description_text);
    const WorkTerms terms(signs);
    CompleteRemote(posting, terms);
    CompleteEmployment(posting, terms);
    CompleteSchedule(posting, terms);
    CompletePay(posting);
    CompleteBackground(posting, signs);
    if (posting.occupational_category.empty()) {
      OccupationReading work =
          occupations_.Read(posting.title, posting.description_text);
      posting.occupational_category = std::move(work.codes);
      posting.combines_occupations = work.together;
    }
    CompleteStart(posting, as_of);
    const TitleRank rank = ReadTitleRank(posting.title);
    posting.seniority = rank.seniority;
    posting.is_traveling = rank.is_traveling;
    if (posting.date_posted && posting.valid_through &&
        *posting.valid_through < *posting.date_posted) {
      posting.valid_through.reset();
    }
  }

 private:
  static void CompleteStart(Posting& posting, Date as_of) {
    auto& start = posting.job_start_date;
    if (!start) start = FindStartDate(posting.description_text);
    if (start && *start > as_of + kFarthestStart) start.reset();
  }

  void CompletePlaces(Posting& posting) const {
    std::vector<Place> places;
    for (const Place& given : posting.job_location) {
      if (posting.job_location_type.empty() &&
          IsRemoteText(given.address_locality)) {
        posting.job_location_type = "TELECOMMUTE";
      }
      for (Place& place : Expanded(given)) {
        CompletePlace(place);
        if (place != Place() &&
            std::find(places.begin(), places.end(), place) == places.end()) {
          places.push_back(std::move(place));
        }
      }
    }
    posting.job_location = std::move(places);
  }

  void CompletePlace(Place& place) const {
    if (IsUsName(place.address_country)) place.address_country = "US";
    if (EqualsIgnoreCase(place.address_locality, "NYC")) {
      place.address_locality = "New York";
      place.address_region = "NY";
    }
    const bool may_be_us =
        place.address_country.empty() || place.address_country == "US";
    if (!may_be_us) return;
    const Gazetteer::Entry* entry =
        gazetteer_.FindPostalCode(place.postal_code);
    if (std::string code = RegionCode(place.address_region); !code.empty()) {
      place.address_region = std::move(code);
      place.address_country = "US";
    } else if (entry && place.address_region.empty() &&
               (place.address_country == "US" || IsTownOf(*entry, place))) {
      place.address_region = entry->region;
      place.address_country = "US";
    }
    if (place.address_country != "US") return;
    // A postal code of another state is a slip: the town then decides.
    if (entry && !place.address_region.empty() &&
        entry->region != place.address_region) {
      entry = nullptr;
    }
    if (entry && place.address_locality.empty()) {
      place.address_locality = entry->locality;
    }
    if (place.coordinates) return;
    if (entry) {
      place.coordinates = entry->centroid;
    } else {
      place.coordinates =
          gazetteer_.FindLocality(place.address_locality, place.address_region);
    }
  }

  const Gazetteer& gazetteer_;
  OccupationReader occupations_;
};

FieldReader::FieldReader(const Gazetteer& gazetteer,
                         const std::vector<Occupation>& occupations)
    : impl_(std::make_unique<Impl>(gazetteer, occupations)) {}
FieldReader::~FieldReader() = default;

void FieldReader::Complete(Posting& posting, Date as_of) const {
  impl_->Complete(posting, as_of);
}

}  // namespace rolecall
