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

void ReadPlace(const NamedFields& text_of, Posting& posting) {
  Place place;
  place.address_locality = LineOfText(text_of({"city"}));
  place.address_region = text_of({"state", "province"});
  place.postal_code = text_of({"postalcode", "postal_code", "zip", "zipcode"});
  place.address_country = text_of({"country"});
  const std::string location =
      LineOfText(text_of({"location", "joblocation", "job_location"}));
  if (place.address_locality.empty() && !location.empty()) {
    // NEOGOV tells the state apart from the town.
    const bool apart = !place.address_region.empty() &&
                       location.find(',') == std::string::npos;
    AddPlaces(posting,
              apart ? location + ", " + place.address_region : location);
  }
  if (posting.job_location.empty()) AddPlace(posting, std::move(place));
  const std::string remote = text_of({"remotetype", "remote"});
  if (EqualsIgnoreCase(remote, "true") ||
      ContainsIgnoreCase(remote, "remote")) {
    posting.job_location_type = "TELECOMMUTE";
  }
}

void ReadSalary(const NamedFields& text_of, Posting& posting) {
  const auto min = ReadNumber(text_of({"minimumsalary", "salary_min"}));
  const auto max = ReadNumber(text_of({"maximumsalary", "salary_max"}));
  SetPay(posting, min, max, text_of({"salaryinterval", "salary_period"}),
         text_of({"salarycurrency", "salary_currency"}));
  if (posting.base_salary.has_value()) return;
  posting.base_salary = ReadPay(text_of({"salary", "compensation", "pay"}));
}

void ReadSections(const NamedFields& text_of, Posting& posting) {
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
    AddSection(posting, heading, text_of({name}));
  }
}

}  // namespace

void ReadNamedFields(const NamedFields& text_of, Date as_of, Posting& posting) {
  posting.title = LineOfText(
      text_of({"title", "jobtitle", "job_title", "name", "position"}));
  posting.identifier =
      text_of({"referencenumber", "partnerjobid", "jobnumbersingle",
               "requisition_id", "reference", "jobid", "job_id", "id"});
  posting.hiring_organization =
      LineOfText(text_of({"company", "hiringorganization",
                          "hiring_organization", "employer", "company_name"}));
  ReadPlace(text_of, posting);
  AddEmploymentTypes(posting, text_of({"jobtype", "job_type", "employmenttype",
                                       "employment_type", "type"}));
  posting.date_posted = ReadDate(
      text_of({"pubdate", "published", "date", "dateposted", "date_posted",
               "advertisefromdateutc", "posted_at", "updated"}),
      as_of);
  posting.valid_through = ReadDate(
      text_of({"advertisetodatetimeutc", "expiration_date", "expirationdate",
               "validthrough", "valid_through", "closing_date"}),
      as_of);
  ReadSalary(text_of, posting);
  ReadSections(text_of, posting);
}

Posting ReadFeedItem(XmlElement item, std::string_view base, Date as_of) {
  const NamedFields text_of =
      [&](std::initializer_list<std::string_view> names) {
        return item.TextOf(names);
      };
  Posting posting;
  posting.url = LinkOf(item, base);
  posting.description = DescriptionOf(item);
  ReadNamedFields(text_of, as_of, posting);
  return posting;
}

}  // namespace rolecall
