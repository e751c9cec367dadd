// rolecall source add|check|withdraw
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/context.h"
#include "app/edit_matching.h"
#include "app/exit_code.h"
#include "app/no_memory.h"
#include "app/show.h"
#include "app/source_lookup.h"
#include "app/terminal.h"
#include "base/text.h"
#include "crawler/crawler.h"
#include "crawler/local_file.h"
#include "crawler/url.h"
#include "model/json.h"
#include "parser/boards/board.h"
#include "parser/boards/board_search.h"
#include "parser/link.h"
#include "parser/posting_reader.h"
#include "pipeline/ingest.h"
#include "pipeline/schedule.h"
#include "pipeline/store_crawl_memory.h"

namespace rolecall {
namespace {

// Whether a URL may stand between quotes in the configuration.
bool IsEncoded(std::string_view url) {
  return std::all_of(url.begin(), url.end(), [](char c) {
    return c > ' ' && c < '\x7F' && c != '"' && c != '\\';
  });
}

// What a path of a host that employers share calls the employer: "valley" of
// "https://jobs.lever.co/valley"; empty elsewhere.
std::string_view EmployerInPath(std::string_view kind, std::string_view url) {
  if (kind == "paycom" || kind == "taleo-business" || kind == "workday" ||
      NamesEmployer(kind, OriginOf(url))) {
    return "";
  }
  std::string_view last;
  for (const std::string_view segment : Split(PathOf(url), '/')) {
    if (!segment.empty() && segment != "jobs") last = segment;
  }
  return last;
}

// A source's id out of its host: "careers.valley.org" gives "careers-valley",
// "jobs.lever.co/valley" "jobs-lever-valley".
std::string IdFromUrl(std::string_view kind, const std::string& url) {
  const size_t begin = url.find("://") + 3;
  std::string host =
      url.substr(begin, url.find_first_of("/:?#", begin) - begin);
  host.resize(std::min(host.rfind('.'), host.size()));
  if (IsLocalFile(url)) host = "drop" + url.substr(begin);
  if (const auto employer = EmployerInPath(kind, url); !employer.empty()) {
    host += "-" + std::string(employer);
  }
  std::string id;
  for (const char c : ToLower(host)) id += IsAsciiAlnum(c) ? c : '-';
  return id.substr(0, 64);
}

// `id`, or with a number where it is taken: many employers' boards share a
// host.
std::string FreeId(const std::string& id, const std::vector<Source>& sources) {
  std::string free = id;
  for (int i = 2;
       std::ranges::find(sources, free, &Source::id) != sources.end(); ++i) {
    const std::string number = "-" + std::to_string(i);
    free = id.substr(0, 64 - number.size()) + number;
  }
  return free;
}

constexpr char kNeedsPermission[] =
    "the terms of this board restrict automated reading: it stays off until "
    "permission = \"...\" in its settings says who allowed it, and when";

// Says why what was found at an address is not added, and how to exit then.
int CheckAddress(const Source& source, const Board& board,
                 const std::vector<Source>& known) {
  if (!NamesEmployer(board.kind(), source.url)) {
    Complain(Printable(source.url) +
             ": this address does not lead to an employer's list of " +
             std::string(board.kind()) +
             "; open the employer's list of vacancies in a browser and copy "
             "its address");
    return kExitUsage;
  }
  // The page behind the URL may have led to another; both are a stranger's.
  if (!IsEncoded(source.url)) {
    Complain(Printable(source.url) +
             ": percent-encode what may not stand in a URL (RFC 3986)");
    return kExitUsage;
  }
  const auto same = std::ranges::find(known, source.url, &Source::url);
  if (same == known.end()) return kExitDone;
  Complain("source \"" + same->id + "\" is already there");
  return kExitNo;
}

// What could not be looked behind is looked behind at its first visit.
std::string KindToWrite(const Source& source, const Board& board) {
  return TellsNoBoard(source) ? "auto" : std::string(board.kind());
}

// Goes from the listing to the first page that holds a posting, and shows how
// it is read.
int CheckPages(const FetchPage& fetch, const Source& source, const Board& board,
               size_t max_body_bytes,
               const std::function<int(Posting&)>& show) {
  std::vector<FetchRequest> requests = board.Seeds(source);
  for (int depth = 0; depth < 4 && !requests.empty(); ++depth) {
    const auto page = IsLocalFile(source.url)
                          ? ReadLocalFile(source, requests.front(),
                                          max_body_bytes, TheClock().Now())
                          : fetch(requests.front());
    if (!page) return FailWith(page.error());
    if (!IsPermitted(source, page->effective_url)) {
      Complain(kNeedsPermission);
      return kExitNotAllowed;
    }
    Complain(requests.front().url + " answered " +
             std::to_string(page->status_code));
    auto answer = board.Read(source, *page);
    if (!answer) return FailWith(answer.error());
    for (const Error& error : answer->errors) Complain(error.message);
    if (!answer->postings.empty()) {
      return show(answer->postings.front());
    }
    requests = std::move(answer->requests);
    std::erase_if(requests, [&](const FetchRequest& request) {
      return !IsPermitted(source, request.url);
    });
  }
  Complain("no posting found there");
  return kExitNo;
}

// What `source check` shows of a source with the house's rules.
int Check(const Settings& settings, Source source, bool json,
          const FetchPage& fetch) {
  if (TellsNoBoard(source)) {
    Source found = source;
    if (const auto seen = LookBehind(fetch, found); !seen) {
      return FailWith(seen.error());
    }
    source = AsFound(source, found.url, found.kind);
    if (source.kind != found.kind) {
      Complain("its board (" + found.kind +
               ") is read only with a permission; its page is read");
    }
    Complain("read as " + source.kind + ": " + Printable(source.url));
  }
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  const auto reader = MakeReader(**field);
  if (!reader) return FailWith(reader.error());
  const auto board = FindBoard(source);
  if (!board) return FailWith(board.error());
  const auto show = [&](Posting& posting) {
    if (auto read = reader->Read(posting, Today()); !read) {
      return FailWith(read.error());
    }
    Out(json ? ExtractLine(posting) + "\n"
             : HeadText(posting) + "\n" + Printable(posting.url) + "\n\n" +
                   RequirementsText((*field)->catalogue, posting));
    return kExitDone;
  };
  return CheckPages(fetch, source, **board, settings.crawl.max_body_bytes,
                    show);
}

// Whether a request that failed so was sent, and not refused as one too many.
bool IsAsked(const Error& error) {
  return error.code != ErrorCode::kDisallowed &&
         error.code != ErrorCode::kRateLimited;
}

// Read anew: a check that had to wait may have outlived its lease, and a visit
// have written meanwhile.
Result<void> CountRequests(Store& store, const std::string& id, int asked) {
  if (asked == 0) return {};
  const auto known = store.FindCrawlState(id);
  if (!known) return Fail(known.error());
  CrawlState state = known->value_or(CrawlState{});
  state.source_id = id;
  for (int i = 0; i < asked; ++i) CountRequest(state, TheClock().Now());
  return store.PutCrawlState(state);
}

// The same of a source that may be asked so many times a day: these requests
// are some of them.  Who asks in person may do so in the quiet hours.
int CheckCounted(Store& store, const Settings& settings, const Source& source,
                 bool json) {
  const std::string owner = "check " + std::to_string(getpid());
  const auto leased =
      store.LeaseSource(source.id, owner, std::chrono::minutes(5));
  if (!leased) return FailWith(leased.error());
  if (!*leased) {
    Complain("source \"" + source.id + "\" is being visited; try again later");
    return kExitTryAgain;
  }
  const auto known = store.FindCrawlState(source.id);
  if (!known) {
    (void)store.ReleaseSource(source.id, owner);
    return FailWith(known.error());
  }
  CrawlState state = known->value_or(CrawlState{});
  int asked = 0;
  StoreCrawlMemory memory(store, TheClock());
  Crawler crawler(settings.crawl, memory, TheClock());
  const auto fetch = [&](const FetchRequest& request) -> Result<Page> {
    if (RequestsLeft(source, state, TheClock().Now()) == 0) {
      return Fail(ErrorCode::kRateLimited,
                  "no request is left of the day's " +
                      std::to_string(*source.max_requests_per_day));
    }
    auto page = crawler.FetchOne(request, source.local);
    if (page || IsAsked(page.error())) {
      CountRequest(state, TheClock().Now());
      ++asked;
    }
    return page;
  };
  const int code = Check(settings, source, json, fetch);
  const auto counted = CountRequests(store, source.id, asked);
  (void)store.ReleaseSource(source.id, owner);  // else it ends by itself
  return counted ? code : FailWith(counted.error());
}

}  // namespace

int SourceAdd(const StoreArguments& arguments, const std::string& url) {
  if (arguments.config.empty()) {
    Complain("say by --config FILE which configuration to add it to");
    return kExitUsage;
  }
  auto settings = ReadSettings(arguments.config);
  if (!settings) return BadSettings(settings.error());
  // A user name or another scheme is refused.
  const auto parsed = Url::Parse(url);
  if (!parsed && !IsLocalFile(url)) return FailWith(parsed.error());
  if (IsNeverRead(url)) {
    Complain(Printable(url) +
             ": the terms of this site forbid its reading; add the employer's "
             "own careers page");
    return kExitNotAllowed;
  }
  Source source;
  source.url = parsed ? parsed->text : url;
  auto board = FindBoard(source);
  if (TellsNoBoard(source) || MayBeAnyXml(source)) {
    NoMemory memory;
    Crawler crawler(settings->crawl, memory, TheClock());
    const auto fetch = [&](const FetchRequest& request) {
      return crawler.FetchOne(request, source.local);
    };
    if (const auto seen = LookBehind(fetch, source); !seen) {
      // What may not be asked now may not be asked by a visit.
      if (seen.error().code == ErrorCode::kDisallowed) {
        Complain(seen.error().message);
        Complain("not added to " + arguments.config);
        return ExitCodeOf(seen.error());
      }
      Complain(seen.error().message + "; added unseen");
    }
    board = FindBoard(source);
  }
  if (!board) return FailWith(board.error());
  if (const int refused = CheckAddress(source, **board, settings->sources);
      refused != kExitDone) {
    return refused;
  }
  source.id =
      FreeId(IdFromUrl((*board)->kind(), source.url), settings->sources);
  std::ofstream file(arguments.config, std::ios::app);
  file << "\n[[source]]\nid = \"" << source.id << "\"\nurl = \"" << source.url
       << "\"\nkind = \"" << KindToWrite(source, **board) << "\"\n";
  file.flush();
  if (!file) {
    Complain(arguments.config + ": " + std::strerror(errno));
    return kExitCannotWrite;
  }
  Out("added " + source.id + ", read as " + std::string((*board)->kind()) +
      "; `rolecall source check " + source.id + "` shows one page's reading\n");
  if (IsRestricted(source)) Complain(kNeedsPermission);
  return kExitDone;
}

int SourceCheck(const StoreArguments& arguments, const std::string& id) {
  const auto settings = ReadSettings(arguments.config);
  if (!settings) return BadSettings(settings.error());
  const auto named = std::ranges::find(settings->sources, id, &Source::id);
  if (named == settings->sources.end()) {
    Complain("there is no source \"" + Printable(id) + "\"");
    return kExitNo;
  }
  Source source = WithHouseRules(*named, settings->crawl);
  if (LacksPermission(source)) {
    Complain(kNeedsPermission);
    return kExitNotAllowed;
  }
  if (source.max_requests_per_day.value_or(0) > 0) {
    return WithStore(
        arguments.config, [&](Store& store, const Settings& now_settings) {
          return CheckCounted(store, now_settings, source, arguments.json);
        });
  }
  NoMemory memory;
  Crawler crawler(settings->crawl, memory, TheClock());
  return Check(*settings, source, arguments.json,
               [&](const FetchRequest& request) {
                 return crawler.FetchOne(request, source.local);
               });
}

int SourceWithdraw(const StoreArguments& arguments, const std::string& id) {
  return WithStore(
      arguments.config, [&](Store& store, const Settings& settings) {
        const auto named = std::ranges::find(settings.sources, id, &Source::id);
        if (named != settings.sources.end() && MayBeVisited(*named)) {
          Complain(
              "source \"" + id +
              "\" is in use: its next visit would bring everything back; "
              "first take it out of the configuration, or say enabled = false");
          return kExitNo;
        }
        const auto open = store.OpenPostingIds(id);
        if (!open) return FailWith(open.error());
        if (open->empty()) {
          Complain("source \"" + Printable(id) + "\" shows no open posting");
          return kExitNo;
        }
        size_t closed = 0;
        for (const std::string& posting : *open) {
          const auto withdrawn = WithdrawPosting(store, TheClock(), posting, id,
                                                 std::stop_token());
          if (!withdrawn) return FailWith(withdrawn.error());
          closed += *withdrawn;
        }
        const size_t shown = open->size() - closed;
        Out("closed " + std::to_string(closed) + " of " +
            CountText(open->size(), "open posting") +
            (shown > 0 ? "; other sources show the rest" : "") + "\n");
        const auto field = LoadField("");
        if (!field) return FailWith(field.error());
        return MatchEdits(store, settings, **field);
      });
}

}  // namespace rolecall
