#include "tests/support/town_crawl.h"

#include <signal.h>

#include <chrono>
#include <memory>
#include <thread>
#include <vector>

#include "tests/support/child.h"

namespace rolecall {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::seconds kLongest{1200};
constexpr double kUnchanged = 0.99;
constexpr double kBytes = 0.02;

// The crawlers, their configurations and their Redis.
class Crawlers {
 public:
  Crawlers(const Town& town, std::string program, std::string data_dir)
      : program_(std::move(program)),
        data_dir_(std::move(data_dir)),
        redis_({"redis-server", "--port", "0", "--unixsocket", Socket(),
                "--dir", folder_.path(), "--appendonly", "yes", "--save", ""}) {
    redis_.WaitForOutput("ready to accept", std::chrono::seconds(20));
    for (const char* name : {"a", "b"}) {
      folder_.Write(std::string(name) + ".toml",
                    Settings(name) + town.Sources(true));
    }
    folder_.Write("good.toml", Settings("a") + town.Sources(false));
  }

  // One pass; two with the same state directory have one name in leases.
  std::unique_ptr<Child> Begin(const std::string& config,
                               std::vector<std::string> sources = {}) const {
    std::vector<std::string> command = {
        program_, "crawl", "--no-match", "--config",
        folder_.path() + "/" + config + ".toml"};
    command.insert(command.end(), sources.begin(), sources.end());
    return std::make_unique<Child>(
        command,
        std::map<std::string, std::string>{{"ROLECALL_DATA_DIR", data_dir_}});
  }

 private:
  std::string Socket() const { return folder_.path() + "/redis.sock"; }
  std::string Settings(const std::string& name) const {
    return "[store]\nurl = \"redis+unix://" + Socket() + "\"\nstate_dir = \"" +
           folder_.path() + "/" + name +
           "\"\n[crawl]\ncontact = \"mailto:ops@example.org\"\n"
           "[log]\nlevel = \"error\"\n";
  }

  const TemporaryFolder folder_;
  const std::string program_;
  const std::string data_dir_;
  Child redis_;
};

// Waits until the town has been read as far as `pages` pages.
bool WaitForPages(const Town& town, size_t pages) {
  const auto until = steady_clock::now() + kLongest;
  while (town.account().pages < pages) {
    if (steady_clock::now() > until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return true;
}

// Ends a pass; what it says when it ends otherwise than it should.
std::string Trouble(Child& child) {
  child.Signal(SIGTERM);
  const ChildResult ended = child.Wait(std::chrono::seconds(20));
  if (ended.exit_code == 0 || ended.exit_code == 75) return "";
  return "exit code " + std::to_string(ended.exit_code) + ": " + ended.err;
}

}  // namespace

bool TownVerdict::IsGood() const {
  return read && trouble.empty() && forbidden == 0 && early == 0 &&
         unchanged >= kUnchanged && bytes <= kBytes;
}

TownVerdict CrawlTown(Town& town, const std::string& program,
                      const std::string& data_dir) {
  TownVerdict verdict;
  const Crawlers crawlers(town, program, data_dir);
  town.StartCounting();
  auto first = crawlers.Begin("a");
  auto second = crawlers.Begin("b");
  WaitForPages(town, town.page_count() / 4);
  first->Signal(SIGKILL);
  first->Wait(std::chrono::seconds(10));
  // Takes over what the dead one had, and reads again what it had not stored.
  first = crawlers.Begin("a");
  verdict.read = WaitForPages(town, town.page_count());
  // What is on its way is stored; hostile hosts would hold the passes up.
  std::this_thread::sleep_for(std::chrono::seconds(1));
  verdict.trouble = Trouble(*first) + Trouble(*second);
  const Town::Account before = town.account();
  town.StartCounting();
  const ChildResult again = crawlers.Begin("good", town.GoodSources())
                                ->Wait(std::chrono::seconds(600));
  if (again.exit_code != 0) verdict.trouble += again.err;
  const Town::Account after = town.account();
  verdict.forbidden = before.forbidden + after.forbidden;
  verdict.early = before.early + after.early;
  const auto asked = static_cast<double>(after.fresh + after.unchanged);
  verdict.unchanged =
      asked == 0 ? 0 : static_cast<double>(after.unchanged) / asked;
  verdict.bytes =
      static_cast<double>(after.bytes) / static_cast<double>(before.bytes);
  return verdict;
}

}  // namespace rolecall
