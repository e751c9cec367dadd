#include "app/context.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string_view>
#include <utility>

#include "app/exit_code.h"
#include "app/terminal.h"
#include "base/log.h"
#include "crawler/local_file.h"
#include "parser/link.h"

extern char** environ;

namespace rolecall {
namespace {

constexpr char kSystemSettings[] = "/etc/rolecall/rolecall.toml";

std::map<std::string, std::string> Environment() {
  std::map<std::string, std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

}  // namespace

const Clock& TheClock() {
  static const SystemClock clock;
  return clock;
}

Date Today() { return std::chrono::floor<std::chrono::days>(TheClock().Now()); }

Result<std::unique_ptr<const Field>> LoadField(
    const std::string& catalogue_directory) {
  const std::string shipped = DataDirectory();
  auto catalogue =
      LoadCatalogue(catalogue_directory.empty() ? shipped + "/catalogue"
                                                : catalogue_directory);
  if (!catalogue) return Fail(catalogue.error());
  auto gazetteer = LoadGazetteer(shipped + "/geo/us-postal-codes.tsv");
  if (!gazetteer) return Fail(gazetteer.error());
  auto occupations = LoadOccupations(shipped + "/occupations.tsv");
  if (!occupations) return Fail(occupations.error());
  return std::make_unique<const Field>(Field{
      std::move(*catalogue), std::move(*gazetteer), std::move(*occupations)});
}

Result<PostingReader> MakeReader(const Field& field) {
  return PostingReader::Create(field.catalogue, field.gazetteer,
                               field.occupations);
}

Result<Matcher> MakeMatcher(const Field& field, const MatchOptions& options) {
  return Matcher::Create(field.catalogue, field.occupations, options);
}

Result<Settings> ReadSettings(const std::string& path) {
  std::string file = path;
  if (file.empty() && std::filesystem::exists(kSystemSettings)) {
    file = kSystemSettings;
  }
  auto settings = LoadSettings(file, Environment());
  if (!settings) return settings;
  if (auto started = StartLog(settings->log); !started) {
    return Fail(started.error());
  }
  return settings;
}

namespace {

// Of this machine itself, or a file: nobody there wants to know who asks.
bool IsHere(const Source& source) {
  const std::string host = HostOf(source.url);
  return IsLocalFile(source.url) || host == "localhost" || host == "[::1]" ||
         host.starts_with("127.");
}

}  // namespace

void WarnOfNoContact(const Settings& settings) {
  if (!settings.crawl.contact.empty()) return;
  if (std::ranges::any_of(settings.sources, [](const Source& source) {
        return source.enabled && !IsHere(source);
      })) {
    LogWarning(
        "requests carry no contact: say contact = \"mailto:...\" in [crawl], "
        "so that employers know whom to ask");
  }
}

int BadSettings(const Error& error) {
  Complain(error.message);
  return kExitBadConfiguration;
}

int WithStore(const std::string& config,
              const std::function<int(Store&, const Settings&)>& command) {
  const auto settings = ReadSettings(config);
  if (!settings) return BadSettings(settings.error());
  const auto store = OpenStore(settings->store);
  if (!store) return FailWith(store.error());
  return command(**store, *settings);
}

}  // namespace rolecall
