// Breezy's public list: everything but the texts, which the postings' own
// pages have in JSON-LD.
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

// Written as a text or as an object with a name.
std::string NameOf(JsonValue value) {
  return value.IsObject() ? value.TextOf({"id", "name"}) : value.Text();
}

void AddLocation(Posting& posting, JsonValue place) {
  if (place["is_remote"].IsTrue()) posting.job_location_type = "TELECOMMUTE";
  const std::string city = place["city"].Text();
  if (city.empty()) return AddPlaces(posting, place["name"].Text());
  AddPlace(posting, {city,
                     NameOf(place["state"]),
                     place["zip_code"].Text(),
                     NameOf(place["country"]),
                     {}});
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  Posting posting =
      StartPosting(source, item["id"].Text(), item["name"].Text());
  SetEmployer(posting, item["company"]["name"].Text());
  posting.url = ResolveLink(page.request.url, item["url"].Text());
  if (posting.url.empty() && item["friendly_id"]) {
    posting.url =
        ResolveLink(page.request.url, "/p/" + item["friendly_id"].Text());
  }
  posting.description = item["description"].Text();
  AddLocation(posting, item["location"]);
  for (JsonValue place : item["locations"].Items()) AddLocation(posting, place);
  const JsonValue type = item["type"];
  AddEmploymentTypes(
      posting, type.IsObject() ? type.TextOf({"name", "id"}) : type.Text());
  posting.date_posted =
      ReadDate(item["published_date"].Text(), FetchDate(page));
  posting.base_salary = ReadPay(item["salary"].Text());
  return posting;
}

class Breezy : public JsonBoard {
 public:
  std::string_view kind() const override { return "breezy"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with(".breezy.hr");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(std::string(OriginOf(source.url)) + "/json", "list")};
  }

  bool Recognises(JsonValue json) const override {
    const auto items = json.Items();
    return json.IsArray() && !items.empty() && items[0]["id"] &&
           items[0]["name"] &&
           (items[0]["friendly_id"] || items[0]["published_date"]);
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    for (JsonValue item : json.Items()) {
      const std::string own_id = item["id"].Text();
      if (own_id.empty()) continue;
      Posting posting = ReadOne(source, page, item);
      if (!posting.description.empty()) {
        answer.postings.push_back(std::move(posting));
        continue;
      }
      answer.requests.push_back(Get(posting.url, "posting " + own_id));
      answer.listed.push_back(std::move(posting));
    }
    return answer;
  }

 protected:
  bool ListsAtRoot() const override { return true; }
};

}  // namespace

const JsonBoard& BreezyBoard() {
  static const Breezy board;
  return board;
}

}  // namespace rolecall
