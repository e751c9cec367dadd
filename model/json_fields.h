// Reading JSON members by name: what json.cc is written in.
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

// Parses `text` as one object: depth at most 32, no trailing text.  The message
// of a failure begins with the place: "1:17: not JSON: ...", line and column.
[[nodiscard]] Result<json::object> ParseObject(std::string_view text);

// Collects the first wrong member of an object; the rest is read all the same.
//
//   MemberReader read(object, "");
//   candidate.id = read.Text("id");
//   if (read.error()) return Fail(*read.error());
//
// A member that is absent or null is the empty value of its type.
class MemberReader {
 public:
  // `pointer` is the object's JSON pointer (RFC 6901) in its record, "" for the
  // record itself; every message begins with its member's.  The object must
  // outlive the reader.
  MemberReader(const json::object& object, std::string pointer)
      : object_(object), pointer_(std::move(pointer)) {}

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
  // A member that may stand there and that nobody reads.
  void Ignore(std::string_view name) { Find(name); }
  // Marks a member as wrong: "/education: expected ...".
  void Wrong(std::string_view name, std::string_view expected);
  // Names every member that was not asked for, with the nearest that was:
  // "/shfit: unknown member, did you mean \"shift\"?".
  void NameUnread(std::vector<std::string>* unread) const;

  const std::optional<Error>& error() const { return error_; }

 private:
  const json::value* Find(std::string_view name);

  const json::object& object_;
  std::string pointer_;
  std::vector<std::string_view> asked_;  // names, which are literals
  std::optional<Error> error_;
};

// `pointer` with a step more, as RFC 6901 writes it; fit for a message.
std::string Pointer(std::string_view pointer, std::string_view step);
std::string Pointer(std::string_view pointer, size_t index);

}  // namespace rolecall::json_fields
