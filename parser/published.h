// What the boards share: their fields put into a posting's, as published.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "model/posting.h"
#include "model/source.h"

namespace rolecall {

// The id of the posting that `source` knows as `own_id`; for a posting out of a
// file (a source without an id), `own_id` itself.
std::string PostingId(const Source& source, std::string_view own_id);
// The id of the posting that the page `url` shows.
std::string PostingIdOfPage(const Source& source, std::string_view url);

// A posting begun: id, title as a line of text, and the source's employer until
// the board names one (see SetEmployer).
Posting StartPosting(const Source& source, std::string_view own_id,
                     std::string_view title);
// Sets the employer, unless `name` is empty.
void SetEmployer(Posting& posting, std::string_view name);

// True where the text holds tags that descriptions are made of.
bool HasTags(std::string_view text);

// Appends a field that the board keeps apart from the description, under a
// heading of its own.  `content` is HTML or text.  Nothing is appended where
// the description already says the same.
void AddSection(Posting& posting, std::string_view heading,
                std::string_view content);

// Adds what is not there yet; places without any name are left out.
void AddPlace(Posting& posting, Place place);
// Places written as text: "Dayton, OH; Troy, OH".
void AddPlaces(Posting& posting, std::string_view text);

// "18.5", "$1,234.50"; nullopt for all else.
std::optional<double> ReadNumber(std::string_view text);

// "Full time, Part time": each in schema.org's word, unknown ones left out.
void AddEmploymentTypes(Posting& posting, std::string_view text);

// Sets the pay, unless nothing of it is above 0.  `unit` as boards write it:
// "hourly", "per year", "PA"; none where it cannot be (20 a year).  `currency`
// "USD" if empty.
void SetPay(Posting& posting, std::optional<double> min,
            std::optional<double> max, std::string_view unit,
            std::string_view currency);

}  // namespace rolecall
