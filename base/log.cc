#include "base/log.h"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <memory>
#include <string>

namespace rolecall {
namespace {

// The message as a JSON string's inside.
class JsonTextFlag : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&,
              spdlog::memory_buf_t& out) override {
    static constexpr char kHex[] = "0123456789abcdef";
    for (const char c : message.payload) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') out.push_back('\\');
      if (byte < 0x20) {
        for (const char d : {'\\', 'u', '0', '0', kHex[byte >> 4]}) {
          out.push_back(d);
        }
        out.push_back(kHex[byte & 15]);
      } else {
        out.push_back(c);
      }
    }
  }
  std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<JsonTextFlag>();
  }
};

// sd-daemon(3): "<6>" before a line tells the journal its priority.
class JournalPriorityFlag : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&,
              spdlog::memory_buf_t& out) override {
    const char digit = message.level >= spdlog::level::err    ? '3'
                       : message.level == spdlog::level::warn ? '4'
                       : message.level == spdlog::level::info ? '6'
                                                              : '7';
    for (const char c : {'<', digit, '>'}) out.push_back(c);
  }
  std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<JournalPriorityFlag>();
  }
};

spdlog::logger& Log() {
  static const std::shared_ptr<spdlog::logger> logger =
      spdlog::stderr_color_mt("rolecall");
  return *logger;
}

}  // namespace

Result<void> StartLog(const LogOptions& options) {
  const auto level = spdlog::level::from_str(options.level);
  if (level == spdlog::level::off && options.level != "off") {
    return Fail(ErrorCode::kInvalidArgument,
                "log level \"" + options.level +
                    "\": use trace, debug, info, warn, error or off");
  }
  auto formatter = std::make_unique<spdlog::pattern_formatter>(
      spdlog::pattern_time_type::utc);
  formatter->add_flag<JsonTextFlag>('*').add_flag<JournalPriorityFlag>('@');
  if (options.format == "json") {
    formatter->set_pattern(
        R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l","message":"%*"})");
  } else if (options.format == "journal") {
    formatter->set_pattern("%@%v");
  } else if (options.format == "text") {
    // On a terminal a line of progress may stand where this one is written.
    const std::string clear = isatty(STDERR_FILENO) == 1 ? "\r\x1B[K" : "";
    formatter->set_pattern(clear + "%Y-%m-%dT%H:%M:%S.%eZ %^%l%$ %v");
  } else {
    return Fail(ErrorCode::kInvalidArgument,
                "log format \"" + options.format +
                    "\": use text, json or journal");
  }
  Log().set_formatter(std::move(formatter));
  Log().set_level(level);
  Log().flush_on(spdlog::level::warn);
  return {};
}

void LogDebug(std::string_view line) { Log().debug("{}", line); }
void LogInfo(std::string_view line) { Log().info("{}", line); }
void LogWarning(std::string_view line) { Log().warn("{}", line); }
void LogError(std::string_view line) { Log().error("{}", line); }

}  // namespace rolecall
