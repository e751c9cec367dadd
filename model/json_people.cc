// The JSON forms of candidates, contacts, matches and crawl state.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "model/candidate_words.h"
#include "model/json.h"
#include "model/json_fields.h"
#include "model/json_writer.h"

namespace rolecall {
namespace {

using json_fields::MemberReader;
using json_fields::ParseObject;
using json_fields::Pointer;
namespace json = boost::json;

// Reads a candidate; what is wrong and what is unknown is collected on the way.
class CandidateReader {
 public:
  CandidateReader(const json::object& object, std::vector<std::string>* unknown)
      : object_(object), unknown_(unknown) {}

  Result<Candidate> Read();

 private:
  void ReadTop(MemberReader& read);
  void ReadEducation(MemberReader& read);
  void ReadHome(MemberReader& read);
  void ReadCredentials(MemberReader& read);
  void ReadSoftware(MemberReader& read);
  void ReadConsent(MemberReader& read);
  // An object has been read: its first fault, and what nobody asked it for.
  void Finish(const MemberReader& part);

  const json::object& object_;
  std::vector<std::string>* unknown_;  // null: nobody wants to know
  Candidate candidate_;
  std::optional<Error> error_;
};

void CandidateReader::Finish(const MemberReader& part) {
  if (part.error() && !error_) error_ = part.error();
  if (unknown_ != nullptr) part.NameUnread(unknown_);
}

void CandidateReader::ReadHome(MemberReader& read) {
  const json::object* home = read.Object("home");
  if (home == nullptr) return;
  MemberReader part(*home, "/home");
  candidate_.home_postal_code = part.Id("postal_code");
  const auto latitude = part.Number("latitude");
  const auto longitude = part.Number("longitude");
  if (latitude && longitude) {
    candidate_.home = Coordinates{*latitude, *longitude};
  }
  Finish(part);
}

void CandidateReader::ReadCredentials(MemberReader& read) {
  for (const json::object* item : read.Objects("credentials")) {
    MemberReader part(*item,
                      Pointer("/credentials", candidate_.credentials.size()));
    Credential& credential = candidate_.credentials.emplace_back();
    credential.term = part.Text("term");
    if (credential.term.empty()) part.Wrong("term", "a catalogue id");
    credential.valid_from = part.Day("valid_from");
    credential.valid_until = part.Day("valid_until");
    credential.status = part.Text("status");
    Finish(part);
  }
}

void CandidateReader::ReadSoftware(MemberReader& read) {
  for (const json::object* item : read.Objects("software")) {
    MemberReader part(*item, Pointer("/software", candidate_.software.size()));
    SoftwareSkill& skill = candidate_.software.emplace_back();
    skill.term = part.Text("term");
    if (skill.term.empty()) part.Wrong("term", "a catalogue id");
    skill.months = part.Integer("months");
    Finish(part);
  }
}

void CandidateReader::ReadConsent(MemberReader& read) {
  const json::object* consent = read.Object("consent");
  if (consent == nullptr) return;
  MemberReader part(*consent, "/consent");
  candidate_.consent.school = part.Flag("school");
  candidate_.consent.recruiters = part.Flag("recruiters");
  Finish(part);
}

void CandidateReader::ReadEducation(MemberReader& read) {
  const std::string name = read.Text("education");
  candidate_.education = EducationFromName(name);
  if (!name.empty() && !candidate_.education && unknown_ != nullptr) {
    unknown_->push_back("/education: " + UnknownEducation(name));
  }
}

void CandidateReader::ReadTop(MemberReader& read) {
  candidate_.id = read.Id("id");
  if (candidate_.id.empty()) read.Wrong("id", "a name for the candidate");
  candidate_.occupational_category = read.Texts("occupational_category");
  candidate_.experience_months = read.Integer("experience_months");
  candidate_.knows_language = read.Texts("knows_language");
  candidate_.radius_miles = read.Number("radius_miles");
  candidate_.employment_type = read.Texts("employment_type");
  candidate_.shift = read.Texts("shift");
  candidate_.min_pay_hourly = read.Number("min_pay_hourly");
  candidate_.remote_ok = read.Flag("remote_ok");
  candidate_.school_id = read.Text("school_id");
  read.Ignore("note");
}

Result<Candidate> CandidateReader::Read() {
  MemberReader read(object_, "");
  ReadTop(read);
  ReadEducation(read);
  ReadHome(read);
  ReadCredentials(read);
  ReadSoftware(read);
  ReadConsent(read);
  Finish(read);
  if (error_) return Fail(*error_);
  if (auto sound = CheckCandidate(candidate_); !sound) {
    return Fail(sound.error());
  }
  return std::move(candidate_);
}

void WriteCredentials(const Candidate& candidate, JsonWriter* out) {
  out->BeginList("credentials");
  for (const Credential& credential : candidate.credentials) {
    out->BeginObject();
    out->Write("term", credential.term);
    out->Put("valid_from", credential.valid_from);
    out->Put("valid_until", credential.valid_until);
    out->Put("status", credential.status);
    out->EndObject();
  }
  out->EndList();
}

void WriteSoftware(const Candidate& candidate, JsonWriter* out) {
  out->BeginList("software");
  for (const SoftwareSkill& skill : candidate.software) {
    out->BeginObject();
    out->Write("term", skill.term);
    out->Put("months", skill.months);
    out->EndObject();
  }
  out->EndList();
}

void WriteHome(const Candidate& candidate, JsonWriter* out) {
  if (candidate.home_postal_code.empty() && !candidate.home) return;
  out->BeginObject("home");
  out->Put("postal_code", candidate.home_postal_code);
  if (candidate.home) {
    out->Write("latitude", candidate.home->latitude);
    out->Write("longitude", candidate.home->longitude);
  }
  out->EndObject();
}

// Appended piece by piece, since a publication writes millions of them, and by
// hand, since points are decimals.
void AppendReason(const Reason& reason, std::string* out) {
  const auto add = [out](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    *out += name;
    AppendJsonString(value, out);
  };
  *out += "{\"kind\":";
  AppendJsonString(reason.kind, out);
  add(",\"term\":", reason.term);
  *out += ",\"points\":";
  *out += FormatTenths(reason.points);
  *out += ",\"of\":";
  *out += FormatTenths(reason.of);
  add(",\"evidence\":", reason.evidence);
  add(",\"text\":", reason.text);
  *out += '}';
}

Tenths ReadTenths(MemberReader& read, std::string_view name) {
  return static_cast<Tenths>(
      std::lround(std::clamp(read.Number(name).value_or(0), -1e6, 1e6) * 10));
}

std::optional<Qualification> QualificationFromName(std::string_view name) {
  for (const Qualification qualification :
       {Qualification::kQualified, Qualification::kByDeadline,
        Qualification::kOneMissing, Qualification::kNot}) {
    if (QualificationName(qualification) == name) return qualification;
  }
  return {};
}

}  // namespace

std::string CandidateToJson(const Candidate& candidate) {
  JsonWriter out;
  out.BeginObject();
  out.Write("id", candidate.id);
  out.Put("occupational_category", candidate.occupational_category);
  out.Put("experience_months", candidate.experience_months);
  if (candidate.education) {
    out.Write("education", EducationName(*candidate.education));
  }
  out.Put("knows_language", candidate.knows_language);
  WriteHome(candidate, &out);
  out.Put("radius_miles", candidate.radius_miles);
  WriteCredentials(candidate, &out);
  WriteSoftware(candidate, &out);
  out.Put("employment_type", candidate.employment_type);
  out.Put("shift", candidate.shift);
  out.Put("min_pay_hourly", candidate.min_pay_hourly);
  if (candidate.remote_ok) out.Write("remote_ok", true);
  out.Put("school_id", candidate.school_id);
  if (candidate.consent != Consent{}) {
    out.BeginObject("consent");
    out.Write("school", candidate.consent.school);
    out.Write("recruiters", candidate.consent.recruiters);
    out.EndObject();
  }
  out.EndObject();
  return out.Take();
}

Result<Candidate> CandidateFromJson(std::string_view text,
                                    std::vector<std::string>* unknown) {
  const auto object = ParseObject(text);
  if (!object) return Fail(object.error());
  return CandidateReader(*object, unknown).Read();
}

std::string ContactToJson(const Contact& contact) {
  JsonWriter out;
  out.BeginObject();
  out.Write("candidate_id", contact.candidate_id);
  out.Put("name", contact.name);
  out.Put("email", contact.email);
  out.Put("telephone", contact.telephone);
  out.EndObject();
  return out.Take();
}

Result<Contact> ContactFromJson(std::string_view text) {
  const auto object = ParseObject(text);
  if (!object) return Fail(object.error());
  MemberReader read(*object, "");
  Contact contact;
  contact.candidate_id = read.Id("candidate_id");
  contact.name = read.Text("name");
  contact.email = read.Text("email");
  contact.telephone = read.Text("telephone");
  if (read.error()) return Fail(*read.error());
  return contact;
}

std::string MatchToJson(const Match& match, MatchSide side) {
  std::string out = "{";
  const auto add = [&out](std::string_view name, std::string_view value) {
    out += name;
    AppendJsonString(value, &out);
  };
  if (side != MatchSide::kPosting) {
    add("\"candidate_id\":", match.candidate_id);
    out += ',';
  }
  if (side != MatchSide::kCandidate) {
    add("\"posting_id\":", match.posting_id);
    out += ',';
  }
  out += "\"score\":" + FormatTenths(match.score) + ",\"qualification\":\"";
  out += QualificationName(match.qualification);
  out += "\",\"reasons\":[";
  for (const Reason& reason : match.reasons) {
    if (&reason != match.reasons.data()) out += ',';
    AppendReason(reason, &out);
  }
  out += ']';
  if (side == MatchSide::kBoth && !match.engine_version.empty()) {
    add(",\"engine_version\":", match.engine_version);
  }
  out += '}';
  return out;
}

Result<Match> MatchFromJson(std::string_view text) {
  const auto object = ParseObject(text);
  if (!object) return Fail(object.error());
  MemberReader read(*object, "");
  Match match;
  std::optional<Error> error;
  match.candidate_id = read.Id("candidate_id");
  match.posting_id = read.Id("posting_id");
  match.score = ReadTenths(read, "score");
  const auto grade = QualificationFromName(read.Text("qualification"));
  if (!grade) read.Wrong("qualification", "a grade");
  match.qualification = grade.value_or(Qualification::kNot);
  match.engine_version = read.Text("engine_version");
  for (const json::object* item : read.Objects("reasons")) {
    MemberReader part(*item, Pointer("/reasons", match.reasons.size()));
    Reason& reason = match.reasons.emplace_back();
    reason.kind = part.Text("kind");
    reason.term = part.Text("term");
    reason.points = ReadTenths(part, "points");
    reason.of = ReadTenths(part, "of");
    reason.evidence = part.Text("evidence");
    reason.text = part.Text("text");
    if (part.error() && !error) error = part.error();
  }
  if (read.error()) return Fail(*read.error());
  if (error) return Fail(*error);
  return match;
}

std::string CrawlStateToJson(const CrawlState& state) {
  JsonWriter out;
  out.BeginObject();
  out.Write("source_id", state.source_id);
  out.Put("last_crawled_at", state.last_crawled_at);
  out.Put("last_ok_at", state.last_ok_at);
  out.Put("failing_since", state.failing_since);
  out.Put("next_crawl_at", state.next_crawl_at);
  out.Put("left_alone_until", state.left_alone_until);
  out.Put("last_complete_listing_at", state.last_complete_listing_at);
  out.Write("consecutive_failures", state.consecutive_failures);
  out.Write("quiet_visits", state.quiet_visits);
  out.Put("last_error", state.last_error);
  out.Put("coverage", state.coverage);
  out.Put("robots", state.robots);
  out.Put("employer", state.employer);
  out.Write("postings_matched", state.postings_matched);
  out.Put("requests_on", state.requests_on);
  out.Write("requests", state.requests);
  out.Put("looked_behind", state.looked_behind);
  out.Put("found_url", state.found_url);
  out.Put("found_kind", state.found_kind);
  out.Write("pages", state.pages);
  out.Write("postings_new", state.postings_new);
  out.Write("postings_same", state.postings_same);
  out.Write("errors", state.errors);
  if (state.pages_reserved > 0) {
    out.Write("pages_reserved", state.pages_reserved);
  }
  out.Write("p95_ms", state.p95_ms);
  out.EndObject();
  return out.Take();
}

Result<CrawlState> CrawlStateFromJson(std::string_view text) {
  const auto object = ParseObject(text);
  if (!object) return Fail(object.error());
  MemberReader read(*object, "");
  CrawlState state;
  state.source_id = read.Text("source_id");
  state.last_crawled_at = read.Time("last_crawled_at");
  state.next_crawl_at = read.Time("next_crawl_at");
  state.left_alone_until = read.Time("left_alone_until");
  state.last_complete_listing_at = read.Time("last_complete_listing_at");
  state.consecutive_failures = read.Integer("consecutive_failures").value_or(0);
  state.last_ok_at = read.Time("last_ok_at");
  state.failing_since = read.Time("failing_since");
  state.quiet_visits = read.Integer("quiet_visits").value_or(0);
  state.last_error = read.Text("last_error");
  state.coverage = read.Text("coverage");
  state.robots = read.Text("robots");
  state.employer = read.Text("employer");
  state.postings_matched = read.Integer("postings_matched").value_or(0);
  state.requests_on = read.Day("requests_on");
  state.requests = read.Integer("requests").value_or(0);
  state.looked_behind = read.Text("looked_behind");
  state.found_url = read.Text("found_url");
  state.found_kind = read.Text("found_kind");
  state.pages = read.Integer("pages").value_or(0);
  state.postings_new = read.Integer("postings_new").value_or(0);
  state.postings_same = read.Integer("postings_same").value_or(0);
  state.errors = read.Integer("errors").value_or(0);
  state.pages_reserved = read.Integer("pages_reserved").value_or(0);
  state.p95_ms = read.Integer("p95_ms").value_or(0);
  if (read.error()) return Fail(*read.error());
  return state;
}

std::string PageStateToJson(const PageState& page) {
  JsonWriter out;
  out.BeginObject();
  // Its URL is the key that it is kept under.
  out.Put("etag", page.etag);
  out.Put("last_modified", page.last_modified);
  out.Write("status_code", page.status_code);
  out.Put("fetched_at", page.fetched_at);
  out.Put("fresh_until", page.fresh_until);
  out.Put("posting_ids", page.posting_ids);
  out.Put("links", page.links);
  out.Put("body_hash", page.body_hash);
  out.EndObject();
  return out.Take();
}

Result<PageState> PageStateFromJson(std::string_view text) {
  const auto object = ParseObject(text);
  if (!object) return Fail(object.error());
  MemberReader read(*object, "");
  PageState page;
  page.etag = read.Text("etag");
  page.last_modified = read.Text("last_modified");
  page.status_code = read.Integer("status_code").value_or(0);
  page.fetched_at = read.Time("fetched_at");
  page.fresh_until = read.Time("fresh_until");
  page.posting_ids = read.Texts("posting_ids");
  page.links = read.Texts("links");
  page.body_hash = read.Text("body_hash");
  if (read.error()) return Fail(*read.error());
  return page;
}

}  // namespace rolecall
