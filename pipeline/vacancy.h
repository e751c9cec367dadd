// One vacancy once: recognises a posting that is already known under another
// address, on another board or for another city.
//
// Postings of one employer with one title (both normalised) stand in one
// bucket; where the employer is not known, those of one source with one number
// of the employer's own.  Two of a bucket are the same vacancy when they ask
// for the same, experience, schooling and languages as well, and their texts
// are near duplicates (Jaccard similarity of word 4-shingles, Broder 1997).
// What is asked guards the text: "CPC required" and "CPC-A welcome" differ in
// two words and are not one vacancy.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

// What the store knows of a batch of postings and of vacancies like them.  One
// thread; two crawlers that meet the same new vacancy in the same instant may
// both keep it, until either is seen again.
class VacancyIndex {
 public:
  // Asks the store, in two exchanges, for all that Find needs of `postings`,
  // which have been read.
  [[nodiscard]] static Result<VacancyIndex> Load(
      Store& store, std::span<const Posting* const> postings);

  struct Found {
    // What is stored under the posting's id; nullptr: nothing.
    const Posting* own = nullptr;
    // Another that the posting repeats.
    const Posting* twin = nullptr;
    // To be put together with the posting, so that others find it; nullopt
    // where it is noted already.
    std::optional<Note> note;
  };

  // Looks for what is known of a posting of the batch; fails with kMalformed
  // when a record of it is damaged.  The pointers hold until the next Stored.
  [[nodiscard]] Result<Found> Find(const Posting& posting);

  // From now on `posting` counts as stored; it must outlive the index.
  void Stored(const Posting& posting) { stored_[posting.id] = &posting; }

 private:
  // nullptr: there is none.
  [[nodiscard]] Result<const Posting*> Known(const std::string& id) const;

  // A posting of a bucket, and a print of what it asks for: one that asks for
  // something else need not be looked at.  Empty: not known.
  struct Member {
    std::string id;
    std::string print;
    // Since the batch was loaded: the record still asks for what it did before
    // where the posting cannot be put.
    bool is_changed = false;
  };
  // What is looked for on behalf of a posting of the batch.
  struct Sought {
    std::string bucket;  // its note
    std::string print;
  };
  static std::vector<Member> ReadBucket(std::string_view note);
  // The note that is put together with the posting `id`: of others it keeps no
  // print that their own records may not have.
  static std::string WriteBucket(const std::vector<Member>& bucket,
                                 std::string_view id);
  // Whether a record must be read to know if the two are one vacancy.
  static bool MayBeTwins(const Member& known, const Sought& sought);

  std::map<std::string, Sought> sought_;  // by the posting's id
  // By the bucket's note; a name that was met in the batch is in it as well.
  std::map<std::string, std::vector<Member>> buckets_;
  std::map<std::string, Result<std::optional<Posting>>> loaded_;
  std::map<std::string, const Posting*> stored_;
};

}  // namespace rolecall
