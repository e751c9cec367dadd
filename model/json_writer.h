// Writes JSON text member by member, without a tree of values between.  Private
// to the module.
//
//   JsonWriter out;
//   out.BeginObject();
//   out.Put("title", posting.title);       // left out where it is empty
//   out.BeginObject("base_salary");
//   ...
//   out.EndObject();
//   out.EndObject();
//   return out.Take();
//
// Names are literals that need no escape.  Numbers are decimals ("18.5", never
// "1.85E1"); text that is no UTF-8 is mended.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace rolecall {

// Appends `text` as a JSON string literal with its quotes.
void AppendJsonString(std::string_view text, std::string* out);

class JsonWriter {
 public:
  // Without a name: the record itself, or an item of a list.
  void BeginObject(std::string_view name = {}) { Open('{', name); }
  void EndObject() { Close('}'); }
  void BeginList(std::string_view name) { Open('[', name); }
  void EndList() { Close(']'); }

  // Adds a member, whatever its value; no value is null.
  void Write(std::string_view name, std::string_view value);
  void Write(std::string_view name, const char* value) {
    Write(name, std::string_view(value));
  }
  void Write(std::string_view name, bool value);
  void Write(std::string_view name, size_t value);
  void Write(std::string_view name, int value);
  void Write(std::string_view name, double value);
  void Write(std::string_view name, const std::optional<int>& value);
  void Write(std::string_view name, const std::vector<std::string>& values);

  // Adds a member unless its value is empty (a number: not finite).
  void Put(std::string_view name, std::string_view value);
  void Put(std::string_view name, const std::vector<std::string>& values);
  void Put(std::string_view name, const std::optional<double>& value);
  void Put(std::string_view name, const std::optional<int>& value);
  void Put(std::string_view name, const std::optional<Date>& value);
  void Put(std::string_view name, const std::optional<Timestamp>& value);

  // For long records: room for so many bytes at once.
  void Reserve(size_t bytes) { out_.reserve(bytes); }
  std::string Take() { return std::move(out_); }

 private:
  void Open(char bracket, std::string_view name);
  void Close(char bracket);
  void Name(std::string_view name);

  std::string out_;
};

}  // namespace rolecall
