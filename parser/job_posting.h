// schema.org JobPosting as pages write it, in JSON-LD or microdata.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/posting.h"
#include "parser/json_value.h"

namespace rolecall {

// Every JobPosting inside `json`, in document order: at the top, in lists, in
// @graph, or nested under any member (mainEntity, itemListElement, item, ...).
std::vector<JsonValue> FindJobPostings(JsonValue json);

// True for an object whose @type is, or holds, JobPosting.
bool IsJobPosting(JsonValue item);

// The posting that a JobPosting describes; fields of any shape that the wild
// gives them.  Without id; `url` is resolved against `page_url`.  Texts that
// stand apart (qualifications, skills, responsibilities, ...) follow the
// description under headings of their own.  `as_of`: for "3 days ago".
Posting ReadJobPosting(JsonValue item, std::string_view page_url, Date as_of);

}  // namespace rolecall
