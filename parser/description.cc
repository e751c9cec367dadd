// The text of a description, whatever form it came in.
//
// Boards escape HTML as entities, some twice, and mix it with plain text: so
// the text is unwrapped one layer at a time until no tags are left in it.
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "parser/charset.h"
#include "parser/entities.h"
#include "parser/html.h"
#include "parser/published.h"
#include "parser/text_lines.h"

namespace rolecall {
namespace {

constexpr int kMostLayers = 4;

// Tags that descriptions are made of, ascending; others in a text ("<name>",
// "<5 years") are text.
constexpr std::array<std::string_view, 49> kTags = {
    "a",      "article", "b",      "big",   "blockquote", "body",   "br",
    "center", "dd",      "div",    "dl",    "dt",         "em",     "font",
    "footer", "h1",      "h2",     "h3",    "h4",         "h5",     "h6",
    "head",   "header",  "hr",     "html",  "i",          "img",    "li",
    "main",   "meta",    "ol",     "p",     "pre",        "script", "section",
    "small",  "span",    "strong", "style", "sub",        "sup",    "table",
    "tbody",  "td",      "th",     "thead", "tr",         "u",      "ul"};

constexpr std::array<std::string_view, 13> kInlineTags = {
    "a",     "b",    "big",    "em",  "font", "i", "img",
    "small", "span", "strong", "sub", "sup",  "u"};

// So many tags, one pair, may be a mention inside rendered text.
constexpr size_t kMention = 2;

constexpr std::string_view kMarks = "<*_#";

struct Tags {
  size_t count = 0;     // more than kMention is not told apart
  bool blocks = false;  // one of them makes a line
};

// The lower-case name of the tag that `text` begins with, after its "<" or
// "&lt;"; empty where it is none that descriptions use.
std::string TagName(std::string_view text) {
  if (text.starts_with('/')) text.remove_prefix(1);
  size_t end = 0;
  while (end < text.size() && end < 11 && IsAsciiAlnum(text[end])) ++end;
  if (end == text.size()) return "";
  const char after = text[end];
  const bool ends = IsAsciiSpace(after) || after == '>' || after == '/' ||
                    text.substr(end).starts_with("&gt;");
  const std::string name = ToLower(text.substr(0, end));
  return ends && std::binary_search(kTags.begin(), kTags.end(), name) ? name
                                                                      : "";
}

Tags CountTags(std::string_view text, std::string_view opening) {
  Tags tags;
  for (size_t at = text.find(opening); at != std::string_view::npos;
       at = text.find(opening, at + opening.size())) {
    const std::string name = TagName(text.substr(at + opening.size()));
    if (name.empty()) continue;
    ++tags.count;
    tags.blocks = tags.blocks || !std::binary_search(kInlineTags.begin(),
                                                     kInlineTags.end(), name);
    if (tags.blocks && tags.count > kMention) break;
  }
  return tags;
}

// A heading in the marks that some boards leave of Markdown, or `line`.
std::string_view WithoutHeadingMarks(std::string_view line, bool* is_heading) {
  const std::string_view trimmed = Trim(line);
  for (std::string_view mark : {"**", "__"}) {
    if (trimmed.size() > 4 && trimmed.starts_with(mark) &&
        trimmed.ends_with(mark) &&
        trimmed.find(mark, 2) == trimmed.size() - 2) {
      *is_heading = true;
      return trimmed.substr(2, trimmed.size() - 4);
    }
  }
  const size_t level = trimmed.find_first_not_of('#');
  if (level != std::string_view::npos && level >= 1 && level <= 6 &&
      trimmed[level] == ' ') {
    *is_heading = true;
    return trimmed.substr(level + 1);
  }
  return line;
}

// `text` with every line end, "\r\n" or "\r", as "\n".
std::string WithLineFeeds(std::string text) {
  if (text.find('\r') == std::string::npos) return text;
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

std::string PlainToText(std::string_view text) {
  TextLines lines;
  while (true) {
    const size_t end = text.find('\n');
    bool is_heading = false;
    const std::string_view line =
        WithoutHeadingMarks(text.substr(0, end), &is_heading);
    lines.Add(line,
              is_heading ? TextLines::Look::kHeading : TextLines::Look::kPlain);
    if (end == std::string_view::npos) return lines.Finish();
    lines.BreakLine();
    text.remove_prefix(end + 1);
  }
}

// True for a line that is one as it stands: letters and everyday signs, nothing
// that could be markup, a bullet or a space too many.
bool IsPlainLine(std::string_view text) {
  if (text.empty() || !IsAsciiAlnum(text[0]) || text.back() == ' ' ||
      text.starts_with("o ")) {
    return false;
  }
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_plain = IsAsciiAlnum(c) || c == ',' || c == '.' || c == '-' ||
                          c == '/' || c == '(' || c == ')' ||
                          (c == ' ' && text[i + 1] != ' ');
    if (!is_plain) return false;
  }
  return true;
}

// Whether something may be a character reference: "&" alone is none.
bool MayHoldReference(std::string_view text) {
  for (size_t at = text.find('&'); at != std::string_view::npos;
       at = text.find('&', at + 1)) {
    if (at + 1 < text.size() &&
        (IsAsciiAlnum(text[at + 1]) || text[at + 1] == '#')) {
      return true;
    }
  }
  return false;
}

// True for rendered text in which nothing is left to read: no markup, reference
// or mark of Markdown.
bool IsFinished(std::string_view text) {
  return !MayHoldReference(text) &&
         std::none_of(kMarks.begin(), kMarks.end(), [&](char mark) {
           return text.find(mark) != std::string_view::npos;
         });
}

}  // namespace

Result<std::string> DescriptionToText(std::string_view description,
                                      const HtmlBudget& budget) {
  if (description.size() > budget.max_bytes) {
    return Fail(ErrorCode::kTooLarge, "description: over max_bytes");
  }
  std::string text = MendControls(ToValidUtf8(description));
  for (int layer = 0; layer < kMostLayers; ++layer) {
    const Tags tags = CountTags(text, "<");
    if (tags.count > (layer == 0 ? 0 : kMention) ||
        (tags.count > 0 && tags.blocks)) {
      Result<HtmlDocument> document = HtmlDocument::Parse(text, budget);
      if (!document.has_value()) {
        return Fail(document.error().Within("description"));
      }
      // Where no tag makes lines, the newlines do.
      text = tags.blocks ? NodeToText(document->root())
                         : NodeToLines(document->root());
      if (IsFinished(text)) return text;
    } else if (CountTags(text, "&lt;").count > 0 ||
               text.find("&amp;lt;") != std::string::npos) {
      text = DecodeEntities(text);
    } else {
      break;
    }
  }
  if (text.find('&') != std::string::npos) text = DecodeEntities(text);
  return PlainToText(WithLineFeeds(std::move(text)));
}

bool HasTags(std::string_view text) { return CountTags(text, "<").count > 0; }

std::string LineOfText(std::string_view text) {
  if (IsPlainLine(text)) return std::string(text);
  Result<std::string> lines = DescriptionToText(text);
  if (!lines.has_value()) return "";
  std::string line = *std::move(lines);
  if (line.starts_with("- ")) line.erase(0, 2);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace rolecall
