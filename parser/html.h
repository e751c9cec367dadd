// HTML of strangers, read by Gumbo under a budget of bytes, memory and time.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rolecall {

// The bounds of one parse.  A page that needs more is refused (kTooLarge), with
// the bound's name in the message; nothing crashes, whatever the page.
struct HtmlBudget {
  size_t max_bytes = 8 << 20;
  size_t max_memory_bytes = 64 << 20;
  std::chrono::milliseconds max_time{250};
};

// Plain text of an HTML fragment or page: block elements make lines, list items
// begin with "- ", table rows are lines with cells apart by " | ", a heading
// (h1..h6, or a line that is bold throughout) is a line of its own that ends in
// ':', entities are decoded, script, style, nav, form and hidden elements are
// left out.  Result is valid UTF-8 without control characters but '\n'.
[[nodiscard]] Result<std::string> HtmlToText(std::string_view html,
                                             const HtmlBudget& budget = {});

// The text of a posting's description, whatever form it came in: HTML, HTML
// escaped as entities once or twice, or plain text (whose lines and bullets
// are kept, bullets written as "- ").
[[nodiscard]] Result<std::string> DescriptionToText(
    std::string_view description, const HtmlBudget& budget = {});

}  // namespace rolecall
