#include "config/setting_keys.h"

#include <algorithm>
#include <chrono>
#include <span>
#include <type_traits>

#include "base/number.h"
#include "base/text.h"
#include "parser/boards/board.h"
#include "store/redis_url.h"

namespace rolecall {
namespace {

// What is wrong with a text; empty when nothing is.
using TextCheck = std::string (*)(const std::string&);

std::string Quoted(std::string_view text) {
  return '"' + Printable(text) + '"';
}

template <typename Options>
SettingKey<Options> Text(std::string_view name, std::string Options::*member,
                         TextCheck check, std::string_view help) {
  return {name, SettingType::kText,
          [member, check](Options& options,
                          const SettingValue& value) -> Result<void> {
            const auto& text = std::get<std::string>(value);
            if (std::string problem = check(text); !problem.empty()) {
              return Fail(ErrorCode::kInvalidArgument, std::move(problem));
            }
            options.*member = text;
            return {};
          },
          [member](const Options& options) { return options.*member; }, help};
}

template <typename Options>
SettingKey<Options> Switch(std::string_view name, bool Options::*member,
                           std::string_view help) {
  return {
      name, SettingType::kSwitch,
      [member](Options& options, const SettingValue& value) -> Result<void> {
        options.*member = std::get<bool>(value);
        return {};
      },
      [member](const Options& options) { return options.*member; }, help};
}

template <typename T>
Result<void> CheckRange(T value, T least, T most) {
  if (value >= least && value <= most) return {};
  const bool small = value < least;
  return Fail(ErrorCode::kInvalidArgument,
              SettingToToml(value) +
                  (small ? " is too small, the least is "
                         : " is too large, the most is ") +
                  SettingToToml(small ? least : most));
}

template <typename T>
struct Unwrapped {
  using Type = T;
};
template <typename T>
struct Unwrapped<std::optional<T>> {
  using Type = T;
};

// A whole number: an integer, or a duration counted in `Unit` (the member's
// own, where none is given).
template <typename Unit = void, typename Options, typename Member>
SettingKey<Options> Whole(std::string_view name, Member Options::*member,
                          int64_t least, int64_t most, std::string_view help) {
  using Value = typename Unwrapped<Member>::Type;
  using Counted = std::conditional_t<std::is_void_v<Unit>, Value, Unit>;
  const auto get =
      [member](const Options& options) -> std::optional<SettingValue> {
    const std::optional<Value> value = options.*member;
    if (!value) return {};
    if constexpr (std::is_integral_v<Value>) {
      return static_cast<int64_t>(*value);
    } else {
      return int64_t{std::chrono::duration_cast<Counted>(*value).count()};
    }
  };
  const auto set = [=](Options& options,
                       const SettingValue& value) -> Result<void> {
    const int64_t number = std::get<int64_t>(value);
    if (auto checked = CheckRange(number, least, most); !checked) {
      return checked;
    }
    options.*member = Value(static_cast<Counted>(number));
    return {};
  };
  return {name, SettingType::kWhole, set, get, help};
}

// "22:00" in minutes since midnight; "24:00" is the end of the day.
std::optional<std::chrono::minutes> ReadTimeOfDay(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return {};
  const auto hour = ParseNumber<int>(text.substr(0, 2));
  const auto minute = ParseNumber<int>(text.substr(3));
  if (!hour || !minute || *hour < 0 || *minute < 0 || *minute > 59) return {};
  const int time = *hour * 60 + *minute;
  if (time > 24 * 60) return {};
  return std::chrono::minutes(time);
}

// "22:00-06:00"; empty for none.
std::optional<QuietHours> ReadQuietHours(std::string_view text) {
  if (text.empty()) return QuietHours{};
  const size_t dash = text.find('-');
  const auto begin = ReadTimeOfDay(text.substr(0, dash));
  if (!begin || dash == std::string_view::npos) return {};
  if (*begin == std::chrono::days(1)) return {};  // no time to begin at
  const auto end = ReadTimeOfDay(text.substr(dash + 1));
  if (!end || *begin == *end || *end - *begin == std::chrono::days(1))
    return {};
  return QuietHours{*begin, *end};
}

std::string TimeOfDayText(std::chrono::minutes time) {
  const auto two_digits = [](int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return two_digits(time.count() / 60) + ":" + two_digits(time.count() % 60);
}

std::string QuietHoursText(const QuietHours& hours) {
  if (hours == QuietHours{}) return "";
  return TimeOfDayText(hours.begin) + "-" + TimeOfDayText(hours.end);
}

template <typename Options, typename Member>
SettingKey<Options> Hours(std::string_view name, Member Options::*member,
                          std::string_view help) {
  return {
      name, SettingType::kText,
      [member](Options& options, const SettingValue& value) -> Result<void> {
        const auto& text = std::get<std::string>(value);
        const auto hours = ReadQuietHours(text);
        if (!hours) {
          return Fail(ErrorCode::kInvalidArgument,
                      Quoted(text) +
                          " is no span of a day such as "
                          "\"22:00-06:00\"");
        }
        options.*member = *hours;
        return {};
      },
      [member](const Options& options) -> std::optional<SettingValue> {
        const std::optional<QuietHours> hours = options.*member;
        if (!hours) return {};
        return QuietHoursText(*hours);
      },
      help};
}

SettingKey<MatchOptions> Weight(std::string_view name,
                                double MatchOptions::*member,
                                std::string_view help) {
  return {name, SettingType::kNumber,
          [member](MatchOptions& options,
                   const SettingValue& value) -> Result<void> {
            const double weight = std::get<double>(value);
            if (auto checked = CheckRange(weight, 0.0, 100.0); !checked) {
              return checked;
            }
            options.*member = weight;
            return {};
          },
          [member](const MatchOptions& options) { return options.*member; },
          help};
}

std::string CheckOneOf(std::string_view text,
                       std::span<const std::string> choices) {
  if (std::ranges::find(choices, text) != choices.end()) return "";
  const std::string nearest = Nearest(text, choices);
  return Quoted(text) + " is not known, " +
         (nearest.empty() ? "use one of " + Join(choices, ", ")
                          : "did you mean " + Quoted(nearest) + "?");
}

// Names of organizations and the like: one line, not too long for a table.
std::string CheckLine(const std::string& text) {
  if (text.size() > 200) return "longer than 200 bytes";
  if (Printable(text) != text) return "holds a control character";
  return "";
}

bool IsUrlByte(char c) { return c > ' ' && c < 0x7F; }

// An absolute URL of one of `schemes`, of printable ASCII, with something
// after the scheme.  What the rest means is for whoever opens it.
std::string CheckUrl(std::string_view url,
                     std::span<const std::string> schemes) {
  const auto starts = [url](const std::string& scheme) {
    return url.size() > scheme.size() &&
           EqualsIgnoreCase(url.substr(0, scheme.size()), scheme);
  };
  if (std::ranges::none_of(schemes, starts)) {
    return Quoted(MaskPassword(url)) + " begins with none of " +
           Join(schemes, ", ");
  }
  if (url.size() > 2048) return "longer than 2048 bytes";
  if (!std::ranges::all_of(url, IsUrlByte)) {
    return Quoted(MaskPassword(url)) +
           " holds a byte that must be percent-encoded";
  }
  return "";
}

std::string CheckSourceUrl(const std::string& url) {
  static const std::vector<std::string> schemes = {"http://", "https://",
                                                   "file:///"};
  return CheckUrl(url, schemes);
}

std::string CheckStoreUrl(const std::string& url) {
  if (url.empty()) return "";
  if (!std::ranges::all_of(url, IsUrlByte)) {
    return "holds a byte that must be percent-encoded";
  }
  const auto endpoint = ParseRedisUrl(url);
  return endpoint ? "" : endpoint.error().message;
}

std::string CheckContact(const std::string& contact) {
  static const std::vector<std::string> schemes = {"mailto:", "https://",
                                                   "http://"};
  return contact.empty() ? "" : CheckUrl(contact, schemes);
}

std::string CheckPath(const std::string& path) {
  return path.empty() ? "must not be empty" : CheckLine(path);
}

// RFC 9309, section 2.2.1.
std::string CheckProductToken(const std::string& token) {
  const bool good = !token.empty() && token.size() <= 64 &&
                    std::ranges::all_of(token, [](char c) {
                      return IsAsciiAlpha(c) || c == '_' || c == '-';
                    });
  return good ? "" : Quoted(token) + " is not 1 to 64 of a-z, A-Z, _ and -";
}

std::string CheckSourceId(const std::string& id) {
  const bool good =
      !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
        return IsAsciiLower(c) || IsAsciiDigit(c) || c == '-';
      });
  return good ? "" : Quoted(id) + " is not 1 to 64 of a-z, 0-9 and -";
}

std::string CheckKind(const std::string& kind) {
  static const std::vector<std::string> kinds = [] {
    std::vector<std::string> known = BoardKinds();
    if (std::ranges::find(known, "auto") == known.end()) {
      known.insert(known.begin(), "auto");
    }
    return known;
  }();
  return CheckOneOf(kind, kinds);
}

std::string CheckAppendFsync(const std::string& text) {
  static const std::vector<std::string> choices = {"always", "everysec", "no"};
  return CheckOneOf(text, choices);
}

std::string CheckLevel(const std::string& text) {
  static const std::vector<std::string> choices = {"trace", "debug", "info",
                                                   "warn",  "error", "off"};
  return CheckOneOf(text, choices);
}

std::string CheckFormat(const std::string& text) {
  static const std::vector<std::string> choices = {"text", "json", "journal"};
  return CheckOneOf(text, choices);
}

constexpr int64_t kHourMs = 3'600'000;
constexpr int64_t kDaySeconds = 86'400;

}  // namespace

const SettingKeys<StoreOptions>& KeysOf(const StoreOptions&) {
  using O = StoreOptions;
  static const SettingKeys<O> keys = {
      Text("url", &O::url, CheckStoreUrl,
           "Redis; empty: a private redis-server in state_dir"),
      Text("state_dir", &O::state_dir, CheckPath,
           "folder of the private server's files"),
      Text("appendfsync", &O::appendfsync, CheckAppendFsync,
           "of the private server: always, everysec or no"),
      Whole("max_matches_per_candidate", &O::max_matches_per_candidate, 1,
            10'000, "length of a candidate's ranking"),
      Whole("max_matches_per_posting", &O::max_matches_per_posting, 1, 10'000,
            "length of a posting's ranking"),
      Whole("max_events", &O::max_events, 1, 100'000'000,
            "match events kept for listeners, per partition"),
  };
  return keys;
}

const SettingKeys<CrawlOptions>& KeysOf(const CrawlOptions&) {
  using O = CrawlOptions;
  static const SettingKeys<O> keys = {
      Text("product_token", &O::product_token, CheckProductToken,
           "the name that robots.txt groups are matched against"),
      Text("contact", &O::contact, CheckContact,
           "mailto: or a URL, told to every board in the User-Agent"),
      Text("ca_file", &O::ca_file, CheckLine,
           "certificates (PEM) to trust instead of the system's; empty: those"),
      Whole("min_delay_ms", &O::min_delay, 0, kHourMs,
            "pause between two requests to a host"),
      Whole("max_crawl_delay_seconds", &O::max_crawl_delay, 0, kDaySeconds,
            "a longer crawl-delay of a robots.txt is read as this"),
      Whole("max_body_bytes", &O::max_body_bytes, 1024, 1 << 30,
            "the most that an answer may hold, decoded"),
      Whole("max_redirects", &O::max_redirects, 0, 20,
            "redirects followed for one request"),
      Whole("connect_timeout_seconds", &O::connect_timeout, 1, 300,
            "the longest wait for a connection"),
      Whole("total_timeout_seconds", &O::total_timeout, 1, 3600,
            "the longest time of one request"),
      Whole("low_speed_bytes_per_second", &O::low_speed_bytes_per_second, 0,
            1'000'000'000, "slower than this is given up"),
      Whole("low_speed_time_seconds", &O::low_speed_time, 1, 3600,
            "after being too slow for so long"),
      Whole("max_connections", &O::max_connections, 1, 10'000,
            "connections open at a time, over all hosts"),
      Hours("quiet_hours", &O::quiet_hours,
            "hours of the day in UTC in which no source is asked"),
      Whole("max_requests_per_day", &O::max_requests_per_day, 0, 10'000'000,
            "the most that one source is asked in a day (UTC), but for "
            "robots.txt, redirects and retries; 0: no bound"),
  };
  return keys;
}

const SettingKeys<MatchOptions>& KeysOf(const MatchOptions&) {
  using O = MatchOptions;
  static const SettingKeys<O> keys = {
      Weight("weight_certification", &O::weight_certification,
             "points for certifications; all weights add up to 100"),
      Weight("weight_software", &O::weight_software, "points for software"),
      Weight("weight_occupation", &O::weight_occupation,
             "points for the wanted occupation"),
      Weight("weight_experience", &O::weight_experience,
             "points for experience"),
      Weight("weight_distance", &O::weight_distance, "points for being near"),
      Weight("weight_pay", &O::weight_pay, "points for pay"),
      Weight("weight_schedule", &O::weight_schedule,
             "points for employment type and shift"),
      Weight("weight_freshness", &O::weight_freshness,
             "points for being newly posted"),
  };
  return keys;
}

const SettingKeys<LogOptions>& KeysOf(const LogOptions&) {
  static const SettingKeys<LogOptions> keys = {
      Text("level", &LogOptions::level, CheckLevel,
           "trace, debug, info, warn, error or off"),
      Text("format", &LogOptions::format, CheckFormat,
           "text, json, or journal for systemd"),
  };
  return keys;
}

const SettingKeys<Source>& KeysOf(const Source&) {
  static const SettingKeys<Source> keys = {
      Text("id", &Source::id, CheckSourceId,
           "its name in commands and records"),
      Text("name", &Source::name, CheckLine, "its name for people"),
      Text("url", &Source::url, CheckSourceUrl,
           "where a visit begins; file:/// for a file or folder here"),
      Text("kind", &Source::kind, CheckKind,
           "the board's form; auto: by the URL's shape"),
      Whole<std::chrono::minutes>("crawl_interval_minutes",
                                  &Source::crawl_interval, 1, 525'600,
                                  "pause between two visits"),
      Whole("min_delay_ms", &Source::min_delay, 0, kHourMs,
            "pause between two requests to a host, in place of [crawl]'s"),
      Switch("enabled", &Source::enabled, "visited at all"),
      Switch("local", &Source::local,
             "addresses of the loopback and of private networks are allowed"),
      Text("hiring_organization", &Source::hiring_organization, CheckLine,
           "the employer, where the board's answers do not say"),
      Text("key", &Source::key, CheckLine,
           "the key that the board gave, where it wants one (USAJOBS)"),
      Text("permission", &Source::permission, CheckLine,
           "who allowed, and when, the reading of a board whose terms restrict "
           "it, or of pages whose text and data mining is reserved"),
      Hours("quiet_hours", &Source::quiet_hours,
            "hours of the day in UTC in which it is not asked, in place of "
            "[crawl]'s; \"\": none"),
      Whole("max_requests_per_day", &Source::max_requests_per_day, 0,
            10'000'000,
            "requests to it in a day (UTC), in place of [crawl]'s; 0: no "
            "bound"),
  };
  return keys;
}

}  // namespace rolecall
