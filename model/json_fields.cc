#include "model/json_fields.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"

namespace rolecall::json_fields {

namespace {

// "3:14" of a byte: line and column, both from 1; a column is a byte.
std::string LineAndColumn(std::string_view text, size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  return std::to_string(lines + 1) + ":" +
         std::to_string(before.size() - line_begin + 1);
}

}  // namespace

Result<json::object> ParseObject(std::string_view text) {
  json::parse_options options;
  options.max_depth = 32;
  json::stream_parser parser({}, options);
  boost::system::error_code code;
  const size_t read = parser.write(text.data(), text.size(), code);
  if (!code) parser.finish(code);
  if (code) {
    return Fail(ErrorCode::kMalformed,
                LineAndColumn(text, read) + ": not JSON: " + code.message());
  }
  json::value value = parser.release();
  if (!value.is_object()) {
    return Fail(ErrorCode::kMalformed, "expected a JSON object");
  }
  return std::move(value.as_object());
}

std::string Pointer(std::string_view pointer, std::string_view step) {
  std::string out(pointer);
  out += '/';
  for (const char c : Printable(step, 60)) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string Pointer(std::string_view pointer, size_t index) {
  return std::string(pointer) + "/" + std::to_string(index);
}

const json::value* MemberReader::Find(std::string_view name) {
  asked_.push_back(name);
  const json::value* value = object_.if_contains(name);
  return value == nullptr || value->is_null() ? nullptr : value;
}

void MemberReader::Wrong(std::string_view name, std::string_view expected) {
  if (error_) return;
  error_ =
      Error{ErrorCode::kMalformed,
            Pointer(pointer_, name) + ": expected " + std::string(expected),
            {}};
}

void MemberReader::NameUnread(std::vector<std::string>* unread) const {
  for (const auto& [name, value] : object_) {
    if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
    const std::vector<std::string> known(asked_.begin(), asked_.end());
    const std::string nearest = Nearest(name, known);
    unread->push_back(
        Pointer(pointer_, name) + ": unknown member" +
        (nearest.empty() ? "" : ", did you mean \"" + nearest + "\"?"));
  }
}

std::string MemberReader::Text(std::string_view name) {
  const json::value* value = Find(name);
  if (value == nullptr) return "";
  if (const json::string* text = value->if_string()) {
    return std::string(*text);
  }
  Wrong(name, "a string");
  return "";
}

std::string MemberReader::Id(std::string_view name) {
  const json::value* value = Find(name);
  if (value != nullptr && value->is_number()) {
    boost::system::error_code code;
    // 17.0 is 17 as well.
    const auto whole = value->to_number<int64_t>(code);
    if (!code) return std::to_string(whole);
  }
  return Text(name);
}

bool MemberReader::Flag(std::string_view name) {
  const json::value* value = Find(name);
  if (value == nullptr) return false;
  if (value->is_bool()) return value->get_bool();
  Wrong(name, "true or false");
  return false;
}

std::optional<double> MemberReader::Number(std::string_view name) {
  const json::value* value = Find(name);
  if (value == nullptr) return {};
  boost::system::error_code code;
  const double number = value->to_number<double>(code);
  if (!code && std::isfinite(number)) return number;
  Wrong(name, "a number");
  return {};
}

std::optional<int> MemberReader::Integer(std::string_view name) {
  const std::optional<double> number = Number(name);
  if (!number) return {};
  if (std::abs(*number) > std::numeric_limits<int>::max()) {
    Wrong(name, "a whole number");
    return {};
  }
  return static_cast<int>(std::lround(*number));
}

std::optional<Date> MemberReader::Day(std::string_view name) {
  const std::string text = Text(name);
  if (text.empty()) return {};
  const auto date = ParseDate(text);
  if (!date) Wrong(name, "a date such as 2026-11-02");
  return date;
}

std::optional<Timestamp> MemberReader::Time(std::string_view name) {
  const std::string text = Text(name);
  if (text.empty()) return {};
  const auto time = ParseTimestamp(text);
  if (!time) Wrong(name, "a time such as 2026-11-02T07:00:00Z");
  return time;
}

std::vector<std::string> MemberReader::Texts(std::string_view name) {
  const json::value* value = Find(name);
  if (value == nullptr) return {};
  if (value->is_string()) return {Text(name)};
  const json::array* list = value->if_array();
  std::vector<std::string> texts;
  if (list == nullptr) {
    Wrong(name, "a list of strings");
    return texts;
  }
  for (const json::value& item : *list) {
    if (const json::string* text = item.if_string()) {
      texts.emplace_back(*text);
    } else {
      Wrong(name, "a list of strings");
    }
  }
  return texts;
}

std::vector<const json::object*> MemberReader::Objects(std::string_view name) {
  const json::value* value = Find(name);
  if (value == nullptr) return {};
  if (const json::object* object = value->if_object()) return {object};
  const json::array* list = value->if_array();
  std::vector<const json::object*> objects;
  if (list == nullptr) {
    Wrong(name, "a list of objects");
    return objects;
  }
  for (const json::value& item : *list) {
    if (const json::object* object = item.if_object()) {
      objects.push_back(object);
    } else {
      Wrong(name, "a list of objects");
    }
  }
  return objects;
}

const json::object* MemberReader::Object(std::string_view name) {
  const json::value* value = Find(name);
  if (value == nullptr) return nullptr;
  if (const json::object* object = value->if_object()) return object;
  Wrong(name, "an object");
  return nullptr;
}

}  // namespace rolecall::json_fields
