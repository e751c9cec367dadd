// Rippling's public board: one list, where a posting with several places
// stands several times, and a detail each.
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

// ".../ats/v1/board/NAME/jobs" for the API's and the career page's URLs.
std::string ListUrl(std::string_view url) {
  std::string name = SegmentAfter(url, "board");
  if (name.empty()) name = SegmentAfter(url, "");
  const bool vendor = HostOf(url).ends_with("rippling.com");
  return (vendor ? "https://api.rippling.com" : std::string(OriginOf(url))) +
         "/platform/api/ats/v1/board/" + name + "/jobs";
}

// "Remote (New Jersey, US)" says where one may live.
void AddWorkLocation(Posting& posting, std::string label) {
  const size_t open = label.find('(');
  if (ContainsIgnoreCase(label, "remote")) {
    posting.job_location_type = "TELECOMMUTE";
    if (open != std::string::npos) {
      label = label.substr(open + 1, label.rfind(')') - open - 1);
    }
  }
  AddPlaces(posting, label);
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  Posting posting =
      StartPosting(source, item["uuid"].Text(), item["name"].Text());
  SetEmployer(posting, item["companyName"].Text());
  posting.url = ResolveLink(page.request.url, item["url"].Text());
  const JsonValue description = item["description"];
  posting.description =
      description.IsString() ? description.Text() : description["role"].Text();
  AddSection(posting, "About the company", description["company"].Text());
  AddWorkLocation(posting, item["workLocation"]["label"].Text());
  for (JsonValue place : item["workLocations"].Items()) {
    AddWorkLocation(posting,
                    place.IsString() ? place.Text() : place["label"].Text());
  }
  AddEmploymentTypes(posting, item["employmentType"]["label"].Text());
  posting.date_posted = ReadDate(item["createdOn"].Text(), FetchDate(page));
  return posting;
}

class Rippling : public JsonBoard {
 public:
  std::string_view kind() const override { return "rippling"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url) == "ats.rippling.com" ||
           PathOf(url).starts_with("/platform/api/ats/");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(ListUrl(source.url), "list")};
  }

  bool Recognises(JsonValue json) const override {
    const auto items = json.Items();
    return !items.empty() && items[0]["uuid"] && items[0]["name"];
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    if (json.IsObject()) {
      answer.postings.push_back(ReadOne(source, page, json));
      return answer;
    }
    for (JsonValue item : json.Items()) {
      Posting stub = ReadOne(source, page, item);
      if (!answer.listed.empty() && answer.listed.back().id == stub.id) {
        for (Place& place : stub.job_location) {
          AddPlace(answer.listed.back(), std::move(place));
        }
        continue;
      }
      const std::string own_id = item["uuid"].Text();
      answer.requests.push_back(
          Get(ListUrl(page.request.url) + "/" + own_id, "posting " + own_id));
      answer.listed.push_back(std::move(stub));
    }
    return answer;
  }

 protected:
  bool ListsAtRoot() const override { return true; }
};

}  // namespace

const JsonBoard& RipplingBoard() {
  static const Rippling board;
  return board;
}

}  // namespace rolecall
