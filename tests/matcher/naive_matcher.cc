#include "naive_matcher.h"

#include <algorithm>
#include <optional>
#include <set>

#include "naive_points.h"

namespace rolecall {

using naive::Code;
using naive::Codes;
using naive::Contains;
using naive::Deal;
using naive::Meet;
using naive::Months;
using naive::Share;

NaiveMatcher::NaiveMatcher(const Catalogue& catalogue,
                           const std::vector<Occupation>& occupations)
    : catalogue_(catalogue), occupations_(occupations) {
  for (const std::string& held : AllIds()) {
    for (const std::string& asked : AllIds()) {
      accepts_[{held, asked}] = FollowEdges(held, asked);
    }
  }
}

std::vector<std::string> NaiveMatcher::Judged(
    const Requirement& requirement) const {
  std::vector<std::string> terms;
  for (const std::string& term : requirement.any_of) {
    if (catalogue_.Find(term) != kNoTerm && !Contains(terms, term) &&
        !Contains(requirement.excluded, term)) {
      terms.push_back(term);
    }
  }
  return terms;
}

NaiveMatcher::Stand NaiveMatcher::Worth(const Requirement& requirement,
                                        const std::vector<std::string>& asked,
                                        const std::string& term,
                                        const std::string& held, bool now,
                                        bool ended,
                                        std::optional<int> months) const {
  const std::string kind = Accepts(held, term);
  if (kind == "full" && ended) return {false, false, 30};
  if (kind == "full" && !now) return {false, false, 40};
  if (kind == "full") {
    const int need = Months(requirement.min_months).value_or(0);
    if (need == 0) return {true, false, 100};
    if (!months) return {true, false, 75};
    return {true, false, 50 + 50 * std::min(*months, need) / need};
  }
  if (!now) return {};
  if (kind == "implied") return {false, false, 70};
  if (kind == "progress") {
    return requirement.eligible ? Stand{true, false, 100}
                                : Stand{false, false, 40};
  }
  if (kind == "alternative") {
    const std::string& sort = catalogue_.term(catalogue_.Find(term)).sort;
    if (requirement.or_equivalent || sort == "group" || sort == "class") {
      return {true, false, 100};
    }
    if (asked.size() == 1) return {false, false, 50};
  }
  return {};
}

NaiveMatcher::Stand NaiveMatcher::StandTo(const Requirement& requirement,
                                          const Candidate& candidate,
                                          Date as_of) const {
  Stand best;
  const std::vector<std::string> asked = Judged(requirement);
  const auto offer = [&](const std::string& held, bool now, bool ended,
                         std::optional<int> months) {
    if (catalogue_.Find(held) == kNoTerm) return;
    if (Contains(requirement.excluded, held)) return;
    for (const std::string& term : asked) {
      const Stand stand =
          Worth(requirement, asked, term, held, now, ended, months);
      if (stand.met != best.met ? stand.met : stand.percent > best.percent) {
        best = stand;
      }
    }
  };
  for (const Credential& credential : candidate.credentials) {
    const bool ended =
        credential.valid_until && *credential.valid_until < as_of;
    const bool ahead = credential.valid_from && *credential.valid_from > as_of;
    offer(credential.term, !ended && !ahead, ended, std::nullopt);
  }
  for (const SoftwareSkill& skill : candidate.software) {
    offer(skill.term, true, false, Months(skill.months));
  }
  if (!best.met && requirement.within_days) {
    best.later = true;
    best.percent = std::max(best.percent, 50);
  }
  return best;
}

bool NaiveMatcher::LacksLicence(const Candidate& candidate,
                                const Posting& posting, Date as_of) const {
  const std::vector<std::string> offered = Codes(posting.occupational_category);
  std::vector<std::string> licences;
  std::vector<std::string> any_licences;
  bool first_asks = false;
  for (const Occupation& occupation : occupations_) {
    for (const std::string& licence : occupation.licences) {
      if (catalogue_.Find(licence) == kNoTerm) continue;
      any_licences.push_back(licence);
      if (!Contains(offered, Code(occupation.code))) continue;
      licences.push_back(licence);
      first_asks = first_asks || Code(occupation.code) == offered.front();
    }
  }
  if (!first_asks) return false;
  for (const Requirement& requirement : posting.requirements) {
    if (requirement.level == RequirementLevel::kRequired &&
        Meet(Judged(requirement), any_licences) &&
        StandTo(requirement, candidate, as_of).met) {
      return false;
    }
  }
  Requirement law;
  law.any_of = licences;
  for (const std::string& licence : licences) {
    law.any_of = {licence};
    const Stand stand = StandTo(law, candidate, as_of);
    if (stand.met) {
      // Only what fully counts: an alternative does not satisfy the law.
      for (const Credential& credential : candidate.credentials) {
        const bool now =
            (!credential.valid_until || *credential.valid_until >= as_of) &&
            (!credential.valid_from || *credential.valid_from <= as_of);
        if (now && catalogue_.Find(credential.term) != kNoTerm &&
            Accepts(credential.term, licence) == "full") {
          return false;
        }
      }
      for (const SoftwareSkill& skill : candidate.software) {
        if (catalogue_.Find(skill.term) != kNoTerm &&
            Accepts(skill.term, licence) == "full") {
          return false;
        }
      }
    }
  }
  return true;
}

int NaiveMatcher::OccupationPercent(const Candidate& candidate,
                                    const Posting& posting) const {
  const std::vector<std::string> wanted =
      Codes(candidate.occupational_category);
  const std::vector<std::string> offered = Codes(posting.occupational_category);
  if (wanted.empty() || offered.empty()) return 50;
  int percent = BestPair(wanted, offered);
  if (posting.combines_occupations && !AnyIsLicensed(offered)) {
    percent = 0;
    for (const std::string& one : offered) percent += BestPair(wanted, {one});
    percent /= static_cast<int>(offered.size());
  }
  const std::string major = offered.front().substr(0, 2);
  const bool leads =
      major == "11" || (major >= "33" && offered.front().substr(3, 2) == "10");
  if (leads) return percent;
  int rank = 100;
  if (posting.seniority == Seniority::kStudent) rank = 50;
  if (posting.seniority == Seniority::kSenior) rank = 85;
  if (posting.seniority == Seniority::kLead) rank = 75;
  if (posting.is_traveling) rank = rank * 85 / 100;
  return percent * rank / 100;
}

bool NaiveMatcher::AnyIsLicensed(const std::vector<std::string>& codes) const {
  for (const Occupation& occupation : occupations_) {
    if (!Contains(codes, Code(occupation.code))) continue;
    for (const std::string& licence : occupation.licences) {
      if (catalogue_.Find(licence) != kNoTerm) return true;
    }
  }
  return false;
}

int NaiveMatcher::BestPair(const std::vector<std::string>& wanted,
                           const std::vector<std::string>& offered) const {
  int best = 0;
  for (size_t i = 0; i < wanted.size(); ++i) {
    for (size_t j = 0; j < offered.size(); ++j) {
      const std::string& a = wanted[i];
      const std::string& b = offered[j];
      const auto same = [&](size_t length) {
        return a.substr(0, length) == b.substr(0, length);
      };
      int percent = same(7)   ? 90
                    : same(6) ? 50
                    : same(4) ? 35
                    : same(2) ? 15
                              : 0;
      for (const Occupation& occupation : occupations_) {
        const auto related = Codes(occupation.related);
        const auto found = std::find(related.begin(), related.end(), b);
        if (Code(occupation.code) == a && found != related.end()) {
          const int rank = static_cast<int>(found - related.begin());
          percent = std::max(percent, 60 - 2 * std::min(rank, 10));
        }
      }
      if (a == b) percent = 100;
      const int wish = std::max(85, 100 - 5 * static_cast<int>(i));
      const int offer = std::max(90, 100 - 5 * static_cast<int>(j));
      best = std::max(best, percent * offer / 100 * wish / 100);
    }
  }
  return best;
}

std::vector<NaiveMatcher::Line> NaiveMatcher::LinesOf(
    const Candidate& candidate, const Posting& posting, Date as_of) const {
  std::vector<Line> lines;
  for (const Requirement& requirement : posting.requirements) {
    int rarity = 3;
    const auto terms = Judged(requirement);
    for (const std::string& id : terms) {
      const std::string& sort = catalogue_.term(catalogue_.Find(id)).sort;
      if (sort == "product" || sort == "group" ||
          sort == "vendor-certification") {
        rarity = std::min(rarity, 2);
      } else if (sort != "certification" && sort != "licence" &&
                 sort != "state-credential") {
        rarity = 1;
      }
    }
    const bool required = requirement.level == RequirementLevel::kRequired;
    if (!terms.empty()) {
      lines.push_back(
          {static_cast<int>(requirement.kind), required,
           StandTo(requirement, candidate, naive::NeededOn(posting, as_of)),
           rarity * (required ? 3 : 1)});
    }
  }
  return lines;
}

Qualification NaiveMatcher::GradeOf(const std::vector<Line>& lines,
                                    bool lacks_licence) {
  int lacking = 0;
  int later = 0;
  for (const Line& line : lines) {
    if (line.required && !line.stand.met) {
      ++(line.stand.later ? later : lacking);
    }
  }
  if (lacks_licence || lacking > 1) return Qualification::kNot;
  if (lacking == 1) return Qualification::kOneMissing;
  return later > 0 ? Qualification::kByDeadline : Qualification::kQualified;
}

// What requirements of one kind give, once it is known how much they may.
int NaiveMatcher::KindPoints(const std::vector<Line>& lines, int kind, int used,
                             int* qualification) {
  std::vector<int> weights;
  bool required = false;
  for (const Line& line : lines) {
    weights.push_back(line.kind == kind ? line.weight : 0);
    required = required || (line.kind == kind && line.required);
  }
  if (required) {
    *qualification += used / 3;
    used -= used / 3;
  }
  const auto dealt = Deal(used, weights);
  int points = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    points += Share(dealt[i], lines[i].stand.percent);
  }
  return points;
}

// Occupation, experience, schooling and languages share what is left to them.
int NaiveMatcher::BackgroundPoints(const Candidate& candidate,
                                   const Posting& posting, int whole) const {
  const int fit = OccupationPercent(candidate, posting);
  const auto own_months = Months(candidate.experience_months);
  auto months = Months(posting.experience_months);
  if (!months) {
    if (posting.seniority == Seniority::kStudent) months = 0;
    if (posting.seniority == Seniority::kEntry) months = 0;
    if (posting.seniority == Seniority::kSenior) months = 24;
    if (posting.seniority == Seniority::kLead) months = 36;
  }
  int occupation = whole;
  int experience = 80;
  int percent = 0;
  int points = 0;
  if (months && *months > 0) {
    experience += whole * 25 / 100;
    occupation -= whole * 25 / 100;
    percent = own_months ? fit * std::min(*own_months, *months) / *months
                         : fit * 50 / 100;
  } else {
    const bool suits = own_months && months.has_value() == (*own_months < 12);
    percent = suits ? fit : fit * 50 / 100;
    if (!months && !own_months) percent = 50;
  }
  points += Share(experience, percent);
  if (posting.education && *posting.education > Education::kHighSchool) {
    occupation -= whole * 25 / 100;
    percent = fit * 50 / 100;
    if (candidate.education) {
      const int lacking = static_cast<int>(*posting.education) -
                          static_cast<int>(*candidate.education);
      if (lacking <= 0) percent = fit;
      if (lacking > 1) percent = 0;
    }
    points += Share(whole * 25 / 100, percent);
  }
  if (!posting.knows_language.empty()) {
    occupation -= whole * 40 / 100;
    const auto own = naive::Languages(candidate.knows_language);
    bool all = true;
    for (const auto& one : naive::Languages(posting.knows_language)) {
      const std::set<std::string> distinct(own.begin(), own.end());
      all = all && (one == "mul" ? distinct.size() > 1 : Contains(own, one));
    }
    points += Share(whole * 40 / 100, own.empty() ? fit * 50 / 100
                                      : all       ? fit
                                                  : 0);
  }
  return points + Share(occupation, fit);
}

NaiveVerdict NaiveMatcher::Judge(const Candidate& candidate,
                                 const Posting& posting, Date as_of) const {
  const std::vector<Line> lines = LinesOf(candidate, posting, as_of);
  NaiveVerdict verdict;
  verdict.within_wishes = naive::WithinWishes(candidate, posting);
  verdict.qualification = GradeOf(
      lines, LacksLicence(candidate, posting, naive::NeededOn(posting, as_of)));

  int sums[2] = {0, 0};
  for (const Line& line : lines) sums[line.kind] += line.weight;
  int used[2] = {300 * std::min(sums[0], 9) / 9,
                 150 * std::min(sums[1], 6) / 6};
  const int spare = 450 - used[0] - used[1];
  int occupation = 330;
  if (!Codes(posting.occupational_category).empty() || lines.empty()) {
    occupation += spare;
  } else {
    const auto more = Deal(spare, {sums[0], sums[1]});
    used[0] += more[0];
    used[1] += more[1];
  }
  int qualification = 0;
  if (std::any_of(lines.begin(), lines.end(),
                  [](const Line& line) { return line.required; })) {
    qualification = occupation * 20 / 100;
    occupation -= qualification;
  }
  for (int kind = 0; kind < 2; ++kind) {
    verdict.score += KindPoints(lines, kind, used[kind], &qualification);
  }
  const int percent = verdict.qualification == Qualification::kQualified ? 100
                      : verdict.qualification == Qualification::kByDeadline ? 60
                                                                            : 0;
  verdict.score += Share(qualification, percent) +
                   BackgroundPoints(candidate, posting, occupation) +
                   naive::DistancePoints(candidate, posting) +
                   naive::PayPoints(candidate, posting) +
                   naive::SchedulePoints(candidate, posting) +
                   naive::FreshnessPoints(posting, as_of);
  return verdict;
}

namespace {

void Finish(NaiveRanking& ranking, size_t k) {
  std::stable_sort(ranking.best.begin(), ranking.best.end(),
                   [](const NaiveVerdict& a, const NaiveVerdict& b) {
                     return a.score != b.score ? a.score > b.score
                                               : a.id < b.id;
                   });
  if (ranking.best.size() > k) ranking.best.resize(k);
}

void Count(NaiveRanking& ranking, NaiveVerdict verdict, const std::string& id) {
  if (!verdict.within_wishes || verdict.qualification == Qualification::kNot) {
    return;
  }
  if (verdict.qualification == Qualification::kQualified) ++ranking.qualified;
  verdict.id = id;
  ranking.best.push_back(verdict);
}

}  // namespace

NaiveRanking NaiveMatcher::RankCandidates(
    const std::map<std::string, Candidate>& all, const Posting& posting,
    Date as_of, size_t k) const {
  NaiveRanking ranking;
  if (IsExpired(posting, as_of)) return ranking;
  for (const auto& [id, candidate] : all) {
    Count(ranking, Judge(candidate, posting, as_of), id);
  }
  Finish(ranking, k);
  return ranking;
}

NaiveRanking NaiveMatcher::RankPostings(
    const std::map<std::string, Posting>& all, const Candidate& candidate,
    Date as_of, size_t k) const {
  NaiveRanking ranking;
  for (const auto& [id, posting] : all) {
    if (IsExpired(posting, as_of)) continue;
    Count(ranking, Judge(candidate, posting, as_of), id);
  }
  Finish(ranking, k);
  return ranking;
}

}  // namespace rolecall
