// The files of the peers' generator, as rolecall's own types.
//
// Its terms become a catalogue of their own without equivalences; its groups of
// certifications, software, schedule, pay and radius the typed facts of
// postings and candidates.
#pragma once

#include <string>
#include <string_view>

#include "model/candidate.h"
#include "model/catalogue.h"
#include "model/posting.h"

namespace rolecall::bench {

// From terms.tsv (`id kind canonical surface cs`).  Ends the program with a
// message where the file is not as it should be, as all of these do.
Catalogue ReadTerms(const std::string& path);
// From a line of profiles.jsonl.
Candidate ToCandidate(std::string_view line);
// From a line of postings.jsonl.
Posting ToPosting(std::string_view line);

}  // namespace rolecall::bench
