// What most commands begin with: the settings, the shipped data, the store.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "config/settings.h"
#include "matcher/matcher.h"
#include "model/catalogue.h"
#include "model/geo.h"
#include "model/occupation.h"
#include "parser/posting_reader.h"
#include "store/store.h"

namespace rolecall {

// The data of a field of work.  Never moved once made, since readers and
// matchers keep references into it.
struct Field {
  Catalogue catalogue;
  Gazetteer gazetteer;
  std::vector<Occupation> occupations;
};

// The shipped data, or the catalogue of another folder.
[[nodiscard]] Result<std::unique_ptr<const Field>> LoadField(
    const std::string& catalogue_directory);

[[nodiscard]] Result<PostingReader> MakeReader(const Field& field);
[[nodiscard]] Result<Matcher> MakeMatcher(const Field& field,
                                          const MatchOptions& options);

// The settings of a file with the environment's overrides, and the log set up
// as they say.  An empty path: /etc/rolecall/rolecall.toml where it is there,
// else the defaults.
[[nodiscard]] Result<Settings> ReadSettings(const std::string& path);

// Warns in the log where employers' hosts would be asked without a contact to
// complain to.
void WarnOfNoContact(const Settings& settings);

// Complains about settings that cannot be used; the exit code for that.
int BadSettings(const Error& error);

// Reads the settings, opens their store, calls `command` and closes it again;
// the exit code of whatever failed, else the command's.
int WithStore(const std::string& config,
              const std::function<int(Store&, const Settings&)>& command);

const Clock& TheClock();
Date Today();

}  // namespace rolecall
