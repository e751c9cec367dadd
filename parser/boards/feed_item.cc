#include "parser/boards/feed_item.h"

#include <array>
#include <utility>

#include "base/text.h"
#include "parser/fields/field_reader.h"
#include "parser/html.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

// Atom has several links; the one for people is "alternate" or has no rel.
std::string LinkOf(XmlElement item, std::string_view base) {
  for (XmlElement link : item.Children("link")) {
    const std::string_view rel = link.Attribute("rel");
    const std::string_view href = link.Attribute("href");
    if (!href.empty() && (rel.empty() || rel == "alternate")) {
      return ResolveLink(base, href);
    }
    const std::string text = link.Text();
    if (!text.empty()) return ResolveLink(base, text);
  }
  const std::string url = item.TextOf({"url", "applyurl", "apply_url", "guid"});
  return url.find("://") == std::string::npos ? "" : ResolveLink(base, url);
}

std::string DescriptionOf(XmlElement item) {
  for (std::string_view name : {"content:encoded", "content", "description",
                                "summary", "body", "jobdescription"}) {
    const XmlElement element = item.Child(name);
    if (!element) continue;
    std::string text = element.Attribute("type") == "xhtml" ? element.Markup()
                                                            : element.Text();
    if (!text.empty()) return text;
  }
  return "";
}

void ReadPlace(XmlElement item, Posting& posting) {
  Place place;
  place.address_locality = LineOfText(item.TextOf({"city"}));
  place.address_region = item.TextOf({"state", "province"});
  place.postal_code =
      item.TextOf({"postalcode", "postal_code", "zip", "zipcode"});
  place.address_country = item.TextOf({"country"});
  const std::string location =
      LineOfText(item.TextOf({"location", "joblocation", "job_location"}));
  if (place.address_locality.empty() && !location.empty()) {
    // NEOGOV tells the state apart from the town.
    const bool apart = !place.address_region.empty() &&
                       location.find(',') == std::string::npos;
    AddPlaces(posting,
              apart ? location + ", " + place.address_region : location);
  }
  if (posting.job_location.empty()) AddPlace(posting, std::move(place));
  const std::string remote = item.TextOf({"remotetype", "remote"});
  if (EqualsIgnoreCase(remote, "true") ||
      ContainsIgnoreCase(remote, "remote")) {
    posting.job_location_type = "TELECOMMUTE";
  }
}

void ReadSalary(XmlElement item, Posting& posting) {
  const auto min = ReadNumber(item.TextOf({"minimumsalary", "salary_min"}));
  const auto max = ReadNumber(item.TextOf({"maximumsalary", "salary_max"}));
  SetPay(posting, min, max, item.TextOf({"salaryinterval", "salary_period"}),
         item.TextOf({"salarycurrency", "salary_currency"}));
  if (posting.base_salary.has_value()) return;
  posting.base_salary = ReadPay(item.TextOf({"salary", "compensation", "pay"}));
}

void ReadSections(XmlElement item, Posting& posting) {
  using Section = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Section, 7> kSections = {
      Section{"examplesofduties", "Duties"},
      Section{"responsibilities", "Responsibilities"},
      Section{"requirements", "Requirements"},
      Section{"qualifications", "Qualifications"},
      Section{"education", "Education"},
      Section{"experience", "Experience"},
      Section{"supplementalinformation", "Additional information"}};
  for (const auto& [name, heading] : kSections) {
    AddSection(posting, heading, item.Child(name).Text());
  }
}

}  // namespace

Posting ReadFeedItem(XmlElement item, std::string_view base, Date as_of) {
  Posting posting;
  posting.title = LineOfText(
      item.TextOf({"title", "jobtitle", "job_title", "name", "position"}));
  posting.url = LinkOf(item, base);
  posting.identifier =
      item.TextOf({"referencenumber", "partnerjobid", "jobnumbersingle",
                   "requisition_id", "reference", "jobid", "job_id", "id"});
  posting.hiring_organization = LineOfText(item.TextOf(
      {"company", "hiringorganization", "employer", "company_name"}));
  posting.description = DescriptionOf(item);
  ReadPlace(item, posting);
  AddEmploymentTypes(
      posting, item.TextOf({"jobtype", "job_type", "type", "employmenttype"}));
  posting.date_posted =
      ReadDate(item.TextOf({"pubdate", "published", "date",
                            "advertisefromdateutc", "posted_at", "updated"}),
               as_of);
  posting.valid_through =
      ReadDate(item.TextOf({"advertisetodatetimeutc", "expiration_date",
                            "expirationdate", "validthrough", "closing_date"}),
               as_of);
  ReadSalary(item, posting);
  ReadSections(item, posting);
  return posting;
}

}  // namespace rolecall
