// The boards there are.  A new one is a file of its own and a line here.
#pragma once

#include <span>

#include "parser/boards/board.h"
#include "parser/json_value.h"
#include "parser/xml.h"

namespace rolecall {

// A board that answers in JSON, and is recognised by the shape of its answers.
// A posting's page in HTML is read as PageBoard() does; a listing in HTML is an
// error, unless the board knows better.
class JsonBoard : public Board {
 public:
  [[nodiscard]] Result<BoardAnswer> Read(const Source& source,
                                         const Page& page) const final;

  // Whether `json` is an answer of this board, list or detail.
  virtual bool Recognises(JsonValue json) const = 0;
  // Reads an answer that Recognises() is true of; errors go into the answer.
  virtual BoardAnswer ReadJson(const Source& source, const Page& page,
                               JsonValue json) const = 0;

 protected:
  // Whether its listing is an array, so that "[]" is a board without postings.
  virtual bool ListsAtRoot() const { return false; }
  // Reads an answer in HTML that is this board's own: its JSON may stand in a
  // script, its list in a form that no other page has.  nullopt for all else.
  virtual std::optional<BoardAnswer> ReadHtml(const Source& source,
                                              const Page& page,
                                              std::string_view html) const;
};

// A board that answers in XML.  Any of them reads what another one recognises:
// a feed is often given where a sitemap was expected, and the other way round.
// Pages that its answers lead to are read as PageBoard() does.
class XmlBoard : public Board {
 public:
  [[nodiscard]] Result<BoardAnswer> Read(const Source& source,
                                         const Page& page) const final;
  // Of what it lists, which is read as a page.
  bool HeedsNoindex(const FetchRequest& request) const final {
    return request.purpose.starts_with("posting");
  }

  virtual bool Recognises(XmlElement root) const = 0;
  virtual BoardAnswer ReadXml(const Source& source, const Page& page,
                              XmlElement root) const = 0;

 protected:
  // Reads an answer that is no markup at all; fails, where not overridden.
  [[nodiscard]] virtual Result<BoardAnswer> ReadText(
      const Source& source, const Page& page, std::string_view text) const;
};

const JsonBoard& AdpBoard();
const JsonBoard& ApplicantProBoard();
const JsonBoard& ApploiBoard();
const JsonBoard& AshbyBoard();
const JsonBoard& BambooHrBoard();
const JsonBoard& BreezyBoard();
const Board& CsvBoard();
const JsonBoard& EightfoldBoard();
const XmlBoard& FeedBoard();
const JsonBoard& GreenhouseBoard();
const JsonBoard& HireologyBoard();
const JsonBoard& IcimsBoard();
const Board& JazzHrBoard();
const Board& JsonLinesBoard();
const JsonBoard& LeverBoard();
const JsonBoard& OracleBoard();
// Reads a page whose request's purpose is "file" as a posting even where it
// says that it is closed, or reads unlike one: somebody chose it.
const Board& PageBoard();
const JsonBoard& PaycomBoard();
const JsonBoard& PaylocityBoard();
const XmlBoard& PersonioBoard();
const JsonBoard& PhenomBoard();
const JsonBoard& PinpointBoard();
const JsonBoard& RecruiteeBoard();
const JsonBoard& RipplingBoard();
const XmlBoard& SitemapBoard();
const JsonBoard& SmartRecruitersBoard();
const Board& SuccessFactorsBoard();
const JsonBoard& TaleoBoard();
const Board& TaleoBusinessBoard();
const JsonBoard& TeamtailorBoard();
const JsonBoard& UkgBoard();
const JsonBoard& UsaJobsBoard();
const JsonBoard& WorkableBoard();
const JsonBoard& WorkdayBoard();
const XmlBoard& XmlFeedBoard();

// All of them; those whose URLs are most telling first, "page" last.
std::span<const Board* const> AllBoards();
std::span<const JsonBoard* const> JsonBoards();
std::span<const XmlBoard* const> XmlBoards();

// The board's own id in the purpose "posting ID ..."; empty where it has none.
std::string OwnIdOf(const FetchRequest& request);
// The number after `mark` in a purpose ("list offset=20"); 0 where it has none.
size_t NumberIn(const FetchRequest& request, std::string_view mark);
// The segment of the URL's path after the segment `before`; with an empty
// `before`, the first.  Empty where there is none.
std::string SegmentAfter(std::string_view url, std::string_view before);

// A count that a board announces; nullopt where it does not.
std::optional<size_t> CountOf(JsonValue count);

// Where the page after this one begins: as many rows further as this one gave,
// since boards give fewer than they were asked for and change meanwhile.
// nullopt at the end: at `total`, after an empty page, or at 50,000 rows.
std::optional<size_t> NextOffset(size_t offset, size_t rows,
                                 std::optional<size_t> total);

// The JSON object or array that follows `mark` in a page's script, up to its
// own end; empty where there is none.
std::string_view JsonAfter(std::string_view html, std::string_view mark);

// Fails with kMalformed: the board of this kind has answered with some page in
// place of its listing.
tl::unexpected<Error> NotItsListing(std::string_view kind);

// A GET request; `purpose` as board.h says.
FetchRequest Get(std::string url, std::string purpose);
// A POST request whose body and answer are JSON.
FetchRequest PostJson(std::string url, std::string body, std::string purpose);
// The day on which the page was fetched, for "3 days ago".
Date FetchDate(const Page& page);

}  // namespace rolecall
