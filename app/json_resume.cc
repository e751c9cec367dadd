// JSON Resume (https://jsonresume.org/schema) as the text of a resume, so that
// one reader reads both.
#include <algorithm>
#include <boost/json.hpp>
#include <utility>

#include "app/resume_file.h"
#include "base/clock.h"
#include "base/text.h"

namespace rolecall {
namespace {

namespace json = boost::json;

Result<json::object> ParseObject(std::string_view text) {
  json::parse_options options;
  options.max_depth = 32;
  boost::system::error_code code;
  json::value value = json::parse(Trim(text), code, {}, options);
  if (code || !value.is_object()) {
    return Fail(ErrorCode::kMalformed, "not a JSON object");
  }
  return std::move(value.as_object());
}

// A text on one line; nothing where there is none.
std::string Member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  const json::string* text = value == nullptr ? nullptr : value->if_string();
  std::string line = text == nullptr ? "" : std::string(*text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

// The objects of a list, each with its JSON pointer.
std::vector<std::pair<const json::object*, std::string>> Objects(
    const json::object& object, const std::string& name) {
  std::vector<std::pair<const json::object*, std::string>> objects;
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_array()) return objects;
  const json::array& items = value->get_array();
  for (size_t i = 0; i < items.size(); ++i) {
    if (!items[i].is_object()) continue;
    objects.emplace_back(&items[i].get_object(),
                         "/" + name + "/" + std::to_string(i));
  }
  return objects;
}

std::vector<std::string> Texts(const json::object& object,
                               std::string_view name) {
  std::vector<std::string> texts;
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_array()) return texts;
  for (const json::value& item : value->get_array()) {
    if (item.is_string()) texts.emplace_back(item.get_string());
  }
  return texts;
}

// "2027", "2027-03" or "2027-03-31" of days that there are; what has other
// characters is words ("May 2021"), for the resume's reader to judge.
bool MayBeDate(std::string_view text) {
  if (text.find_first_not_of("0123456789-") != std::string_view::npos) {
    return true;
  }
  constexpr std::string_view kFirstDay = "0000-01-01";
  const bool whole = text.size() == 4 || text.size() == 7 || text.size() == 10;
  return whole && ParseDate(std::string(text) +
                            std::string(kFirstDay.substr(text.size())));
}

// Reads the dates of an object, which stands at `pointer`.
class DateReader {
 public:
  DateReader(const json::object& object, std::string pointer,
             std::vector<std::string>* faults)
      : object_(object), pointer_(std::move(pointer)), faults_(faults) {}

  // Nothing where there is none that can be.
  std::string Read(std::string_view name) {
    const std::string text(Trim(Member(object_, name)));
    if (text.empty() || MayBeDate(text)) return text;
    faults_->push_back(pointer_ + "/" + std::string(name) + ": \"" +
                       Printable(text, 60) + "\" is no date");
    return "";
  }
  // ", 2020-01 - 2022-03" as far as it is said.
  std::string Span() {
    const std::string begin = Read("startDate").substr(0, 7);
    const std::string end = Read("endDate").substr(0, 7);
    if (begin.empty()) return end.empty() ? "" : ", " + end;
    const bool has_end = !Member(object_, "endDate").empty();
    // An end that cannot be read is not "until today".
    if (end.empty() && has_end) return ", " + begin;
    return ", " + begin + " - " + (end.empty() ? "present" : end);
  }

 private:
  const json::object& object_;
  std::string pointer_;
  std::vector<std::string>* faults_;
};

// The parts that have a text, apart by commas.
std::string Listed(std::vector<std::string> parts) {
  std::erase(parts, "");
  return Join(parts, ", ");
}

// "RHIT (lapsed), AHIMA, issued 2021, expires 2023": what is said of it stands
// where resumes say it.
std::string Certificate(const json::object& one, DateReader dates) {
  const std::string date = dates.Read("date");
  std::string expires = dates.Read("x-expires");
  if (expires.empty()) expires = dates.Read("endDate");
  const std::string status(Trim(Member(one, "x-status")));
  const std::string name =
      Member(one, "name") + (status.empty() ? "" : " (" + status + ")");
  if (expires.empty()) return Listed({name, Member(one, "issuer"), date});
  return Listed({name, Member(one, "issuer"),
                 date.empty() ? "" : "issued " + date, "expires " + expires});
}

std::string Header(const json::object& resume) {
  const json::value* basics = resume.if_contains("basics");
  if (basics == nullptr || !basics->is_object()) return "";
  const json::object& person = basics->get_object();
  std::string out = Member(person, "name") + "\n" + Member(person, "label") +
                    "\n" + Member(person, "email") + "\n" +
                    Member(person, "phone") + "\n";
  const json::value* location = person.if_contains("location");
  if (location != nullptr && location->is_object()) {
    const json::object& place = location->get_object();
    const std::string code = Member(place, "postalCode");
    const std::string region = Member(place, "region");
    const bool has_region = code.find(' ') == std::string::npos;
    out += (has_region ? (region.size() == 2 ? region : "US") + " " : "") +
           code + "\n";
  }
  return out + "Summary\n" + Member(person, "summary") + "\n";
}

std::string Work(const json::object& resume, std::vector<std::string>* faults) {
  std::string out = "Experience\n";
  for (const auto& [post, pointer] : Objects(resume, "work")) {
    out += Member(*post, "position") +
           DateReader(*post, pointer, faults).Span() + "\n" +
           Member(*post, "summary") + "\n";
    for (const std::string& line : Texts(*post, "highlights")) {
      out += "- " + line + "\n";
    }
  }
  return out;
}

std::string Learned(const json::object& resume,
                    std::vector<std::string>* faults) {
  std::string out = "Education\n";
  for (const auto& [school, pointer] : Objects(resume, "education")) {
    const std::string level = Member(*school, "studyType");
    if (level.empty()) continue;
    out += level + " : " + Member(*school, "area") +
           DateReader(*school, pointer, faults).Span() + "\n";
  }
  out += "Certifications\n";
  for (const auto& [one, pointer] : Objects(resume, "certificates")) {
    out += Certificate(*one, DateReader(*one, pointer, faults)) + "\n";
  }
  out += "Skills\n";
  for (const auto& [skill, pointer] : Objects(resume, "skills")) {
    out += Member(*skill, "name") + "; " +
           Join(Texts(*skill, "keywords"), ", ") + "\n";
  }
  out += "Languages\n";
  for (const auto& [one, pointer] : Objects(resume, "languages")) {
    out += Member(*one, "language") + " " + Member(*one, "fluency") + "\n";
  }
  return out;
}

}  // namespace

bool IsJsonResume(std::string_view text) {
  const auto object = ParseObject(text);
  return object && object->if_contains("basics") != nullptr;
}

Result<std::string> JsonResumeText(std::string_view text,
                                   std::vector<std::string>* faults) {
  const auto resume = ParseObject(text);
  if (!resume) return Fail(resume.error());
  return Header(*resume) + Work(*resume, faults) + Learned(*resume, faults);
}

}  // namespace rolecall
