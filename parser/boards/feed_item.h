// One vacancy of an XML feed, whatever the feed calls its fields.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "model/posting.h"
#include "parser/xml.h"

namespace rolecall {

// Reads an RSS item, an Atom entry, or a record of an Indeed, LinkedIn, JazzHR
// or NEOGOV feed: known element names, in any of their spellings.  Without id;
// relative links are resolved against `base`.
Posting ReadFeedItem(XmlElement item, std::string_view base, Date as_of);

}  // namespace rolecall
