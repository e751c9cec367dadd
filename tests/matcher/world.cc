#include "world.h"

#include <chrono>
#include <limits>
#include <utility>

namespace rolecall {
namespace {

using Kind = EquivalenceKind;

Term ATerm(std::string id, std::string sort, std::string category,
           TermIndex family = kNoTerm) {
  Term term;
  term.id = id;
  term.name = "The " + id;
  term.kind = sort == "product" || sort == "class"
                  ? RequirementKind::kSoftware
                  : RequirementKind::kCertification;
  term.sort = std::move(sort);
  term.category = std::move(category);
  term.family = family;
  return term;
}

RequirementKind KindOf(const Requirement& requirement) {
  static const Catalogue catalogue = SmallCatalogue();
  const TermIndex term = catalogue.Find(requirement.any_of.front());
  return term == kNoTerm ? RequirementKind::kCertification
                         : catalogue.term(term).kind;
}

const std::vector<std::string>& Occupations() {
  static const std::vector<std::string> codes = {
      "31-9092", "31-9097",    "43-6013", "43-4171", "29-2072", "29-2061",
      "29-1141", "29-1141.00", "nurse",   "43-6014", "43-1011", "11-9111"};
  return codes;
}

const std::vector<double>& Oddities() {
  static const std::vector<double> numbers = {
      std::numeric_limits<double>::quiet_NaN(),
      std::numeric_limits<double>::infinity(),
      -std::numeric_limits<double>::infinity(),
      -1,
      0,
      1e300,
      13000};
  return numbers;
}

// Mostly one of a few towns and their surroundings.
Coordinates RandomPlace(Chance& chance) {
  if (chance.OneIn(60)) {
    return {chance.Pick(Oddities()), chance.Pick(Oddities())};
  }
  static const std::vector<Coordinates> towns = {
      {39.76, -84.19}, {40.71, -74.0}, {34.05, -118.24}, {61.2, -149.9}};
  Coordinates place = chance.Pick(towns);
  if (chance.OneIn(5)) return place;
  place.latitude += (static_cast<double>(chance.Below(2000)) - 1000) / 1000;
  place.longitude += (static_cast<double>(chance.Below(2000)) - 1000) / 1000;
  return place;
}

std::vector<std::string> Some(Chance& chance,
                              const std::vector<std::string>& of, size_t most) {
  std::vector<std::string> some;
  for (size_t n = chance.Below(most + 1); n > 0; --n) {
    some.push_back(chance.Pick(of));
  }
  return some;
}

Date RandomDay(Chance& chance) {
  return kToday + std::chrono::days(static_cast<int>(chance.Below(120)) - 60);
}

std::string RandomTerm(Chance& chance, const Catalogue& catalogue) {
  if (chance.OneIn(40)) return "unheard-of";
  return chance.Pick(catalogue.terms()).id;
}

const std::vector<std::string>& EmploymentTypes() {
  static const std::vector<std::string> words = {"FULL_TIME", "PART_TIME",
                                                 "PER_DIEM", "SEASONAL"};
  return words;
}

const std::vector<std::string>& Shifts() {
  static const std::vector<std::string> words = {"day", "evening", "night",
                                                 "weekend"};
  return words;
}

const std::vector<std::string>& Languages() {
  static const std::vector<std::string> tags = {"en", "es", "es-MX", "EN-us"};
  return tags;
}

Requirement RandomRequirement(Chance& chance, const Catalogue& catalogue) {
  Requirement requirement;
  for (size_t n = 1 + chance.Below(3); n > 0; --n) {
    requirement.any_of.push_back(RandomTerm(chance, catalogue));
  }
  requirement.kind = chance.OneIn(3) ? RequirementKind::kSoftware
                                     : RequirementKind::kCertification;
  if (chance.OneIn(3)) requirement.level = RequirementLevel::kPreferred;
  if (chance.OneIn(5)) requirement.within_days = 30;
  requirement.or_equivalent = chance.OneIn(5);
  requirement.eligible = chance.OneIn(6);
  if (chance.OneIn(5)) {
    requirement.min_months = static_cast<int>(chance.Below(40)) - 2;
  }
  if (chance.OneIn(6)) {
    requirement.excluded.push_back(RandomTerm(chance, catalogue));
  }
  return requirement;
}

}  // namespace

Catalogue SmallCatalogue() {
  std::vector<Term> terms = {
      ATerm("cma", "certification", "medical-assisting"),      // 0
      ATerm("rma", "certification", "medical-assisting"),      // 1
      ATerm("ccma", "certification", "medical-assisting"),     // 2
      ATerm("any-ma", "group", "medical-assisting"),           // 3
      ATerm("cpc", "certification", "coding"),                 // 4
      ATerm("cpc-a", "certification", "coding"),               // 5
      ATerm("bls", "training-card", "life-support"),           // 6
      ATerm("cpr", "training-card", "life-support"),           // 7
      ATerm("acls", "training-card", "life-support"),          // 8
      ATerm("rn", "licence", "nursing"),                       // 9
      ATerm("lpn", "licence", "nursing"),                      // 10
      ATerm("cma-accountant", "certification", "accounting"),  // 11
      ATerm("epic", "product", "ehr"),                         // 12
      ATerm("epic-cadence", "product", "scheduling", 12),      // 13
      ATerm("athena", "product", "ehr"),                       // 14
      ATerm("any-ehr", "class", "ehr"),                        // 15
      ATerm("excel", "product", "spreadsheet"),                // 16
      ATerm("old-cma", "certification", "medical-assisting"),  // 17
      ATerm("state-ma", "licence", "medical-assisting"),       // 18
  };
  std::vector<Equivalence> edges = {
      {0, 3, Kind::kSatisfies},   {1, 3, Kind::kSatisfies},
      {2, 3, Kind::kSatisfies},   {0, 1, Kind::kAlternative},
      {0, 2, Kind::kAlternative}, {1, 2, Kind::kAlternative},
      {4, 5, Kind::kSatisfies},   {5, 4, Kind::kProgress},
      {6, 7, Kind::kSatisfies},   {8, 6, Kind::kImplies},
      {0, 11, Kind::kNot},        {17, 0, Kind::kRenamed},
      {9, 10, Kind::kOutranks},   {18, 3, Kind::kImplies}};
  return Catalogue(std::move(terms), {}, std::move(edges));
}

std::vector<Occupation> SmallOccupations() {
  const auto make = [](const char* code, const char* name,
                       std::vector<std::string> licences,
                       std::vector<std::string> related) {
    Occupation occupation;
    occupation.code = code;
    occupation.name = name;
    occupation.licences = std::move(licences);
    occupation.related = std::move(related);
    return occupation;
  };
  return {make("31-9092", "Medical Assistants", {}, {"31-9097", "43-6013"}),
          make("31-9097", "Phlebotomists", {}, {"31-9092"}),
          make("43-6013", "Medical Secretaries", {}, {"43-4171", "31-9092"}),
          make("29-2061", "Practical Nurses", {"lpn"}, {"29-1141"}),
          make("29-1141", "Registered Nurses", {"rn"}, {"29-2061"})};
}

Requirement& PostingBuilder::Add(std::vector<std::string> any_of,
                                 RequirementLevel level) {
  Requirement& added = posting_.requirements.emplace_back();
  added.any_of = std::move(any_of);
  added.level = level;
  added.kind = KindOf(added);
  return added;
}

PostingBuilder& PostingBuilder::Requiring(std::vector<std::string> any_of) {
  Add(std::move(any_of), RequirementLevel::kRequired);
  return *this;
}

PostingBuilder& PostingBuilder::Preferring(std::vector<std::string> any_of) {
  Add(std::move(any_of), RequirementLevel::kPreferred);
  return *this;
}

PostingBuilder& PostingBuilder::WithinDays(int days) {
  posting_.requirements.back().within_days = days;
  return *this;
}

PostingBuilder& PostingBuilder::OrEquivalent() {
  posting_.requirements.back().or_equivalent = true;
  return *this;
}

PostingBuilder& PostingBuilder::Eligible() {
  posting_.requirements.back().eligible = true;
  return *this;
}

PostingBuilder& PostingBuilder::Excluding(std::vector<std::string> terms) {
  posting_.requirements.back().excluded = std::move(terms);
  return *this;
}

PostingBuilder& PostingBuilder::Months(int months) {
  posting_.requirements.back().min_months = months;
  return *this;
}

PostingBuilder& PostingBuilder::Saying(std::string evidence) {
  posting_.requirements.back().evidence.text = std::move(evidence);
  return *this;
}

PostingBuilder& PostingBuilder::In(double latitude, double longitude) {
  posting_.job_location.emplace_back().coordinates = {latitude, longitude};
  return *this;
}

PostingBuilder& PostingBuilder::Remote() {
  posting_.job_location_type = "TELECOMMUTE";
  return *this;
}

PostingBuilder& PostingBuilder::Paying(double least, double most,
                                       std::string unit) {
  posting_.base_salary = {"USD", least, most, std::move(unit)};
  return *this;
}

PostingBuilder& PostingBuilder::Offering(std::vector<std::string> occupations) {
  posting_.occupational_category = std::move(occupations);
  return *this;
}

CandidateBuilder& CandidateBuilder::Holding(std::string term,
                                            std::optional<Date> valid_until,
                                            std::optional<Date> valid_from) {
  candidate_.credentials.push_back(
      {std::move(term), valid_from, valid_until, ""});
  return *this;
}

CandidateBuilder& CandidateBuilder::Knowing(std::string software,
                                            std::optional<int> months) {
  candidate_.software.push_back({std::move(software), months});
  return *this;
}

CandidateBuilder& CandidateBuilder::Wanting(
    std::vector<std::string> occupations) {
  candidate_.occupational_category = std::move(occupations);
  return *this;
}

CandidateBuilder& CandidateBuilder::LivingIn(
    double latitude, double longitude, std::optional<double> radius_miles) {
  candidate_.home = {latitude, longitude};
  candidate_.radius_miles = radius_miles;
  return *this;
}

Catalogue RandomCatalogue(Chance& chance) {
  static const std::vector<std::string> sorts = {
      "certification", "licence", "training-card", "group",
      "product",       "product", "class",         "vendor-certification"};
  std::vector<Term> terms;
  for (size_t i = 0; i < 24; ++i) {
    const bool child = chance.OneIn(5) && i > 0;
    terms.push_back(
        ATerm("t" + std::to_string(i), chance.Pick(sorts),
              "k" + std::to_string(chance.Below(3)),
              child ? static_cast<TermIndex>(chance.Below(i)) : kNoTerm));
  }
  // One class for a category at most, as in a real catalogue.
  std::vector<std::string> with_class;
  for (Term& term : terms) {
    if (term.sort != "class") continue;
    for (const std::string& category : with_class) {
      if (category == term.category) term.sort = "product";
    }
    with_class.push_back(term.category);
  }
  std::vector<Equivalence> edges;
  for (size_t n = chance.Below(24); n > 0; --n) {
    const auto from = static_cast<TermIndex>(chance.Below(terms.size()));
    const auto to = static_cast<TermIndex>(chance.Below(terms.size()));
    if (from == to) continue;
    edges.push_back({from, to, static_cast<Kind>(chance.Below(6))});
  }
  return Catalogue(std::move(terms), {}, std::move(edges));
}

Candidate RandomCandidate(Chance& chance, const Catalogue& catalogue,
                          std::string id) {
  Candidate candidate;
  candidate.id = std::move(id);
  candidate.occupational_category = Some(chance, Occupations(), 4);
  if (chance.OneIn(2)) {
    candidate.experience_months = static_cast<int>(chance.Below(60)) - 3;
  }
  if (chance.OneIn(2)) {
    candidate.education = static_cast<Education>(chance.Below(6));
  }
  candidate.knows_language = Some(chance, Languages(), 2);
  if (!chance.OneIn(8)) candidate.home = RandomPlace(chance);
  if (!chance.OneIn(6)) {
    candidate.radius_miles = static_cast<double>(chance.Below(80));
    if (chance.OneIn(20)) candidate.radius_miles = 12000;
    if (chance.OneIn(20)) candidate.radius_miles = chance.Pick(Oddities());
  }
  for (size_t n = chance.Below(5); n > 0; --n) {
    Credential credential;
    credential.term = RandomTerm(chance, catalogue);
    if (chance.OneIn(2)) credential.valid_until = RandomDay(chance);
    if (chance.OneIn(6)) credential.valid_from = RandomDay(chance);
    candidate.credentials.push_back(std::move(credential));
  }
  for (size_t n = chance.Below(5); n > 0; --n) {
    SoftwareSkill skill;
    skill.term = RandomTerm(chance, catalogue);
    if (chance.OneIn(2)) skill.months = static_cast<int>(chance.Below(50)) - 2;
    candidate.software.push_back(std::move(skill));
  }
  candidate.employment_type = Some(chance, EmploymentTypes(), 2);
  candidate.shift = Some(chance, Shifts(), 2);
  if (!chance.OneIn(4)) {
    candidate.min_pay_hourly = 12 + static_cast<double>(chance.Below(200)) / 10;
    if (chance.OneIn(20)) candidate.min_pay_hourly = chance.Pick(Oddities());
  }
  candidate.remote_ok = chance.OneIn(3);
  return candidate;
}

Posting RandomPosting(Chance& chance, const Catalogue& catalogue,
                      std::string id) {
  Posting posting;
  posting.id = std::move(id);
  posting.occupational_category = Some(chance, Occupations(), 2);
  posting.combines_occupations = chance.OneIn(4);
  if (chance.OneIn(3)) {
    posting.seniority = static_cast<Seniority>(chance.Below(5));
  }
  posting.is_traveling = chance.OneIn(10);
  for (size_t n = chance.Below(3); n > 0; --n) {
    Place& place = posting.job_location.emplace_back();
    if (!chance.OneIn(6)) place.coordinates = RandomPlace(chance);
  }
  if (chance.OneIn(8)) posting.job_location_type = "TELECOMMUTE";
  posting.employment_type = Some(chance, EmploymentTypes(), 2);
  posting.shift = Some(chance, Shifts(), 2);
  if (chance.OneIn(2)) posting.date_posted = RandomDay(chance);
  if (chance.OneIn(3)) posting.valid_through = RandomDay(chance);
  if (chance.OneIn(4)) posting.job_start_date = RandomDay(chance);
  if (chance.OneIn(20)) posting.closed_at = Timestamp(RandomDay(chance));
  if (!chance.OneIn(3)) {
    MonetaryAmount pay;
    pay.currency = chance.OneIn(10) ? "EUR" : "USD";
    pay.unit_text = chance.OneIn(3) ? "YEAR" : "HOUR";
    pay.max_value = 14 + static_cast<double>(chance.Below(200)) / 10;
    if (pay.unit_text == "YEAR") pay.max_value = *pay.max_value * 2080;
    if (chance.OneIn(20)) pay.max_value = chance.Pick(Oddities());
    posting.base_salary = pay;
  }
  if (chance.OneIn(4)) {
    posting.experience_months = static_cast<int>(chance.Below(40)) - 2;
  }
  if (chance.OneIn(4)) {
    posting.education = static_cast<Education>(chance.Below(6));
  }
  if (chance.OneIn(5)) posting.knows_language = Some(chance, Languages(), 2);
  if (chance.OneIn(20)) posting.knows_language.push_back("mul");
  for (size_t n = chance.Below(4); n > 0; --n) {
    posting.requirements.push_back(RandomRequirement(chance, catalogue));
  }
  return posting;
}

}  // namespace rolecall
