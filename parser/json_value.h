// JSON of strangers: parsed under bounds, read without surprises.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace boost::json {
class value;
}

namespace rolecall {

// A value inside a JsonDocument, or nothing.  Everything may be asked of
// anything: what is not there, or of another type, reads as nothing, so that a
// chain such as json["location"]["name"].Text() needs no checks.  A view that
// lives as long as its document.
class JsonValue {
 public:
  JsonValue() = default;
  // False where there is nothing, or null.
  explicit operator bool() const;

  bool IsObject() const;
  bool IsArray() const;
  bool IsString() const;

  // A member; nothing where this is no object or has no such member.
  JsonValue operator[](std::string_view name) const;
  // The elements of an array; of anything else that is there, itself alone: the
  // wild writes one value where a list of one is meant.
  std::vector<JsonValue> Items() const;
  std::vector<std::pair<std::string_view, JsonValue>> Members() const;

  // A string, trimmed, or a number or true/false as written; empty otherwise.
  std::string Text() const;
  // The first of the members `names` that has a text.
  std::string TextOf(std::initializer_list<std::string_view> names) const;
  // A number, or a string that is one ("1,234.50" and "$18" included).
  std::optional<double> Number() const;
  // The value as JSON text; "null" where there is nothing.
  std::string Serialize() const;
  // true or false, also as a string; false where there is neither.
  bool IsTrue() const;

 private:
  friend class JsonDocument;
  explicit JsonValue(const boost::json::value* value) : value_(value) {}
  const boost::json::value* value_ = nullptr;
};

// Immutable, so thread-safe once parsed.
class JsonDocument {
 public:
  // Parses UTF-8 text.  Depth is bounded at 32.  Fails with kMalformed, naming
  // the byte offset, or with kTooLarge.
  [[nodiscard]] static Result<JsonDocument> Parse(std::string_view text);
  // The same after the faults that JSON inside real pages has are mended: raw
  // control characters within strings, "\'", trailing commas, comments, CDATA
  // marks around it, quotes escaped as entities.
  [[nodiscard]] static Result<JsonDocument> ParseLenient(std::string_view text);

  JsonDocument(JsonDocument&&) noexcept;
  JsonDocument& operator=(JsonDocument&&) noexcept;
  ~JsonDocument();

  JsonValue root() const;

 private:
  struct Tree;
  explicit JsonDocument(std::unique_ptr<const Tree> tree);
  std::unique_ptr<const Tree> tree_;
};

}  // namespace rolecall
