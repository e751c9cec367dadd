// Workable's widget API: the whole board in one answer.
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
  std::string account = SegmentAfter(url, "accounts");
  if (account.empty()) account = SegmentAfter(url, "");
  const bool vendor = HostOf(url).ends_with("workable.com");
  const std::string origin =
      vendor ? "https://apply.workable.com" : std::string(OriginOf(url));
  return origin + "/api/v1/widget/accounts/" + account + "?details=true";
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  Posting posting =
      StartPosting(source, item["shortcode"].Text(), item["title"].Text());
  posting.url =
      ResolveLink(page.request.url, item.TextOf({"url", "shortlink"}));
  posting.identifier = item["code"].Text();
  posting.description = item["description"].Text();
  AddSection(posting, "Requirements", item["requirements"].Text());
  AddSection(posting, "Benefits", item["benefits"].Text());
  for (JsonValue place : item["locations"].Items()) {
    AddPlace(posting, {place["city"].Text(),
                       place["region"].Text(),
                       "",
                       place.TextOf({"countryCode", "country"}),
                       {}});
  }
  if (posting.job_location.empty()) {
    AddPlace(posting, {item["city"].Text(),
                       item["state"].Text(),
                       item["zipcode"].Text(),
                       item["country"].Text(),
                       {}});
  }
  if (item["telecommuting"].IsTrue()) {
    posting.job_location_type = "TELECOMMUTE";
  }
  AddEmploymentTypes(posting, item["employment_type"].Text());
  posting.date_posted =
      ReadDate(item.TextOf({"published_on", "created_at"}), FetchDate(page));
  return posting;
}

class Workable : public JsonBoard {
 public:
  std::string_view kind() const override { return "workable"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with("workable.com") ||
           PathOf(url).starts_with("/api/v1/widget/accounts/");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(ListUrl(source.url), "list")};
  }

  bool Recognises(JsonValue json) const override {
    const auto items = json["jobs"].Items();
    return !items.empty() ? items[0]["shortcode"].IsString()
                          : json["jobs"].IsArray() && json["name"];
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    const std::string employer = json["name"].Text();
    for (JsonValue item : json["jobs"].Items()) {
      Posting posting = ReadOne(source, page, item);
      SetEmployer(posting, employer);
      if (!posting.description.empty() || posting.url.empty()) {
        answer.postings.push_back(std::move(posting));
        continue;
      }
      answer.requests.push_back(
          Get(posting.url, "posting " + item["shortcode"].Text()));
      answer.listed.push_back(std::move(posting));
    }
    return answer;
  }
};

}  // namespace

const JsonBoard& WorkableBoard() {
  static const Workable board;
  return board;
}

}  // namespace rolecall
