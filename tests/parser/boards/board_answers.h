// Answers of boards, made up, and their reading.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "base/clock.h"
#include "parser/boards/board.h"

namespace rolecall {

inline Source SourceAt(std::string url, std::string kind = "auto") {
  Source source;
  source.id = "valley";
  source.url = std::move(url);
  source.kind = std::move(kind);
  return source;
}

inline Page Answer(std::string body, FetchRequest request) {
  Page page;
  page.request = std::move(request);
  page.status_code = 200;
  page.fetched_at = *ParseTimestamp("2026-11-22T12:00:00Z");
  page.body = std::move(body);
  return page;
}

inline Page Answer(std::string body, std::string url,
                   std::string purpose = "list") {
  FetchRequest request;
  request.url = std::move(url);
  request.purpose = std::move(purpose);
  return Answer(std::move(body), std::move(request));
}

// What the board of `source` makes of an answer.
inline BoardAnswer Read(const Source& source, const Page& page) {
  const auto board = FindBoard(source);
  if (!board.has_value()) {
    ADD_FAILURE() << board.error().message;
    return {};
  }
  auto answer = (*board)->Read(source, page);
  if (!answer.has_value()) {
    ADD_FAILURE() << answer.error().message;
    return {};
  }
  return *std::move(answer);
}

// The first request of a visit to `source`.
inline FetchRequest Seed(const Source& source) {
  return (*FindBoard(source))->Seeds(source).at(0);
}

}  // namespace rolecall
