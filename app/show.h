// How postings, matches and requirements look to a person.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "model/catalogue.h"
#include "model/match.h"
#include "model/posting.h"

namespace rolecall {

// "Dayton, OH", "Remote", "Dayton, OH and 3 more".
std::string PlaceText(const Posting& posting);
// "$18.50-22.00/h"; empty where the posting names no pay.
std::string PayText(const Posting& posting);
// "Medical Assistant · Miami Valley Clinic · Dayton, OH · $18.50/h"; what the
// posting does not name is left out.
std::string HeadText(const Posting& posting);
// "CMA (AAMA) or RMA, within 180 days of hire".
std::string AskedText(const Catalogue& catalogue,
                      const Requirement& requirement);
// The same after its level: "required: CMA (AAMA) or RMA".
std::string RequirementText(const Catalogue& catalogue,
                            const Requirement& requirement);
// All that a posting asks for, a line each with the words that say so.
std::string RequirementsText(const Catalogue& catalogue,
                             const Posting& posting);
// "closed since 2026-11-20", "ended on 2026-11-02"; empty of a posting that is
// open on `today`.
std::string ClosedText(const Posting& posting, Date today);
// The head line of a match and its reasons, what is missing apart; a few lines.
// `posting` is nullptr where it is no longer stored.
std::string MatchText(const Match& match, const Posting* posting, Date today);
// The whole account of a match as a table of points.
std::string AccountText(const Match& match);
// "1 open posting", "2 open postings".
std::string CountText(size_t count, const std::string& noun);

}  // namespace rolecall
