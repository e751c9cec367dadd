// The commands: what the command line was found to say goes in, an exit code
// comes out.  Data goes to standard output, talk to standard error.  One file
// each; command_line.cc is the only reader of argv.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace rolecall {

struct ExtractArguments {
  std::vector<std::string> files;  // "-" is standard input
  std::string format;              // empty: guessed
  std::string catalogue;           // empty: the shipped one
  std::optional<Date> as_of;
};
int Extract(const ExtractArguments& arguments);

struct MatchArguments {
  std::string candidates;
  std::string postings;
  size_t top = 10;
  bool by_candidate = false;
  std::string catalogue;
  std::optional<Date> as_of;
};
int MatchFiles(const MatchArguments& arguments);

int Robots(const std::string& file, const std::string& product_token,
           const std::string& url);

struct FetchArguments {
  std::string url;
  bool allow_private = false;
  std::string config;
};
int Fetch(const FetchArguments& arguments);

struct CrawlArguments {
  std::vector<std::string> sources;
  std::string config;
  bool match = true;
  bool json = false;  // a line for each source before the summary
};
int Crawl(const CrawlArguments& arguments);

struct RunArguments {
  std::string config;
  std::vector<std::string> roles;  // empty: all
  bool once = false;
};
int Run(const RunArguments& arguments);

// Every command below reads the store that the configuration names.
struct StoreArguments {
  std::string config;
  bool json = false;
};

struct MatchesArguments : StoreArguments {
  std::string candidate;
  std::string posting;  // instead of a candidate
  size_t top = 10;
};
int Matches(const MatchesArguments& arguments);
int Explain(const StoreArguments& arguments, const std::string& candidate,
            const std::string& posting);

// Candidates by id, in a file of ids, or of a school; or a posting instead.
struct GapsArguments : StoreArguments {
  std::vector<std::string> candidates;
  std::string cohort;
  std::string school;
  std::string posting;
  size_t top = 10;
};
int Gaps(const GapsArguments& arguments);

struct ImpactArguments : StoreArguments {
  std::string file;
  size_t top = 10;
};
int Impact(const ImpactArguments& arguments);

int CandidateAdd(const StoreArguments& arguments, const std::string& record);
struct ImportArguments : StoreArguments {
  std::string file;
  bool yes = false;  // keep what was read of a resume without asking
};
int CandidateImport(const ImportArguments& arguments);
int CandidateShow(const StoreArguments& arguments, const std::string& id);
int CandidateList(const StoreArguments& arguments);
int CandidateExport(const StoreArguments& arguments, const std::string& id);
int CandidateErase(const StoreArguments& arguments, const std::string& id);

int PostingList(const StoreArguments& arguments, const std::string& source);
int PostingShow(const StoreArguments& arguments, const std::string& id);

int SourceList(const StoreArguments& arguments);
int SourceAdd(const StoreArguments& arguments, const std::string& url);
int SourceCheck(const StoreArguments& arguments, const std::string& id);
int SourceWithdraw(const StoreArguments& arguments, const std::string& id);

int ConfigCheck(const std::string& config);
int ConfigShow(const std::string& config);
int CatalogueSearch(const std::string& word, const std::string& catalogue,
                    bool json);

}  // namespace rolecall
