#include "app/show.h"

#include <cstdio>

#include "app/terminal.h"
#include "base/text.h"
#include "model/json.h"

namespace rolecall {
namespace {

bool IsMissing(const Reason& reason) {
  return reason.kind.find("missing") != std::string::npos ||
         reason.kind == "expired" || reason.kind == "licensed-work";
}

std::string PointsText(Tenths points, Tenths of) {
  const std::string given = FormatTenths(points);
  const std::string most = FormatTenths(of);
  std::string text = "      ";
  text.append(given.size() < 5 ? 5 - given.size() : 0, ' ');
  text += given + " of " + most;
  text.append(most.size() < 5 ? 5 - most.size() : 0, ' ');
  return text + " ";
}

std::string ReasonLine(const Reason& reason) {
  std::string line = PointsText(reason.points, reason.of);
  line +=
      IsMissing(reason) ? Red(Printable(reason.text)) : Printable(reason.text);
  if (!reason.evidence.empty()) {
    line += Faint("  \"" + Printable(reason.evidence, 90) + "\"");
  }
  return line + "\n";
}

std::string NamesText(const Catalogue& catalogue,
                      const std::vector<std::string>& ids,
                      std::string_view between) {
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    const TermIndex index = catalogue.Find(id);
    names.push_back(index == kNoTerm ? id : catalogue.DisplayName(index));
  }
  return Join(names, between);
}

}  // namespace

std::string PlaceText(const Posting& posting) {
  if (IsRemote(posting)) return "Remote";
  if (posting.job_location.empty()) return "";
  const Place& first = posting.job_location.front();
  std::string text = first.address_locality;
  if (!first.address_region.empty()) {
    text += (text.empty() ? "" : ", ") + first.address_region;
  }
  if (posting.job_location.size() > 1) {
    text += " and " + std::to_string(posting.job_location.size() - 1) + " more";
  }
  return text;
}

std::string PayText(const Posting& posting) {
  if (!posting.base_salary) return "";
  const auto low = HourlyMinimum(*posting.base_salary);
  const auto high = HourlyMaximum(*posting.base_salary);
  char text[64] = "";
  if (low && high && *low != *high) {
    std::snprintf(text, sizeof text, "$%.2f-%.2f/h", *low, *high);
  } else if (low || high) {
    std::snprintf(text, sizeof text, "$%.2f/h", low ? *low : *high);
  }
  return text;
}

std::string HeadText(const Posting& posting) {
  std::string text = Bold(Printable(posting.title));
  for (const std::string& part :
       {posting.hiring_organization, PlaceText(posting), PayText(posting)}) {
    if (!part.empty()) text += " · " + Printable(part);
  }
  return text;
}

std::string AskedText(const Catalogue& catalogue,
                      const Requirement& requirement) {
  std::string text = NamesText(catalogue, requirement.any_of, " or ");
  if (requirement.or_equivalent) text += " or equivalent";
  if (requirement.eligible) text += " (eligible will do)";
  if (requirement.within_days) {
    text += ", within " + std::to_string(*requirement.within_days) +
            " days of hire";
  }
  if (requirement.min_months) {
    text += ", " + std::to_string(*requirement.min_months) +
            " months of experience";
  }
  if (!requirement.excluded.empty()) {
    text += ", but not " + NamesText(catalogue, requirement.excluded, ", ");
  }
  if (requirement.contradicted) text += " (said otherwise elsewhere)";
  return text;
}

std::string RequirementText(const Catalogue& catalogue,
                            const Requirement& requirement) {
  return std::string(LevelName(requirement.level)) + ": " +
         AskedText(catalogue, requirement);
}

std::string RequirementsText(const Catalogue& catalogue,
                             const Posting& posting) {
  if (posting.requirements.empty()) {
    return "  asks for nothing that the catalogue knows\n";
  }
  std::string text;
  for (const Requirement& requirement : posting.requirements) {
    text += "  " + RequirementText(catalogue, requirement) +
            Faint("  \"" + Printable(requirement.evidence.text, 100) + "\"") +
            "\n";
  }
  return text;
}

std::string ClosedText(const Posting& posting, Date today) {
  if (!IsExpired(posting, today)) return "";
  if (posting.closed_at) {
    return "closed since " + FormatDate(std::chrono::floor<std::chrono::days>(
                                 *posting.closed_at));
  }
  return "ended on " + FormatDate(*posting.valid_through);
}

std::string MatchText(const Match& match, const Posting* posting, Date today) {
  const std::string score = FormatTenths(match.score);
  std::string out = "  ";
  out.append(score.size() < 5 ? 5 - score.size() : 0, ' ');
  out += Bold(score) + "  ";
  const std::string grade(QualificationName(match.qualification));
  out +=
      match.qualification == Qualification::kQualified ? Green(grade) : grade;
  if (posting == nullptr) {
    out += "  " + Printable(match.posting_id) + "\n";
  } else {
    out += "  " + HeadText(*posting);
    if (!posting->seen_at.empty()) {
      out += " · " + std::to_string(posting->seen_at.size() + 1) + " pages";
    }
    const std::string closed = ClosedText(*posting, today);
    if (!closed.empty()) out += " · " + Red(closed);
    out += Faint("  [" + Printable(posting->id) + "]") + "\n";
  }
  // What was asked for has a line each; the circumstances share one.
  Reason rest;
  for (const Reason& reason : match.reasons) {
    if (!reason.term.empty() || IsMissing(reason)) {
      out += ReasonLine(reason);
      continue;
    }
    rest.points += reason.points;
    rest.of += reason.of;
    rest.text += (rest.text.empty() ? "" : "; ") + reason.text;
  }
  if (!rest.text.empty()) {
    out += PointsText(rest.points, rest.of) + Printable(rest.text, 600) + "\n";
  }
  return out;
}

std::string AccountText(const Match& match) {
  Table table({"points", "of", "kind", "reason", "the employer's words"});
  for (const Reason& reason : match.reasons) {
    table.Add({FormatTenths(reason.points), FormatTenths(reason.of),
               reason.kind, reason.text, reason.evidence});
  }
  table.Add({FormatTenths(match.score), "100.0", "score",
             std::string(QualificationName(match.qualification)), ""});
  return table.ToString();
}

std::string CountText(size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace rolecall
