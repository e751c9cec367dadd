// Reading and writing JSON members by name: what json.cc is written in.
// Private to the module; the only header here that names Boost.JSON.
#pragma once

#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"

namespace rolecall::json_fields {

namespace json = boost::json;

// Parses `text` as one object: depth at most 32, no trailing text.
Result<json::object> ParseObject(std::string_view text);

// Collects the first wrong member of an object; the rest is read all the same.
//
//   MemberReader read(object, "candidate");
//   candidate.id = read.Text("id");
//   if (read.error()) return Fail(*read.error());
//
// A member that is absent or null is the empty value of its type.
class MemberReader {
 public:
  // `where` begins every message; both must outlive the reader.
  MemberReader(const json::object& object, std::string where)
      : object_(object), where_(std::move(where)) {}

  std::string Text(std::string_view name);
  // A string, or a number written as a string: ids come in both forms.
  std::string Id(std::string_view name);
  bool Flag(std::string_view name);
  std::optional<double> Number(std::string_view name);
  std::optional<int> Integer(std::string_view name);
  std::optional<Date> Day(std::string_view name);
  std::optional<Timestamp> Time(std::string_view name);
  // A list of strings; a lone string is a list of one.
  std::vector<std::string> Texts(std::string_view name);
  // The objects of a list; a lone object is a list of one.
  std::vector<const json::object*> Objects(std::string_view name);
  const json::object* Object(std::string_view name);
  bool Has(std::string_view name) const;
  // Marks a member as wrong: "candidate: \"education\": expected ...".
  void Wrong(std::string_view name, std::string_view expected);

  const std::optional<Error>& error() const { return error_; }

 private:
  const json::value* Find(std::string_view name) const;

  const json::object& object_;
  std::string where_;
  std::optional<Error> error_;
};

// The text of a value; numbers are decimals ("18.5", where Boost.JSON itself
// writes "1.85E1").
std::string Serialize(const json::value& value);

// Adds a member unless its value is empty.
void Put(json::object& object, std::string_view name, std::string_view value);
void Put(json::object& object, std::string_view name,
         const std::vector<std::string>& values);
void Put(json::object& object, std::string_view name,
         const std::optional<double>& value);
void Put(json::object& object, std::string_view name,
         const std::optional<int>& value);
void Put(json::object& object, std::string_view name,
         const std::optional<Date>& value);
void Put(json::object& object, std::string_view name,
         const std::optional<Timestamp>& value);

}  // namespace rolecall::json_fields
