// A candidate out of a JSON Resume (https://jsonresume.org/schema).
#include <boost/json.hpp>
#include <filesystem>
#include <utility>

#include "app/candidate_file.h"
#include "parser/requirements/requirement_extractor.h"

namespace rolecall {
namespace {

namespace json = boost::json;

std::string Member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  const json::string* text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? "" : std::string(*text);
}

// The names of a JSON Resume's list: of certificates, or of skills with their
// keywords.
std::vector<std::string> Names(const json::object& resume,
                               std::string_view list_name) {
  std::vector<std::string> names;
  const json::value* value = resume.if_contains(list_name);
  if (value == nullptr || !value->is_array()) return names;
  for (const json::value& item : value->get_array()) {
    if (!item.is_object()) continue;
    const json::object& object = item.get_object();
    const std::string issuer = Member(object, "issuer");
    names.push_back(Member(object, "name") +
                    (issuer.empty() ? "" : " (" + issuer + ")"));
    const json::value* keywords = object.if_contains("keywords");
    if (keywords == nullptr || !keywords->is_array()) continue;
    for (const json::value& keyword : keywords->get_array()) {
      if (keyword.is_string()) names.emplace_back(keyword.get_string());
    }
  }
  return names;
}

// What the catalogue knows of a name, by the reader that reads postings.
std::vector<std::string> TermsOf(const RequirementExtractor& extractor,
                                 const std::string& name,
                                 RequirementKind kind) {
  Posting line;
  line.description_text = name + " is required.";
  std::vector<std::string> terms;
  for (const Requirement& requirement : extractor.Extract(line)) {
    if (requirement.kind != kind) continue;
    terms.insert(terms.end(), requirement.any_of.begin(),
                 requirement.any_of.end());
  }
  return terms;
}

}  // namespace

bool IsJsonResume(std::string_view text) {
  boost::system::error_code code;
  const json::value value = json::parse(text, code);
  return !code && value.is_object() &&
         value.get_object().if_contains("basics") != nullptr;
}

Result<ReadCandidate> ReadJsonResume(const std::string& path,
                                     std::string_view text,
                                     const Field& field) {
  json::parse_options options;
  options.max_depth = 32;
  boost::system::error_code code;
  const json::value value = json::parse(text, code, {}, options);
  if (code || !value.is_object()) {
    return Fail(ErrorCode::kMalformed, "not a JSON object");
  }
  const json::object& resume = value.get_object();
  const auto extractor = RequirementExtractor::Create(field.catalogue);
  if (!extractor) return Fail(extractor.error());
  ReadCandidate read;
  read.candidate.id = std::filesystem::path(path).stem().string();
  const json::value* basics = resume.if_contains("basics");
  if (basics != nullptr && basics->is_object()) {
    const json::object& object = basics->get_object();
    read.contact = Contact{read.candidate.id, Member(object, "name"),
                           Member(object, "email"), Member(object, "phone")};
    const json::value* location = object.if_contains("location");
    if (location != nullptr && location->is_object()) {
      read.candidate.home_postal_code =
          Member(location->get_object(), "postalCode");
    }
  }
  for (const std::string& name : Names(resume, "certificates")) {
    for (const std::string& term :
         TermsOf(*extractor, name, RequirementKind::kCertification)) {
      read.candidate.credentials.emplace_back().term = term;
    }
  }
  for (const std::string& name : Names(resume, "skills")) {
    for (const std::string& term :
         TermsOf(*extractor, name, RequirementKind::kSoftware)) {
      read.candidate.software.emplace_back().term = term;
    }
  }
  return read;
}

}  // namespace rolecall
