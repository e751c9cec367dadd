// Recruitee's careers site API: the whole board in one answer.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  Posting posting =
      StartPosting(source, item["id"].Text(), item["title"].Text());
  SetEmployer(posting, item["company_name"].Text());
  posting.url = ResolveLink(page.request.url, item["careers_url"].Text());
  posting.description = item["description"].Text();
  AddSection(posting, "Requirements", item["requirements"].Text());
  for (JsonValue place : item["locations"].Items()) {
    AddPlace(posting, {place["city"].Text(),
                       place.TextOf({"state", "state_code"}),
                       place["postal_code"].Text(),
                       place.TextOf({"country_code", "country"}),
                       {}});
  }
  if (posting.job_location.empty()) {
    AddPlace(posting, {item["city"].Text(),
                       item["state_name"].Text(),
                       item["postal_code"].Text(),
                       item["country"].Text(),
                       {}});
  }
  if (item["remote"].IsTrue()) posting.job_location_type = "TELECOMMUTE";
  AddEmploymentTypes(posting, item["employment_type_code"].Text());
  posting.date_posted =
      ReadDate(item.TextOf({"published_at", "created_at"}), FetchDate(page));
  posting.valid_through = ReadDate(item["close_at"].Text(), FetchDate(page));
  const JsonValue pay = item["salary"];
  SetPay(posting, pay["min"].Number(), pay["max"].Number(),
         pay["period"].Text(), pay["currency"].Text());
  return posting;
}

class Recruitee : public JsonBoard {
 public:
  std::string_view kind() const override { return "recruitee"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with(".recruitee.com") ||
           PathOf(url).starts_with("/api/offers");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(std::string(OriginOf(source.url)) + "/api/offers/", "list")};
  }

  bool Recognises(JsonValue json) const override {
    return json["offers"].IsArray();
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    for (JsonValue item : json["offers"].Items()) {
      if (item["title"]) {
        answer.postings.push_back(ReadOne(source, page, item));
      }
    }
    return answer;
  }
};

}  // namespace

const JsonBoard& RecruiteeBoard() {
  static const Recruitee board;
  return board;
}

}  // namespace rolecall
