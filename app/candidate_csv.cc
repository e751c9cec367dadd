// Candidates out of a CSV file.
#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

#include "app/candidate_file.h"
#include "base/number.h"
#include "base/text.h"
#include "model/json.h"
#include "parser/csv.h"
#include "parser/resume/resume_dates.h"
#include "store/check.h"

namespace rolecall {
namespace {

// "cma-aama 2027-03-31" into the id and the figure, which may be missing.  A
// name in an id's place ("CPR first aid") has spaces of its own.
std::pair<std::string, std::string> TermAndFigure(const std::string& item) {
  const size_t space = item.rfind(' ');
  if (space == std::string::npos || !IsAsciiDigit(item[space + 1])) {
    return {item, ""};
  }
  return {std::string(Trim(item.substr(0, space))), item.substr(space + 1)};
}

std::optional<int> Months(const std::string& cell) {
  const auto value = ParseNumber<double>(cell);
  if (!value || !(*value >= 0 && *value <= 1200)) return {};
  return static_cast<int>(*value);
}

std::string InColumn(std::string_view column) {
  return "column \"" + std::string(column) + "\": ";
}

// "/shift/0: unknown word" of a candidate said of its column.
std::string InColumnOf(const std::string& message) {
  static const std::map<std::string, std::string> columns = {
      {"occupational_category", "occupations"},
      {"knows_language", "languages"},
      {"home", "postal_code"}};
  const size_t colon = message.find(": ");
  if (!message.starts_with('/') || colon == std::string::npos) return message;
  const std::string pointer = message.substr(1, colon - 1);
  const std::string member = pointer.substr(0, pointer.find('/'));
  const auto other = columns.find(member);
  return InColumn(other == columns.end() ? member : other->second) +
         message.substr(colon + 2);
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
    const auto value = ParseNumber<double>(cell);
    if (!value) Wrong(column, "a number");
    return value;
  }
  // The faults are of cells, or of items of a list in one, that say nothing to
  // anybody here; the row counts without them.
  void Wrong(const std::string& column, const std::string& expected) {
    WrongItem(column, Text(column), expected);
  }
  void WrongItem(const std::string& column, const std::string& item,
                 const std::string& expected) {
    Unknown(column, "\"" + Printable(item, 60) + "\": expected " + expected);
  }
  void Unknown(const std::string& column, const std::string& message) {
    faults_.push_back(InColumn(column) + message);
  }
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  const std::map<std::string, size_t>& columns_;
  const CsvRecord& record_;
  std::vector<std::string> faults_;
};

// "2027-03-31", "03/31/2027", "03/2027": the last day on which it holds.
std::optional<Date> LastDay(const std::string& cell) {
  if (const auto day = ParseDate(cell)) return day;
  const std::vector<DateHit> dates = FindDates(cell);
  const bool plain = dates.size() == 1 && dates.front().begin == 0 &&
                     dates.front().end == cell.size() &&
                     !dates.front().is_span && !dates.front().is_vague;
  if (!plain || cell.find('/') == std::string::npos) return {};
  return dates.front().last;
}

void ReadHoldings(CsvRow& row, Candidate* candidate) {
  for (const std::string& item : ListItems(row.Text("credentials"))) {
    const auto [term, date] = TermAndFigure(item);
    const auto valid_until = LastDay(date);
    if (!date.empty() && !valid_until) {
      row.WrongItem("credentials", item,
                    "ids with a date each: cma-aama 2027-03-31 or 03/31/2027");
      continue;
    }
    Credential& credential = candidate->credentials.emplace_back();
    credential.term = term;
    credential.valid_until = valid_until;
  }
  for (const std::string& item : ListItems(row.Text("software"))) {
    const auto [term, figure] = TermAndFigure(item);
    const auto months = Months(figure);
    if (!figure.empty() && !months) {
      row.WrongItem("software", item, "ids with months each: epic 24");
      continue;
    }
    SoftwareSkill& skill = candidate->software.emplace_back();
    skill.term = term;
    skill.months = months;
  }
}

// Yes or no as spreadsheets say it.
bool ReadFlag(CsvRow& row, const std::string& column) {
  const std::string cell = ToLower(row.Text(column));
  for (const char* yes : {"yes", "y", "true", "1"}) {
    if (cell == yes) return true;
  }
  for (const char* no : {"", "no", "n", "false", "0"}) {
    if (cell == no) return false;
  }
  row.Unknown(column, "unknown word \"" + Printable(cell, 60) +
                          "\"; expected yes or no");
  return false;
}

void ReadWishes(CsvRow& row, Candidate* candidate) {
  candidate->radius_miles = row.Figure("radius_miles");
  candidate->employment_type = ListItems(row.Text("employment_type"));
  candidate->shift = ListItems(row.Text("shift"));
  candidate->min_pay_hourly = row.Figure("min_pay_hourly");
  candidate->remote_ok = ReadFlag(row, "remote_ok");
}

void ReadPerson(CsvRow& row, Candidate* candidate) {
  candidate->id = row.Text("id");
  candidate->occupational_category = ListItems(row.Text("occupations"));
  candidate->home_postal_code = row.Text("postal_code");
  const std::string months = row.Text("experience_months");
  candidate->experience_months = Months(months);
  if (!months.empty() && !candidate->experience_months) {
    row.Wrong("experience_months", "a whole number of months");
  }
  const std::string education = row.Text("education");
  candidate->education = EducationFromName(education);
  if (!education.empty() && !candidate->education) {
    row.Unknown("education", UnknownEducation(education));
  }
  candidate->knows_language = ListItems(row.Text("languages"));
  candidate->school_id = row.Text("school_id");
}

const std::vector<std::string>& Columns() {
  static const std::vector<std::string> names = {"id",
                                                 "name",
                                                 "email",
                                                 "telephone",
                                                 "credentials",
                                                 "software",
                                                 "occupations",
                                                 "postal_code",
                                                 "radius_miles",
                                                 "experience_months",
                                                 "education",
                                                 "languages",
                                                 "employment_type",
                                                 "shift",
                                                 "min_pay_hourly",
                                                 "remote_ok",
                                                 "school_id",
                                                 "note"};
  return names;
}

// Reads the rows below the first, which names the columns.
class CsvReader {
 public:
  CsvReader(const std::string& path, CandidateWords& words,
            Complaints& complaints)
      : path_(path), words_(words), complaints_(complaints) {}

  Result<CandidateFile> Read(std::string_view bytes);

 private:
  std::string Where(size_t line) const {
    return Printable(path_) + ":" + std::to_string(line);
  }
  Result<void> ReadColumns(const CsvRecord& record);
  Result<ReadCandidate> ReadRow(const CsvRecord& record);

  const std::string& path_;
  CandidateWords& words_;
  Complaints& complaints_;
  std::map<std::string, size_t> columns_;
  size_t width_ = 0;  // how many the first row has
  std::unordered_set<std::string> ids_;
};

Result<void> CsvReader::ReadColumns(const CsvRecord& record) {
  width_ = record.fields.size();
  for (size_t i = 0; i < record.fields.size(); ++i) {
    const std::string name = ToLower(Trim(record.fields[i]));
    const auto& known = Columns();
    if (!name.empty() && !columns_.emplace(name, i).second) {
      complaints_.Add(Where(record.line),
                      InColumn(Printable(name, 60)) + "stands there twice");
    } else if (!name.empty() &&
               std::find(known.begin(), known.end(), name) == known.end()) {
      const std::string nearest = Nearest(name, known);
      complaints_.Add(
          Where(record.line),
          InColumn(Printable(name, 60)) + "unknown column" +
              (nearest.empty() ? "" : ", did you mean \"" + nearest + "\"?"));
    }
  }
  if (columns_.contains("id")) return {};
  return Fail(ErrorCode::kMalformed,
              Where(record.line) +
                  ": the first row must name the columns, \"id\" among them");
}

Result<ReadCandidate> CsvReader::ReadRow(const CsvRecord& record) {
  if (record.fields.size() > width_ && !Trim(record.fields[width_]).empty()) {
    return Fail(ErrorCode::kMalformed, std::to_string(record.fields.size()) +
                                           " cells, but the first row names " +
                                           std::to_string(width_) + " columns");
  }
  CsvRow row(columns_, record);
  ReadCandidate read;
  Candidate& candidate = read.candidate;
  ReadPerson(row, &candidate);
  ReadHoldings(row, &candidate);
  ReadWishes(row, &candidate);
  Contact contact{candidate.id, row.Text("name"), row.Text("email"),
                  row.Text("telephone")};
  if (contact != Contact{candidate.id, "", "", ""}) read.contact = contact;
  if (!candidate.id.empty() && !ids_.insert(candidate.id).second) {
    return Fail(ErrorCode::kMalformed, StandsTwice(candidate));
  }
  for (const std::string& fault : row.faults()) {
    complaints_.Add(Where(record.line), fault);
  }
  if (candidate.id.empty()) {
    return Fail(ErrorCode::kMalformed,
                InColumn("id") + "no name for the candidate; left out");
  }
  if (auto ok = CheckId("candidate", candidate.id); !ok) {
    return Fail(ErrorCode::kMalformed,
                InColumn("id") + ok.error().message + "; left out");
  }
  if (auto sound = CheckCandidate(candidate); !sound) {
    return Fail(ErrorCode::kMalformed, InColumnOf(sound.error().message));
  }
  for (const std::string& fault : words_.DropUnknown(&candidate)) {
    complaints_.Add(Where(record.line), InColumnOf(fault));
  }
  return read;
}

Result<CandidateFile> CsvReader::Read(std::string_view bytes) {
  const CsvTable table = ReadCsv(bytes);
  CandidateFile file;
  for (const CsvRecord& record : table.records) {
    if (&record == table.records.data()) {
      if (auto named = ReadColumns(record); !named) return Fail(named.error());
      continue;
    }
    auto read = ReadRow(record);
    if (read) {
      file.candidates.push_back(std::move(*read));
    } else {
      complaints_.Add(Where(record.line), read.error().message);
      ++file.left_out;
    }
  }
  if (table.unclosed_line > 0) {
    complaints_.Add(Where(table.unclosed_line),
                    std::string(kUnclosedQuote) + "; left out from here on");
    ++file.left_out;
  }
  return file;
}

}  // namespace

Result<CandidateFile> ReadCandidateCsv(const std::string& path,
                                       std::string_view bytes,
                                       CandidateWords& words,
                                       Complaints& complaints) {
  return CsvReader(path, words, complaints).Read(bytes);
}

}  // namespace rolecall
