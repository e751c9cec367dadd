#include "matcher/account.h"

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "base/clock.h"

namespace rolecall {
namespace {

constexpr size_t kMostNames = 4;

std::string DayText(Day day) {
  return FormatDate(Date(std::chrono::days(day)));
}

// One allocation for a whole sentence.
std::string Say(std::initializer_list<std::string_view> parts) {
  size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  std::string text;
  text.reserve(size);
  for (const std::string_view part : parts) text += part;
  return text;
}

std::string Dollars(HourlyPay pay) {
  const HourlyPay cents = (pay + 50) / 100;
  std::string text = Say({"$", std::to_string(cents / 100), "."});
  text += static_cast<char>('0' + cents / 10 % 10);
  text += static_cast<char>('0' + cents % 10);
  return text;
}

std::string Counted(int64_t count, std::string_view noun) {
  return Say({std::to_string(count), " ", noun, count == 1 ? "" : "s"});
}

Reason Line(std::string kind, Tenths points, Tenths of, std::string text) {
  Reason reason;
  reason.kind = std::move(kind);
  reason.points = points;
  reason.of = of;
  reason.text = std::move(text);
  return reason;
}

std::string KindOf(const CompiledRequirement& requirement,
                   const Outcome& outcome) {
  const bool met = IsMet(outcome.standing);
  if (requirement.level == RequirementLevel::kPreferred) {
    return met ? "preferred-met" : "preferred-missing";
  }
  if (outcome.standing == Standing::kHeld) return "met";
  if (met) return "met-by-equivalent";
  if (outcome.by_deadline) return "missing-by-deadline";
  if (outcome.standing == Standing::kExpired) return "expired";
  if (outcome.standing == Standing::kConfirm) return "confirm";
  return "missing";
}

std::string QualificationText(Qualification qualification) {
  switch (qualification) {
    case Qualification::kQualified:
      return "You meet everything that is required";
    case Qualification::kByDeadline:
      return "You meet all but what may be got after hire";
    case Qualification::kOneMissing:
      return "One thing that is required is missing";
    case Qualification::kNot:
      return "Too much of what is required is missing";
  }
  return "";
}

std::string DistanceText(const CompiledCandidate& candidate,
                         const Reach& reach) {
  if (reach.kind == Reach::Kind::kRemote) return "Remote, which suits you";
  if (reach.kind == Reach::Kind::kUnknown) return "The distance is not known";
  const std::string miles = FormatTenths(TenthsOfMile(reach.miles));
  if (!candidate.radius_miles) return Say({miles, " miles from your home"});
  return Say({miles, " miles from your home, ",
              reach.within_radius ? "within your " : "beyond your ",
              FormatTenths(TenthsOfMile(*candidate.radius_miles))});
}

std::string PayText(const CompiledCandidate& candidate,
                    const CompiledPosting& posting) {
  if (!posting.top_pay) return "The pay is not stated";
  const std::string top = Dollars(*posting.top_pay);
  if (!candidate.min_pay) return Say({"Pays up to ", top, " an hour"});
  const bool less = *posting.top_pay < *candidate.min_pay;
  return Say({"Pays up to ", top, " an hour",
              less ? ", less than your " : "; you ask for ",
              Dollars(*candidate.min_pay)});
}

std::string ScheduleText(const CompiledCandidate& candidate,
                         const CompiledPosting& posting) {
  if (!ShareAWord(candidate.employment_type, posting.employment_type)) {
    return "Another kind of employment than you want";
  }
  if (!ShareAWord(candidate.shift, posting.shift)) {
    return "Other shifts than you want";
  }
  const auto known = [](const auto& a, const auto& b) {
    return !a.empty() && !b.empty();
  };
  if (known(candidate.employment_type, posting.employment_type) ||
      known(candidate.shift, posting.shift)) {
    return "The hours fit what you want";
  }
  return "The hours are not known";
}

std::string_view RankName(Seniority seniority) {
  switch (seniority) {
    case Seniority::kOrdinary:
      return "";
    case Seniority::kStudent:
      return "a student's";
    case Seniority::kEntry:
      return "a beginner's";
    case Seniority::kSenior:
      return "a senior";
    case Seniority::kLead:
      return "a lead";
  }
  return "";
}

// What sets the work apart from ordinary work of its name.
std::string RankText(const CompiledPosting& posting) {
  if (posting.offered.percent == 100) return "";
  std::string text;
  if (posting.seniority != Seniority::kOrdinary) {
    text = Say({", but ", RankName(posting.seniority), " post"});
  }
  if (posting.is_traveling) {
    text += text.empty() ? ", but one travels for it" : " that travels";
  }
  return text;
}

// "A senior post", as a sentence begins.
std::string RankedPost(Seniority seniority) {
  std::string text = Say({RankName(seniority), " post"});
  text.front() = 'A';
  return text;
}

// What the posting asks for, before what the candidate has.
std::string AskedExperience(const CompiledPosting& posting) {
  const int asked = posting.experience_months;
  if (asked < 0) return "How much experience is asked for is not stated";
  const std::string much =
      asked == 0 ? "no experience"
                 : Say({Counted(asked, "month"), " of experience"});
  if (posting.is_usual_experience) {
    return Say({RankedPost(posting.seniority), " usually asks for ", much});
  }
  return asked == 0 ? "No experience is needed" : Say({"Asks for ", much});
}

// What the percent of the work itself, `fit`, leaves of a line's points.
std::string FitText(int fit) {
  if (fit >= 100) return "";
  if (fit == 0) return " (for work that you do not want it counts for nothing)";
  return Say({" (for this work it counts ", std::to_string(fit), " percent)"});
}

// The same where the work may be none that is wanted: of either it is not read.
std::string WorthText(const CompiledCandidate& candidate,
                      const CompiledPosting& posting, int fit) {
  if (!candidate.wanted.empty() && !posting.offered.occupations.empty()) {
    return FitText(fit);
  }
  return Say({candidate.wanted.empty() ? " (which work you want"
                                       : " (what work this is",
              " is not known, so that it counts half)"});
}

std::string ExperienceText(const CompiledCandidate& candidate,
                           const CompiledPosting& posting,
                           const std::string& worth) {
  const int asked = posting.experience_months;
  const int months = candidate.experience_months;
  std::string text = AskedExperience(posting);
  if (months < 0) {
    text += ", and yours is not known";
    // Nothing is known of either, so that the work does not come into it.
    return asked < 0 ? text : text + worth;
  }
  text += Say({", and you have ", Counted(months, "month")});
  const bool begins = months < kBeginnerMonths;
  if (asked < 0 && begins) text += ", so others may be preferred";
  if (asked == 0 && !begins) text += ", more than such a post is meant for";
  return text + worth;
}

std::string EducationText(const CompiledCandidate& candidate,
                          const CompiledPosting& posting,
                          const std::string& worth) {
  if (candidate.education < 0) {
    return Say({"Your schooling is not known", worth});
  }
  const int lacking = posting.education - candidate.education;
  if (lacking > 1) return "More schooling than yours is asked for";
  return Say({lacking == 1 ? "One level more schooling than yours is asked for"
                           : "Your schooling is what is asked for",
              worth});
}

std::string LanguageText(const CompiledCandidate& candidate,
                         const CompiledPosting& posting,
                         const std::string& worth) {
  if (candidate.languages.empty()) {
    return Say({"Asks for languages, and yours are not known", worth});
  }
  return LanguagePercent(candidate.languages, 100, posting.languages,
                         posting.second_language) > 0
             ? Say({"You know the languages that are asked for", worth})
             : "Asks for a language that you do not name";
}

std::string FreshnessText(const CompiledPosting& posting, Day as_of) {
  if (posting.date_posted == kNoDayBefore)
    return "The day of posting is not known";
  const int64_t age = static_cast<int64_t>(as_of) - posting.date_posted;
  if (age <= 0) return "Posted today";
  return Say({"Posted ", Counted(age, "day"), " ago"});
}

}  // namespace

std::string AccountWriter::Names(const std::vector<TermIndex>& terms) const {
  const size_t shown = terms.size() <= kMostNames ? terms.size() : kMostNames;
  std::string text;
  for (size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == terms.size() ? " or " : ", ";
    text += catalogue_.DisplayName(terms[i]);
  }
  const size_t more = terms.size() - shown;
  if (more > 0) {
    text += " or ";
    text += Counted(static_cast<int64_t>(more), "other");
  }
  return text;
}

std::string AccountWriter::MetText(const CompiledRequirement& requirement,
                                   const Outcome& outcome,
                                   const Holding& holding) const {
  const bool software = requirement.kind == RequirementKind::kSoftware;
  const std::string& held = catalogue_.DisplayName(holding.term);
  const std::string& asked = catalogue_.DisplayName(outcome.asked);
  if (outcome.standing == Standing::kEligible) {
    return Say({"Being on the way to ", asked, " is enough, and ", held,
                " is a step toward it"});
  }
  std::string text = Say({software ? "You know " : "You hold ", held});
  if (outcome.standing == Standing::kEquivalent) {
    text += Say({", which counts as ", asked});
  }
  if (holding.valid_until != kNoDayAfter) {
    text += Say({", valid until ", DayText(holding.valid_until)});
  }
  if (requirement.min_months && *requirement.min_months > 0) {
    const std::string own = holding.months < 0
                                ? "an unknown time"
                                : Counted(holding.months, "month");
    text += Say({"; ", own, " of it, ", std::to_string(*requirement.min_months),
                 " are asked for"});
  }
  return text;
}

std::string AccountWriter::UnmetText(const CompiledRequirement& requirement,
                                     const Outcome& outcome,
                                     const Holding& holding,
                                     const Span& span) const {
  const std::string& asked = catalogue_.DisplayName(outcome.asked);
  const std::string& held = catalogue_.DisplayName(holding.term);
  switch (outcome.standing) {
    case Standing::kConfirm:
      return Say(
          {"Probably met, as you have ", held, "; be ready to show ", asked});
    case Standing::kAlternative:
      return Say({"Missing: ", asked, "; you have ", held,
                  ", which other employers take in its place"});
    case Standing::kProgress:
      return Say({"Missing: ", asked, "; ", held, " is a step toward it"});
    case Standing::kNotYetValid:
      return Say({held, " is yours from ", DayText(holding.valid_from),
                  " on; until then it does not count"});
    case Standing::kExpired:
      if (holding.valid_until >= span.as_of) {
        return Say({held, " ends on ", DayText(holding.valid_until),
                    ", before the work starts on ", DayText(span.starts_on),
                    "; renewing it would meet this"});
      }
      return Say({held, " expired after ", DayText(holding.valid_until),
                  "; renewing it would meet this"});
    case Standing::kHeld:
    case Standing::kEquivalent:
    case Standing::kEligible:
    case Standing::kMissing:
      break;
  }
  return Say({"Missing: ", Names(requirement.any_of)});
}

std::string AccountWriter::RequirementText(
    const CompiledCandidate& candidate, const CompiledRequirement& requirement,
    const Outcome& outcome, const Span& span) const {
  static constexpr Holding kNothing = {0, -1, kNoDayBefore, kNoDayAfter};
  const Holding& holding = outcome.standing == Standing::kMissing
                               ? kNothing
                               : candidate.holdings[outcome.holding];
  std::string text = IsMet(outcome.standing)
                         ? MetText(requirement, outcome, holding)
                         : UnmetText(requirement, outcome, holding, span);
  if (outcome.by_deadline) {
    text += outcome.standing == Standing::kMissing ? ", which must be held"
                                                   : "; it must be held";
    text +=
        Say({" within ", Counted(*requirement.within_days, "day"), " of hire"});
  }
  if (requirement.level == RequirementLevel::kPreferred) text += " (preferred)";
  return text;
}

Reason AccountWriter::RequirementLine(const CompiledCandidate& candidate,
                                      const CompiledRequirement& requirement,
                                      const Outcome& outcome,
                                      const Span& span) const {
  Reason reason = Line(
      KindOf(requirement, outcome), PointsOf(requirement.of, outcome.percent),
      requirement.of, RequirementText(candidate, requirement, outcome, span));
  reason.term = catalogue_.term(outcome.asked).id;
  reason.evidence = requirement.evidence;
  return reason;
}

Reason AccountWriter::LicenceLine(const CompiledPosting& posting) const {
  Reason reason =
      Line("licensed-work", 0, 0,
           Say({"By law nobody does this work without ",
                Names(posting.licences), "; holding it would change this"}));
  reason.term = catalogue_.term(posting.licences.front()).id;
  return reason;
}

Reason AccountWriter::OccupationLine(const CompiledCandidate& candidate,
                                     const CompiledPosting& posting,
                                     const Judgement& judgement) const {
  Reason reason = Line("occupation", judgement.points.occupation,
                       posting.occupation_of, "");
  const std::vector<OccupationCode>& codes = posting.offered.occupations;
  if (codes.empty()) {
    reason.text = "What work this is could not be read";
    return reason;
  }
  if (candidate.wanted.empty()) {
    reason.text = Say({"You named no work that you want; this is ",
                       fit_.NameOf(codes.front())});
    return reason;
  }
  const auto best = fit_.Best(candidate.wanted, posting.offered);
  const std::string offered = fit_.NameOf(codes[best.offered]);
  const std::string wanted = fit_.NameOf(candidate.wanted[best.wanted]);
  if (best.percent == 0) {
    reason.text = Say({offered, ": not work that you want"});
  } else if (codes[best.offered] != candidate.wanted[best.wanted]) {
    reason.text = Say({offered, ": near ", wanted, ", which you want"});
  } else if (best.wanted == 0) {
    reason.text = Say({offered, ": the work that you want most"});
  } else {
    reason.text = Say({offered, ": number ", std::to_string(best.wanted + 1),
                       " of the work that you want"});
  }
  if (best.percent > 0 && posting.offered.together) {
    reason.text += ", and the post is more than that";
  }
  if (best.percent > 0) reason.text += RankText(posting);
  return reason;
}

std::vector<Reason> AccountWriter::Write(const CompiledCandidate& candidate,
                                         const CompiledPosting& posting,
                                         Day as_of,
                                         const Judgement& judgement) const {
  std::vector<Reason> lines;
  const Span span = {as_of, posting.starts_on};
  bool any_required = false;
  for (size_t i = 0; i < posting.requirements.size(); ++i) {
    const CompiledRequirement& requirement = posting.requirements[i];
    any_required |= requirement.level == RequirementLevel::kRequired;
    lines.push_back(
        RequirementLine(candidate, requirement, judgement.outcomes[i], span));
  }
  if (judgement.lacks_licence) lines.push_back(LicenceLine(posting));
  const PartPoints& points = judgement.points;
  if (any_required) {
    lines.push_back(Line(
        "qualification", points.qualification, posting.qualification_of,
        judgement.lacks_licence ? "A licence that the law asks for is missing"
                                : QualificationText(judgement.qualification)));
  }
  const int fit = FitPercent(fit_, candidate.wanted, posting.offered);
  const std::string worth = WorthText(candidate, posting, fit);
  lines.push_back(OccupationLine(candidate, posting, judgement));
  lines.push_back(Line("experience", points.experience, posting.experience_of,
                       ExperienceText(candidate, posting, worth)));
  if (posting.education_of > 0) {
    lines.push_back(Line("education", points.education, posting.education_of,
                         EducationText(candidate, posting, worth)));
  }
  if (posting.language_of > 0) {
    lines.push_back(Line("language", points.language, posting.language_of,
                         LanguageText(candidate, posting, worth)));
  }
  lines.push_back(Line("distance", points.distance, shares_.distance,
                       DistanceText(candidate, judgement.reach)));
  lines.push_back(
      Line("pay", points.pay, shares_.pay, PayText(candidate, posting)));
  lines.push_back(Line("schedule", points.schedule, shares_.schedule,
                       ScheduleText(candidate, posting)));
  lines.push_back(Line("freshness", points.freshness, shares_.freshness,
                       FreshnessText(posting, as_of)));
  return lines;
}

}  // namespace rolecall
