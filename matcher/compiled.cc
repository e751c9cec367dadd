#include "matcher/compiled.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <tuple>

#include "base/text.h"
#include "matcher/parts.h"

namespace rolecall {
namespace {

constexpr double kHighestPay = 1e5;
constexpr int kMostMonths = 1200;
constexpr std::string_view kSeveralLanguages = "mul";
// More than anybody has; keeps indexes small and foreign input bounded.
constexpr size_t kMostHoldings = 1000;

std::optional<HourlyPay> ToPay(const std::optional<double>& dollars) {
  if (!dollars || std::isnan(*dollars) || *dollars < 0) return std::nullopt;
  return std::llround(std::min(*dollars, kHighestPay) * 1e4);
}

std::optional<double> ToRadius(const std::optional<double>& miles) {
  if (!miles || std::isnan(*miles) || *miles < 0) return std::nullopt;
  return std::round(std::min(*miles, kFarthestMiles) * kRadiusSteps) /
         kRadiusSteps;
}

std::optional<int> ToMonths(const std::optional<int>& months) {
  if (!months || *months < 0) return std::nullopt;
  return std::min(*months, kMostMonths);
}

void SortAndUnique(std::vector<uint64_t>& hashes) {
  if (hashes.size() < 2) return;
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

void HashWords(const std::vector<std::string>& words,
               std::vector<uint64_t>& hashes) {
  hashes.clear();
  for (const std::string& word : words) hashes.push_back(Fnv1a64(word));
  SortAndUnique(hashes);
}

// Languages without their regions: "es-MX" is "es".
void HashLanguages(const std::vector<std::string>& tags,
                   std::vector<uint64_t>& hashes) {
  hashes.clear();
  for (const std::string_view tag : tags) {
    if (tag == kSeveralLanguages) continue;
    hashes.push_back(Fnv1a64(ToLower(tag.substr(0, tag.find('-')))));
  }
  SortAndUnique(hashes);
}

// What is stated in dollars; another currency says nothing to us.
std::optional<HourlyPay> TopPay(const Posting& posting) {
  if (!posting.base_salary) return std::nullopt;
  const std::string& currency = posting.base_salary->currency;
  if (!currency.empty() && currency != "USD") return std::nullopt;
  return ToPay(HourlyMaximum(*posting.base_salary));
}

}  // namespace

Day ToDay(Date date) {
  return static_cast<Day>(date.time_since_epoch().count());
}

void Compiler::Compile(const Candidate& candidate,
                       CompiledCandidate& out) const {
  out.id = candidate.id;
  out.home = ToSpherePoint(candidate.home);
  out.radius_miles = ToRadius(candidate.radius_miles);
  out.min_pay = ToPay(candidate.min_pay_hourly);
  out.experience_months = ToMonths(candidate.experience_months).value_or(-1);
  out.education =
      candidate.education ? static_cast<int>(*candidate.education) : -1;
  out.remote_ok = candidate.remote_ok;
  out.wanted = ParseOccupationCodes(candidate.occupational_category);
  HashWords(candidate.employment_type, out.employment_type);
  HashWords(candidate.shift, out.shift);
  HashLanguages(candidate.knows_language, out.languages);
  AddHoldings(candidate, out);
  out.capabilities.clear();
}

Compiler::Compiler(const Catalogue& catalogue, const OccupationFit& fit,
                   const ScoreShares& shares)
    : catalogue_(catalogue), fit_(fit), shares_(shares) {
  rarities_.reserve(catalogue.terms().size());
  for (const Term& term : catalogue.terms()) {
    rarities_.push_back(static_cast<int8_t>(RarityOf(term)));
  }
}

void Compiler::AddHoldings(const Candidate& candidate,
                           CompiledCandidate& out) const {
  out.holdings.clear();
  for (const Credential& credential : candidate.credentials) {
    Holding holding;
    holding.term = catalogue_.Find(credential.term);
    if (credential.valid_from)
      holding.valid_from = ToDay(*credential.valid_from);
    if (credential.valid_until) {
      holding.valid_until = ToDay(*credential.valid_until);
    }
    if (holding.term != kNoTerm) out.holdings.push_back(holding);
  }
  for (const SoftwareSkill& skill : candidate.software) {
    Holding holding;
    holding.term = catalogue_.Find(skill.term);
    const std::optional<int> months = ToMonths(skill.months);
    if (months) holding.months = static_cast<int16_t>(*months);
    if (holding.term != kNoTerm) out.holdings.push_back(holding);
  }
  // A full order, so that the order in which people list things is without
  // effect.
  const auto key = [](const Holding& holding) {
    return std::tuple(holding.term, -static_cast<int64_t>(holding.valid_until),
                      holding.valid_from, -holding.months);
  };
  std::sort(out.holdings.begin(), out.holdings.end(),
            [&](const Holding& a, const Holding& b) {
              return a.term != b.term ? a.term < b.term : key(a) < key(b);
            });
  if (out.holdings.size() > kMostHoldings) out.holdings.resize(kMostHoldings);
}

void AddCapabilities(const AcceptanceTable& acceptance,
                     CompiledCandidate& candidate) {
  candidate.capabilities.clear();
  for (size_t i = 0; i < candidate.holdings.size(); ++i) {
    for (const auto& entry : acceptance.Of(candidate.holdings[i].term)) {
      candidate.capabilities.push_back(
          {entry.asked, entry.acceptance, static_cast<uint16_t>(i)});
    }
  }
  std::sort(candidate.capabilities.begin(), candidate.capabilities.end(),
            [](const Capability& a, const Capability& b) {
              return std::tie(a.asked, a.holding) <
                     std::tie(b.asked, b.holding);
            });
}

std::vector<TermIndex> Compiler::FindAll(
    const std::vector<std::string>& ids) const {
  std::vector<TermIndex> terms;
  if (ids.empty()) return terms;
  terms.reserve(ids.size());
  for (const std::string& id : ids) {
    const TermIndex term = catalogue_.Find(id);
    if (term != kNoTerm) terms.push_back(term);
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

CompiledPosting Compiler::Compile(const Posting& posting) const {
  CompiledPosting out;
  out.id = posting.id;
  for (const Place& place : posting.job_location) {
    const auto point = ToSpherePoint(place.coordinates);
    if (point) out.places.push_back(*point);
  }
  out.remote = IsRemote(posting);
  if (posting.closed_at) {
    out.closed_on =
        ToDay(std::chrono::floor<std::chrono::days>(*posting.closed_at));
  }
  if (posting.valid_through) out.valid_through = ToDay(*posting.valid_through);
  if (posting.job_start_date) out.starts_on = ToDay(*posting.job_start_date);
  if (posting.date_posted) out.date_posted = ToDay(*posting.date_posted);
  out.top_pay = TopPay(posting);
  AddWork(posting, out);
  HashWords(posting.employment_type, out.employment_type);
  HashWords(posting.shift, out.shift);
  if (posting.education) out.education = static_cast<int>(*posting.education);
  HashLanguages(posting.knows_language, out.languages);
  out.second_language =
      std::find(posting.knows_language.begin(), posting.knows_language.end(),
                kSeveralLanguages) != posting.knows_language.end();
  AddRequirements(posting, out);
  AddShares(out);
  return out;
}

void Compiler::AddWork(const Posting& posting, CompiledPosting& out) const {
  std::vector<OccupationCode>& codes = out.offered.occupations;
  codes = ParseOccupationCodes(posting.occupational_category);
  out.licences = fit_.Licences(codes);
  // "RN and LPN", "MA and LPN" are two posts: licences keep trades apart.
  const auto is_free = [&](OccupationCode code) {
    return fit_.Licences({&code, 1}).empty();
  };
  out.offered.together = posting.combines_occupations &&
                         std::all_of(codes.begin(), codes.end(), is_free);
  out.offered.percent =
      WorkPercent(codes, posting.seniority, posting.is_traveling);
  out.seniority = posting.seniority;
  out.is_traveling = posting.is_traveling;
  out.experience_months = ToMonths(posting.experience_months).value_or(-1);
  if (out.experience_months < 0) {
    out.experience_months = UsualMonths(posting.seniority);
    out.is_usual_experience = out.experience_months >= 0;
  }
}

void Compiler::AddRequirements(const Posting& posting,
                               CompiledPosting& out) const {
  out.requirements.reserve(posting.requirements.size());
  for (const Requirement& requirement : posting.requirements) {
    CompiledRequirement compiled;
    compiled.kind = requirement.kind;
    compiled.level = requirement.level;
    compiled.eligible = requirement.eligible;
    compiled.or_equivalent = requirement.or_equivalent;
    compiled.within_days = requirement.within_days;
    compiled.min_months = ToMonths(requirement.min_months);
    compiled.excluded = FindAll(requirement.excluded);
    compiled.any_of = FindAll(requirement.any_of);
    std::erase_if(compiled.any_of, [&](TermIndex term) {
      return std::binary_search(compiled.excluded.begin(),
                                compiled.excluded.end(), term);
    });
    compiled.evidence = requirement.evidence.text;
    if (!compiled.any_of.empty()) {
      compiled.settles_licence =
          compiled.level == RequirementLevel::kRequired &&
          std::any_of(compiled.any_of.begin(), compiled.any_of.end(),
                      [this](TermIndex term) { return fit_.IsLicence(term); });
      out.requirements.push_back(std::move(compiled));
    }
  }
}

void Compiler::AddShares(CompiledPosting& out) const {
  std::vector<WeighedRequirement> weighed;
  weighed.reserve(out.requirements.size());
  for (const CompiledRequirement& requirement : out.requirements) {
    // The easiest of the alternatives says how much it asks.
    int rarity = kMostRarity;
    for (const TermIndex term : requirement.any_of) {
      rarity = std::min<int>(rarity, rarities_[term]);
    }
    weighed.push_back({requirement.kind, requirement.level, rarity});
  }
  const AskedBackground asked = {
      .occupation = !out.offered.occupations.empty(),
      .experience = out.experience_months > 0,
      .education = out.education > static_cast<int>(Education::kHighSchool),
      .language = !out.languages.empty() || out.second_language};
  const PostingShares dealt = DealShares(shares_, weighed, asked);
  for (size_t i = 0; i < weighed.size(); ++i) {
    out.requirements[i].of = dealt.requirement[i];
  }
  out.qualification_of = dealt.qualification;
  out.occupation_of = dealt.occupation;
  out.experience_of = dealt.experience;
  out.education_of = dealt.education;
  out.language_of = dealt.language;
}

}  // namespace rolecall
