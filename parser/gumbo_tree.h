// The tree that Gumbo makes of a page: the standard's, whatever the page.
//
// Gumbo itself has no bounds: 100 kB of `<div>` cost it seconds and gigabytes,
// and freeing a deep tree overruns the stack.  So its allocator is ours: an
// arena that counts bytes and, now and then, the time used; over either bound
// the parse is left by longjmp.  Nothing is ever freed but the arena as a
// whole, and nobody here walks the tree by recursion.
#pragma once

#include <chrono>
#include <string_view>

#include "parser/html_tree.h"

namespace rolecall {

struct GumboTree {
  HtmlTreeNode* root = nullptr;   // the <html> element, inside the arena
  const char* refusal = nullptr;  // where there is none: the bound's name
};

// Parses any bytes; invalid UTF-8 becomes U+FFFD.  `max_time` is processor time
// of this thread.  The tree holds copies of all text.
GumboTree ParseByGumbo(std::string_view html, std::chrono::nanoseconds max_time,
                       HtmlArena& arena);

}  // namespace rolecall
