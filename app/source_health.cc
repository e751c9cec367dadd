// rolecall source list: the health of every board
#include "app/source_health.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/commands.h"
#include "app/context.h"
#include "app/exit_code.h"
#include "app/show.h"
#include "app/terminal.h"
#include "base/text.h"
#include "model/json.h"
#include "parser/boards/board.h"
#include "parser/boards/board_search.h"
#include "pipeline/schedule.h"

namespace rolecall {
namespace {

// "4 min", "2 h", "3 days": a span as people say it; "-" for none.
std::string SpanText(std::optional<std::chrono::seconds> span) {
  if (!span) return "-";
  const auto count = [](auto value, const char* unit) {
    return std::to_string(value.count()) + unit;
  };
  using std::chrono::duration_cast;
  if (*span < std::chrono::minutes(2)) return count(*span, " s");
  if (*span < std::chrono::hours(2)) {
    return count(duration_cast<std::chrono::minutes>(*span), " min");
  }
  if (*span < std::chrono::days(2)) {
    return count(duration_cast<std::chrono::hours>(*span), " h");
  }
  return count(duration_cast<std::chrono::days>(*span), " days");
}

// The kind of board that reads a source.
struct ReadAs {
  std::string kind;
  // Found behind the address, but held back until a permission is stated.
  std::string needs_permission;
};

ReadAs ReadAsOf(const Source& source, const CrawlState& state) {
  const auto board = FindBoard(source);
  if (!board) return {source.kind, ""};
  ReadAs read{std::string((*board)->kind()), ""};
  if (TellsNoBoard(source) && state.looked_behind == source.url) {
    read.kind = AsFound(source, state.found_url, state.found_kind).kind;
    if (read.kind != state.found_kind) {
      read.needs_permission = state.found_kind;
    }
  }
  return read;
}

// No real answer of an unproven kind was at hand when its reader was written.
std::string KindText(const ReadAs& read) {
  if (!read.needs_permission.empty()) {
    return read.kind + " (" + read.needs_permission + ": no permission)";
  }
  return IsProven(read.kind) ? read.kind : read.kind + " (unproven)";
}

std::vector<std::string> HealthRow(const Source& source,
                                   const CrawlState& state, Timestamp now) {
  std::optional<std::chrono::seconds> since_ok;
  if (state.last_ok_at) since_ok = now - *state.last_ok_at;
  std::optional<std::chrono::seconds> until_next;
  if (state.next_crawl_at && MayBeVisited(source)) {
    until_next = std::max(*state.next_crawl_at - now, std::chrono::seconds(0));
  }
  return {source.id,
          KindText(ReadAsOf(source, state)),
          SpanText(since_ok),
          SpanText(until_next),
          std::to_string(state.pages),
          std::to_string(state.postings_new),
          std::to_string(state.postings_same),
          std::to_string(state.errors),
          state.robots.empty() ? "-" : state.robots,
          state.last_ok_at ? std::to_string(state.p95_ms) + " ms" : "-",
          HealthOf(source, state, now),
          state.last_error};
}

// When it is due, or may first be asked again where that is later; unsaid of
// one that may be visited at once.
std::optional<Timestamp> NextOf(const Source& source, const CrawlState& state,
                                Timestamp now) {
  if (!MayBeVisited(source)) return state.next_crawl_at;
  const Timestamp due = std::max(state.next_crawl_at.value_or(now), now);
  const Timestamp may = MayAskAt(source, state, due);
  return may > now ? may : state.next_crawl_at;
}

// Says how many postings stay open though nobody looks whether they still
// stand: those of `sources`, which are off or no longer in the configuration.
Result<void> TellForsaken(Store& store,
                          const std::vector<std::string>& sources) {
  for (const std::string& id : sources) {
    const auto open = store.OpenPostingIds(id);
    if (!open) return Fail(open.error());
    if (open->empty()) continue;
    Complain("of \"" + Printable(id) + "\", visited no more, " +
             CountText(open->size(), "posting") +
             " stay open; `rolecall source " + "withdraw " + Printable(id) +
             "` closes them");
  }
  return {};
}

}  // namespace

std::string HealthToJson(const Source& source, const CrawlState& state,
                         Timestamp now) {
  const ReadAs read = ReadAsOf(source, state);
  std::string json = "{\"kind\":" + JsonString(read.kind);
  json +=
      std::string(",\"unproven\":") + (IsProven(read.kind) ? "false" : "true");
  if (!read.needs_permission.empty()) {
    json += ",\"needs_permission\":" + JsonString(read.needs_permission);
  }
  json += ",\"url\":" + JsonString(source.url);
  json += std::string(",\"enabled\":") + (source.enabled ? "true" : "false");
  json += ",\"state\":" + JsonString(HealthOf(source, state, now));
  return json + "," + CrawlStateToJson(state).substr(1);
}

int SourceList(const StoreArguments& arguments) {
  return WithStore(arguments.config, [&](Store& store,
                                         const Settings& settings) {
    auto states = store.CrawlStates();
    if (!states) return FailWith(states.error());
    Table table({"source", "kind", "last ok", "next", "pages", "new", "same",
                 "errors", "robots", "p95", "state", "last error"});
    std::unordered_map<std::string, CrawlState> by_id;
    for (CrawlState& state : *states) {
      by_id.emplace(state.source_id, std::move(state));
    }
    std::vector<std::string> forsaken;
    for (const Source& source : settings.sources) {
      CrawlState state;
      if (auto known = by_id.extract(source.id)) {
        state = std::move(known.mapped());
      }
      state.source_id = source.id;
      const Timestamp now = TheClock().Now();
      state.next_crawl_at =
          NextOf(WithHouseRules(source, settings.crawl), state, now);
      if (!source.enabled) forsaken.push_back(source.id);
      if (arguments.json) {
        Out(HealthToJson(source, state, now) + "\n");
      }
      table.Add(HealthRow(source, state, now));
    }
    for (const auto& [id, state] : by_id) forsaken.push_back(id);
    std::ranges::sort(forsaken);
    if (const auto told = TellForsaken(store, forsaken); !told) {
      return FailWith(told.error());
    }
    if (settings.sources.empty()) {
      Complain("the configuration names no source; `rolecall source add URL`");
      return kExitNo;
    }
    if (!arguments.json) Out(table.ToString());
    return kExitDone;
  });
}

}  // namespace rolecall
