// One vacancy once: recognises a posting that is already known under another
// address, on another board or for another city.
//
// Postings of one employer with one title (both normalised) stand in one
// bucket.  Two of a bucket are the same vacancy when they ask for the same and
// their texts are near duplicates (Jaccard similarity of word 4-shingles,
// Broder 1997).  The requirements guard the text: "CPC required" and "CPC-A
// welcome" differ in two words and are not one vacancy.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "model/posting.h"
#include "store/store.h"

namespace rolecall {

// The name of the bucket: the same for "Valley Clinic, Inc." and "VALLEY
// CLINIC", for "Medical Assistant - Dayton (req 4711)" and "Medical Assistant".
std::string VacancyBucket(const Posting& posting);

// Similarity of two texts, 0 to 1, over sets of 4 consecutive words; letters
// only, case ignored.
double ShingleSimilarity(std::string_view a, std::string_view b);

// Whether two read postings are one vacancy.
bool SameVacancy(const Posting& a, const Posting& b);

// Adds what `duplicate` has to say to `known`: its places, its address, and the
// hours, pay and last day where `known` does not say them.
// Returns whether anything was new.
bool MergeVacancy(const Posting& duplicate, Posting* known);

// Finds known vacancies through the store.  Not thread-safe; two crawlers that
// meet the same new vacancy in the same instant may both keep it, until either
// is seen again.
class VacancyIndex {
 public:
  explicit VacancyIndex(Store& store) : store_(store) {}

  struct Found {
    std::optional<Posting> own;   // what is stored under the posting's id
    std::optional<Posting> twin;  // another that the posting repeats
    // To be put together with the posting, so that others find it; nullopt
    // where it is noted already.
    std::optional<Note> note;
  };

  // Looks for what is known of `posting`, which has been read.
  [[nodiscard]] Result<Found> Find(const Posting& posting);

 private:
  Store& store_;
};

}  // namespace rolecall
