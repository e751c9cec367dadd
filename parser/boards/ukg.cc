// UKG Pro Recruiting (UltiPro): a list by POST; of each posting a page whose
// script holds the whole record.
//
// Some tenants answer with an empty list unless the three filters are sent,
// though they select nothing.
#include <array>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr size_t kPageSize = 50;
constexpr std::string_view kRecord = "CandidateOpportunityDetail(";

// "https://host/TENANT/JobBoard/GUID" of any URL of a tenant's board.
std::string BoardBase(std::string_view url) {
  const std::string guid = SegmentAfter(url, "JobBoard");
  const size_t at = guid.empty() ? std::string_view::npos : url.find(guid);
  return std::string(url.substr(0, at == std::string_view::npos
                                       ? url.find_first_of("?#")
                                       : at + guid.size()));
}

std::string Filter(int field) {
  return R"({"t":"TermsSearchFilterDto","fieldName":)" + std::to_string(field) +
         R"(,"extra":null,"values":[]})";
}

FetchRequest ListRequest(const std::string& base, size_t offset) {
  const std::string body =
      R"({"opportunitySearch":{"Top":)" + std::to_string(kPageSize) +
      R"(,"Skip":)" + std::to_string(offset) +
      R"(,"QueryString":"","OrderBy":[],"Filters":[)" + Filter(4) + "," +
      Filter(5) + "," + Filter(6) +
      R"(]},"matchCriteria":{"PreferredJobs":[],"Educations":[],)"
      R"("LicenseAndCertifications":[],"Skills":[],"hasNoLicenses":false,)"
      R"("SkippedSkills":[]}})";
  return PostJson(base + "/JobBoardView/LoadSearchResults", body,
                  "list offset=" + std::to_string(offset));
}

// Written as a text or as an object with a code and a name.
std::string NameOf(JsonValue value) {
  return value.IsObject() ? value.TextOf({"Code", "Name"}) : value.Text();
}

void AddLocation(Posting& posting, JsonValue location) {
  const JsonValue address = location["Address"];
  Place place{NameOf(address["City"]),
              NameOf(address["State"]),
              address["PostalCode"].Text(),
              NameOf(address["Country"]),
              {}};
  if (!place.address_locality.empty() || !place.address_region.empty()) {
    AddPlace(posting, std::move(place));
  } else {
    AddPlaces(posting,
              location.TextOf({"LocalizedDescription", "LocalizedName"}));
  }
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  const std::string own_id = item["Id"].Text();
  Posting posting = StartPosting(source, own_id, item["Title"].Text());
  posting.identifier = item["RequisitionNumber"].Text();
  posting.url = BoardBase(page.request.url) +
                "/OpportunityDetail?opportunityId=" + own_id;
  posting.description = item["Description"].Text();
  for (JsonValue location : item["Locations"].Items()) {
    AddLocation(posting, location);
  }
  // 0 is hybrid, 1 on site, 2 remote.
  if (item["JobLocationType"].Text() == "2") {
    posting.job_location_type = "TELECOMMUTE";
  }
  if (item["FullTime"]) {
    AddEmploymentTypes(posting,
                       item["FullTime"].IsTrue() ? "full-time" : "part-time");
  }
  posting.date_posted = ReadDate(item["PostedDate"].Text(), FetchDate(page));
  return posting;
}

class Ukg : public JsonBoard {
 public:
  std::string_view kind() const override { return "ukg"; }
  bool Owns(std::string_view url) const override {
    const std::string host = HostOf(url);
    const bool vendor = host.ends_with(".ultipro.com") ||
                        host.ends_with(".ultipro.ca") ||
                        host.ends_with(".rec.pro.ukg.net");
    return vendor && !SegmentAfter(url, "JobBoard").empty();
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {ListRequest(BoardBase(source.url), 0)};
  }

  bool Recognises(JsonValue json) const override {
    return json["opportunities"].IsArray() ||
           (json["Id"] && json["Title"] && json["Description"] &&
            json["Locations"].IsArray());
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    if (!json["opportunities"].IsArray()) {
      answer.closed = json["OpportunityIsClosed"].IsTrue();
      if (!answer.closed) {
        answer.postings.push_back(ReadOne(source, page, json));
      }
      return answer;
    }
    const auto items = json["opportunities"].Items();
    for (JsonValue item : items) {
      Posting stub = ReadOne(source, page, item);
      if (item["Id"].Text().empty()) continue;
      answer.requests.push_back(Get(stub.url, "posting " + item["Id"].Text()));
      answer.listed.push_back(std::move(stub));
    }
    answer.total = CountOf(json["totalCount"]);
    const auto next = NextOffset(NumberIn(page.request, "offset="),
                                 items.size(), answer.total);
    if (next.has_value()) {
      answer.requests.push_back(
          ListRequest(BoardBase(page.request.url), *next));
    }
    return answer;
  }

 protected:
  // An id that has expired gets a page without a record: that closes nothing,
  // for a page of a newer form would look the same.
  std::optional<BoardAnswer> ReadHtml(const Source& source, const Page& page,
                                      std::string_view html) const override {
    if (!page.request.purpose.starts_with("posting")) return std::nullopt;
    const auto json = JsonDocument::ParseLenient(JsonAfter(html, kRecord));
    if (json.has_value() && Recognises(json->root())) {
      return ReadJson(source, page, json->root());
    }
    BoardAnswer answer;
    answer.errors.push_back(
        {ErrorCode::kMalformed, "ukg: the page holds no opportunity", {}});
    return answer;
  }
};

}  // namespace

const JsonBoard& UkgBoard() {
  static const Ukg board;
  return board;
}

}  // namespace rolecall
