// Oracle Taleo, enterprise edition: the search page names its portal's number,
// the list is a search by POST whose columns each tenant sets for itself, and
// a posting's page holds its texts percent-encoded in a script.
//
// A posting's page does not name its fields, so what the list says of it goes
// along in the request's purpose.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/boards/board_list.h"
#include "parser/fields/field_reader.h"
#include "parser/link.h"
#include "parser/published.h"

namespace rolecall {
namespace {

constexpr std::string_view kTexts = "'descRequisition'";

std::string Section(std::string_view url) {
  const std::string section = SegmentAfter(url, "careersection");
  return section.empty() || section == "rest" ? "2" : section;
}

FetchRequest ListRequest(std::string_view url, std::string_view portal,
                         size_t number) {
  FetchRequest request = PostJson(
      std::string(OriginOf(url)) +
          "/careersection/rest/jobboard/searchjobs?lang=en&portal=" +
          std::string(portal),
      R"({"fieldData":{"fields":{},"valid":true},"filterSelectionParam":)"
      R"({"searchFilterSelections":[]},"sortingSelection":)"
      R"({"sortBySelectionParam":"3","ascendingSortingOrder":"false"},)"
      R"("advancedSearchFiltersSelectionParam":{"searchFilterSelections":[]},)"
      R"("pageNo":)" +
          std::to_string(number) + "}",
      "list page=" + std::to_string(number));
  request.fields.emplace_back("tz: GMT-05:00");  // without it, an answer of 500
  return request;
}

std::string DigitsAfter(std::string_view html, std::string_view mark) {
  const size_t at = html.find(mark);
  if (at == std::string_view::npos) return "";
  const std::string_view rest = html.substr(at + mark.size());
  return std::string(rest.substr(0, rest.find_first_not_of("0123456789")));
}

int HexDigit(char c) {
  if (IsAsciiDigit(c)) return c - '0';
  c = AsciiLower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string PercentDecoded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() &&
                        HexDigit(text[i + 1]) >= 0 &&
                        HexDigit(text[i + 2]) >= 0;
    if (!escape) {
      out += text[i];
      continue;
    }
    out +=
        static_cast<char>(HexDigit(text[i + 1]) * 16 + HexDigit(text[i + 2]));
    i += 2;
  }
  return ToValidUtf8(out);
}

// The texts of a posting's page: those that its script marks as such ("!*!"),
// in order.  Where in the list they stand differs by tenant.
std::vector<std::string> TextsIn(std::string_view html) {
  std::vector<std::string> texts;
  const size_t at = html.find(kTexts);
  if (at == std::string_view::npos) return texts;
  std::string_view rest = html.substr(at + kTexts.size());
  rest = rest.substr(0, rest.find("]);"));
  static constexpr std::string_view kMark = "'!*!";
  for (size_t i = rest.find(kMark); i != std::string_view::npos;
       i = rest.find(kMark, i + 1)) {
    const std::string_view text = rest.substr(i + kMark.size());
    std::string decoded = PercentDecoded(text.substr(0, text.find('\'')));
    const bool known =
        std::find(texts.begin(), texts.end(), decoded) != texts.end();
    if (!known && !decoded.empty()) texts.push_back(std::move(decoded));
  }
  return texts;
}

// The cells of a row that `columns` names: one cell's number or a list of them.
std::string Cell(JsonValue row, JsonValue columns) {
  const auto cells = row["column"].Items();
  for (JsonValue column : columns.Items()) {
    const auto number = CountOf(column);
    if (number.has_value() && *number < cells.size()) {
      return cells[*number].Text();
    }
  }
  return "";
}

// "TX-Richmond" of R"(["TX-Richmond"])".
std::string PlaceOf(JsonValue row) {
  std::string text = Cell(row, row["locationsColumns"]);
  const auto json = JsonDocument::Parse(text);
  if (!json.has_value() || !json->root().IsArray()) return text;
  text.clear();
  for (JsonValue place : json->root().Items()) {
    text += (text.empty() ? "" : "; ") + place.Text();
  }
  return text;
}

Posting ReadRow(const Source& source, const Page& page, JsonValue row) {
  const std::string own_id = row.TextOf({"jobId", "contestNo"});
  Posting stub = StartPosting(source, own_id, Cell(row, row["linkedColumn"]));
  stub.identifier = row["contestNo"].Text();
  stub.url = std::string(OriginOf(page.request.url)) + "/careersection/" +
             Section(source.url) + "/jobdetail.ftl?job=" + own_id + "&lang=en";
  AddPlaces(stub, PlaceOf(row));
  const auto cells = row["column"].Items();
  if (!cells.empty()) {
    stub.date_posted = ReadDate(cells.back().Text(), FetchDate(page));
  }
  return stub;
}

// "posting 17 posted=2026-11-02 place=TX-Richmond title=Registered Nurse"
std::string Purpose(const Posting& stub, std::string_view own_id,
                    std::string_view place) {
  std::string purpose = "posting " + std::string(own_id);
  if (stub.date_posted.has_value()) {
    purpose += " posted=" + FormatDate(*stub.date_posted);
  }
  return purpose + " place=" + Printable(place) + " title=" + stub.title;
}

std::string_view NoteIn(std::string_view purpose, std::string_view begin,
                        std::string_view end) {
  const size_t at = purpose.find(begin);
  if (at == std::string_view::npos) return "";
  const std::string_view rest = purpose.substr(at + begin.size());
  return end.empty() ? rest : rest.substr(0, rest.find(end));
}

class Taleo : public JsonBoard {
 public:
  std::string_view kind() const override { return "taleo"; }
  bool Owns(std::string_view url) const override {
    const std::string host = HostOf(url);
    return host.ends_with(".taleo.net") && !host.ends_with(".tbe.taleo.net");
  }

  std::vector<FetchRequest> Seeds(const Source& source) const override {
    const std::string_view portal = QueryParameter(source.url, "portal");
    if (!portal.empty()) return {ListRequest(source.url, portal, 1)};
    return {Get(std::string(OriginOf(source.url)) + "/careersection/" +
                    Section(source.url) + "/jobsearch.ftl?lang=en",
                "list portal")};
  }

  bool Recognises(JsonValue json) const override {
    return json["requisitionList"].IsArray() ||
           json["careerSectionUnAvailable"].IsTrue();
  }

  BoardAnswer ReadJson(const Source& source, const Page& page,
                       JsonValue json) const override {
    BoardAnswer answer;
    if (json["careerSectionUnAvailable"].IsTrue()) {
      answer.errors.push_back(
          {ErrorCode::kUnavailable, "taleo: the career section is shut", {}});
      return answer;
    }
    const auto rows = json["requisitionList"].Items();
    for (JsonValue row : rows) {
      const std::string own_id = row.TextOf({"jobId", "contestNo"});
      if (own_id.empty()) continue;
      Posting stub = ReadRow(source, page, row);
      answer.requests.push_back(
          Get(stub.url, Purpose(stub, own_id, PlaceOf(row))));
      answer.listed.push_back(std::move(stub));
    }
    RequestNextPage(page, json["pagingData"], rows.size(), answer);
    return answer;
  }

 protected:
  std::optional<BoardAnswer> ReadHtml(const Source& source, const Page& page,
                                      std::string_view html) const override {
    const std::string& purpose = page.request.purpose;
    BoardAnswer answer;
    if (purpose == "list portal") {
      const std::string portal = DigitsAfter(html, "portal=");
      if (portal.empty()) {
        answer.errors.push_back({ErrorCode::kMalformed,
                                 "taleo: the page names no portal number",
                                 {}});
      } else {
        answer.requests.push_back(ListRequest(page.request.url, portal, 1));
      }
      return answer;
    }
    const auto texts = TextsIn(html);
    if (texts.empty()) {
      answer.errors.push_back(
          {ErrorCode::kMalformed, "taleo: the page holds no texts", {}});
      return answer;
    }
    const std::string_view own_id = NoteIn(purpose, "posting ", " ");
    Posting posting =
        StartPosting(source, own_id, NoteIn(purpose, " title=", ""));
    posting.url = page.request.url;
    for (const std::string& text : texts) posting.description += text + "\n";
    AddPlaces(posting, NoteIn(purpose, " place=", " title="));
    posting.date_posted = ParseDate(NoteIn(purpose, " posted=", " "));
    answer.postings.push_back(std::move(posting));
    return answer;
  }

 private:
  static void RequestNextPage(const Page& page, JsonValue paging, size_t rows,
                              BoardAnswer& answer) {
    constexpr size_t kPageSize = 25;
    answer.total = CountOf(paging["totalCount"]);
    const size_t size =
        std::max<size_t>(CountOf(paging["pageSize"]).value_or(kPageSize), 1);
    const size_t number = std::max<size_t>(NumberIn(page.request, "page="), 1);
    if (NextOffset((number - 1) * size, rows, answer.total).has_value()) {
      answer.requests.push_back(
          ListRequest(page.request.url,
                      QueryParameter(page.request.url, "portal"), number + 1));
    }
  }
};

}  // namespace

const JsonBoard& TaleoBoard() {
  static const Taleo board;
  return board;
}

}  // namespace rolecall
