#include "app/candidate_file.h"

#include <boost/json.hpp>
#include <charconv>
#include <filesystem>
#include <map>
#include <utility>

#include "app/csv.h"
#include "app/input.h"
#include "base/text.h"
#include "model/json.h"
#include "parser/requirements/requirement_extractor.h"

namespace rolecall {
namespace {

namespace json = boost::json;

// "cma-aama 2027-03-31" into its two words; the second may be missing.
std::pair<std::string, std::string> TwoWords(const std::string& item) {
  const size_t space = item.find(' ');
  if (space == std::string::npos) return {item, ""};
  return {item.substr(0, space), std::string(Trim(item.substr(space)))};
}

std::optional<double> Number(const std::string& cell) {
  double value = 0;
  const char* end = cell.data() + cell.size();
  const auto [stop, error] = std::from_chars(cell.data(), end, value);
  if (error != std::errc() || stop != end) return {};
  return value;
}

std::optional<int> Months(const std::string& cell) {
  const auto value = Number(cell);
  if (!value || !(*value >= 0 && *value <= 1200)) return {};
  return static_cast<int>(*value);
}

// A row of a CSV file, read by column name.
class CsvRow {
 public:
  CsvRow(const std::map<std::string, size_t>& columns, const CsvRecord& record)
      : columns_(columns), record_(record) {}

  std::string Text(const std::string& column) const {
    const auto found = columns_.find(column);
    if (found == columns_.end() || found->second >= record_.fields.size()) {
      return "";
    }
    return std::string(Trim(record_.fields[found->second]));
  }
  std::optional<double> Figure(const std::string& column) {
    const std::string cell = Text(column);
    if (cell.empty()) return {};
    const auto value = Number(cell);
    if (!value) Wrong(column, "a number");
    return value;
  }
  void Wrong(const std::string& column, const std::string& expected) {
    if (error_.empty()) {
      error_ = "column \"" + column + "\": \"" + Printable(Text(column), 60) +
               "\": expected " + expected;
    }
  }
  const std::string& error() const { return error_; }

 private:
  const std::map<std::string, size_t>& columns_;
  const CsvRecord& record_;
  std::string error_;
};

void ReadHoldings(CsvRow& row, Candidate* candidate) {
  for (const std::string& item : ListItems(row.Text("credentials"))) {
    const auto [term, date] = TwoWords(item);
    Credential& credential = candidate->credentials.emplace_back();
    credential.term = term;
    credential.valid_until = ParseDate(date);
    if (!date.empty() && !credential.valid_until) {
      row.Wrong("credentials", "ids with a date each: cma-aama 2027-03-31");
    }
  }
  for (const std::string& item : ListItems(row.Text("software"))) {
    const auto [term, months] = TwoWords(item);
    SoftwareSkill& skill = candidate->software.emplace_back();
    skill.term = term;
    skill.months = Months(months);
    if (!months.empty() && !skill.months) {
      row.Wrong("software", "ids with months each: epic 24");
    }
  }
}

Result<ReadCandidate> ReadRow(CsvRow row) {
  ReadCandidate read;
  Candidate& candidate = read.candidate;
  candidate.id = row.Text("id");
  if (candidate.id.empty()) row.Wrong("id", "a name for the candidate");
  ReadHoldings(row, &candidate);
  candidate.occupational_category = ListItems(row.Text("occupations"));
  candidate.home_postal_code = row.Text("postal_code");
  candidate.radius_miles = row.Figure("radius_miles");
  const std::string months = row.Text("experience_months");
  candidate.experience_months = Months(months);
  if (!months.empty() && !candidate.experience_months) {
    row.Wrong("experience_months", "a whole number of months");
  }
  const std::string education = row.Text("education");
  candidate.education = EducationFromName(education);
  if (!education.empty() && !candidate.education) {
    row.Wrong("education", "high-school, associate, bachelor, ...");
  }
  candidate.knows_language = ListItems(row.Text("languages"));
  candidate.employment_type = ListItems(row.Text("employment_type"));
  candidate.shift = ListItems(row.Text("shift"));
  candidate.min_pay_hourly = row.Figure("min_pay_hourly");
  const std::string remote = ToLower(row.Text("remote_ok"));
  candidate.remote_ok = remote == "yes" || remote == "true" || remote == "1";
  candidate.school_id = row.Text("school_id");
  Contact contact{candidate.id, row.Text("name"), row.Text("email"),
                  row.Text("telephone")};
  if (contact != Contact{candidate.id, "", "", ""}) read.contact = contact;
  if (!row.error().empty()) return Fail(ErrorCode::kMalformed, row.error());
  if (auto sound = CheckCandidate(candidate); !sound) {
    return Fail(sound.error());
  }
  return read;
}

Result<CandidateFile> ReadCsvFile(const std::string& path,
                                  std::string_view bytes) {
  const auto records = ParseCsv(bytes);
  if (!records) return Fail(records.error().Within(Printable(path)));
  CandidateFile file;
  std::map<std::string, size_t> columns;
  for (const CsvRecord& record : *records) {
    if (columns.empty()) {
      for (size_t i = 0; i < record.fields.size(); ++i) {
        columns.emplace(ToLower(Trim(record.fields[i])), i);
      }
      if (columns.contains("id")) continue;
      return Fail(ErrorCode::kMalformed,
                  Printable(path) +
                      ":1: the first row must name the columns, "
                      "\"id\" among them");
    }
    const std::string where =
        Printable(path) + ":" + std::to_string(record.line);
    auto read = ReadRow(CsvRow(columns, record));
    if (read) {
      read->where = where;
      file.candidates.push_back(std::move(*read));
    } else {
      file.errors.push_back(read.error().Within(where));
    }
  }
  return file;
}

Result<CandidateFile> ReadJsonLines(const std::string& path) {
  CandidateFile file;
  auto read = ForEachLine(path, [&](std::string_view line, size_t number,
                                    bool too_long) {
    const std::string where = Printable(path) + ":" + std::to_string(number);
    if (!too_long && Trim(line).empty()) return true;
    auto candidate =
        too_long
            ? Result<Candidate>(Fail(ErrorCode::kTooLarge, "more than 16 MiB"))
            : CandidateFromJson(line);
    if (candidate) {
      file.candidates.push_back({std::move(*candidate), {}, where});
    } else {
      file.errors.push_back(candidate.error().Within(where));
    }
    return true;
  });
  if (!read) return Fail(read.error());
  return file;
}

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

Result<CandidateFile> ReadJsonResume(const std::string& path,
                                     const json::object& resume,
                                     const Field& field) {
  const auto extractor = RequirementExtractor::Create(field.catalogue);
  if (!extractor) return Fail(extractor.error());
  ReadCandidate read;
  read.where = Printable(path);
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
  return CandidateFile{{std::move(read)}, {}, true};
}

}  // namespace

Result<CandidateFile> ReadCandidateFile(const std::string& path,
                                        const Field& field) {
  if (path.ends_with(".jsonl") || path.ends_with(".ndjson")) {
    return ReadJsonLines(path);
  }
  const auto bytes = ReadInput(path);
  if (!bytes) return Fail(bytes.error());
  const std::string_view text = Trim(*bytes);
  if (!text.starts_with("{")) {
    if (path.ends_with(".csv") || path.ends_with(".tsv")) {
      return ReadCsvFile(path, *bytes);
    }
    return Fail(ErrorCode::kMalformed,
                Printable(path) +
                    ": neither JSON Lines (.jsonl), JSON Resume (.json) nor "
                    "CSV (.csv); PDF, DOCX and text resumes are not read yet");
  }
  json::parse_options options;
  options.max_depth = 32;
  boost::system::error_code code;
  const json::value value = json::parse(text, code, {}, options);
  if (!code && value.is_object() &&
      value.get_object().if_contains("basics") != nullptr) {
    return ReadJsonResume(path, value.get_object(), field);
  }
  return ReadJsonLines(path);
}

}  // namespace rolecall
