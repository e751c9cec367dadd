// Microdata of a page as JSON (HTML, sections 5.2 and 5.4).
#pragma once

#include <string>

#include "parser/html_document.h"

namespace rolecall {

// The page's top-level items whose type is JobPosting, as a JSON list of
// objects with "@type" and their properties: what JSON-LD would say.
// Empty where there is none.  A property's value is its `content`, `datetime`,
// `href` or `src`, else its text.  itemref is not followed.
std::string MicrodataToJson(HtmlNode root);

}  // namespace rolecall
