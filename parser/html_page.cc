#include "parser/html_page.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "parser/closed_notice.h"
#include "parser/html.h"
#include "parser/job_posting.h"
#include "parser/json_value.h"
#include "parser/link.h"
#include "parser/linked_data.h"
#include "parser/microdata.h"
#include "parser/re2_view.h"

namespace rolecall {
namespace {

constexpr size_t kMostLinks = 5000;

void TakePostings(const Result<JsonDocument>& json, std::string_view url,
                  Date as_of, HtmlPage& page) {
  if (!json.has_value()) {
    page.errors.push_back(json.error().Within("structured data"));
    return;
  }
  for (JsonValue item : FindJobPostings(json->root())) {
    page.postings.push_back(ReadJobPosting(item, url, as_of));
  }
}

// What stands for the page as a whole, wherever it stands.
struct Notes {
  HtmlNode base;       // <base>
  HtmlNode next_page;  // the last <a> or <link> with rel=next
};

void TakeLinkedData(std::string_view script, std::string_view url, Date as_of,
                    HtmlPage& page) {
  // Pages hold much that is no vacancy (breadcrumbs, the organization).
  if (script.find("JobPosting") == std::string_view::npos) return;
  TakePostings(JsonDocument::ParseLenient(script), url, as_of, page);
}

void TakeScript(HtmlWalk& walk, std::string_view url, Date as_of,
                HtmlPage& page) {
  if (!IsLinkedDataType(walk.node().Attribute("type").value_or(""))) {
    return walk.SkipChildren();
  }
  if (!walk.Next() || !walk.entering() || !walk.node().IsText()) return;
  TakeLinkedData(walk.node().text(), url, as_of, page);
}

// A page whose data alone say all that could be asked of a posting's page;
// nullopt for any other.
std::optional<HtmlPage> ReadByData(std::string_view html, std::string_view url,
                                   Date as_of, const HtmlBudget& budget) {
  if (html.find("JobPosting") == std::string_view::npos) return std::nullopt;
  HtmlArena arena(budget.max_memory_bytes, html.size() + (size_t{4} << 10));
  const std::optional<LinkedData> data = FindLinkedData(html, arena);
  if (!data.has_value() || data->may_be_closed) return std::nullopt;
  HtmlPage page;
  page.noindex = data->noindex;
  for (std::string_view script : data->scripts) {
    TakeLinkedData(script, url, as_of, page);
  }
  const bool is_complete = std::all_of(
      page.postings.begin(), page.postings.end(), [](const Posting& posting) {
        return !posting.title.empty() && !posting.description.empty();
      });
  if (page.postings.empty() || !is_complete) return std::nullopt;
  return page;
}

// Reads the JSON-LD and the robots element on the way.
Notes ReadNotes(const HtmlDocument& document, std::string_view url, Date as_of,
                HtmlPage& page) {
  static const size_t kScript = HtmlNode::NumberOf("script");
  static const size_t kStyle = HtmlNode::NumberOf("style");
  static const size_t kMeta = HtmlNode::NumberOf("meta");
  static const size_t kLink = HtmlNode::NumberOf("link");
  static const size_t kAnchor = HtmlNode::NumberOf("a");
  static const size_t kBase = HtmlNode::NumberOf("base");
  Notes notes;
  for (HtmlWalk walk(document.root()); walk.Next();) {
    const HtmlNode node = walk.node();
    const size_t name = node.name_number();
    if (node.IsText() || !walk.entering()) continue;
    if (name == kScript) {
      TakeScript(walk, url, as_of, page);
    } else if (name == kStyle) {
      walk.SkipChildren();
    } else if (name == kMeta) {
      if (EqualsIgnoreCase(node.Attribute("name").value_or(""), "robots")) {
        page.noindex = ContainsIgnoreCase(
            node.Attribute("content").value_or(""), "noindex");
      }
    } else if (name == kLink || name == kAnchor) {
      if (EqualsIgnoreCase(node.Attribute("rel").value_or(""), "next")) {
        notes.next_page = node;
      }
    } else if (name == kBase && !notes.base) {
      notes.base = node;
    }
  }
  return notes;
}

bool IsMargin(HtmlNode node) {
  const std::string_view role = node.Attribute("role").value_or("");
  const std::string_view name = node.name();
  return name == "nav" || name == "footer" || name == "aside" ||
         role == "navigation" || role == "contentinfo" || role == "banner";
}

std::string SqueezedText(HtmlNode node) {
  std::string text = NodeToText(node);
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (text.ends_with(':')) text.pop_back();
  return text;
}

// Where things are on a page, found in one walk.
struct Landmarks {
  HtmlNode title;    // <title>
  HtmlNode heading;  // first <h1>
  HtmlNode main;     // <main>
  HtmlNode article;  // the last <article>
  HtmlNode body;
  HtmlNode description;  // what the site marks as a vacancy's description
  size_t articles = 0;
};

// Names that sites and tracking systems give to the element that holds the
// description and nothing else.
bool IsMarkedDescription(HtmlNode node) {
  static constexpr std::array<std::string_view, 5> kAttributes = {
      "id", "class", "data-automation", "data-automation-id", "itemprop"};
  static constexpr std::array<std::string_view, 8> kNames = {
      "jobdescription",        "job-description",    "job_description",
      "jobaddetails",          "description__text",  "posting-description",
      "jobpostingdescription", "vacancy-description"};
  for (const HtmlAttribute& attribute : node.attributes()) {
    if (attribute.value.size() < 11 ||
        std::find(kAttributes.begin(), kAttributes.end(), attribute.name) ==
            kAttributes.end()) {
      continue;
    }
    for (std::string_view name : kNames) {
      if (ContainsIgnoreCase(attribute.value, name)) return true;
    }
  }
  return false;
}

void Note(HtmlNode node, Landmarks& found) {
  const std::string_view name = node.name();
  const auto note = [&](HtmlNode& at) { at = at ? at : node; };
  if (name == "title") note(found.title);
  if (name == "h1") note(found.heading);
  if (name == "body") note(found.body);
  if (name == "main" || node.Attribute("role").value_or("") == "main") {
    note(found.main);
  }
  if (name == "article") {
    found.article = node;
    ++found.articles;
  }
  if (name != "body" && name != "html" && IsMarkedDescription(node)) {
    note(found.description);
  }
}

Landmarks Survey(const HtmlDocument& document) {
  Landmarks found;
  for (HtmlWalk walk(document.root()); walk.Next();) {
    if (walk.entering() && walk.node().IsElement()) Note(walk.node(), found);
  }
  return found;
}

std::string TitleOf(const Landmarks& page) {
  std::string title = page.heading ? SqueezedText(page.heading) : "";
  if (!title.empty() || !page.title) return title;
  title = SqueezedText(page.title);
  return title.substr(0, std::min(title.find(" | "), title.find(" - ")));
}

// <main>, or the only <article>, or the body.
HtmlNode ContentOf(const Landmarks& page) {
  if (page.main) return page.main;
  return page.articles == 1 ? page.article : page.body;
}

// <h2> to <h6>; <h1> is the page's.
bool IsHeading(HtmlNode node) {
  const std::string_view name = node.name();
  return name.size() == 2 && name[0] == 'h' && name[1] >= '2' && name[1] <= '6';
}

void ReadLinks(HtmlNode content, std::string_view url, HtmlPage& page) {
  std::unordered_set<std::string> seen;
  size_t headings = 0;
  for (HtmlWalk walk(content); walk.Next();) {
    const HtmlNode node = walk.node();
    if (!walk.entering() || !node.IsElement()) continue;
    if (IsMargin(node)) {
      walk.SkipChildren();
      continue;
    }
    headings += IsHeading(node);
    const auto href = node.Attribute("href");
    if (node.name() != "a" || !href.has_value()) continue;
    std::string target = ResolveLink(url, *href);
    // A file has no address of its own: what its links are relative to is "/".
    if (url.empty() && target.empty() && !href->empty() &&
        href->find(':') == std::string_view::npos && href->front() != '#') {
      target = (href->front() == '/' ? "" : "/") + std::string(*href);
    }
    if (target.empty() || !seen.insert(target).second) continue;
    page.links.push_back({std::move(target), SqueezedText(node), headings});
    walk.SkipChildren();
    if (page.links.size() == kMostLinks) return;
  }
}

bool BeginsWithAny(std::string_view line,
                   std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return EqualsIgnoreCase(line.substr(0, word.size()), word);
  });
}

// "Current openings", "Our careers at Lakeside".  Behind such a name, a colon
// or a dash leads to what one vacancy is called.
bool HeadsAList(std::string_view title) {
  static constexpr std::array<std::string_view, 19> kNames = {
      "careers",
      "jobs",
      "job openings",
      "job opportunities",
      "job listings",
      "job postings",
      "job search",
      "open positions",
      "open roles",
      "open jobs",
      "current openings",
      "current opportunities",
      "current vacancies",
      "current jobs",
      "career opportunities",
      "employment opportunities",
      "search results",
      "available positions",
      "vacancies"};
  title = Trim(title);
  for (std::string_view word : {"our ", "all ", "view ", "search "}) {
    if (BeginsWithAny(title, {word})) title = Trim(title.substr(word.size()));
  }
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view name) {
    if (!BeginsWithAny(title, {name})) return false;
    const std::string_view rest = title.substr(name.size());
    if (rest.empty()) return true;
    return BeginsWithAny(rest, {" at ", " in ", " with ", " |"}) &&
           rest.find(':') == std::string_view::npos &&
           rest.find(" - ") == std::string_view::npos &&
           rest.find('|', 2) == std::string_view::npos;
  });
}

// What leads from a page to the vacancies of one host.
struct Leads {
  size_t links = 0;    // to pages that are called as postings are
  size_t letters = 0;  // of those links
  // "Apply" again, below another heading: each stands for a vacancy.  Several
  // ways to apply for one vacancy stand below one heading or are called
  // differently.
  size_t invitations = 0;
  std::string_view invitation;  // what the last one says
  size_t heading = 0;           // that it stands below
};

void Count(const PageLink& link, Leads& leads) {
  if (LooksLikePostingUrl(link.url)) {
    ++leads.links;
    leads.letters += link.text.size();
    return;
  }
  if (!BeginsWithAny(link.text, {"apply", "view job", "view position",
                                 "view details", "details"}) ||
      PathOf(link.url).ends_with(".pdf")) {
    return;
  }
  const bool is_next =
      link.heading > leads.heading &&
      (leads.invitations == 0 || EqualsIgnoreCase(link.text, leads.invitation));
  if (!is_next) return;
  ++leads.invitations;
  leads.invitation = link.text;
  leads.heading = link.heading;
}

// To the page's own host; for a file, to the one that it leads to most: a link
// to a network's "/jobs/" is none of a list.
Leads LeadsOf(const HtmlPage& page, std::string_view url) {
  std::map<std::string, Leads> by_host;
  for (const PageLink& link : page.links) {
    if (link.url == url) continue;
    const std::string host(HostOf(link.url));
    if (url.empty() || host == HostOf(url)) Count(link, by_host[host]);
  }
  Leads most;
  for (const auto& [host, leads] : by_host) {
    if (leads.links + leads.invitations > most.links + most.invitations) {
      most = leads;
    }
  }
  return most;
}

// A marked description that is longer is no teaser of a list's first item.
constexpr size_t kLeastDescription = 300;

// "Dayton, OH"
bool IsPlaceLine(std::string_view line) {
  return line.size() >= 6 && line.size() <= 40 &&
         line.substr(line.size() - 4, 2) == ", " &&
         IsAsciiUpper(line[line.size() - 2]) && IsAsciiUpper(line.back());
}

// "Medical Assistant - Dayton, OH - $18 an hour - Apply now"
bool EndsInInvitation(std::string_view line) {
  constexpr size_t kLongestItem = 240;
  constexpr std::string_view kLastLetters = "bewsy";  // of the words below
  if (line.empty() || line.size() > kLongestItem ||
      kLastLetters.find(AsciiLower(line.back())) == line.npos) {
    return false;
  }
  for (std::string_view words :
       {" apply now", " apply online", " view job", " view details",
        " quick apply", " easy apply", " save job"}) {
    if (line.size() > words.size() &&
        EqualsIgnoreCase(line.substr(line.size() - words.size()), words)) {
      return true;
    }
  }
  return false;
}

// "213 openings", "1,204 remote coding jobs": more than one vacancy of a kind
// has places for.  Years and hours are no such count ("40 hour positions").
bool CountsVacancies(std::string_view text) {
  static const RE2 kCount(
      R"((?i)\b((?:[1-9]\d{1,3}|[1-9]\d{0,2}(?:,\d{3})+)\+?\s+)"
      R"((?:[a-z-]+\s+){0,2})(?:jobs|openings|vacancies|positions)\b)");
  static const RE2 kMeasure(
      R"((?i)^20\d\d\s|\b(?:hour|hr|week|wk|day|month|year|employee|bed)s?\b)");
  re2::StringPiece rest = ToRe2(text);
  for (re2::StringPiece hit; RE2::FindAndConsume(&rest, kCount, &hit);) {
    if (!RE2::PartialMatch(hit, kMeasure)) return true;
  }
  return false;
}

// "Browse 213 Medical Assistant jobs in Ohio."
bool AnnouncesMany(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  return BeginsWithAny(line, {"browse ", "search ", "see ", "view ", "explore ",
                              "find ", "discover ", "showing "}) &&
         CountsVacancies(
             line.substr(0, std::min<size_t>(line.find(". "), 120)));
}

void ReadContent(const HtmlDocument& document, const Notes& notes,
                 std::string_view url, HtmlPage& page) {
  std::string base(url);
  if (notes.base) {
    std::string own =
        ResolveLink(url, notes.base.Attribute("href").value_or(""));
    if (!own.empty()) base = std::move(own);
  }
  if (notes.next_page) {
    page.next_url =
        ResolveLink(base, notes.next_page.Attribute("href").value_or(""));
  }
  const Landmarks landmarks = Survey(document);
  page.title = TitleOf(landmarks);
  if (const HtmlNode content = ContentOf(landmarks)) {
    page.text = ContentToText(content);
    ReadLinks(content, base, page);
  }
  if (landmarks.description) {
    page.description = ContentToText(landmarks.description);
  }
}

// True where the site, not the description itself, says that it is closed.
bool SaysClosed(std::string_view text, const std::vector<Posting>& postings) {
  for (std::string_view line : Split(text, '\n')) {
    if (!IsClosedNotice(line)) continue;
    return std::none_of(
        postings.begin(), postings.end(), [&](const Posting& posting) {
          return posting.description.find(line) != std::string::npos;
        });
  }
  return false;
}

}  // namespace

Result<HtmlPage> ReadPostingPage(std::string_view html, std::string_view url,
                                 Date as_of, const HtmlBudget& budget) {
  if (html.size() <= budget.max_bytes) {
    std::optional<HtmlPage> page = ReadByData(html, url, as_of, budget);
    if (page.has_value()) return *std::move(page);
  }
  return ReadHtmlPage(html, url, as_of, budget);
}

Result<HtmlPage> ReadHtmlPage(std::string_view html, std::string_view url,
                              Date as_of, const HtmlBudget& budget) {
  Result<HtmlDocument> document = HtmlDocument::Parse(html, budget);
  if (!document.has_value()) return Fail(std::move(document).error());
  HtmlPage page;
  const Notes notes = ReadNotes(*document, url, as_of, page);
  if (page.postings.empty()) {
    const std::string microdata = MicrodataToJson(document->root());
    if (!microdata.empty()) {
      TakePostings(JsonDocument::Parse(microdata), url, as_of, page);
    }
  }
  ReadContent(*document, notes, url, page);
  page.says_closed = MayHoldClosedNotice(page.text) &&
                     MayHoldClosedNotice(html) &&
                     SaysClosed(page.text, page.postings);
  return page;
}

bool IsListPage(const HtmlPage& page, std::string_view url) {
  if (page.description.size() >= kLeastDescription) return false;
  const Leads leads = LeadsOf(page, url);
  if (HeadsAList(page.title)) return leads.links + leads.invitations >= 2;
  if (leads.links >= 20) return true;
  // A posting's page names a few similar ones below its text, however short.
  const size_t share = leads.links >= 5 ? 5 : 2;
  return leads.links >= 3 && leads.letters * share > page.text.size();
}

bool CountsMany(std::string_view title, std::string_view text) {
  return AnnouncesMany(text) ||
         (ContainsIgnoreCase(title, "jobs") && CountsVacancies(title));
}

size_t CountPostingLinks(const HtmlPage& page, std::string_view url) {
  return LeadsOf(page, url).links;
}

bool RepeatsItself(std::string_view text) {
  size_t invitations = 0;
  size_t places = 0;
  for (size_t begin = 0, end = 0; end < text.size(); begin = end + 1) {
    end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.starts_with("- ")) line.remove_prefix(2);
    invitations += EndsInInvitation(line);
    if (line.size() > 40) continue;
    invitations +=
        BeginsWithAny(line, {"apply now", "apply online", "view job",
                             "view details", "quick apply", "easy apply",
                             "save job", "read more", "posted "});
    invitations += line.ends_with("days ago") || line.ends_with("hours ago");
    places += IsPlaceLine(line);
  }
  return invitations >= 5 || places >= 10;
}

bool IsListText(std::string_view text) {
  return AnnouncesMany(text) || RepeatsItself(text);
}

bool ReadsLikePosting(const HtmlPage& page) {
  static constexpr std::array<std::string_view, 12> kCues = {
      "responsibilit", "qualification", "requirement", "apply",
      "experience",    "full-time",     "full time",   "part-time",
      "salary",        "per hour",      "benefits",    "shift"};
  if (page.title.empty() || page.text.size() < 200) return false;
  const auto cues = std::count_if(
      kCues.begin(), kCues.end(),
      [&](std::string_view cue) { return ContainsIgnoreCase(page.text, cue); });
  return cues >= 3;
}

}  // namespace rolecall
