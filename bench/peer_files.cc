#include "bench/peer_files.h"

#include <boost/json.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <utility>
#include <vector>

#include "base/text.h"

namespace rolecall::bench {
namespace {

namespace json = boost::json;

json::object Parse(std::string_view line) {
  boost::system::error_code error;
  json::value value = json::parse(line, error);
  if (!error && value.is_object()) return std::move(value.as_object());
  std::fprintf(stderr, "not a line of the generator: %.80s\n", line.data());
  std::exit(65);
}

std::string Text(const json::object& object, const char* key) {
  return std::string(object.at(key).as_string());
}

double Number(const json::object& object, const char* key) {
  return object.at(key).to_number<double>();
}

std::string TermId(const json::value& number) {
  std::string id = "t";
  return id += std::to_string(number.as_int64());
}

}  // namespace

Catalogue ReadTerms(const std::string& path) {
  std::ifstream file(path);
  std::vector<Term> terms;
  for (std::string line; std::getline(file, line);) {
    const auto fields = Split(line, '\t');
    const std::string id = "t" + std::string(fields.at(0));
    if (!terms.empty() && terms.back().id == id) continue;  // another surface
    Term& term = terms.emplace_back();
    term.id = id;
    term.name = fields.at(2);
    const bool certification = fields.at(1) == "cert";
    term.kind = certification ? RequirementKind::kCertification
                              : RequirementKind::kSoftware;
    term.sort = certification ? "certification" : "product";
    term.category = id;
  }
  if (terms.empty()) {
    std::fprintf(stderr, "no terms in %s\n", path.c_str());
    std::exit(66);
  }
  return Catalogue(std::move(terms), {}, {});
}

Candidate ToCandidate(std::string_view line) {
  const json::object profile = Parse(line);
  Candidate candidate;
  candidate.id = std::to_string(profile.at("id").as_int64());
  for (const json::value& term : profile.at("certs").as_array()) {
    candidate.credentials.push_back({TermId(term), {}, {}, ""});
  }
  for (const json::value& term : profile.at("software").as_array()) {
    candidate.software.push_back({TermId(term), std::nullopt});
  }
  candidate.home = {Number(profile, "lat"), Number(profile, "lon")};
  candidate.radius_miles = Number(profile, "radius_mi");
  candidate.min_pay_hourly = Number(profile, "pay_floor") / 100;
  for (const json::value& word : profile.at("schedules").as_array()) {
    candidate.employment_type.emplace_back(word.as_string());
  }
  candidate.remote_ok = profile.at("remote_ok").as_bool();
  return candidate;
}

Posting ToPosting(std::string_view line) {
  const json::object one = Parse(line);
  Posting posting;
  posting.id = std::to_string(one.at("id").as_int64());
  posting.title = Text(one, "title");
  posting.job_location.emplace_back().coordinates = {Number(one, "lat"),
                                                     Number(one, "lon")};
  if (one.at("remote").as_bool()) posting.job_location_type = "TELECOMMUTE";
  posting.employment_type = {Text(one, "schedule")};
  posting.base_salary = {"USD", Number(one, "pay_min") / 100,
                         Number(one, "pay_max") / 100, "HOUR"};
  posting.date_posted = ParseDate(Text(one, "posted"));
  for (const json::value& group : one.at("cert_groups").as_array()) {
    Requirement& requirement = posting.requirements.emplace_back();
    for (const json::value& term : group.as_array()) {
      requirement.any_of.push_back(TermId(term));
    }
  }
  const auto software = [&](const char* key, RequirementLevel level) {
    for (const json::value& term : one.at(key).as_array()) {
      Requirement& requirement = posting.requirements.emplace_back();
      requirement.kind = RequirementKind::kSoftware;
      requirement.level = level;
      requirement.any_of = {TermId(term)};
    }
  };
  software("req_software", RequirementLevel::kRequired);
  software("pref_software", RequirementLevel::kPreferred);
  return posting;
}

}  // namespace rolecall::bench
