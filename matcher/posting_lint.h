// What an employer may want to look at again in a posting's requirements.
#pragma once

#include <string>
#include <vector>

#include "model/catalogue.h"
#include "model/posting.h"

namespace rolecall {

struct PostingHint {
  // refused-and-asked  a term is asked for and said not to do
  // two-levels         the same is required in one place, a plus in another
  // contained          whoever has another thing that is required has this
  // rivals             several certificates of one kind are all required;
  //                    most people hold one
  // beginner           for beginners, yet asks for a year or more
  std::string kind;
  // Of Posting::requirements; the later one where it is of two.
  size_t requirement = 0;
  std::string text;  // in words for the employer
  bool operator==(const PostingHint&) const = default;
};

// From the posting and the catalogue alone, in the order of the requirements.
std::vector<PostingHint> LintPosting(const Catalogue& catalogue,
                                     const Posting& posting);

}  // namespace rolecall
