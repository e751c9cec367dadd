#include "model/json.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/json_fields.h"
#include "model/json_writer.h"

namespace rolecall {
namespace {

using json_fields::MemberReader;
using json_fields::ParseObject;
using json_fields::Pointer;
namespace json = boost::json;

constexpr std::array<std::string_view, 6> kEducationNames = {
    "high-school", "postsecondary-certificate",
    "associate",   "bachelor",
    "master",      "doctorate"};

// By Seniority; the ordinary has no name.
constexpr std::array<std::string_view, 5> kSeniorityNames = {
    "", "student", "entry", "senior", "lead"};

constexpr std::string_view kExtractorVersion = "extractor_version";

void WritePlace(const Place& place, JsonWriter* out) {
  out->BeginObject();
  out->Put("address_locality", place.address_locality);
  out->Put("address_region", place.address_region);
  out->Put("postal_code", place.postal_code);
  out->Put("address_country", place.address_country);
  if (place.coordinates) {
    out->Write("latitude", place.coordinates->latitude);
    out->Write("longitude", place.coordinates->longitude);
  }
  out->EndObject();
}

void WriteRequirement(const Requirement& requirement, JsonWriter* out) {
  out->BeginObject();
  out->Write("kind", KindName(requirement.kind));
  out->Put("any_of", requirement.any_of);
  out->Write("level", LevelName(requirement.level));
  // The contract writes these members of a requirement even when empty.
  out->Write("within_days", requirement.within_days);
  out->Write("min_months", requirement.min_months);
  out->Write("or_equivalent", requirement.or_equivalent);
  out->Write("eligible", requirement.eligible);
  out->Write("excluded", requirement.excluded);
  if (requirement.contradicted) out->Write("contradicted", true);
  out->BeginObject("evidence");
  out->Write("field", requirement.evidence.field);
  out->Write("begin", requirement.evidence.begin);
  out->Write("end", requirement.evidence.end);
  out->Write("text", requirement.evidence.text);
  out->Put("rule", requirement.evidence.rule);
  out->EndObject();
  out->EndObject();
}

void WriteRequirements(const Posting& posting, JsonWriter* out) {
  out->BeginList("requirements");
  for (const Requirement& requirement : posting.requirements) {
    WriteRequirement(requirement, out);
  }
  out->EndList();
}

void WriteSalary(const MonetaryAmount& amount, JsonWriter* out) {
  out->BeginObject("base_salary");
  out->Put("currency", amount.currency);
  out->Put("min_value", amount.min_value);
  out->Put("max_value", amount.max_value);
  out->Put("unit_text", amount.unit_text);
  out->EndObject();
}

// What the page said, in the standard's words.
void WritePublished(const Posting& posting, JsonWriter* out) {
  out->BeginObject("posting");
  out->Put("title", posting.title);
  out->Put("hiring_organization", posting.hiring_organization);
  if (!posting.job_location.empty()) {
    out->BeginList("job_location");
    for (const Place& place : posting.job_location) WritePlace(place, out);
    out->EndList();
  }
  out->Put("job_location_type", posting.job_location_type);
  out->Put("employment_type", posting.employment_type);
  out->Put("shift", posting.shift);
  out->Put("work_hours", posting.work_hours);
  if (posting.base_salary) WriteSalary(*posting.base_salary, out);
  out->Put("date_posted", posting.date_posted);
  out->Put("valid_through", posting.valid_through);
  out->Put("job_start_date", posting.job_start_date);
  out->Put("occupational_category", posting.occupational_category);
  if (posting.combines_occupations) out->Write("combines_occupations", true);
  if (posting.seniority != Seniority::kOrdinary) {
    out->Write("seniority", SeniorityName(posting.seniority));
  }
  if (posting.is_traveling) out->Write("is_traveling", true);
  out->Put("experience_months", posting.experience_months);
  if (posting.education) {
    out->Write("education", EducationName(*posting.education));
  }
  out->Put("knows_language", posting.knows_language);
  out->Put("url", posting.url);
  out->Put("identifier", posting.identifier);
  out->Put("description_text", posting.description_text);
  out->EndObject();
}

// The members that ExtractLine and PostingToJson share.
void WriteRead(const Posting& posting, JsonWriter* out) {
  out->Write("id", posting.id);
  WritePublished(posting, out);
  WriteRequirements(posting, out);
}

Place ReadPlace(const json::object& object, std::string pointer,
                std::optional<Error>* error) {
  MemberReader read(object, std::move(pointer));
  Place place;
  place.address_locality = read.Text("address_locality");
  place.address_region = read.Text("address_region");
  place.postal_code = read.Id("postal_code");
  place.address_country = read.Text("address_country");
  const auto latitude = read.Number("latitude");
  const auto longitude = read.Number("longitude");
  if (latitude && longitude) place.coordinates = {*latitude, *longitude};
  if (read.error() && !*error) *error = read.error();
  return place;
}

// job_location is a list of places, one place, or plain text.
void ReadPlaces(const json::object& object, MemberReader& read,
                std::string_view pointer, Posting* posting,
                std::optional<Error>* error) {
  const std::string places = Pointer(pointer, "job_location");
  const json::value* value = object.if_contains("job_location");
  if (value != nullptr && value->is_string()) {
    // Plain text is kept as a locality; the field reader takes it apart.
    posting->job_location.emplace_back().address_locality =
        read.Text("job_location");
    return;
  }
  for (const json::object* place : read.Objects("job_location")) {
    const size_t index = posting->job_location.size();
    posting->job_location.push_back(
        ReadPlace(*place, Pointer(places, index), error));
  }
}

Requirement ReadRequirement(const json::object& object,
                            const std::string& pointer,
                            std::optional<Error>* error) {
  MemberReader read(object, pointer);
  Requirement requirement;
  const std::string kind = read.Text("kind");
  const std::string level = read.Text("level");
  if (kind != "certification" && kind != "software") {
    read.Wrong("kind", "\"certification\" or \"software\"");
  }
  if (level != "required" && level != "preferred") {
    read.Wrong("level", "\"required\" or \"preferred\"");
  }
  requirement.kind = kind == "software" ? RequirementKind::kSoftware
                                        : RequirementKind::kCertification;
  requirement.level = level == "preferred" ? RequirementLevel::kPreferred
                                           : RequirementLevel::kRequired;
  requirement.any_of = read.Texts("any_of");
  if (requirement.any_of.empty()) read.Wrong("any_of", "at least one id");
  std::sort(requirement.any_of.begin(), requirement.any_of.end());
  requirement.within_days = read.Integer("within_days");
  requirement.or_equivalent = read.Flag("or_equivalent");
  requirement.eligible = read.Flag("eligible");
  requirement.min_months = read.Integer("min_months");
  requirement.excluded = read.Texts("excluded");
  requirement.contradicted = read.Flag("contradicted");
  if (const json::object* evidence = read.Object("evidence")) {
    MemberReader part(*evidence, Pointer(pointer, "evidence"));
    requirement.evidence.field = part.Text("field");
    requirement.evidence.begin =
        static_cast<size_t>(std::max(0, part.Integer("begin").value_or(0)));
    requirement.evidence.end =
        static_cast<size_t>(std::max(0, part.Integer("end").value_or(0)));
    requirement.evidence.text = part.Text("text");
    requirement.evidence.rule = part.Text("rule");
    if (part.error() && !*error) *error = part.error();
  }
  if (read.error() && !*error) *error = read.error();
  return requirement;
}

MonetaryAmount ReadSalary(const json::object& object, std::string pointer,
                          std::optional<Error>* error) {
  MemberReader read(object, std::move(pointer));
  MonetaryAmount amount;
  amount.currency = read.Text("currency");
  amount.min_value = read.Number("min_value");
  amount.max_value = read.Number("max_value");
  amount.unit_text = read.Text("unit_text");
  if (read.error() && !*error) *error = read.error();
  return amount;
}

std::optional<Date> IsoDay(std::string_view text) {
  return ParseDate(text.substr(0, 10));
}

void ReadPublished(const json::object& object, const std::string& pointer,
                   const DayReader& read_day, Posting* posting,
                   std::optional<Error>* error) {
  MemberReader read(object, pointer);
  const auto day = [&](std::string_view name) {
    const std::string text = read.Id(name);
    return read_day ? read_day(text) : IsoDay(text);
  };
  posting->title = read.Text("title");
  posting->hiring_organization = read.Text("hiring_organization");
  ReadPlaces(object, read, pointer, posting, error);
  posting->job_location_type = read.Text("job_location_type");
  posting->employment_type = read.Texts("employment_type");
  posting->shift = read.Texts("shift");
  posting->work_hours = read.Text("work_hours");
  if (const json::object* salary = read.Object("base_salary")) {
    posting->base_salary =
        ReadSalary(*salary, Pointer(pointer, "base_salary"), error);
  }
  posting->date_posted = day("date_posted");
  posting->valid_through = day("valid_through");
  posting->job_start_date = day("job_start_date");
  posting->occupational_category = read.Texts("occupational_category");
  posting->combines_occupations = read.Flag("combines_occupations");
  posting->seniority = SeniorityFromName(read.Text("seniority"));
  posting->is_traveling = read.Flag("is_traveling");
  posting->experience_months = read.Integer("experience_months");
  posting->education = EducationFromName(read.Text("education"));
  posting->knows_language = read.Texts("knows_language");
  posting->url = read.Text("url");
  posting->identifier = read.Id("identifier");
  posting->description = read.Text("description");
  posting->description_text = read.Text("description_text");
  if (read.error() && !*error) *error = read.error();
}

std::vector<Sighting> ReadSightings(const json::object& object) {
  std::vector<Sighting> sightings;
  const json::value* list = object.if_contains("seen_at");
  if (list == nullptr || !list->is_array()) return sightings;
  for (const json::value& item : list->get_array()) {
    if (!item.is_object()) continue;  // of the first version: a bare URL
    MemberReader read(item.get_object(), "seen_at");
    sightings.push_back({read.Text("source_id"), read.Text("url")});
  }
  return sightings;
}

void ReadBookkeeping(const json::object& object, Posting* posting,
                     std::optional<Error>* error) {
  MemberReader read(object, "");
  posting->id = read.Id("id");
  posting->source_id = read.Text("source_id");
  posting->extractor_version = read.Text(kExtractorVersion);
  posting->first_seen_at = read.Time("first_seen_at");
  posting->last_seen_at = read.Time("last_seen_at");
  posting->closed_at = read.Time("closed_at");
  posting->seen_at = ReadSightings(object);
  for (const json::object* item : read.Objects("requirements")) {
    const size_t index = posting->requirements.size();
    posting->requirements.push_back(
        ReadRequirement(*item, Pointer("/requirements", index), error));
  }
  if (posting->description.empty()) {
    posting->description = read.Text("description");
  }
  if (read.error() && !*error) *error = read.error();
}

}  // namespace

std::string_view LevelName(RequirementLevel level) {
  return level == RequirementLevel::kRequired ? "required" : "preferred";
}

std::string_view KindName(RequirementKind kind) {
  return kind == RequirementKind::kSoftware ? "software" : "certification";
}

std::string_view EducationName(Education education) {
  return kEducationNames[static_cast<size_t>(education)];
}

std::optional<Education> EducationFromName(std::string_view name) {
  const auto found =
      std::find(kEducationNames.begin(), kEducationNames.end(), name);
  if (found == kEducationNames.end()) return {};
  return static_cast<Education>(found - kEducationNames.begin());
}

std::string_view SeniorityName(Seniority seniority) {
  return kSeniorityNames[static_cast<size_t>(seniority)];
}

Seniority SeniorityFromName(std::string_view name) {
  const auto found =
      std::find(kSeniorityNames.begin(), kSeniorityNames.end(), name);
  if (found == kSeniorityNames.end()) return Seniority::kOrdinary;
  return static_cast<Seniority>(found - kSeniorityNames.begin());
}

std::string JsonString(std::string_view text) {
  std::string out;
  AppendJsonString(text, &out);
  return out;
}

std::string ExtractLine(const Posting& posting) {
  JsonWriter out;
  out.BeginObject();
  WriteRead(posting, &out);
  out.EndObject();
  return out.Take();
}

std::string PostingToJson(const Posting& posting, PostingTimes times) {
  JsonWriter out;
  // Two texts, a tenth of them escapes, and the rest.
  out.Reserve((posting.description.size() + posting.description_text.size()) *
                  11 / 10 +
              4096);
  out.BeginObject();
  WriteRead(posting, &out);
  out.Put("source_id", posting.source_id);
  out.Put("description", posting.description);
  out.Put(kExtractorVersion, posting.extractor_version);
  if (times == PostingTimes::kWritten) {
    out.Put("first_seen_at", posting.first_seen_at);
    out.Put("last_seen_at", posting.last_seen_at);
    out.Put("closed_at", posting.closed_at);
  }
  if (!posting.seen_at.empty()) {
    out.BeginList("seen_at");
    for (const Sighting& sighting : posting.seen_at) {
      out.BeginObject();
      out.Put("source_id", sighting.source_id);
      out.Put("url", sighting.url);
      out.EndObject();
    }
    out.EndList();
  }
  out.EndObject();
  return out.Take();
}

// Within a text its quotes would be escaped.
std::string ExtractorVersionMember(std::string_view version) {
  return JsonString(kExtractorVersion) + ":" + JsonString(version);
}

Result<Posting> PostingFromJson(std::string_view text,
                                const DayReader& read_day) {
  const auto object = ParseObject(text);
  if (!object) return Fail(object.error());
  Posting posting;
  std::optional<Error> error;
  const json::value* published = object->if_contains("posting");
  if (published != nullptr && published->is_object()) {
    ReadPublished(published->get_object(), "/posting", read_day, &posting,
                  &error);
  } else {
    ReadPublished(*object, "", read_day, &posting, &error);
  }
  ReadBookkeeping(*object, &posting, &error);
  if (error) return Fail(*error);
  return posting;
}

}  // namespace rolecall
