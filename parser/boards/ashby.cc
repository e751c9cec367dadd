// Ashby's posting API: the whole board in one answer.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

std::string ListUrl(std::string_view url) {
  std::string name = SegmentAfter(url, "job-board");
  if (name.empty()) name = SegmentAfter(url, "");
  const std::string origin = HostOf(url) == "jobs.ashbyhq.com"
                                 ? "https://api.ashbyhq.com"
                                 : std::string(OriginOf(url));
  return origin + "/posting-api/job-board/" + name +
         "?includeCompensation=true";
}

void AddAddress(Posting& posting, JsonValue place) {
  const JsonValue address = place["address"]["postalAddress"];
  const std::string locality = address["addressLocality"].Text();
  const std::string region = address["addressRegion"].Text();
  if (locality.empty() && region.empty()) {
    AddPlaces(posting, place["location"].Text());
    return;
  }
  AddPlace(posting, {locality,
                     region,
                     address["postalCode"].Text(),
                     address["addressCountry"].Text(),
                     {}});
}

void ReadCompensation(Posting& posting, JsonValue compensation) {
  for (JsonValue part : compensation["summaryComponents"].Items()) {
    if (!EqualsIgnoreCase(part["compensationType"].Text(), "Salary")) continue;
    SetPay(posting, part["minValue"].Number(), part["maxValue"].Number(),
           part["interval"].Text(), part["currencyCode"].Text());
  }
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  Posting posting =
      StartPosting(source, item["id"].Text(), item["title"].Text());
  posting.url = ResolveLink(page.request.url, item["jobUrl"].Text());
  posting.description = item.TextOf({"descriptionHtml", "descriptionPlain"});
  AddAddress(posting, item);
  for (JsonValue place : item["secondaryLocations"].Items()) {
    AddAddress(posting, place);
  }
  if (item["isRemote"].IsTrue()) posting.job_location_type = "TELECOMMUTE";
  AddEmploymentTypes(posting, item["employmentType"].Text());
  posting.date_posted = ReadDate(item["publishedAt"].Text(), FetchDate(page));
  ReadCompensation(posting, item["compensation"]);
  return posting;
}

bool IsPosting(JsonValue item) {
  return item["jobUrl"].IsString() && item["title"].IsString();
}

class Ashby : public JsonBoard {
 public:
  std::string_view kind() const override { return "ashby"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with("ashbyhq.com") ||
           PathOf(url).starts_with("/posting-api/job-board/");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(ListUrl(source.url), "list")};
  }

  bool Recognises(JsonValue json) const override {
    const auto items = json["jobs"].Items();
    return (items.empty() && json["apiVersion"]) ||
           (!items.empty() && IsPosting(items[0]));
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    for (JsonValue item : json["jobs"].Items()) {
      const bool unlisted = item["isListed"] && !item["isListed"].IsTrue();
      if (IsPosting(item) && !unlisted) {
        answer.postings.push_back(ReadOne(source, page, item));
      }
    }
    return answer;
  }
};

}  // namespace

const JsonBoard& AshbyBoard() {
  static const Ashby board;
  return board;
}

}  // namespace rolecall
