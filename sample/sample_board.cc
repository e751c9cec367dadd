// A job board to try rolecall on: serves the files of one folder on loopback.
//
//   sample-board --root sample/board --port 8461
//
// The folder is a web site as it stands, but for three things.  routes.tsv
// tells which paths are answered otherwise.  Dates are written relative to
// today ({{date-3}}, {{rfc822-2}}), so that the board never goes stale, and
// {{origin}} is the address that the visitor used.  A POST is answered with a
// slice of its file, as a Workday career site does.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/json.hpp>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace json = boost::json;
using asio::ip::tcp;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;

struct Route {
  std::string file;
  unsigned status = 200;
  std::string content_type;
};

// Key: method, space, path ("GET /careers/x.html").
using Routes = std::map<std::string, Route, std::less<>>;

Routes ReadRoutes(const std::filesystem::path& root) {
  Routes routes;
  std::ifstream in(root / "routes.tsv");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream row(line);
    std::string method, path, status;
    Route route;
    std::getline(row, method, '\t');
    std::getline(row, path, '\t');
    std::getline(row, route.file, '\t');
    std::getline(row, status, '\t');
    std::getline(row, route.content_type, '\t');
    route.status = static_cast<unsigned>(std::stoul(status));
    routes.insert_or_assign(method + " " + path, route);
  }
  return routes;
}

std::string ContentType(const std::filesystem::path& file) {
  static const std::map<std::string, std::string> kTypes = {
      {".html", "text/html; charset=utf-8"},
      {".txt", "text/plain; charset=utf-8"},
      {".xml", "application/xml; charset=utf-8"},
      {".rss", "application/rss+xml; charset=utf-8"},
      {".atom", "application/atom+xml; charset=utf-8"},
      {".json", "application/json"}};
  const auto found = kTypes.find(file.extension().string());
  return found == kTypes.end() ? "application/octet-stream" : found->second;
}

std::optional<std::string> ReadFile(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string FormatTime(std::chrono::system_clock::time_point at,
                       const char* format) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[64];
  return {text, std::strftime(text, sizeof text, format, &utc)};
}

constexpr char kRfc822[] = "%a, %d %b %Y %H:%M:%S GMT";

std::chrono::system_clock::time_point DayFromToday(int days) {
  return std::chrono::floor<std::chrono::days>(
             std::chrono::system_clock::now()) +
         std::chrono::days(days);
}

// The text of one placeholder; nullopt where the name is none of ours.
std::optional<std::string> Resolve(const std::string& name,
                                   const std::string& origin) {
  if (name == "origin") return origin;
  if (name.starts_with("date")) {
    return FormatTime(DayFromToday(std::atoi(name.c_str() + 4)), "%Y-%m-%d");
  }
  if (name.starts_with("rfc822")) {
    return FormatTime(DayFromToday(std::atoi(name.c_str() + 6)), kRfc822);
  }
  return std::nullopt;
}

std::string FillIn(const std::string& text, const std::string& origin) {
  std::string out;
  size_t at = 0;
  for (size_t open; (open = text.find("{{", at)) != std::string::npos;) {
    const size_t close = text.find("}}", open);
    if (close == std::string::npos) break;
    const auto value = Resolve(text.substr(open + 2, close - open - 2), origin);
    out.append(text, at, (value ? open : close + 2) - at);
    if (value) out += *value;
    at = close + 2;
  }
  return out.append(text, at);
}

// One page of a Workday list.  Like the real thing it wants all four fields,
// gives at most 20, and tells the total on the first page only.
std::optional<std::string> Slice(const std::string& list,
                                 const std::string& wanted) {
  boost::system::error_code error;
  const json::value body = json::parse(wanted, error);
  if (error || !body.is_object()) return std::nullopt;
  const json::object& fields = body.as_object();
  for (const char* name : {"appliedFacets", "limit", "offset", "searchText"}) {
    if (!fields.contains(name)) return std::nullopt;
  }
  if (!fields.at("limit").is_int64() || !fields.at("offset").is_int64()) {
    return std::nullopt;
  }
  const int64_t limit = std::min<int64_t>(fields.at("limit").as_int64(), 20);
  const int64_t offset = fields.at("offset").as_int64();
  json::object answer = json::parse(list).as_object();
  json::array page;
  const json::array& all = answer.at("jobPostings").as_array();
  const auto count = static_cast<int64_t>(all.size());
  for (int64_t i = offset; i >= 0 && i < count && i < offset + limit; ++i) {
    page.push_back(all[static_cast<size_t>(i)]);
  }
  answer["jobPostings"] = std::move(page);
  if (offset != 0) answer["total"] = 0;
  return json::serialize(answer);
}

class SampleBoard {
 public:
  explicit SampleBoard(std::filesystem::path root)
      : root_(std::move(root)), routes_(ReadRoutes(root_)) {}

  Response Answer(const Request& request) const {
    const std::string target(request.target());
    std::string path = target.substr(0, target.find_first_of("?#"));
    if (path.ends_with('/')) path += "index.html";
    const Route route = Find(request.method(), path);
    const auto text =
        path.starts_with('/') && path.find("..") == std::string::npos
            ? ReadFile(root_ / route.file)
            : std::nullopt;
    if (!text) return Plain(request, http::status::not_found);
    std::string body = FillIn(*text, "http://" + Host(request));
    if (request.method() == http::verb::post) {
      auto slice = Slice(body, request.body());
      if (!slice) return Plain(request, http::status::unprocessable_entity);
      body = std::move(*slice);
    }
    return Whole(request, route, std::move(body));
  }

 private:
  Route Find(http::verb method, const std::string& path) const {
    // HEAD is answered as GET is, without the body.
    const char* name = method == http::verb::post ? "POST " : "GET ";
    const auto found = routes_.find(name + path);
    if (found != routes_.end()) return found->second;
    if (method == http::verb::post) return {};
    return {path.substr(std::min<size_t>(1, path.size())), 200,
            ContentType(path)};
  }

  static std::string Host(const Request& request) {
    return std::string(request[http::field::host]);
  }

  static Response Plain(const Request& request, http::status status) {
    Response response(status, request.version());
    response.set(http::field::content_type, "text/plain; charset=utf-8");
    response.body() = std::string(http::obsolete_reason(status)) + "\n";
    return response;
  }

  // With validators; a conditional request for what the visitor has already
  // is answered 304 (RFC 9110, section 13.1.2).
  static Response Whole(const Request& request, const Route& route,
                        std::string body) {
    std::ostringstream etag;
    etag << '"' << std::hex << std::hash<std::string>()(body) << '"';
    Response response(http::int_to_status(route.status), request.version());
    response.set(http::field::etag, etag.str());
    response.set(http::field::last_modified,
                 FormatTime(DayFromToday(0), kRfc822));
    if (route.status == 200 &&
        request[http::field::if_none_match] == etag.str()) {
      response.result(http::status::not_modified);
      return response;
    }
    response.set(http::field::content_type, route.content_type);
    response.body() = std::move(body);
    return response;
  }

  std::filesystem::path root_;
  Routes routes_;
};

// One visitor, request after request, until it leaves or errs.
void Serve(tcp::socket socket, const SampleBoard& board) {
  boost::beast::error_code error;
  boost::beast::flat_buffer buffer;
  for (bool keep_alive = true; keep_alive;) {
    Request request;
    http::read(socket, buffer, request, error);
    if (error) return;
    Response response = board.Answer(request);
    response.keep_alive(keep_alive = request.keep_alive());
    response.prepare_payload();
    if (request.method() == http::verb::head) response.body().clear();
    http::write(socket, response, error);
    if (error) return;
  }
}

void Listen(const std::string& root, unsigned short port) {
  const SampleBoard board(root);
  asio::io_context io;
  tcp::acceptor acceptor(io, {asio::ip::address_v4::loopback(), port});
  std::cout << "listening on http://127.0.0.1:"
            << acceptor.local_endpoint().port() << "/" << std::endl;
  for (;;) {
    std::thread(
        [&board](tcp::socket socket) { Serve(std::move(socket), board); },
        acceptor.accept())
        .detach();
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Serves the sample job board on loopback");
  std::string root = ROLECALL_SAMPLE_BOARD;
  unsigned short port = 8461;
  app.add_option("--root", root, "folder of the board")
      ->check(CLI::ExistingDirectory);
  app.add_option("--port", port, "0: any free one");
  CLI11_PARSE(app, argc, argv);
  try {
    Listen(root, port);
  } catch (const std::exception& error) {
    std::cerr << "sample-board: " << error.what() << "\n";
    return 1;
  }
}
