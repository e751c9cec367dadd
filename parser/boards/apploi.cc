// Apploi, a board for health care alone: whole postings in pages of 100.
//
// Its API has been seen to ignore the employer that it is asked for and to
// answer with everybody's postings.  So an employer that cannot exist is asked
// for first; only where that finds nothing is the real one believed.
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr size_t kPageSize = 100;
constexpr std::string_view kNobody = "999999999";

std::string EmployerOf(std::string_view url) {
  const std::string employer(QueryParameter(url, "employer"));
  return employer.empty() ? SegmentAfter(url, "employer") : employer;
}

FetchRequest Request(const Source& source, std::string_view employer,
                     size_t limit, size_t offset, std::string purpose) {
  const bool vendor = HostOf(source.url).ends_with("apploi.com");
  return Get(
      (vendor ? "https://api.apploi.com" : std::string(OriginOf(source.url))) +
          "/v1/jobs?employer=" + std::string(employer) + "&limit=" +
          std::to_string(limit) + "&offset=" + std::to_string(offset),
      std::move(purpose));
}

FetchRequest ListRequest(const Source& source, size_t offset) {
  return Request(source, EmployerOf(source.url), kPageSize, offset,
                 "list offset=" + std::to_string(offset));
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  const std::string own_id = item["id"].Text();
  Posting posting = StartPosting(source, own_id, item["name"].Text());
  SetEmployer(posting,
              item.TextOf({"brand_name_with_company_only", "brand_name"}));
  posting.identifier = own_id;
  posting.url = "https://jobs.apploi.com/view/" + own_id;
  posting.description = item["description"].Text();
  AddPlace(posting, {item["city"].Text(),
                     item["state"].Text(),
                     item["zip_code"].Text(),
                     item["country"].Text(),
                     {}});
  posting.date_posted =
      ReadDate(item["published_date"].Text(), FetchDate(page));
  return posting;
}

bool IsOpen(JsonValue item) {
  return (!item["published"] || item["published"].IsTrue()) &&
         !item["archived"].IsTrue() && !item["private"].IsTrue();
}

class Apploi : public JsonBoard {
 public:
  std::string_view kind() const override { return "apploi"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with(".apploi.com");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Request(source, kNobody, 1, 0, "list nobody")};
  }

  bool Recognises(JsonValue json) const override {
    const auto items = json["data"].Items();
    return json["data"].IsArray() && json["limit"] &&
           (items.empty() || items[0]["name"]);
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    const auto items = json["data"].Items();
    if (page.request.purpose == "list nobody") {
      return ReadProbe(source, items.empty());
    }
    BoardAnswer answer;
    for (JsonValue item : items) {
      if (!IsOpen(item)) continue;
      answer.postings.push_back(ReadOne(source, page, item));
    }
    const auto next = NextOffset(NumberIn(page.request, "offset="),
                                 items.size(), CountOf(json["total"]));
    if (next.has_value()) {
      answer.requests.push_back(ListRequest(source, *next));
    }
    return answer;
  }

 private:
  static BoardAnswer ReadProbe(const Source& source, bool empty) {
    BoardAnswer answer;
    const std::string employer = EmployerOf(source.url);
    if (!empty) {
      answer.errors.push_back(
          {ErrorCode::kMalformed,
           "apploi: the board ignores which employer is asked for",
           {}});
    } else if (employer.empty()) {
      answer.errors.push_back({ErrorCode::kMalformed,
                               "apploi: the source's URL names no employer "
                               "(\"?employer=NUMBER\")",
                               {}});
    } else {
      answer.requests.push_back(ListRequest(source, 0));
    }
    return answer;
  }
};

}  // namespace

const JsonBoard& ApploiBoard() {
  static const Apploi board;
  return board;
}

}  // namespace rolecall
