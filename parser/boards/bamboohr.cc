// BambooHR's careers site: a list without dates and texts, a detail each.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

void AddLocation(Posting& posting, JsonValue place) {
  AddPlace(posting, {place["city"].Text(),
                     place.TextOf({"state", "province"}),
                     place["postalCode"].Text(),
                     place.TextOf({"addressCountry", "country"}),
                     {}});
}

Posting ReadOne(const Source& source, const Page& page, std::string_view own_id,
                JsonValue item) {
  Posting posting = StartPosting(source, own_id, item["jobOpeningName"].Text());
  posting.url =
      ResolveLink(page.request.url, item["jobOpeningShareUrl"].Text());
  posting.description = item["description"].Text();
  AddLocation(posting, item["location"]);
  if (posting.job_location.empty()) AddLocation(posting, item["atsLocation"]);
  // 1 is remote, 2 hybrid.
  if (item["isRemote"].IsTrue() || item["locationType"].Text() == "1") {
    posting.job_location_type = "TELECOMMUTE";
  }
  AddEmploymentTypes(posting, item["employmentStatusLabel"].Text());
  posting.date_posted = ReadDate(item["datePosted"].Text(), FetchDate(page));
  posting.base_salary = ReadPay(item["compensation"].Text());
  return posting;
}

class BambooHr : public JsonBoard {
 public:
  std::string_view kind() const override { return "bamboohr"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with(".bamboohr.com");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(std::string(OriginOf(source.url)) + "/careers/list", "list")};
  }

  bool Recognises(JsonValue json) const override {
    const JsonValue result = json["result"];
    if (result["jobOpening"].IsObject()) return true;
    const auto items = result.Items();
    return result.IsArray() &&
           (items.empty() ? json["meta"].IsObject()
                          : items[0]["jobOpeningName"].IsString());
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    const JsonValue result = json["result"];
    if (!result.IsArray()) {
      const JsonValue opening = result["jobOpening"];
      std::string own_id = OwnIdOf(page.request);
      if (own_id.empty()) own_id = opening["id"].Text();
      if (own_id.empty())
        own_id = SegmentAfter(opening["jobOpeningShareUrl"].Text(), "careers");
      answer.postings.push_back(ReadOne(source, page, own_id, opening));
      return answer;
    }
    for (JsonValue item : result.Items()) {
      const std::string own_id = item["id"].Text();
      Posting stub = ReadOne(source, page, own_id, item);
      const std::string origin(OriginOf(page.request.url));
      stub.url = origin + "/careers/" + own_id;
      answer.requests.push_back(Get(stub.url + "/detail", "posting " + own_id));
      answer.listed.push_back(std::move(stub));
    }
    answer.total = CountOf(json["meta"]["totalCount"]);
    return answer;
  }
};

}  // namespace

const JsonBoard& BambooHrBoard() {
  static const BambooHr board;
  return board;
}

}  // namespace rolecall
