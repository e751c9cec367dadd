// The tree of a page whose tags nest as their author meant.
//
// It follows the standard's tree construction (HTML, section 13.2.6) with what
// is hard left out: no element that is ever moved or made twice (misnested
// formatting, text astray in a table), no <template>, no MathML, no frames.
// Where a page needs any of that, or breaks a rule that pages seldom break,
// there is no tree at all, and Gumbo has to read it.
//
// What tests hold this to: whatever the bytes, there is no tree or there is
// Gumbo's.  Time and memory are linear in the bytes, whatever they are: pages
// deeper than kDeepestElement are not orderly.
#pragma once

#include <cstddef>
#include <string_view>

#include "parser/html_tree.h"

namespace rolecall {

inline constexpr size_t kDeepestElement = 200;

// The <html> element, or nullptr where the page is not orderly or the arena
// does not suffice.  Nothing points into `html` afterwards.
const HtmlTreeNode* ParseOrderly(std::string_view html, HtmlArena& arena);

}  // namespace rolecall
