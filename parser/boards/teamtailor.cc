// Teamtailor's JSON Feed (jsonfeed.org 1.1), whose items carry a schema.org
// JobPosting; an item without a text is read from its page.
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/job_posting.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  const std::string url = ResolveLink(page.request.url, item["url"].Text());
  Posting posting = ReadJobPosting(item["_jobposting"], url, FetchDate(page));
  posting.id = PostingId(source, item["id"].Text());
  if (posting.title.empty()) posting.title = item["title"].Text();
  if (posting.url.empty()) posting.url = url;
  if (posting.hiring_organization.empty()) {
    posting.hiring_organization = source.hiring_organization;
  }
  if (posting.description.empty()) {
    posting.description = item.TextOf({"content_html", "content_text"});
  }
  return posting;
}

class Teamtailor : public JsonBoard {
 public:
  std::string_view kind() const override { return "teamtailor"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with(".teamtailor.com") ||
           PathOf(url) == "/jobs.json";
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(std::string(OriginOf(source.url)) + "/jobs.json", "list")};
  }

  bool Recognises(JsonValue json) const override {
    return json["items"].IsArray() &&
           ContainsIgnoreCase(json["version"].Text(), "jsonfeed.org");
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    for (JsonValue item : json["items"].Items()) {
      const std::string own_id = item["id"].Text();
      if (own_id.empty()) continue;
      Posting posting = ReadOne(source, page, item);
      if (!posting.description.empty() || posting.url.empty()) {
        answer.postings.push_back(std::move(posting));
        continue;
      }
      answer.requests.push_back(Get(posting.url, "posting " + own_id));
      answer.listed.push_back(std::move(posting));
    }
    const std::string next =
        ResolveLink(page.request.url, json["next_url"].Text());
    if (!next.empty()) answer.requests.push_back(Get(next, "list"));
    return answer;
  }
};

}  // namespace

const JsonBoard& TeamtailorBoard() {
  static const Teamtailor board;
  return board;
}

}  // namespace rolecall
