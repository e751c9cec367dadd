// JSON Resume (https://jsonresume.org/schema) as the text of a resume, so that
// one reader reads both.
#include <algorithm>
#include <boost/json.hpp>
#include <initializer_list>

#include "app/resume_file.h"
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

std::vector<const json::object*> Objects(const json::object& object,
                                         std::string_view name) {
  std::vector<const json::object*> objects;
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_array()) return objects;
  for (const json::value& item : value->get_array()) {
    if (item.is_object()) objects.push_back(&item.get_object());
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

// The members that have a text, apart by commas.
std::string Listed(const json::object& object,
                   std::initializer_list<std::string_view> names) {
  std::vector<std::string> parts;
  for (const std::string_view name : names) {
    const std::string text = Member(object, name);
    if (!text.empty()) parts.push_back(text);
  }
  return Join(parts, ", ");
}

// ", 2020-01 - 2022-03" as far as it is said.
std::string Span(const json::object& object) {
  const std::string begin = Member(object, "startDate").substr(0, 7);
  const std::string end = Member(object, "endDate").substr(0, 7);
  if (begin.empty()) return end.empty() ? "" : ", " + end;
  return ", " + begin + " - " + (end.empty() ? "present" : end);
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

std::string Work(const json::object& resume) {
  std::string out = "Experience\n";
  for (const json::object* post : Objects(resume, "work")) {
    out += Member(*post, "position") + Span(*post) + "\n" +
           Member(*post, "summary") + "\n";
    for (const std::string& line : Texts(*post, "highlights")) {
      out += "- " + line + "\n";
    }
  }
  return out;
}

std::string Learned(const json::object& resume) {
  std::string out = "Education\n";
  for (const json::object* school : Objects(resume, "education")) {
    const std::string level = Member(*school, "studyType");
    if (level.empty()) continue;
    out += level + " : " + Member(*school, "area") + Span(*school) + "\n";
  }
  out += "Certifications\n";
  for (const json::object* one : Objects(resume, "certificates")) {
    out += Listed(*one, {"name", "issuer", "date"}) + "\n";
  }
  out += "Skills\n";
  for (const json::object* skill : Objects(resume, "skills")) {
    out += Member(*skill, "name") + "; " +
           Join(Texts(*skill, "keywords"), ", ") + "\n";
  }
  out += "Languages\n";
  for (const json::object* one : Objects(resume, "languages")) {
    out += Listed(*one, {"language"}) + " " + Member(*one, "fluency") + "\n";
  }
  return out;
}

}  // namespace

bool IsJsonResume(std::string_view text) {
  const auto object = ParseObject(text);
  return object && object->if_contains("basics") != nullptr;
}

Result<std::string> JsonResumeText(std::string_view text) {
  const auto resume = ParseObject(text);
  if (!resume) return Fail(resume.error());
  return Header(*resume) + Work(*resume) + Learned(*resume);
}

}  // namespace rolecall
