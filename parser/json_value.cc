#include "parser/json_value.h"

#include <array>
#include <boost/json.hpp>
#include <charconv>
#include <cmath>
#include <exception>
#include <optional>

#include "base/text.h"
#include "parser/entities.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr size_t kMaxDepth = 32;
// What the parser holds of values that are not complete yet, as a rule.
constexpr size_t kStackBytes = 4096;
// Of the values, beside their texts.
constexpr size_t kUsualBytes = 4096;

std::string FormatNumber(double number) {
  // Longer than any double that is written without an exponent.
  std::array<char, 400> buffer;
  const auto result =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return std::string(buffer.data(), result.ptr);
}

// JSON as it stands in pages has comments and CDATA marks around it.
std::string_view WithoutWrapping(std::string_view text) {
  static constexpr std::string_view kCdata = "<![CDATA[";
  const size_t cdata = text.find(kCdata);
  if (cdata != std::string_view::npos) {
    text.remove_prefix(cdata + kCdata.size());
    text = text.substr(0, text.rfind("]]>"));
  }
  const size_t begin = text.find_first_of("{[");
  const size_t end = text.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos ||
      end < begin) {
    return text;
  }
  return text.substr(begin, end + 1 - begin);
}

// True where the comma at `at` is followed by the end of its list or object.
bool IsTrailingComma(std::string_view text, size_t at) {
  const size_t next = text.find_first_not_of(" \t\r\n", at + 1);
  return next != std::string_view::npos &&
         (text[next] == '}' || text[next] == ']');
}

void AppendEscapedControl(std::string& out, char c) {
  switch (c) {
    case '\n':
      out += "\\n";
      break;
    case '\t':
      out += "\\t";
      break;
    case '\r':
      break;
    default:
      out += ' ';
  }
}

// The end of the comment that begins at `at`, or `at` where none does.
size_t EndOfComment(std::string_view text, size_t at) {
  using Marks = std::pair<std::string_view, std::string_view>;
  for (const auto& [open, close] :
       {Marks{"//", "\n"}, Marks{"/*", "*/"}, Marks{"<!--", "-->"}}) {
    if (!text.substr(at).starts_with(open)) continue;
    const size_t end = text.find(close, at + open.size());
    return end == std::string_view::npos ? text.size() : end + close.size();
  }
  return at;
}

// Copies the string literal that begins at `at` to `out` with its faults
// mended, and returns where it ends.
size_t MendString(std::string_view text, size_t at, std::string& out) {
  out += '"';
  for (size_t i = at + 1; i < text.size(); ++i) {
    char c = text[i];
    if (c == '"') {
      out += c;
      return i + 1;
    }
    if (c == '\\' && i + 1 < text.size()) {
      c = text[++i];
      if (std::string_view("\"\\/bfnrtu").find(c) != std::string_view::npos) {
        out += '\\';
      }
    }
    if (static_cast<unsigned char>(c) < 0x20) {
      AppendEscapedControl(out, c);
    } else {
      out += c;
    }
  }
  return text.size();
}

std::string Mend(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 64);
  for (size_t i = 0; i < text.size();) {
    const size_t comment_end = EndOfComment(text, i);
    if (comment_end > i) {
      i = comment_end;
    } else if (text[i] == '"') {
      i = MendString(text, i, out);
    } else {
      if (text[i] != ',' || !IsTrailingComma(text, i)) out += text[i];
      ++i;
    }
  }
  return out;
}

}  // namespace

// The values lie in memory of their own, which goes with them as a whole.
struct JsonDocument::Tree {
  explicit Tree(size_t bytes) : memory(bytes) {}

  boost::json::monotonic_resource memory;
  std::optional<boost::json::value> root;
};

JsonDocument::JsonDocument(std::unique_ptr<const Tree> tree)
    : tree_(std::move(tree)) {}
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;
JsonDocument::~JsonDocument() = default;

JsonValue JsonDocument::root() const { return JsonValue(&*tree_->root); }

Result<JsonDocument> JsonDocument::Parse(std::string_view text) {
  try {
    boost::json::parse_options options;
    options.max_depth = kMaxDepth;
    std::array<unsigned char, kStackBytes> stack;
    auto tree = std::make_unique<Tree>(text.size() + kUsualBytes);
    boost::json::stream_parser parser({}, options, stack.data(), stack.size());
    parser.reset(&tree->memory);
    boost::json::error_code error;
    size_t read = parser.write(text.data(), text.size(), error);
    if (!error) parser.finish(error);
    if (error) {
      return Fail(ErrorCode::kMalformed, "json: byte " + std::to_string(read) +
                                             ": " + error.message());
    }
    tree->root.emplace(parser.release());
    return JsonDocument(std::move(tree));
  } catch (const std::exception& e) {
    return Fail(ErrorCode::kTooLarge, std::string("json: ") + e.what());
  }
}

Result<JsonDocument> JsonDocument::ParseLenient(std::string_view text) {
  Result<JsonDocument> document = Parse(text);
  if (document.has_value()) return document;
  std::string_view inner = WithoutWrapping(text);
  std::string decoded;
  if (inner.find('"') == std::string_view::npos) {
    decoded = DecodeEntities(inner);
    inner = decoded;
  }
  Result<JsonDocument> mended = Parse(Mend(inner));
  // The first error names the place in the text as it was sent.
  return mended.has_value() ? std::move(mended) : std::move(document);
}

JsonValue::operator bool() const {
  return value_ != nullptr && !value_->is_null();
}
bool JsonValue::IsObject() const {
  return value_ != nullptr && value_->is_object();
}
bool JsonValue::IsArray() const {
  return value_ != nullptr && value_->is_array();
}
bool JsonValue::IsString() const {
  return value_ != nullptr && value_->is_string();
}

JsonValue JsonValue::operator[](std::string_view name) const {
  if (!IsObject()) return JsonValue();
  return JsonValue(value_->get_object().if_contains(name));
}

std::vector<JsonValue> JsonValue::Items() const {
  std::vector<JsonValue> items;
  if (IsArray()) {
    items.reserve(value_->get_array().size());
    for (const auto& element : value_->get_array()) {
      items.push_back(JsonValue(&element));
    }
  } else if (*this) {
    items.push_back(*this);
  }
  return items;
}

std::vector<std::pair<std::string_view, JsonValue>> JsonValue::Members() const {
  std::vector<std::pair<std::string_view, JsonValue>> members;
  if (!IsObject()) return members;
  for (const auto& member : value_->get_object()) {
    members.emplace_back(member.key(), JsonValue(&member.value()));
  }
  return members;
}

std::string JsonValue::Text() const {
  if (value_ == nullptr) return "";
  switch (value_->kind()) {
    case boost::json::kind::string:
      return std::string(Trim(std::string_view(value_->get_string())));
    case boost::json::kind::int64:
      return std::to_string(value_->get_int64());
    case boost::json::kind::uint64:
      return std::to_string(value_->get_uint64());
    case boost::json::kind::double_:
      return FormatNumber(value_->get_double());
    case boost::json::kind::bool_:
      return value_->get_bool() ? "true" : "false";
    case boost::json::kind::null:
    case boost::json::kind::array:
    case boost::json::kind::object:
      return "";
  }
  return "";
}

std::string JsonValue::TextOf(
    std::initializer_list<std::string_view> names) const {
  for (std::string_view name : names) {
    std::string text = (*this)[name].Text();
    if (!text.empty()) return text;
  }
  return "";
}

std::optional<double> JsonValue::Number() const {
  if (value_ != nullptr && value_->is_number()) {
    const auto number = value_->to_number<double>();
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
  }
  return ReadNumber(Text());
}

std::string JsonValue::Serialize() const {
  return value_ == nullptr ? "null" : boost::json::serialize(*value_);
}

bool JsonValue::IsTrue() const { return EqualsIgnoreCase(Text(), "true"); }

}  // namespace rolecall
