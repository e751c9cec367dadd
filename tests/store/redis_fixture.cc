#include "tests/store/redis_fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "store/keys.h"

namespace rolecall {
namespace {

// Waits for the end of its input: the test's end, or its death.
constexpr char kGuard[] = R"sh(
read -r line
for socket in $(find "$1" -name redis.sock); do
  cd "$(dirname "$socket")"
  server=$(timeout 5 redis-cli -s redis.sock info server 2> /dev/null |
           tr -d '\r' | sed -n 's/^process_id://p')
  test -n "$server" && kill -9 "$server"
done
cd /
rm -rf "$1"
)sh";

RedisEndpoint At(const std::string& unix_path) {
  RedisEndpoint endpoint;
  endpoint.unix_path = unix_path;
  return endpoint;
}

void AppendTo(std::string& out, const Reply& reply) {
  out += reply.text + "\n";
  for (const Reply& item : reply.items) AppendTo(out, item);
}

}  // namespace

TemporaryState::TemporaryState() {
  std::string name = testing::TempDir() + "rolecall-store-XXXXXX";
  path_ = mkdtemp(name.data());
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) std::abort();
  guard_ = fork();
  if (guard_ == 0) {
    setsid();
    dup2(ends[0], STDIN_FILENO);
    execl("/bin/sh", "sh", "-c", kGuard, "guard", path_.c_str(), nullptr);
    _exit(127);
  }
  close(ends[0]);
  guard_pipe_ = ends[1];
}

TemporaryState::~TemporaryState() {
  close(guard_pipe_);
  waitpid(guard_, nullptr, 0);
}

StoreOptions TemporaryState::Options() const {
  StoreOptions options;
  options.state_dir = path_;
  return options;
}

std::optional<pid_t> TemporaryState::ServerProcess() const {
  auto connection = RedisConnection::Open(At(socket()));
  if (!connection) return std::nullopt;
  const auto replies =
      (*connection)->Exchange(std::array{Command{"INFO", "server"}});
  if (!replies) return std::nullopt;
  const std::string& info = replies->front().text;
  const size_t at = info.find("process_id:");
  if (at == std::string::npos) return std::nullopt;
  return std::atoi(info.c_str() + at + 11);
}

void TemporaryState::KillServer() const {
  const auto process = ServerProcess();
  ASSERT_TRUE(process);
  kill(*process, SIGKILL);
  ASSERT_TRUE(Eventually([&] { return !ServerProcess(); }));
}

ForeignServer::ForeignServer(const TemporaryState& state,
                             const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {
      "redis-server", "--port", "0", "--unixsocket",
      "redis.sock",   "--dir",  ".", "--logfile",
      "redis.log",    "--save", ""};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  process_ = fork();
  if (process_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (chdir(state.path().c_str()) != 0) _exit(127);
    execvp(pointers[0], pointers.data());
    _exit(127);
  }
  EXPECT_TRUE(Eventually([&] {
    const auto connection = RedisConnection::Open(At(state.socket()));
    return connection || connection.error().code != ErrorCode::kUnavailable;
  }));
}

ForeignServer::~ForeignServer() {
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
}

Redis::Redis(const std::string& unix_path) {
  auto connection = RedisConnection::Open(At(unix_path));
  if (connection) {
    connection_ = std::move(*connection);
  } else {
    ADD_FAILURE() << connection.error().message;
  }
}

Reply Redis::operator()(const Command& command) {
  if (connection_ == nullptr) return {};
  auto replies = connection_->Exchange(std::span(&command, 1));
  if (replies) return std::move(replies->front());
  ADD_FAILURE() << replies.error().message;
  return {};
}

std::vector<std::string> Redis::AllKeys() {
  std::vector<std::string> out;
  const Reply keys = (*this)(Command{"KEYS", "*"});
  for (const Reply& key : keys.items) out.push_back(key.text);
  std::ranges::sort(out);
  return out;
}

std::string Redis::Dump() {
  std::string out;
  for (const std::string& key : AllKeys()) {
    out += key + "\n";
    const std::string type = (*this)(Command{"TYPE", key}).text;
    if (type == "string") AppendTo(out, (*this)(Command{"GET", key}));
    if (type == "hash") AppendTo(out, (*this)(Command{"HGETALL", key}));
    if (type == "set") AppendTo(out, (*this)(Command{"SMEMBERS", key}));
    if (type == "zset") {
      AppendTo(out, (*this)(Command{"ZRANGE", key, "0", "-1"}));
    }
    if (type == "stream") {
      AppendTo(out, (*this)(Command{"XRANGE", key, "-", "+"}));
    }
  }
  return out;
}

std::vector<std::string> Redis::Events() {
  std::vector<std::string> out;
  for (int p = 0; p < kPartitions; ++p) {
    const Reply events = (*this)(Command{"XRANGE", EventsKey(p), "-", "+"});
    for (const Reply& event : events.items) {
      const Reply& fields = event.at(1);
      out.push_back(fields.at(1).text + " " + fields.at(3).text + " " +
                    fields.at(5).text + " " + fields.at(7).text + " " +
                    fields.at(9).text);
    }
  }
  return out;
}

Posting APosting(const std::string& id, const std::string& title) {
  Posting posting;
  posting.id = id;
  posting.source_id = "valley";
  posting.url = "https://valley.example/" + id;
  posting.title = title;
  posting.hiring_organization = "Valley Clinic";
  posting.description = "<p>CPC required.</p>";
  posting.description_text = "CPC required.";
  Requirement requirement;
  requirement.any_of = {"cpc"};
  requirement.evidence = {"description", 0, 12, "CPC required", "required"};
  posting.requirements = {requirement};
  posting.extractor_version = "1";
  return posting;
}

Candidate ACandidate(const std::string& id) {
  Candidate candidate;
  candidate.id = id;
  candidate.credentials = {{"cpc", std::nullopt, std::nullopt, ""}};
  candidate.radius_miles = 25;
  return candidate;
}

Match AMatch(const std::string& candidate_id, const std::string& posting_id,
             Tenths score) {
  Match match;
  match.candidate_id = candidate_id;
  match.posting_id = posting_id;
  match.qualification = Qualification::kQualified;
  match.score = score;
  match.reasons = {{"met", "cpc", score, 1000, "CPC required", "You hold it."}};
  match.engine_version = "1";
  return match;
}

}  // namespace rolecall
