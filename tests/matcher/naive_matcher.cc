#include "naive_matcher.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/text.h"
#include "model/geo.h"

namespace rolecall {
namespace {

bool Contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool Meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& item) {
    return Contains(b, item);
  });
}

int Share(int of, int percent) { return (of * percent + 50) / 100; }

// Largest remainders.
std::vector<int> Deal(int total, const std::vector<int>& weights) {
  const int sum = std::accumulate(weights.begin(), weights.end(), 0);
  std::vector<int> dealt(weights.size(), 0);
  if (sum == 0) return dealt;
  for (size_t i = 0; i < weights.size(); ++i) {
    dealt[i] = total * weights[i] / sum;
  }
  int left = total - std::accumulate(dealt.begin(), dealt.end(), 0);
  std::vector<bool> given(weights.size(), false);
  for (; left > 0; --left) {
    size_t best = weights.size();
    for (size_t i = 0; i < weights.size(); ++i) {
      if (given[i]) continue;
      if (best == weights.size() ||
          total * weights[i] % sum > total * weights[best] % sum) {
        best = i;
      }
    }
    given[best] = true;
    ++dealt[best];
  }
  return dealt;
}

std::string Code(const std::string& text) {
  static constexpr auto kShape = [](const std::string& t) {
    if (t.size() != 7 && t.size() != 10) return false;
    for (size_t i = 0; i < t.size(); ++i) {
      const char want = i == 2 ? '-' : i == 7 ? '.' : '0';
      if (want == '0' ? !IsAsciiDigit(t[i]) : t[i] != want) return false;
    }
    return true;
  };
  if (!kShape(text)) return "";
  return text.size() == 7 ? text + ".00" : text;
}

std::vector<std::string> Codes(const std::vector<std::string>& texts) {
  std::vector<std::string> codes;
  for (const std::string& text : texts) {
    const std::string code = Code(text);
    if (!code.empty() && !Contains(codes, code)) codes.push_back(code);
  }
  return codes;
}

std::vector<std::string> Languages(const std::vector<std::string>& tags) {
  std::vector<std::string> languages;
  for (const std::string& tag : tags) {
    languages.push_back(ToLower(tag.substr(0, tag.find('-'))));
  }
  return languages;
}

std::optional<double> Sound(const std::optional<double>& value) {
  if (!value || std::isnan(*value) || *value < 0) return std::nullopt;
  return std::min(*value, 1e9);
}

bool OnGlobe(const std::optional<Coordinates>& place) {
  return place && std::abs(place->latitude) <= 90 &&
         std::abs(place->longitude) <= 360;
}

// Miles to the nearest known place; nothing where either side is unknown.
std::optional<double> Miles(const Candidate& candidate, const Posting& posting) {
  std::optional<double> nearest;
  if (!OnGlobe(candidate.home)) return nearest;
  for (const Place& place : posting.job_location) {
    if (!OnGlobe(place.coordinates)) continue;
    const double miles = DistanceMiles(*candidate.home, *place.coordinates);
    if (!nearest || miles < *nearest) nearest = miles;
  }
  return nearest;
}

std::optional<double> TopPay(const Posting& posting) {
  if (!posting.base_salary) return std::nullopt;
  const std::string& currency = posting.base_salary->currency;
  if (!currency.empty() && currency != "USD") return std::nullopt;
  return Sound(HourlyMaximum(*posting.base_salary));
}

bool IsRemoteMatch(const Candidate& candidate, const Posting& posting) {
  return IsRemote(posting) && candidate.remote_ok;
}

bool WithinWishes(const Candidate& candidate, const Posting& posting) {
  const auto radius = Sound(candidate.radius_miles);
  const auto miles = Miles(candidate, posting);
  if (!IsRemoteMatch(candidate, posting) && radius && miles &&
      *miles > *radius) {
    return false;
  }
  const auto least = Sound(candidate.min_pay_hourly);
  const auto top = TopPay(posting);
  if (least && top && std::llround(*top * 1e4) < std::llround(*least * 1e4)) {
    return false;
  }
  const auto differ = [](const auto& a, const auto& b) {
    return !a.empty() && !b.empty() && !Meet(a, b);
  };
  return !differ(candidate.employment_type, posting.employment_type) &&
         !differ(candidate.shift, posting.shift);
}

int DistancePoints(const Candidate& candidate, const Posting& posting) {
  if (IsRemoteMatch(candidate, posting)) return 100;
  const auto miles = Miles(candidate, posting);
  if (!miles) return 50;
  const long distance = std::lround(*miles * 10);
  const auto radius_miles = Sound(candidate.radius_miles);
  const long radius =
      radius_miles ? std::lround(std::min(*radius_miles, 12500.0) * 10) : 500;
  if (distance == 0) return 100;
  if (distance >= radius) return 0;
  return static_cast<int>((100 * (radius - distance) + radius / 2) / radius);
}

int PayPoints(const Candidate& candidate, const Posting& posting) {
  const auto least = Sound(candidate.min_pay_hourly);
  const auto top = TopPay(posting);
  if (!least || !top) return 30;
  const long long floor = std::llround(*least * 1e4);
  const long long above = std::llround(*top * 1e4) - floor;
  const long long full = floor / 4;
  if (above < 0) return 0;
  if (above >= full) return 60;
  return static_cast<int>((60 * (full + above) + full) / (2 * full));
}

int SchedulePoints(const Candidate& candidate, const Posting& posting) {
  const auto half = [](const auto& a, const auto& b) {
    if (a.empty() || b.empty()) return 50;
    return Meet(a, b) ? 100 : 0;
  };
  return Share(40, (half(candidate.employment_type, posting.employment_type) +
                    half(candidate.shift, posting.shift)) /
                       2);
}

int FreshnessPoints(const Posting& posting, Date as_of) {
  if (!posting.date_posted) return 10;
  const long age = (as_of - *posting.date_posted).count();
  if (age <= 7) return 20;
  if (age >= 60) return 0;
  return static_cast<int>((20 * (60 - age) + 26) / 53);
}

std::optional<int> Months(const std::optional<int>& months) {
  if (!months || *months < 0) return std::nullopt;
  return std::min(*months, 1200);
}

}  // namespace

std::vector<std::string> NaiveMatcher::AllIds() const {
  std::vector<std::string> ids;
  for (const Term& term : catalogue_.terms()) ids.push_back(term.id);
  return ids;
}

bool NaiveMatcher::HasEdge(EquivalenceKind kind, const std::string& from,
                           const std::string& to) const {
  for (const Equivalence& edge : catalogue_.equivalences()) {
    if (edge.kind == kind && catalogue_.term(edge.from).id == from &&
        catalogue_.term(edge.to).id == to) {
      return true;
    }
  }
  return false;
}

bool NaiveMatcher::HasFully(const std::string& held, const std::string& asked,
                            std::vector<std::string> seen) const {
  if (held == asked) return true;
  seen.push_back(held);
  const Term& has = catalogue_.term(catalogue_.Find(held));
  for (const Term& next : catalogue_.terms()) {
    if (Contains(seen, next.id)) continue;
    const bool class_of = next.sort == "class" && has.sort == "product" &&
                          next.category == has.category;
    const bool parent =
        has.family != kNoTerm && catalogue_.term(has.family).id == next.id;
    const bool edge = HasEdge(EquivalenceKind::kSatisfies, held, next.id) ||
                      HasEdge(EquivalenceKind::kRenamed, held, next.id) ||
                      HasEdge(EquivalenceKind::kRenamed, next.id, held);
    if ((class_of || parent || edge) && HasFully(next.id, asked, seen)) {
      return true;
    }
  }
  return false;
}

NaiveMatcher::NaiveMatcher(const Catalogue& catalogue,
                           const std::vector<Occupation>& occupations)
    : catalogue_(catalogue), occupations_(occupations) {
  for (const std::string& held : AllIds()) {
    for (const std::string& asked : AllIds()) {
      accepts_[{held, asked}] = FollowEdges(held, asked);
    }
  }
}

const std::string& NaiveMatcher::Accepts(const std::string& held,
                                         const std::string& asked) const {
  return accepts_.at({held, asked});
}

std::string NaiveMatcher::FollowEdges(const std::string& held,
                                      const std::string& asked) const {
  if (HasEdge(EquivalenceKind::kNot, held, asked) ||
      HasEdge(EquivalenceKind::kNot, asked, held)) {
    return "";
  }
  if (HasFully(held, asked, {})) return "full";
  std::string best;
  for (const std::string& had : AllIds()) {
    if (!HasFully(held, had, {})) continue;
    for (const std::string& next : AllIds()) {
      const bool from_group =
          catalogue_.term(catalogue_.Find(had)).sort == "group" &&
          HasEdge(EquivalenceKind::kSatisfies, next, had);
      if ((HasEdge(EquivalenceKind::kImplies, had, next) || from_group) &&
          HasFully(next, asked, {})) {
        return "implied";
      }
    }
    if (HasEdge(EquivalenceKind::kAlternative, had, asked) ||
        HasEdge(EquivalenceKind::kAlternative, asked, had)) {
      best = "alternative";
    }
    if (best.empty() && HasEdge(EquivalenceKind::kProgress, had, asked)) {
      best = "progress";
    }
  }
  return best;
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

NaiveMatcher::Stand NaiveMatcher::Worth(
    const Requirement& requirement, const std::vector<std::string>& asked,
    const std::string& term, const std::string& held, bool now, bool ended,
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
    const bool ended = credential.valid_until && *credential.valid_until < as_of;
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
  for (const Occupation& occupation : occupations_) {
    if (!offered.empty() && Code(occupation.code) == offered.front()) {
      licences = occupation.licences;
    }
  }
  if (licences.empty()) return false;
  for (const Requirement& requirement : posting.requirements) {
    if (requirement.level == RequirementLevel::kRequired &&
        Meet(Judged(requirement), licences) &&
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
  int best = 0;
  for (size_t i = 0; i < wanted.size(); ++i) {
    for (size_t j = 0; j < offered.size(); ++j) {
      const std::string& a = wanted[i];
      const std::string& b = offered[j];
      const auto same = [&](size_t length) {
        return a.substr(0, length) == b.substr(0, length);
      };
      int percent = same(7) ? 90 : same(6) ? 50 : same(4) ? 35 : same(2) ? 15 : 0;
      for (const Occupation& occupation : occupations_) {
        const auto related = Codes(occupation.related);
        const auto found = std::find(related.begin(), related.end(), b);
        if (Code(occupation.code) == a && found != related.end()) {
          const int rank = static_cast<int>(found - related.begin());
          percent = std::max(percent, 60 - 2 * std::min(rank, 10));
        }
      }
      if (a == b) percent = 100;
      const int wish = std::max(70, 100 - 10 * static_cast<int>(i));
      const int offer = std::max(80, 100 - 10 * static_cast<int>(j));
      best = std::max(best, percent * offer / 100 * wish / 100);
    }
  }
  return best;
}

NaiveVerdict NaiveMatcher::Judge(const Candidate& candidate,
                                 const Posting& posting, Date as_of) const {
  struct Line {
    const Requirement* requirement;
    Stand stand;
    int weight;
  };
  std::vector<Line> lines;
  for (const Requirement& requirement : posting.requirements) {
    int rarity = 3;
    const auto terms = Judged(requirement);
    for (const std::string& id : terms) {
      const std::string& sort = catalogue_.term(catalogue_.Find(id)).sort;
      if (sort == "product" || sort == "group" || sort == "vendor-certification") {
        rarity = std::min(rarity, 2);
      } else if (sort != "certification" && sort != "licence" &&
                 sort != "state-credential") {
        rarity = 1;
      }
    }
    const bool required = requirement.level == RequirementLevel::kRequired;
    if (!terms.empty()) {
      lines.push_back({&requirement, StandTo(requirement, candidate, as_of),
                       rarity * (required ? 3 : 1)});
    }
  }

  NaiveVerdict verdict;
  verdict.within_wishes = WithinWishes(candidate, posting);
  int lacking = 0;
  int later = 0;
  for (const Line& line : lines) {
    if (line.requirement->level == RequirementLevel::kPreferred) continue;
    if (!line.stand.met) ++(line.stand.later ? later : lacking);
  }
  verdict.qualification = lacking > 1    ? Qualification::kNot
                          : lacking == 1 ? Qualification::kOneMissing
                          : later > 0    ? Qualification::kByDeadline
                                         : Qualification::kQualified;
  if (LacksLicence(candidate, posting, as_of)) {
    verdict.qualification = Qualification::kNot;
  }
  const int grade_percent =
      verdict.qualification == Qualification::kQualified    ? 100
      : verdict.qualification == Qualification::kByDeadline ? 60
                                                            : 0;

  const bool occupation_known = !Codes(posting.occupational_category).empty();
  int sums[2] = {0, 0};
  bool required[2] = {false, false};
  for (const Line& line : lines) {
    const auto kind = static_cast<size_t>(line.requirement->kind);
    sums[kind] += line.weight;
    required[kind] |= line.requirement->level == RequirementLevel::kRequired;
  }
  int used[2] = {300 * std::min(sums[0], 9) / 9, 150 * std::min(sums[1], 6) / 6};
  int occupation = 250;
  const int spare = 450 - used[0] - used[1];
  if (occupation_known || lines.empty()) {
    occupation += spare;
  } else {
    const auto more = Deal(spare, {sums[0], sums[1]});
    used[0] += more[0];
    used[1] += more[1];
  }
  const int whole = occupation;
  int experience = 80;
  int score = 0;
  const int months = Months(posting.experience_months).value_or(0);
  int experience_percent = 50;
  if (months > 0) {
    experience += whole / 4;
    occupation -= whole / 4;
    const auto own = Months(candidate.experience_months);
    if (own) experience_percent = 100 * std::min(*own, months) / months;
  }
  score += Share(experience, experience_percent);
  if (posting.education && *posting.education > Education::kHighSchool) {
    occupation -= whole / 5;
    score += Share(whole / 5, !candidate.education ? 50
                              : *candidate.education >= *posting.education
                                  ? 100
                                  : 0);
  }
  if (!posting.knows_language.empty()) {
    occupation -= whole / 4;
    const auto own = Languages(candidate.knows_language);
    bool all = true;
    for (const auto& one : Languages(posting.knows_language)) {
      all = all && Contains(own, one);
    }
    score += Share(whole / 4, own.empty() ? 50 : all ? 100 : 0);
  }
  score += Share(occupation, OccupationPercent(candidate, posting));

  int qualification = 0;
  for (int kind = 0; kind < 2; ++kind) {
    if (required[kind]) {
      qualification += used[kind] / 3;
      used[kind] -= used[kind] / 3;
    }
    std::vector<int> weights;
    for (const Line& line : lines) {
      weights.push_back(
          static_cast<int>(line.requirement->kind) == kind ? line.weight : 0);
    }
    const auto dealt = Deal(used[kind], weights);
    for (size_t i = 0; i < lines.size(); ++i) {
      score += Share(dealt[i], lines[i].stand.percent);
    }
  }
  score += Share(qualification, grade_percent);
  score += DistancePoints(candidate, posting) + PayPoints(candidate, posting) +
           SchedulePoints(candidate, posting) + FreshnessPoints(posting, as_of);
  verdict.score = score;
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
  if (!verdict.within_wishes ||
      verdict.qualification == Qualification::kNot) {
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
