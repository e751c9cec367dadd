// rolecall robots, rolecall fetch
#include <algorithm>
#include <map>
#include <string>

#include "app/commands.h"
#include "app/context.h"
#include "app/exit_code.h"
#include "app/input.h"
#include "app/no_memory.h"
#include "app/terminal.h"
#include "crawler/crawler.h"
#include "crawler/robots.h"
#include "model/json.h"

namespace rolecall {
int Robots(const std::string& file, const std::string& product_token,
           const std::string& url) {
  const auto body = ReadInput(file);
  if (!body) return FailWith(body.error());
  const bool allowed = RobotsTxt::Parse(*body).IsAllowed(product_token, url);
  Out(allowed ? "allowed\n" : "disallowed\n");
  return allowed ? kExitDone : kExitNo;
}

int Fetch(const FetchArguments& arguments) {
  const auto settings = ReadSettings(arguments.config);
  if (!settings) return BadSettings(settings.error());
  NoMemory memory;
  Crawler crawler(settings->crawl, memory, TheClock());
  FetchRequest request;
  request.url = arguments.url;
  const auto page = crawler.FetchOne(request, arguments.allow_private);
  if (!page) return FailWith(page.error());
  // What `crawl` would do with an unchanged page: come back after the default
  // interval of a source, not before it is stale.
  Timestamp next = page->fetched_at + Source{}.crawl_interval;
  next = std::max(next, page->fresh_until.value_or(next));
  Out("{\"status\":" + std::to_string(page->status_code) +
      ",\"effective_url\":" + JsonString(page->effective_url) +
      ",\"content_type\":" + JsonString(page->content_type) +
      ",\"bytes\":" + std::to_string(page->body.size()) +
      ",\"next_crawl_at\":\"" + FormatTimestamp(next) + "\"}\n");
  return kExitDone;
}

}  // namespace rolecall
