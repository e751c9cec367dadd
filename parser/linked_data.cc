#include "parser/linked_data.h"

#include <gumbo.h>

#include <algorithm>
#include <span>
#include <utility>

#include "base/text.h"
#include "parser/closed_notice.h"
#include "parser/html_elements.h"
#include "parser/html_scanner.h"

namespace rolecall {
namespace {

constexpr std::string_view kJobPosting = "JobPosting";

std::string_view Attribute(const HtmlScanner& scanner, std::string_view name) {
  for (const HtmlAttribute& attribute : scanner.attributes()) {
    if (attribute.name == name) return attribute.value;
  }
  return "";
}

// Reads tags one after another.  A tag means the same wherever it stands, but
// for a few places; there it gives up.
class Skimmer {
 public:
  Skimmer(std::span<char> html, HtmlArena& arena) : scanner_(html, arena) {
    scanner_.Skim();
  }

  std::optional<LinkedData> Skim() {
    while (true) {
      switch (scanner_.Next()) {
        case HtmlScanner::Token::kEnd:
          return std::move(found_);
        case HtmlScanner::Token::kUnsure:
          return std::nullopt;
        case HtmlScanner::Token::kStartTag:
          if (!Start()) return std::nullopt;
          break;
        case HtmlScanner::Token::kEndTag:
          if (scanner_.tag() == inside_) inside_ = GUMBO_TAG_UNKNOWN;
          break;
        case HtmlScanner::Token::kText:
          found_.may_be_closed =
              found_.may_be_closed || MayHoldClosedNotice(scanner_.text());
          break;
        case HtmlScanner::Token::kComment:
        case HtmlScanner::Token::kDoctype:
          break;
      }
    }
  }

 private:
  bool Start() {
    const HtmlTag tag = scanner_.tag();
    const int traits = ElementTraits(tag);
    if ((traits & (kUnusual | kRawText | kMetadata)) == 0) {
      return !BeginsForeign(tag) || EnterForeign(tag);
    }
    if ((traits & kUnusual) != 0 || inside_ != GUMBO_TAG_UNKNOWN) return false;
    if (tag == GUMBO_TAG_META &&
        EqualsIgnoreCase(Attribute(scanner_, "name"), "robots")) {
      found_.noindex =
          ContainsIgnoreCase(Attribute(scanner_, "content"), "noindex");
    }
    return (traits & kRawText) == 0 || ReadRawText();
  }

  // Tags mean other things inside.
  bool BeginsForeign(HtmlTag tag) const {
    return (tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_SELECT) &&
           !scanner_.is_self_closing();
  }
  bool EnterForeign(HtmlTag tag) {
    return std::exchange(inside_, tag) == GUMBO_TAG_UNKNOWN;
  }

  bool ReadRawText() {
    const bool is_data = scanner_.tag() == GUMBO_TAG_SCRIPT &&
                         IsLinkedDataType(Attribute(scanner_, "type"));
    const auto text = scanner_.ReadRawText(false);
    if (!text.has_value()) return false;
    if (is_data && !text->empty()) found_.scripts.push_back(*text);
    return true;
  }

  HtmlScanner scanner_;
  LinkedData found_;
  HtmlTag inside_ = GUMBO_TAG_UNKNOWN;  // or <svg>, or <select>
};

// Where the last script ends that may hold vacancies, if nothing behind it
// counts, whatever it is: no word of a notice, no "noindex".  The length of the
// page where that cannot be told without reading it.
size_t EndOfWhatCounts(std::string_view html) {
  static constexpr std::string_view kEnd = "</script>";
  size_t last = html.find(kJobPosting);
  for (size_t at = last; at != std::string_view::npos;
       at = html.find(kJobPosting, at + kJobPosting.size())) {
    last = at;
  }
  const size_t end = html.find(kEnd, std::min(last, html.size()));
  if (end == std::string_view::npos) return html.size();
  const std::string_view rest = html.substr(end + kEnd.size());
  return MayHoldClosedNoticeOrNoindex(rest) ? html.size() : end + kEnd.size();
}

std::optional<LinkedData> SkimPage(std::string_view html, HtmlArena& arena) {
  const auto copy = CopyForScanning(html, arena);
  return copy.has_value() ? Skimmer(*copy, arena).Skim() : std::nullopt;
}

}  // namespace

std::optional<LinkedData> FindLinkedData(std::string_view html,
                                         HtmlArena& arena) {
  const size_t end = EndOfWhatCounts(html);
  if (end < html.size()) {
    std::optional<LinkedData> found = SkimPage(html.substr(0, end), arena);
    // The last robots element holds, and another may follow.
    if (found.has_value() && !found->noindex) return found;
  }
  return SkimPage(html, arena);
}

bool IsLinkedDataType(std::string_view type) {
  return ContainsIgnoreCase(type, "ld+json");
}

}  // namespace rolecall
