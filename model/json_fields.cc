#include "model/json_fields.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "base/text.h"

namespace rolecall::json_fields {

Result<json::object> ParseObject(std::string_view text) {
  json::parse_options options;
  options.max_depth = 32;
  boost::system::error_code code;
  json::value value = json::parse(text, code, {}, options);
  if (code) {
    return Fail(ErrorCode::kMalformed, "not JSON: " + code.message());
  }
  if (!value.is_object()) {
    return Fail(ErrorCode::kMalformed, "expected a JSON object");
  }
  return std::move(value.as_object());
}

namespace {

void AppendNumber(double number, std::string* out) {
  char buffer[400];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer,
                                          number, std::chars_format::fixed);
  *out += error == std::errc() ? std::string_view(buffer, end) : "null";
}

// Depth is that of values made here or parsed by ParseObject: 32 at most.
void Append(const json::value& value, std::string* out) {
  if (const json::object* object = value.if_object()) {
    *out += '{';
    for (const auto& [name, member] : *object) {
      if (out->back() != '{') *out += ',';
      *out += json::serialize(json::string(name)) + ":";
      Append(member, out);
    }
    *out += '}';
  } else if (const json::array* list = value.if_array()) {
    *out += '[';
    for (const json::value& item : *list) {
      if (out->back() != '[') *out += ',';
      Append(item, out);
    }
    *out += ']';
  } else if (value.is_double()) {
    AppendNumber(value.get_double(), out);
  } else {
    *out += json::serialize(value);
  }
}

}  // namespace

std::string Serialize(const json::value& value) {
  std::string out;
  Append(value, &out);
  return out;
}

const json::value* MemberReader::Find(std::string_view name) const {
  const json::value* value = object_.if_contains(name);
  return value == nullptr || value->is_null() ? nullptr : value;
}

bool MemberReader::Has(std::string_view name) const {
  return Find(name) != nullptr;
}

void MemberReader::Wrong(std::string_view name, std::string_view expected) {
  if (error_) return;
  error_ = Error{ErrorCode::kMalformed,
                 where_ + ": \"" + std::string(name) + "\": expected " +
                     std::string(expected),
                 {}};
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
  if (value != nullptr && value->is_int64()) {
    return std::to_string(value->get_int64());
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

void Put(json::object& object, std::string_view name, std::string_view value) {
  if (!value.empty()) object[name] = ToValidUtf8(value);
}

void Put(json::object& object, std::string_view name,
         const std::vector<std::string>& values) {
  if (values.empty()) return;
  json::array list;
  for (const std::string& value : values) {
    list.emplace_back(ToValidUtf8(value));
  }
  object[name] = std::move(list);
}

void Put(json::object& object, std::string_view name,
         const std::optional<double>& value) {
  if (value && std::isfinite(*value)) object[name] = *value;
}

void Put(json::object& object, std::string_view name,
         const std::optional<int>& value) {
  if (value) object[name] = *value;
}

void Put(json::object& object, std::string_view name,
         const std::optional<Date>& value) {
  if (value) object[name] = FormatDate(*value);
}

void Put(json::object& object, std::string_view name,
         const std::optional<Timestamp>& value) {
  if (value) object[name] = FormatTimestamp(*value);
}

}  // namespace rolecall::json_fields
