#include "parser/job_posting.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "parser/fields/field_reader.h"
#include "parser/html.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr size_t kMostPostings = 1000;

// "JobPosting", "schema:JobPosting", "https://schema.org/JobPosting".
bool NamesJobPosting(std::string_view type) {
  const size_t cut = type.find_last_of("/:#");
  return type.substr(cut == std::string_view::npos ? 0 : cut + 1) ==
         "JobPosting";
}

// A text, or the name of a thing ({"@type":"Organization","name":...}).
std::string NameOf(JsonValue value) {
  if (value.IsString()) return value.Text();
  for (JsonValue item : value.Items()) {
    std::string name = item.Text();
    if (name.empty()) name = item["name"].Text();
    if (name.empty()) {
      name = item.TextOf({"legalName", "value", "@value", "description",
                          "credentialCategory", "termCode"});
    }
    if (!name.empty()) return name;
  }
  return "";
}

std::optional<double> CoordinateOf(JsonValue geo, std::string_view name) {
  return geo[name].Number();
}

Place ReadAddress(JsonValue address, JsonValue geo) {
  Place place;
  place.address_locality = LineOfText(NameOf(address["addressLocality"]));
  place.address_region = LineOfText(NameOf(address["addressRegion"]));
  place.postal_code = address["postalCode"].Text();
  place.address_country = NameOf(address["addressCountry"]);
  const auto latitude = CoordinateOf(geo, "latitude");
  const auto longitude = CoordinateOf(geo, "longitude");
  // (0, 0) is a form that nobody filled in.
  if (latitude.has_value() && longitude.has_value() &&
      (*latitude != 0 || *longitude != 0)) {
    place.coordinates = Coordinates{*latitude, *longitude};
  }
  return place;
}

// One jobLocation: text, a Place with an address of text or parts, or an
// address itself.
void ReadLocation(Posting& posting, JsonValue location) {
  if (location.IsString()) return AddPlaces(posting, location.Text());
  const JsonValue address =
      location["address"] ? location["address"] : location;
  for (JsonValue one : address.Items()) {
    if (one.IsString()) {
      AddPlaces(posting, one.Text());
      continue;
    }
    Place place = ReadAddress(one, location["geo"]);
    // Some put "Dayton, OH 45402" into one of the parts, and leave the others.
    if (place.address_region.empty() && place.postal_code.empty() &&
        place.address_country.empty() && !place.coordinates &&
        place.address_locality.find(',') != std::string::npos) {
      AddPlaces(posting, place.address_locality);
    } else {
      const bool nameless = place == Place();
      AddPlace(posting, std::move(place));
      if (nameless) AddPlaces(posting, location["name"].Text());
    }
  }
}

void ReadRemote(Posting& posting, JsonValue item) {
  for (JsonValue type : item["jobLocationType"].Items()) {
    const std::string text = type.Text();
    if (ContainsIgnoreCase(text, "TELECOMMUTE") ||
        ContainsIgnoreCase(text, "remote")) {
      posting.job_location_type = "TELECOMMUTE";
    }
  }
  if (!posting.job_location.empty()) return;
  for (JsonValue area : item["applicantLocationRequirements"].Items()) {
    // "State", "City" and "AdministrativeArea" are within a country.
    if (area["@type"].Text() == "State" || area["@type"].Text() == "City") {
      AddPlaces(posting, NameOf(area));
      continue;
    }
    Place place;
    place.address_country = NameOf(area);
    AddPlace(posting, std::move(place));
  }
}

// baseSalary: MonetaryAmount, its QuantitativeValue, a number, or text.
void ReadSalary(Posting& posting, JsonValue item) {
  const std::vector<JsonValue> salaries = item["baseSalary"].Items();
  if (salaries.empty()) return;
  const JsonValue salary = salaries.front();
  const std::vector<JsonValue> values = salary["value"].Items();
  const JsonValue value =
      !values.empty() && values.front().IsObject() ? values.front() : salary;
  const std::string currency =
      NameOf(salary["currency"] ? salary["currency"] : item["salaryCurrency"]);
  std::string unit = value["unitText"].Text();
  if (unit.empty()) unit = salary["unitText"].Text();
  auto min = value["minValue"].Number();
  auto max = value["maxValue"].Number();
  if (!min.has_value() && !max.has_value()) {
    min = max = value.IsObject() ? value["value"].Number() : value.Number();
  }
  SetPay(posting, min, max, unit, currency);
  if (posting.base_salary.has_value()) return;
  std::string text = salary.Text();
  if (text.empty()) text = value["value"].Text();
  posting.base_salary = ReadPay(text);
}

// A text, or the texts of a list as a list, or what an object says.
std::string ContentOf(JsonValue value) {
  if (value.IsString()) return value.Text();
  std::string list;
  for (JsonValue item : value.Items()) {
    std::string text = NameOf(item);
    const auto months = item["monthsOfExperience"].Number();
    if (months.has_value() && *months > 0 && text.empty()) {
      text = std::to_string(static_cast<int>(std::min(*months, 1200.0))) +
             " months of experience";
    }
    if (!text.empty() && text != "true" && text != "false") {
      list += "<li>" + text + "</li>";
    }
  }
  return list.empty() ? "" : "<ul>" + list + "</ul>";
}

// Incentives are left out: a bonus for a credential asks for nothing.
void ReadSections(Posting& posting, JsonValue item) {
  using Section = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Section, 10> kSections = {
      Section{"responsibilities", "Responsibilities"},
      Section{"qualifications", "Qualifications"},
      Section{"educationRequirements", "Education requirements"},
      Section{"experienceRequirements", "Experience requirements"},
      Section{"skills", "Skills"},
      Section{"physicalRequirement", "Physical requirements"},
      Section{"eligibilityToWorkRequirement", "Eligibility to work"},
      Section{"securityClearanceRequirement", "Security clearance"},
      Section{"specialCommitments", "Special commitments"},
      Section{"jobBenefits", "Benefits"}};
  for (const auto& [member, heading] : kSections) {
    if (item[member]) AddSection(posting, heading, ContentOf(item[member]));
  }
}

// Google's and schema.org's words for a credential category.
std::optional<Education> EducationOf(std::string_view category) {
  using Word = std::pair<std::string_view, Education>;
  static constexpr std::array<Word, 7> kWords = {
      Word{"high school", Education::kHighSchool},
      Word{"professional certificate", Education::kPostsecondaryCertificate},
      Word{"postsecondary", Education::kPostsecondaryCertificate},
      Word{"associate degree", Education::kAssociate},
      Word{"bachelor degree", Education::kBachelor},
      Word{"postgraduate degree", Education::kMaster},
      Word{"doctora", Education::kDoctorate}};
  for (const auto& [word, education] : kWords) {
    if (ContainsIgnoreCase(category, word)) return education;
  }
  return {};
}

// Only what the page states as a figure or a category; several are
// alternatives, of which the least counts.
void ReadBackground(Posting& posting, JsonValue item) {
  for (JsonValue one : item["experienceRequirements"].Items()) {
    const auto months = one["monthsOfExperience"].Number();
    if (months && *months > 0 && *months <= 600) {
      const int whole = static_cast<int>(*months);
      posting.experience_months =
          std::min(posting.experience_months.value_or(whole), whole);
    }
  }
  for (JsonValue one : item["educationRequirements"].Items()) {
    const auto education = EducationOf(one["credentialCategory"].Text());
    if (education) {
      posting.education =
          std::min(posting.education.value_or(*education), *education);
    }
  }
}

void ReadDates(Posting& posting, JsonValue item, Date as_of) {
  posting.date_posted = ReadDate(NameOf(item["datePosted"]), as_of);
  posting.valid_through = ReadDate(NameOf(item["validThrough"]), as_of);
  posting.job_start_date = ReadDate(NameOf(item["jobStartDate"]), as_of);
}

std::string IdentifierOf(JsonValue item) {
  for (JsonValue identifier : item["identifier"].Items()) {
    std::string value = identifier.Text();
    if (value.empty())
      value = identifier.TextOf({"value", "@value", "propertyID"});
    if (!value.empty()) return value;
  }
  return "";
}

}  // namespace

bool IsJobPosting(JsonValue item) {
  for (JsonValue type : item["@type"].Items()) {
    if (NamesJobPosting(type.Text())) return true;
  }
  return false;
}

std::vector<JsonValue> FindJobPostings(JsonValue json) {
  std::vector<JsonValue> found;
  std::vector<JsonValue> open = {json};
  while (!open.empty() && found.size() < kMostPostings) {
    const JsonValue value = open.back();
    open.pop_back();
    if (IsJobPosting(value)) {
      found.push_back(value);
      continue;
    }
    std::vector<JsonValue> inner;
    if (value.IsArray()) inner = value.Items();
    for (const auto& [name, member] : value.Members()) inner.push_back(member);
    // Last in, first out: the first is looked at next.
    open.insert(open.end(), inner.rbegin(), inner.rend());
  }
  return found;
}

Posting ReadJobPosting(JsonValue item, std::string_view page_url, Date as_of) {
  Posting posting;
  posting.title =
      LineOfText(NameOf(item["title"] ? item["title"] : item["name"]));
  const std::string url = NameOf(item["url"]);
  posting.url =
      url.empty() ? std::string(page_url) : ResolveLink(page_url, url);
  if (posting.url.empty()) posting.url = std::string(page_url);
  posting.identifier = IdentifierOf(item);
  posting.hiring_organization = LineOfText(NameOf(item["hiringOrganization"]));
  posting.description = ContentOf(item["description"]);
  for (JsonValue location : item["jobLocation"].Items()) {
    ReadLocation(posting, location);
  }
  ReadRemote(posting, item);
  for (JsonValue type : item["employmentType"].Items()) {
    AddEmploymentTypes(posting, NameOf(type));
  }
  posting.work_hours = LineOfText(NameOf(item["workHours"]));
  ReadDates(posting, item, as_of);
  ReadSalary(posting, item);
  ReadSections(posting, item);
  ReadBackground(posting, item);
  return posting;
}

}  // namespace rolecall
