// The match as docs/matching.md defines it, written without a thought of speed
// and without any code of matcher/: what the real one is held against.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "model/candidate.h"
#include "model/catalogue.h"
#include "model/match.h"
#include "model/occupation.h"
#include "model/posting.h"

namespace rolecall {

struct NaiveVerdict {
  std::string id;  // of the other side
  Qualification qualification = Qualification::kNot;
  bool within_wishes = false;
  Tenths score = 0;
};

struct NaiveRanking {
  size_t qualified = 0;
  std::vector<NaiveVerdict> best;
};

class NaiveMatcher {
 public:
  NaiveMatcher(const Catalogue& catalogue,
               const std::vector<Occupation>& occupations);

  NaiveVerdict Judge(const Candidate& candidate, const Posting& posting,
                     Date as_of) const;
  NaiveRanking RankCandidates(const std::map<std::string, Candidate>& all,
                              const Posting& posting, Date as_of,
                              size_t k) const;
  NaiveRanking RankPostings(const std::map<std::string, Posting>& all,
                            const Candidate& candidate, Date as_of,
                            size_t k) const;

  // "full", "implied", "alternative", "progress" or nothing.
  const std::string& Accepts(const std::string& held,
                             const std::string& asked) const;

 private:
  struct Stand {
    bool met = false;
    bool later = false;
    int percent = 0;
  };
  struct Line {
    int kind = 0;
    bool required = false;
    Stand stand;
    int weight = 0;
  };
  std::vector<Line> LinesOf(const Candidate& candidate, const Posting& posting,
                            Date as_of) const;
  static Qualification GradeOf(const std::vector<Line>& lines,
                               bool lacks_licence);
  // Adds to `qualification` what goes to the grade's own line.
  static int KindPoints(const std::vector<Line>& lines, int kind, int used,
                        int* qualification);
  int BackgroundPoints(const Candidate& candidate, const Posting& posting,
                       int whole) const;
  std::string FollowEdges(const std::string& held,
                          const std::string& asked) const;
  bool HasFully(const std::string& held, const std::string& asked,
                std::vector<std::string> seen) const;
  std::vector<std::string> AllIds() const;
  Stand StandTo(const Requirement& requirement, const Candidate& candidate,
                Date as_of) const;
  Stand Worth(const Requirement& requirement,
              const std::vector<std::string>& asked, const std::string& term,
              const std::string& held, bool now, bool ended,
              std::optional<int> months) const;
  std::vector<std::string> Judged(const Requirement& requirement) const;
  bool LacksLicence(const Candidate& candidate, const Posting& posting,
                    Date as_of) const;
  bool AnyIsLicensed(const std::vector<std::string>& codes) const;
  int BestPair(const std::vector<std::string>& wanted,
               const std::vector<std::string>& offered) const;
  int OccupationPercent(const Candidate& candidate,
                        const Posting& posting) const;
  bool HasEdge(EquivalenceKind kind, const std::string& from,
               const std::string& to) const;

  const Catalogue& catalogue_;
  const std::vector<Occupation>& occupations_;
  std::map<std::pair<std::string, std::string>, std::string> accepts_;
};

}  // namespace rolecall
