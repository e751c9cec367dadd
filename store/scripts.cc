#include "store/scripts.h"

#include <utility>
#include <vector>

namespace rolecall {
namespace {

// Queues a change of a record, unless its last one is still unread: the reader
// takes the record as it is then.  What it gives is the record's `change`.
constexpr char kQueue[] = R"lua(
local function later(a, b)
  local a1, a2 = string.match(a, '^(%d+)-(%d+)$')
  local b1, b2 = string.match(b, '^(%d+)-(%d+)$')
  a1, a2, b1, b2 = tonumber(a1), tonumber(a2), tonumber(b1), tonumber(b2)
  return a1 > b1 or (a1 == b1 and a2 > b2)
end
local function is_unread(stream, group, entry)
  if #redis.call('XRANGE', stream, entry, entry) == 0 then return false end
  for _, fields in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
    local of = {}
    for i = 1, #fields, 2 do of[fields[i]] = fields[i + 1] end
    if of['name'] == group then return later(entry, of['last-delivered-id']) end
  end
  return true
end
local function queue(last, stream, group, kind, id)
  if last and is_unread(stream, group, last) then return last end
  return redis.call('XADD', stream, '*', 'kind', kind, 'id', id)
end
)lua";

// Indexes a posting: an open one for ever, a closed one for `kept` seconds;
// whatever closes drops those that are past, so that the many that open need
// not look at the clock.  KEYS[5] is who has it: emptied by their publishers,
// unless one crashed.
constexpr char kIndexPosting[] = R"lua(
local function index_posting(record, index, id, was_closed, closed, kept)
  if not closed then
    if was_closed then
      redis.call('PERSIST', record)
      redis.call('PERSIST', KEYS[5])
    end
    redis.call('ZADD', index, '+inf', id)
    return
  end
  local now = tonumber(redis.call('TIME')[1])
  redis.call('EXPIRE', record, kept)
  redis.call('EXPIRE', KEYS[5], kept)
  redis.call('ZADD', index, now + kept, id)
  redis.call('ZREMRANGEBYSCORE', index, '-inf', '(' .. now)
end
)lua";

// The members of an open posting in the set of open ones, a line each.
constexpr char kOpenMembers[] = R"lua(
local function each_member(members, act)
  for member in string.gmatch(members or '', '[^\n]+') do act(member) end
end
)lua";

constexpr char kPutPosting[] = R"lua(
local record, index, open, changes = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, json, first, last, closed, members, kept, group = unpack(ARGV)
local old = redis.call('HMGET', record, 'json', 'closed_at', 'open',
  'first_seen_at', 'change')
if old[1] == json and old[2] == closed then
  redis.call('HSET', record, 'last_seen_at', last)
  return 2
end
local fields = {'json', json, 'last_seen_at', last, 'closed_at', closed,
  'open', members, 'change', queue(old[5], changes, group, 'posting', id)}
if first ~= '' and not old[4] then
  fields[#fields + 1] = 'first_seen_at'
  fields[#fields + 1] = first
end
redis.call('HSET', record, unpack(fields))
each_member(old[3], function(m) redis.call('ZREM', open, m) end)
if closed == '' then
  each_member(members, function(m) redis.call('ZADD', open, 0, m) end)
end
local was_closed = old[2] and old[2] ~= ''
index_posting(record, index, id, was_closed, closed ~= '', tonumber(kept))
return old[1] and 1 or 0
)lua";

constexpr char kClosePosting[] = R"lua(
local record, index, open, changes = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, closed, kept, group = unpack(ARGV)
local old = redis.call('HMGET', record, 'closed_at', 'open', 'change')
if old[1] ~= '' then return 0 end
redis.call('HSET', record, 'closed_at', closed, 'change',
  queue(old[3], changes, group, 'posting', id))
each_member(old[2], function(m) redis.call('ZREM', open, m) end)
index_posting(record, index, id, false, true, tonumber(kept))
return 1
)lua";

// A record that cannot be read is nobody's.
constexpr char kFindLacking[] = R"lua(
local lacking = {}
for i, record in ipairs(KEYS) do
  local known = redis.pcall('HMGET', record, 'json', 'closed_at')
  if known[1] and known[2] == '' and
      not string.find(known[1], ARGV[1], 1, true) then
    lacking[#lacking + 1] = i
  end
end
return lacking
)lua";

constexpr char kPutCandidate[] = R"lua(
local profile, index, contact, changes = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, json, new_contact, group = unpack(ARGV)
local same_contact = true
if new_contact ~= '' and redis.call('GET', contact) ~= new_contact then
  redis.call('SET', contact, new_contact)
  same_contact = false
end
local old = redis.call('HMGET', profile, 'json', 'change')
if old[1] == json then return same_contact and 2 or 1 end
redis.call('HSET', profile, 'json', json, 'change',
  queue(old[2], changes, group, 'candidate', id))
redis.call('SADD', index, id)
return old[1] and 1 or 0
)lua";

constexpr char kDropCandidate[] = R"lua(
return redis.call('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[4])
  + redis.call('SREM', KEYS[5], ARGV[1])
)lua";

constexpr char kLease[] = R"lua(
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
)lua";

constexpr char kRelease[] = R"lua(
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
)lua";

// A stored match is "score qualification\n" and its JSON: the head tells what
// an event says, the rest is opaque here.  The profile counts its events, so
// that no two have one key, not even when a match comes back as it was.
constexpr char kPublish[] = R"lua(
local profile, matches, reasons, events = unpack(KEYS)
local candidate, at, max_events, channel, alone, digest = unpack(ARGV, 1, 6)
local call = redis.call
local known = call('HMGET', profile, 'json', 'events')
if not known[1] then return {0, 0, 0, 0} end
-- A key of another type fails here, before anything is written: a script that
-- fails later leaves what it has done.
call('HLEN', reasons)
call('XLEN', events)

-- Lua hands a call no more than some thousands of values.
local function in_parts(list, act)
  for i = 1, #list, 4000 do act(i, math.min(i + 3999, #list)) end
end
local function write(command, key, list)
  in_parts(list, function(i, j) call(command, key, unpack(list, i, j)) end)
end

local function head_of(match)
  local score, qualification = string.match(match, '^(%S+) (%S+)\n')
  return score or '0.0', qualification or 'not'
end

-- Who alone has the server knows whether anybody listens.
local function is_heard()
  return alone == '' or call('PUBSUB', 'NUMPAT') > 0 or
    call('PUBSUB', 'NUMSUB', channel)[2] > 0
end

local format = string.format
local count, told = tonumber(known[2] or 0), 0
local prefix, heard
local function tell(event, posting, score, qualification)
  if told == 0 then
    local now = call('TIME')
    prefix = string.sub(redis.sha1hex(table.concat(
      {candidate, at, now[1], now[2]}, '\n')), 1, 24)
    heard = is_heard()
  end
  told = told + 1
  local key = prefix .. format('%08x', count + told)
  call('XADD', events, '*', 'event', event, 'candidate_id', candidate,
    'posting_id', posting, 'score', score, 'qualification', qualification,
    'at', at, 'key', key)
  if not heard then return end
  call('PUBLISH', channel, '{"event":"' .. event ..
    '","candidate_id":' .. cjson.encode(candidate) ..
    ',"posting_id":' .. cjson.encode(posting) .. ',"score":' .. score ..
    ',"qualification":"' .. qualification .. '","at":"' .. at ..
    '","key":"' .. key .. '"}')
end

local before, old, listed = call('ZRANGE', matches, 0, -1), {}, {}
in_parts(before, function(i, j)
  local found = call('HMGET', reasons, unpack(before, i, j))
  for k, match in ipairs(found) do old[before[i + k - 1]] = match end
end)
local argv = ARGV
for i = 7, #argv, 4 do listed[argv[i]] = true end

local gone = {}
for _, posting in ipairs(before) do
  if not listed[posting] then
    gone[#gone + 1] = posting
    tell('match.gone', posting, head_of(old[posting] or ''))
  end
end

local fresh, changed = 0, 0
local ranked, kept, n = {}, {}, 0
for i = 7, #argv, 4 do
  local posting, score = argv[i], argv[i + 1]
  local qualification, match = argv[i + 2], argv[i + 3]
  local was = old[posting]
  if was ~= match then
    ranked[n + 1], ranked[n + 2] = score, posting
    kept[n + 1], kept[n + 2] = posting, match
    n = n + 2
    if not was then
      fresh = fresh + 1
      tell('match.new', posting, score, qualification)
    else
      local old_score, old_qualification = head_of(was)
      if old_score ~= score or old_qualification ~= qualification then
        changed = changed + 1
        tell('match.changed', posting, score, qualification)
      end
    end
  end
end

write('ZREM', matches, gone)
write('HDEL', reasons, gone)
write('ZADD', matches, ranked)
write('HSET', reasons, kept)
if told > 0 then
  call('XTRIM', events, 'MAXLEN', '~', max_events, 'LIMIT', 0)
end
count = format('%d', count + told)
call('HSET', profile, 'events', count, 'ranking', count .. ' ' .. digest)
return {fresh, changed, #gone, 1}
)lua";

constexpr char kForgetConsumers[] = R"lua(
local forgotten = 0
for _, fields in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
  local of = {}
  for i = 1, #fields, 2 do of[fields[i]] = fields[i + 1] end
  if of['pending'] == 0 and of['idle'] > tonumber(ARGV[2]) then
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], of['name'])
    forgotten = forgotten + 1
  end
end
return forgotten
)lua";

}  // namespace

Result<Scripts> LoadScripts(RedisPool& pool) {
  Scripts scripts;
  const std::pair<Script*, std::string> bodies[] = {
      {&scripts.put_posting,
       std::string(kQueue) + kIndexPosting + kOpenMembers + kPutPosting},
      {&scripts.close_posting,
       std::string(kQueue) + kIndexPosting + kOpenMembers + kClosePosting},
      {&scripts.find_lacking, kFindLacking},
      {&scripts.put_candidate, std::string(kQueue) + kPutCandidate},
      {&scripts.drop_candidate, kDropCandidate},
      {&scripts.lease, kLease},
      {&scripts.release, kRelease},
      {&scripts.publish, kPublish},
      {&scripts.forget_consumers, kForgetConsumers},
  };
  std::vector<Command> commands;
  for (const auto& [script, body] : bodies) {
    script->body = body;
    commands.push_back(Command{"SCRIPT", "LOAD", body});
  }
  const auto replies = pool.RunAll(commands);
  if (!replies) return Fail(replies.error());
  for (size_t i = 0; i < replies->size(); ++i) {
    bodies[i].first->sha1 = (*replies)[i].text;
  }
  return scripts;
}

}  // namespace rolecall
