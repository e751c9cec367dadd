// What the operator writes: the only reader of configuration files, of the
// environment and of the data files that ship.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/log.h"
#include "crawler/crawler.h"
#include "matcher/matcher.h"
#include "model/catalogue.h"
#include "model/geo.h"
#include "model/source.h"
#include "parser/fields/field_reader.h"
#include "store/store.h"

namespace rolecall {

struct Settings {
  StoreOptions store;
  CrawlOptions crawl;
  MatchOptions matching;
  LogOptions log;
  std::vector<Source> sources;
};

// Reads a TOML file; empty path: the defaults.  Environment variables
// ROLECALL_<SECTION>_<KEY> override it (ROLECALL_STORE_URL).  Fails with
// kInvalidArgument: "rolecall.toml:12:3: unknown key \"inteval\", did you mean
// \"interval\"?"; kNotFound when there is no such file.
[[nodiscard]] Result<Settings> LoadSettings(
    const std::string& path,
    const std::map<std::string, std::string>& environment);

// The settings as TOML, every key with its value: what `config show` prints.
// Passwords in URLs are masked.
std::string SettingsToToml(const Settings& settings);

// What a reading of the configuration anew cannot apply, since the store is
// open: the names of the keys of [store] in which the two differ.
std::vector<std::string> ChangedStoreKeys(const StoreOptions& a,
                                          const StoreOptions& b);

// The folder of the shipped data (catalogue/, geo/, occupations.tsv): beside
// the program when it runs from its build tree, else under its prefix's share/.
std::string DataDirectory();

// Fail with kInvalidArgument, naming file and line; with kNotFound where the
// file is not there.
[[nodiscard]] Result<Catalogue> LoadCatalogue(const std::string& directory);
[[nodiscard]] Result<Gazetteer> LoadGazetteer(const std::string& path);
[[nodiscard]] Result<std::vector<Occupation>> LoadOccupations(
    const std::string& path);

}  // namespace rolecall
