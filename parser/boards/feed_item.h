// One vacancy of a feed, whatever the feed calls its fields.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "model/posting.h"
#include "parser/xml.h"

namespace rolecall {

// The text of the first of these fields that has any: lower case, without
// blanks ("postal_code" and "postalcode" are two names).
using NamedFields =
    std::function<std::string(std::initializer_list<std::string_view>)>;

// Fills in what feeds give as plain fields: all but link and description.
void ReadNamedFields(const NamedFields& text_of, Date as_of, Posting& posting);

// Reads an RSS item, an Atom entry, or a record of an Indeed, LinkedIn, JazzHR
// or NEOGOV feed: known element names, in any of their spellings.  Without id;
// relative links are resolved against `base`.
Posting ReadFeedItem(XmlElement item, std::string_view base, Date as_of);

}  // namespace rolecall
