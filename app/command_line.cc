#include "app/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/commands.h"
#include "app/exit_code.h"
#include "app/terminal.h"
#include "app/wrong_call.h"
#include "base/clock.h"
#include "base/text.h"
#include "crawler/url.h"

namespace rolecall {
namespace {

// What each command leaves behind for CommandLine to call.  A command's
// arguments live as long as its callback, which holds them.
using Chosen = std::function<int()>;

constexpr char kExamples[] = R"(Examples:
  rolecall run --config rolecall.toml          the daemon
  rolecall extract page.html                   what a posting asks for
  rolecall matches c-01 --top 5                a candidate's best postings
  rolecall explain c-01 valley:1234            every point of one match
  rolecall gaps c-01                           what would open most
  rolecall match --candidates c.jsonl --postings p.jsonl
)";

CLI::Validator IsDate() {
  return CLI::Validator(
      [](const std::string& text) {
        return ParseDate(text)
                   ? std::string()
                   : "\"" + text + "\": use a date such as 2026-11-02";
      },
      "DATE");
}

// A name that must be one: of a file, a candidate, a posting.
CLI::Validator IsNamed() {
  return CLI::Validator(
      [](const std::string& text) {
        return Trim(text).empty() ? "must not be empty" : std::string();
      },
      "");
}

CLI::Validator IsUrl() {
  return CLI::Validator(
      [](const std::string& text) {
        const auto url = Url::Parse(text);
        // Another scheme is not allowed rather than no URL.
        return url || url.error().code == ErrorCode::kDisallowed
                   ? std::string()
                   : "\"" + Printable(text, 80) +
                         "\" is no URL such as https://example.org/careers";
      },
      "");
}

// An argument that stands by its place.
CLI::Option* AddNamed(CLI::App* command, const char* name,
                      std::string* target) {
  return command->add_option(name, *target)
      ->type_name("")
      ->required()
      ->check(IsNamed());
}

// People look at the examples first, so help begins with them.
class ExamplesFirst : public CLI::Formatter {
 public:
  std::string make_description(const CLI::App* app) const override {
    const std::string examples = app->get_footer();
    return (examples.empty() ? "" : examples + "\n") +
           CLI::Formatter::make_description(app);
  }
  std::string make_footer(const CLI::App*) const override { return ""; }
};

// An option that reads a date into `target`.
void AddDate(CLI::App* command, std::optional<Date>* target) {
  command
      ->add_option_function<std::string>(
          "--as-of",
          [target](const std::string& text) { *target = ParseDate(text); },
          "the day that dates are counted from; today if not given")
      ->check(IsDate());
}

void AddConfig(CLI::App* command, std::string* target) {
  command->add_option("--config", *target, "configuration file")
      ->envname("ROLECALL_CONFIG")
      ->type_name("FILE");
}

void AddStoreOptions(CLI::App* command, StoreArguments* arguments) {
  AddConfig(command, &arguments->config);
  command->add_flag("--json", arguments->json, "JSON instead of a table");
}

CLI::App* Command(CLI::App& parent, const char* name, const char* what,
                  const char* examples = "") {
  CLI::App* command = parent.add_subcommand(name, what);
  command->footer(examples);
  return command;
}

void AddReading(CLI::App& app, Chosen* chosen) {
  const auto extract = std::make_shared<ExtractArguments>();
  CLI::App* command =
      Command(app, "extract", "Say what postings ask for",
              "Examples:\n"
              "  rolecall extract page.html\n"
              "  zcat postings.jsonl.gz | rolecall extract -\n");
  command
      ->add_option("FILE", extract->files, "files to read; - is standard input")
      ->type_name("")
      ->check(IsNamed());
  command->add_option("--format", extract->format, "guessed if not given")
      ->check(CLI::IsMember({"html", "text", "json", "xml", "jsonl"}));
  command->add_option("--catalogue", extract->catalogue, "another catalogue")
      ->type_name("DIR");
  AddDate(command, &extract->as_of);
  command->callback([=] { *chosen = [=] { return Extract(*extract); }; });

  const auto match = std::make_shared<MatchArguments>();
  command = Command(app, "match", "Match files of candidates and postings",
                    "Examples:\n"
                    "  rolecall match --candidates c.jsonl --postings p.jsonl\n"
                    "  rolecall match --candidates c.jsonl --postings p.jsonl "
                    "--by candidate --top 5\n");
  AddNamed(command, "--candidates", &match->candidates)->type_name("FILE");
  AddNamed(command, "--postings", &match->postings)->type_name("FILE");
  command->add_option("--top", match->top, "matches a line; 10")
      ->check(CLI::Range(1, 1'000'000));
  command
      ->add_option_function<std::string>(
          "--by",
          [match](const std::string& side) {
            match->by_candidate = side == "candidate";
          },
          "whose line it is: posting or candidate")
      ->check(CLI::IsMember({"posting", "candidate"}));
  command->add_option("--catalogue", match->catalogue, "another catalogue")
      ->type_name("DIR");
  AddDate(command, &match->as_of);
  command->callback([=] { *chosen = [=] { return MatchFiles(*match); }; });
}

void AddWeb(CLI::App& app, Chosen* chosen) {
  struct RobotsArguments {
    std::string file, product_token, url;
  };
  const auto robots = std::make_shared<RobotsArguments>();
  CLI::App* command =
      Command(app, "robots", "Say whether a robots.txt allows a URL",
              "Examples:\n  rolecall robots robots.txt rolecall "
              "https://example.org/careers\n");
  AddNamed(command, "FILE", &robots->file);
  command->add_option("PRODUCT_TOKEN", robots->product_token)
      ->required()
      ->type_name("");
  command->add_option("URL", robots->url)->required()->type_name("");
  command->callback([=] {
    *chosen = [=] {
      return Robots(robots->file, robots->product_token, robots->url);
    };
  });

  const auto fetch = std::make_shared<FetchArguments>();
  command = Command(app, "fetch", "One polite fetch with every guard on");
  AddNamed(command, "URL", &fetch->url)->check(IsUrl());
  command->add_flag("--allow-private", fetch->allow_private,
                    "allow addresses of private networks");
  AddConfig(command, &fetch->config);
  command->callback([=] { *chosen = [=] { return Fetch(*fetch); }; });
}

void AddDaemon(CLI::App& app, Chosen* chosen) {
  const auto run = std::make_shared<RunArguments>();
  CLI::App* command =
      Command(app, "run", "The daemon: crawl, match and publish",
              "SIGTERM ends it within 10 seconds, SIGHUP reads the "
              "configuration again.\n");
  AddConfig(command, &run->config);
  command
      ->add_option("--roles", run->roles, "crawl, match, publish, serve; all")
      ->delimiter(',')
      ->check(CLI::IsMember({"crawl", "match", "publish", "serve"}));
  command->add_flag("--once", run->once, "one pass over what is due, then end");
  command->callback([=] { *chosen = [=] { return Run(*run); }; });

  const auto crawl = std::make_shared<CrawlArguments>();
  command =
      Command(app, "crawl", "Visit the due sources, or the named ones, once");
  command->add_option("SOURCE", crawl->sources, "source ids")->type_name("");
  AddConfig(command, &crawl->config);
  command->add_flag_callback(
      "--no-match", [crawl] { crawl->match = false; }, "stop after storing");
  command->add_flag("--json", crawl->json,
                    "a line for each source visited before the summary");
  command->callback([=] { *chosen = [=] { return Crawl(*crawl); }; });
}

void AddRankings(CLI::App& app, Chosen* chosen) {
  const auto matches = std::make_shared<MatchesArguments>();
  CLI::App* command =
      Command(app, "matches", "The ranking of a candidate or a posting",
              "Examples:\n  rolecall matches c-01\n"
              "  rolecall matches --posting valley:1234 --top 20 --json\n");
  CLI::Option* candidate = command->add_option("CANDIDATE", matches->candidate)
                               ->type_name("")
                               ->check(IsNamed());
  command->add_option("--posting", matches->posting, "of a posting instead")
      ->type_name("ID")
      ->check(IsNamed())
      ->excludes(candidate);
  command->add_option("--top", matches->top, "matches shown; 10")
      ->check(CLI::Range(1, 10'000));
  AddStoreOptions(command, matches.get());
  command->callback([=] { *chosen = [=] { return Matches(*matches); }; });

  struct ExplainArguments : StoreArguments {
    std::string candidate, posting;
  };
  const auto explain = std::make_shared<ExplainArguments>();
  command =
      Command(app, "explain", "Every point of one match, with its reason");
  AddNamed(command, "CANDIDATE", &explain->candidate);
  AddNamed(command, "POSTING", &explain->posting);
  AddStoreOptions(command, explain.get());
  command->callback([=] {
    *chosen = [=] {
      return Explain(*explain, explain->candidate, explain->posting);
    };
  });
}

void AddOutlooks(CLI::App& app, Chosen* chosen) {
  const auto gaps = std::make_shared<GapsArguments>();
  CLI::App* command =
      Command(app, "gaps", "What would open most, and what each ask removes",
              "Examples:\n  rolecall gaps c-01\n"
              "  rolecall gaps --cohort spring.txt --top 20\n"
              "  rolecall gaps --posting valley:1234 --json\n");
  command->add_option("CANDIDATE", gaps->candidates, "one, or several together")
      ->type_name("")
      ->check(IsNamed());
  command->add_option("--cohort", gaps->cohort, "a file of ids, one a line")
      ->type_name("FILE")
      ->check(IsNamed());
  command->add_option("--school", gaps->school, "all with that school_id")
      ->type_name("ID")
      ->check(IsNamed());
  command
      ->add_option("--posting", gaps->posting,
                   "of a posting: whom each requirement removes")
      ->type_name("ID")
      ->check(IsNamed());
  command->add_option("--top", gaps->top, "lines shown; 10")
      ->check(CLI::Range(1, 10'000));
  AddStoreOptions(command, gaps.get());
  command->callback([=] { *chosen = [=] { return Gaps(*gaps); }; });

  const auto impact = std::make_shared<ImpactArguments>();
  command = Command(app, "impact",
                    "Selection rates of groups, by the four-fifths rule",
                    "Examples:\n  rolecall impact groups.csv     rows of "
                    "candidate_id,group\n");
  AddNamed(command, "FILE", &impact->file);
  command
      ->add_option("--top", impact->top,
                   "selected: among so many of some open posting")
      ->check(CLI::Range(1, 10'000));
  AddStoreOptions(command, impact.get());
  command->callback([=] { *chosen = [=] { return Impact(*impact); }; });
}

// A command on one thing: `candidate show ID`.
void AddOnOne(CLI::App* group, const char* name, const char* what,
              const char* argument, bool required,
              int (*call)(const StoreArguments&, const std::string&),
              Chosen* chosen) {
  struct OneArguments : StoreArguments {
    std::string thing;
  };
  const auto arguments = std::make_shared<OneArguments>();
  CLI::App* command = Command(*group, name, what);
  CLI::Option* option =
      AddNamed(command, argument, &arguments->thing)->required(required);
  if (std::string_view(argument) == "URL") option->check(IsUrl());
  AddStoreOptions(command, arguments.get());
  command->callback(
      [=] { *chosen = [=] { return call(*arguments, arguments->thing); }; });
}

void AddCandidates(CLI::App& app, Chosen* chosen) {
  CLI::App* group = Command(
      app, "candidate", "Profiles: add, import, show, list, export, erase",
      "Examples:\n"
      "  rolecall candidate import students.jsonl\n"
      "  rolecall candidate add '{\"id\":\"c-01\",\"credentials\":"
      "[{\"term\":\"bls\"}]}'\n");
  group->require_subcommand(1);
  AddOnOne(group, "add", "Add or replace one, given as JSON", "RECORD", true,
           CandidateAdd, chosen);
  AddOnOne(group, "show", "What is known of one", "ID", true, CandidateShow,
           chosen);
  AddOnOne(group, "export", "Everything kept about one, as JSON", "ID", true,
           CandidateExport, chosen);
  AddOnOne(group, "erase", "Leave no trace of one", "ID", true, CandidateErase,
           chosen);
  const auto list = std::make_shared<StoreArguments>();
  CLI::App* command = Command(*group, "list", "The ids of all");
  AddStoreOptions(command, list.get());
  command->callback([=] { *chosen = [=] { return CandidateList(*list); }; });
  const auto import = std::make_shared<ImportArguments>();
  command = Command(
      *group, "import",
      "Read JSON Lines, CSV or a resume (PDF, DOCX, text, JSON Resume)");
  AddNamed(command, "FILE", &import->file);
  command->add_flag("--yes", import->yes, "keep what was read without asking");
  AddStoreOptions(command, import.get());
  command->callback(
      [=] { *chosen = [=] { return CandidateImport(*import); }; });
}

void AddBoards(CLI::App& app, Chosen* chosen) {
  CLI::App* postings = Command(app, "posting", "Stored postings: list, show");
  postings->require_subcommand(1);
  AddOnOne(postings, "list", "Open postings, of one source or of all", "SOURCE",
           false, PostingList, chosen);
  AddOnOne(postings, "show", "One posting and what it asks for", "ID", true,
           PostingShow, chosen);
  CLI::App* sources =
      Command(app, "source", "Boards: list, add, check, withdraw");
  sources->require_subcommand(1);
  AddOnOne(sources, "add", "Recognise a board and add it to the configuration",
           "URL", true, SourceAdd, chosen);
  AddOnOne(sources, "check", "Fetch one page of a source and show its reading",
           "SOURCE", true, SourceCheck, chosen);
  AddOnOne(sources, "withdraw",
           "Close what only this source shows, which is visited no more",
           "SOURCE", true, SourceWithdraw, chosen);
  struct SourceArguments : StoreArguments {};
  const auto list = std::make_shared<SourceArguments>();
  CLI::App* command = Command(*sources, "list", "The health of every source");
  AddStoreOptions(command, list.get());
  command->callback([=] { *chosen = [=] { return SourceList(*list); }; });
}

void AddSettings(CLI::App& app, Chosen* chosen) {
  CLI::App* group = Command(app, "config", "The configuration: check, show");
  group->require_subcommand(1);
  struct ConfigArguments {
    std::string check, show;
  };
  const auto config = std::make_shared<ConfigArguments>();
  CLI::App* command = Command(*group, "check", "Say what is wrong with it");
  AddConfig(command, &config->check);
  command->callback(
      [=] { *chosen = [=] { return ConfigCheck(config->check); }; });
  command = Command(*group, "show", "Every setting with its value in force");
  AddConfig(command, &config->show);
  command->callback(
      [=] { *chosen = [=] { return ConfigShow(config->show); }; });

  struct SearchArguments {
    std::string word, catalogue;
    bool json = false;
  };
  group = Command(app, "catalogue", "Certifications and software: search");
  group->require_subcommand(1);
  const auto search = std::make_shared<SearchArguments>();
  command =
      Command(*group, "search", "Terms whose id, name or spelling holds a word",
              "Examples:\n  rolecall catalogue search phlebotomy\n");
  AddNamed(command, "WORD", &search->word);
  command->add_option("--catalogue", search->catalogue)->type_name("DIR");
  command->add_flag("--json", search->json, "JSON instead of a table");
  command->callback([=] {
    *chosen = [=] {
      return CatalogueSearch(search->word, search->catalogue, search->json);
    };
  });
}

}  // namespace

int CommandLine(int argc, char** argv) {
  CLI::App app(
      "rolecall reads job boards, works out which certifications and "
      "software each posting asks for,\nand ranks candidates and "
      "postings for each other, with reasons.",
      "rolecall");
  app.set_version_flag("--version", "rolecall " ROLECALL_VERSION);
  app.require_subcommand(1);
  app.footer(kExamples);
  app.formatter(std::make_shared<ExamplesFirst>());
  app.get_formatter()->column_width(34);
  Chosen chosen;
  AddDaemon(app, &chosen);
  AddReading(app, &chosen);
  AddRankings(app, &chosen);
  AddOutlooks(app, &chosen);
  AddCandidates(app, &chosen);
  AddBoards(app, &chosen);
  AddWeb(app, &chosen);
  AddSettings(app, &chosen);
  const std::span<const char* const> words(argv + 1, argv + std::max(argc, 1));
  if (const std::string wrong = WrongCommand(app, words); !wrong.empty()) {
    Complain(wrong);
    return kExitUsage;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {  // help, or the version
      app.exit(error);
      return kExitDone;
    }
    Complain(WrongCall(app, error));
    return kExitUsage;
  }
  const int code = chosen();
  // A full disk must not look like a complete answer; who reads no more has
  // what was wanted.
  if ((std::fflush(stdout) != 0 || std::ferror(stdout) != 0) &&
      !IsReaderGone()) {
    Complain("cannot write to standard output");
    return code == kExitDone || code == kExitBadInput ? kExitIo : code;
  }
  return code;
}

}  // namespace rolecall
