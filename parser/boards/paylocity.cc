// Paylocity Recruiting: the whole board in one feed.  Its career page holds the
// list in a script, with texts cut short, so that details are read.
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

// The board's id: the segment that is a GUID; empty where there is none.
std::string GuidIn(std::string_view url) {
  for (std::string_view segment : Split(PathOf(url), '/')) {
    if (segment.size() == 36 && segment[8] == '-' && segment[23] == '-') {
      return std::string(segment);
    }
  }
  return "";
}

// The feed's second version writes camelCase, its first and the page
// PascalCase.
Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  const std::string own_id = item.TextOf({"jobId", "JobId"});
  Posting posting = StartPosting(
      source, own_id, item.TextOf({"title", "Title", "jobTitle", "JobTitle"}));
  SetEmployer(posting, item.TextOf({"companyName", "CompanyName"}));
  posting.identifier = own_id;
  posting.url = ResolveLink(
      page.request.url, item.TextOf({"displayUrl", "applyUrl", "ApplyUrl"}));
  posting.description = item.TextOf({"description", "Description"});
  AddSection(posting, "Requirements",
             item.TextOf({"requirements", "Requirements"}));
  const JsonValue place =
      item["jobLocation"] ? item["jobLocation"] : item["JobLocation"];
  AddPlace(posting, {place.TextOf({"city", "City"}),
                     place.TextOf({"state", "State"}),
                     place.TextOf({"postalCode", "zip", "PostalCode", "Zip"}),
                     place.TextOf({"country", "Country"}),
                     {}});
  if (posting.job_location.empty()) AddPlaces(posting, place.Text());
  if (item["isRemote"].IsTrue() || item["IsRemote"].IsTrue()) {
    posting.job_location_type = "TELECOMMUTE";
  }
  AddEmploymentTypes(posting,
                     item.TextOf({"employmentType", "EmploymentType"}));
  posting.date_posted = ReadDate(
      item.TextOf({"publishedDate", "PublishedDate"}), FetchDate(page));
  return posting;
}

class Paylocity : public JsonBoard {
 public:
  std::string_view kind() const override { return "paylocity"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url) == "recruiting.paylocity.com";
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    const std::string guid = GuidIn(source.url);
    if (guid.empty()) return {Get(source.url, "list")};
    return {Get(std::string(OriginOf(source.url)) +
                    "/recruiting/v2/api/feed/jobs/" + guid,
                "list")};
  }

  bool Recognises(JsonValue json) const override {
    const JsonValue list = json["jobs"] ? json["jobs"] : json["Jobs"];
    const auto items = list.Items();
    return items.empty() ? list.IsArray() && json["displayName"]
                         : items[0]["jobId"] || items[0]["JobId"];
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    for (JsonValue item :
         (json["jobs"] ? json["jobs"] : json["Jobs"]).Items()) {
      Posting posting = ReadOne(source, page, item);
      if (posting.identifier.empty()) continue;
      SetEmployer(posting, json.TextOf({"displayName", "DisplayName"}));
      answer.postings.push_back(std::move(posting));
    }
    return answer;
  }

 protected:
  std::optional<BoardAnswer> ReadHtml(const Source& source, const Page& page,
                                      std::string_view html) const override {
    if (page.request.purpose.starts_with("posting")) return std::nullopt;
    const auto json = JsonDocument::Parse(JsonAfter(html, "window.pageData"));
    if (!json.has_value() || !json->root()["Jobs"].IsArray()) {
      return std::nullopt;
    }
    BoardAnswer answer;
    for (JsonValue item : json->root()["Jobs"].Items()) {
      Posting stub = ReadOne(source, page, item);
      if (stub.identifier.empty()) continue;
      stub.url = ResolveLink(page.request.url,
                             "/Recruiting/Jobs/Details/" + stub.identifier);
      stub.description.clear();
      answer.requests.push_back(Get(stub.url, "posting " + stub.identifier));
      answer.listed.push_back(std::move(stub));
    }
    return answer;
  }
};

}  // namespace

const JsonBoard& PaylocityBoard() {
  static const Paylocity board;
  return board;
}

}  // namespace rolecall
