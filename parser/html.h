// Plain text out of the HTML of strangers.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "parser/html_document.h"

namespace rolecall {

// Plain text of an HTML fragment or page: block elements make lines, list items
// begin with "- ", table rows are lines with cells apart by " | ", a heading
// (h1..h6, or a line that is bold throughout) is a line of its own that ends in
// ':', entities are decoded, script, style, nav, form and hidden elements are
// left out.  Paragraphs are apart by one empty line; there is none after a
// heading.  Result is valid UTF-8 without control characters but '\n'.
// Fails with kTooLarge where the budget does not suffice.
[[nodiscard]] Result<std::string> HtmlToText(std::string_view html,
                                             const HtmlBudget& budget = {});

// The same of a part of a page that is already parsed.
std::string NodeToText(HtmlNode node);
// ... where newlines in the text end lines, as in preformatted text.
std::string NodeToLines(HtmlNode node);
// ... where header, footer and aside elements are left out as well: the margins
// of a page.
std::string ContentToText(HtmlNode node);

// The text of a posting's description, whatever form it came in: HTML, HTML
// escaped as entities once or twice, or plain text (whose lines and bullets
// are kept, bullets written as "- ").  A line of plain text that is wholly
// "**so**" or "# so" is a heading.
[[nodiscard]] Result<std::string> DescriptionToText(
    std::string_view description, const HtmlBudget& budget = {});

// One line of text without markup: a title, a name.
std::string LineOfText(std::string_view text);

}  // namespace rolecall
