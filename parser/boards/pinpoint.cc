// Pinpoint's public list: whole postings, texts in named sections, in one
// answer.
#include <array>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

void ReadSections(Posting& posting, JsonValue item) {
  using Section = std::pair<const char*, const char*>;
  static constexpr std::array<Section, 3> kSections = {
      Section{"key_responsibilities", "Key responsibilities"},
      Section{"skills_knowledge_expertise", "Skills and experience"},
      Section{"benefits", "Benefits"}};
  for (const auto& [member, heading] : kSections) {
    const std::string own = item[std::string(member) + "_header"].Text();
    AddSection(posting, own.empty() ? heading : own, item[member].Text());
  }
}

Posting ReadOne(const Source& source, const Page& page, JsonValue item) {
  Posting posting =
      StartPosting(source, item["id"].Text(), item["title"].Text());
  posting.identifier = item["job"]["requisition_id"].Text();
  posting.url = ResolveLink(page.request.url, item.TextOf({"url", "path"}));
  posting.description = item["description"].Text();
  ReadSections(posting, item);
  const JsonValue place = item["location"];
  if (place["city"]) {
    AddPlace(posting, {place["city"].Text(),
                       place.TextOf({"province", "state"}),
                       place["postal_code"].Text(),
                       place["country"].Text(),
                       {}});
  } else {
    AddPlaces(posting, place["name"].Text());
  }
  if (item["workplace_type"].Text() == "remote") {
    posting.job_location_type = "TELECOMMUTE";
  }
  AddEmploymentTypes(posting, item["employment_type_text"].Text());
  posting.valid_through = ReadDate(item["deadline_at"].Text(), FetchDate(page));
  if (!item["compensation_visible"] || item["compensation_visible"].IsTrue()) {
    SetPay(posting, item["compensation_minimum"].Number(),
           item["compensation_maximum"].Number(),
           item["compensation_frequency"].Text(),
           item["compensation_currency"].Text());
  }
  return posting;
}

class Pinpoint : public JsonBoard {
 public:
  std::string_view kind() const override { return "pinpoint"; }
  bool Owns(std::string_view url) const override {
    return HostOf(url).ends_with(".pinpointhq.com") ||
           PathOf(url) == "/postings.json";
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    return {Get(std::string(OriginOf(source.url)) + "/postings.json", "list")};
  }

  bool Recognises(JsonValue json) const override {
    const auto items = json["data"].Items();
    if (items.empty()) {
      return json["data"].IsArray() && json.Members().size() == 1;
    }
    return items[0]["title"] &&
           (items[0]["workplace_type"] || items[0]["key_responsibilities"]);
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    for (JsonValue item : json["data"].Items()) {
      if (!item["title"]) continue;
      answer.postings.push_back(ReadOne(source, page, item));
    }
    return answer;
  }
};

}  // namespace

const JsonBoard& PinpointBoard() {
  static const Pinpoint board;
  return board;
}

}  // namespace rolecall
