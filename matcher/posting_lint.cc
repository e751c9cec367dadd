#include "matcher/posting_lint.h"

#include <algorithm>
#include <string_view>

#include "matcher/acceptance.h"
#include "model/seniority.h"

namespace rolecall {
namespace {

constexpr int kYear = 12;  // months

bool Contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// Looks at each requirement, and at each with those before it.
class Linter {
 public:
  Linter(const Catalogue& catalogue, const Posting& posting)
      : catalogue_(catalogue), acceptance_(catalogue), posting_(posting) {}

  std::vector<PostingHint> Run() {
    const auto& all = posting_.requirements;
    for (size_t i = 0; i < all.size(); ++i) {
      CheckRefusals(i);
      CheckBeginner(i);
      for (size_t j = 0; j < i; ++j) CheckPair(j, i);
    }
    return std::move(hints_);
  }

 private:
  void Say(std::string kind, size_t at, std::string text) {
    hints_.push_back({std::move(kind), at, std::move(text)});
  }

  std::string Name(const std::string& id) const {
    const TermIndex term = catalogue_.Find(id);
    return term == kNoTerm ? id : catalogue_.DisplayName(term);
  }

  std::string Names(const Requirement& requirement) const {
    std::string names;
    for (const std::string& id : requirement.any_of) {
      names += (names.empty() ? "" : " or ") + Name(id);
    }
    return names;
  }

  void CheckRefusals(size_t at) {
    for (const std::string& id : posting_.requirements[at].any_of) {
      for (const Requirement& other : posting_.requirements) {
        if (!Contains(other.excluded, id)) continue;
        Say("refused-and-asked", at,
            Name(id) + " is asked for and said not to do");
        return;
      }
    }
  }

  void CheckBeginner(size_t at) {
    const bool for_beginners = posting_.seniority == Seniority::kStudent ||
                               posting_.seniority == Seniority::kEntry ||
                               posting_.experience_months == 0;
    const Requirement& requirement = posting_.requirements[at];
    if (!for_beginners || requirement.min_months.value_or(0) < kYear ||
        requirement.level != RequirementLevel::kRequired) {
      return;
    }
    Say("beginner", at,
        "the post is for beginners, yet " +
            std::to_string(*requirement.min_months) + " months of " +
            Names(requirement) + " are required");
  }

  void CheckPair(size_t before, size_t at) {
    const Requirement& a = posting_.requirements[before];
    const Requirement& b = posting_.requirements[at];
    if (a.any_of == b.any_of && a.level != b.level) {
      Say("two-levels", at,
          Names(b) + " is required in one place and only a plus in another");
      return;
    }
    if (a.level != RequirementLevel::kRequired ||
        b.level != RequirementLevel::kRequired) {
      return;
    }
    if (Covers(b, a)) {
      Say("contained", before,
          Names(a) + " adds nothing: whoever has " + Names(b) + " has it");
    } else if (Covers(a, b)) {
      Say("contained", at,
          Names(b) + " adds nothing: whoever has " + Names(a) + " has it");
    } else if (AreRivals(a, b)) {
      Say("rivals", at,
          Names(a) + " and " + Names(b) +
              " are both required; most people hold one of the two");
    }
  }

  // Whoever meets `a` meets `b`.
  bool Covers(const Requirement& a, const Requirement& b) const {
    return !a.any_of.empty() &&
           std::all_of(a.any_of.begin(), a.any_of.end(),
                       [&](const std::string& held) {
                         return Meets(catalogue_.Find(held), b);
                       });
  }

  bool Meets(TermIndex held, const Requirement& asked) const {
    if (held == kNoTerm) return false;
    const auto entries = acceptance_.Of(held);
    return std::any_of(
        entries.begin(), entries.end(), [&](const AcceptanceTable::Entry& one) {
          return one.acceptance == Acceptance::kFull &&
                 Contains(asked.any_of, catalogue_.term(one.asked).id);
        });
  }

  // Certificates of one category are mostly taken in each other's place.
  bool AreRivals(const Requirement& a, const Requirement& b) const {
    if (a.any_of.empty() || b.any_of.empty()) return false;
    const TermIndex first = catalogue_.Find(a.any_of.front());
    const TermIndex second = catalogue_.Find(b.any_of.front());
    if (first == kNoTerm || second == kNoTerm) return false;
    const Term& one = catalogue_.term(first);
    const Term& other = catalogue_.term(second);
    return one.sort == "certification" && other.sort == "certification" &&
           one.category == other.category;
  }

  const Catalogue& catalogue_;
  const AcceptanceTable acceptance_;
  const Posting& posting_;
  std::vector<PostingHint> hints_;
};

}  // namespace

std::vector<PostingHint> LintPosting(const Catalogue& catalogue,
                                     const Posting& posting) {
  return Linter(catalogue, posting).Run();
}

}  // namespace rolecall
