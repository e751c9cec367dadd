// The queue between storing and matching, in memory.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "store/store.h"

namespace rolecall {

// The queue of Store::ReadChanges.  Not thread-safe.
class ChangeList {
 public:
  // Nothing when a change of the same record is still unread.
  void Push(Change::Kind kind, const std::string& id) {
    if (!unread_ids_.emplace(kind, id).second) return;
    unread_.push_back({std::to_string(++last_entry_), kind, id});
  }

  // First what was read `idle` ago or longer and not acknowledged.
  std::vector<Change> Read(size_t max,
                           std::chrono::steady_clock::time_point now,
                           std::chrono::milliseconds idle) {
    std::vector<Change> out;
    for (auto& [entry, pending] : pending_) {
      if (out.size() == max) return out;
      if (now - pending.second < idle) continue;
      pending.second = now;
      out.push_back(pending.first);
    }
    while (!unread_.empty() && out.size() < max) {
      out.push_back(std::move(unread_.front()));
      unread_.pop_front();
      unread_ids_.erase({out.back().kind, out.back().id});
      pending_[out.back().entry] = {out.back(), now};
    }
    return out;
  }

  void Acknowledge(std::span<const Change> changes) {
    for (const Change& change : changes) pending_.erase(change.entry);
  }

  size_t size() const { return unread_.size() + pending_.size(); }

  bool Forget(Change::Kind kind, const std::string& id) {
    const auto same = [&](const Change& change) {
      return change.kind == kind && change.id == id;
    };
    unread_ids_.erase({kind, id});
    const size_t erased = std::erase_if(unread_, same) +
                          std::erase_if(pending_, [&](const auto& entry) {
                            return same(entry.second.first);
                          });
    return erased > 0;
  }

 private:
  using Pending = std::pair<Change, std::chrono::steady_clock::time_point>;
  std::deque<Change> unread_;
  std::set<std::pair<Change::Kind, std::string>> unread_ids_;
  std::map<std::string, Pending> pending_;
  uint64_t last_entry_ = 0;
};

}  // namespace rolecall
