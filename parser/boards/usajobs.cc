// USAJOBS' search API.  Requirements stand in several fields of their own.  It
// knows its readers by a key, and by their e-mail address as User-Agent.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr size_t kMostListed = 10'000;  // where a query ends

void ReadPlaces(Posting& posting, JsonValue item) {
  for (JsonValue location : item["PositionLocation"].Items()) {
    Place place;
    const std::string city = location["CityName"].Text();
    // "Dayton, Ohio"
    place.address_locality = city.substr(0, city.find(','));
    place.address_region = location["CountrySubDivisionCode"].Text();
    place.address_country = location["CountryCode"].Text();
    const auto latitude = location["Latitude"].Number();
    const auto longitude = location["Longitude"].Number();
    if (latitude.value_or(0) != 0 && longitude.value_or(0) != 0) {
      place.coordinates = Coordinates{*latitude, *longitude};
    }
    AddPlace(posting, std::move(place));
  }
  if (posting.job_location.empty()) {
    AddPlaces(posting, item["PositionLocationDisplay"].Text());
  }
}

std::string JoinTexts(JsonValue list) {
  std::string out;
  for (JsonValue text : list.Items()) {
    if (!out.empty()) out += '\n';
    out += text.Text();
  }
  return out;
}

void ReadTexts(Posting& posting, JsonValue item) {
  using Section = std::pair<std::string_view, std::string_view>;
  const JsonValue details = item["UserArea"]["Details"];
  posting.description = details["JobSummary"].Text();
  if (posting.description.empty()) {
    posting.description = item["JobSummary"].Text();
  }
  AddSection(posting, "Duties", JoinTexts(details["MajorDuties"]));
  AddSection(posting, "Qualifications", item["QualificationSummary"].Text());
  for (const auto& [member, heading] :
       {Section{"KeyRequirements", "Key requirements"},
        Section{"Requirements", "Requirements"},
        Section{"Education", "Education"},
        Section{"RequiredDocuments", "Required documents"}}) {
    AddSection(posting, heading, JoinTexts(details[member]));
  }
}

Posting ReadOne(const Source& source, const Page& page, JsonValue entry) {
  const JsonValue item = entry["MatchedObjectDescriptor"];
  std::string own_id = entry["MatchedObjectId"].Text();
  if (own_id.empty()) own_id = item.TextOf({"PositionID", "PositionURI"});
  Posting posting = StartPosting(source, own_id, item["PositionTitle"].Text());
  SetEmployer(posting, item["OrganizationName"].Text());
  posting.identifier = item["PositionID"].Text();
  posting.url = ResolveLink(page.request.url, item["PositionURI"].Text());
  ReadTexts(posting, item);
  ReadPlaces(posting, item);
  for (JsonValue schedule : item["PositionSchedule"].Items()) {
    AddEmploymentTypes(posting, schedule["Name"].Text());
  }
  posting.date_posted =
      ReadDate(item["PublicationStartDate"].Text(), FetchDate(page));
  posting.valid_through =
      ReadDate(item["ApplicationCloseDate"].Text(), FetchDate(page));
  for (JsonValue pay : item["PositionRemuneration"].Items()) {
    SetPay(posting, pay["MinimumRange"].Number(), pay["MaximumRange"].Number(),
           pay["RateIntervalCode"].Text(), "USD");
  }
  return posting;
}

// The API answers 401 without the key that it gave to the operator.
FetchRequest ListRequest(const Source& source, size_t number) {
  FetchRequest request = Get(source.url, "list page=" + std::to_string(number));
  const auto add = [&](const std::string& parameter) {
    request.url += request.url.find('?') == std::string::npos ? "?" : "&";
    request.url += parameter;
  };
  // The most that a page may have; without it, 25.
  if (!ContainsIgnoreCase(source.url, "ResultsPerPage=")) {
    add("ResultsPerPage=500");
  }
  if (number > 1) add("Page=" + std::to_string(number));
  if (!source.key.empty()) {
    request.fields = {"Authorization-Key: " + source.key};
  }
  // It asks for the address that the key was given to, and nothing else, there.
  static constexpr std::string_view kMail = "mailto:";
  if (source.contact.starts_with(kMail)) {
    request.fields.push_back("User-Agent: " +
                             source.contact.substr(kMail.size()));
  }
  return request;
}

class UsaJobs : public JsonBoard {
 public:
  std::string_view kind() const override { return "usajobs"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url) == "data.usajobs.gov";
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {ListRequest(source, 1)};
  }

  bool Recognises(JsonValue json) const override {
    return json["SearchResult"]["SearchResultItems"].IsArray();
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    const JsonValue result = json["SearchResult"];
    const auto items = result["SearchResultItems"].Items();
    for (JsonValue entry : items) {
      answer.postings.push_back(ReadOne(source, page, entry));
    }
    answer.total = CountOf(result["SearchResultCountAll"]);
    const size_t pages =
        CountOf(result["UserArea"]["NumberOfPages"]).value_or(1);
    answer.truncated = answer.total.value_or(0) > kMostListed ||
                       pages * items.size() > kMostListed + items.size();
    const size_t number = NumberIn(page.request, "page=");
    if (number != 0 && number < pages && number * items.size() < kMostListed) {
      answer.requests.push_back(ListRequest(source, number + 1));
    }
    return answer;
  }
};

}  // namespace

const JsonBoard& UsaJobsBoard() {
  static const UsaJobs board;
  return board;
}

}  // namespace rolecall
