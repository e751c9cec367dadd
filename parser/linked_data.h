// The JSON-LD of a page, found without a tree.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "parser/html_tree.h"

namespace rolecall {

struct LinkedData {
  // Those of JSON-LD that name a JobPosting, and perhaps others, in order;
  // inside the arena.
  std::vector<std::string_view> scripts;
  bool noindex = false;  // robots meta element
  // A text of the page has a word without which no notice says that it is
  // closed (see closed_notice.h).
  bool may_be_closed = false;
};

// What a tree of the page would hold of these; nullopt where only a tree can
// tell.  Linear in the bytes.
std::optional<LinkedData> FindLinkedData(std::string_view html,
                                         HtmlArena& arena);

// Whether a <script> of this type holds JSON-LD.
bool IsLinkedDataType(std::string_view type);

}  // namespace rolecall
