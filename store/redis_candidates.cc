#include <array>

#include "model/json.h"
#include "store/check.h"
#include "store/keys.h"
#include "store/redis_records.h"
#include "store/redis_store.h"

namespace rolecall {
namespace {

Command ReadCommand(const std::string& id) {
  return Command{"HGET", CandidateKey(id), "json"};
}

Result<std::optional<Candidate>> ReadCandidate(const std::string& id,
                                               const Reply& reply) {
  if (reply.is_nil()) return std::nullopt;
  auto candidate = CandidateFromJson(reply.text);
  if (!candidate) {
    return Fail(candidate.error().Within("stored candidate '" + id + "'"));
  }
  candidate->id = id;
  return std::move(*candidate);
}

}  // namespace

Result<PutOutcome> RedisStore::PutCandidate(
    const Candidate& candidate, const std::optional<Contact>& contact) {
  if (auto ok = CheckId("candidate", candidate.id); !ok) {
    return Fail(ok.error());
  }
  std::string contact_json;
  if (contact) {
    Contact own = *contact;
    own.candidate_id = candidate.id;
    contact_json = ContactToJson(own);
  }
  const int partition = PartitionOf(candidate.id);
  Command command =
      Call(scripts_.put_candidate,
           std::array{CandidateKey(candidate.id), CandidateIndexKey(partition),
                      ContactKey(candidate.id), ChangesKey(partition)});
  command.Add(candidate.id).Add(CandidateToJson(candidate));
  command.Add(contact_json).Add(kChangesGroup);
  const auto reply = pool_.Run(command);
  if (!reply) return Fail(reply.error());
  return OutcomeOf(*reply);
}

Result<std::vector<Result<std::optional<Candidate>>>>
RedisStore::FindCandidates(std::span<const std::string> ids) {
  return FindRecords<Candidate>("candidate", ids, ReadCommand, ReadCandidate);
}

Result<std::optional<Contact>> RedisStore::FindContact(const std::string& id) {
  if (auto ok = CheckId("candidate", id); !ok) return Fail(ok.error());
  const auto reply = pool_.Run(Command{"GET", ContactKey(id)});
  if (!reply) return Fail(reply.error());
  if (reply->is_nil()) return std::nullopt;
  auto contact = ContactFromJson(reply->text);
  if (!contact) {
    return Fail(contact.error().Within("stored contact of '" + id + "'"));
  }
  contact->candidate_id = id;
  return std::move(*contact);
}

Result<void> RedisStore::ForEachCandidate(
    const std::function<bool(const Candidate&)>& visit) {
  return ForEachRecord<Candidate>(
      pool_,
      [](int p) {
        return Command{"SMEMBERS", CandidateIndexKey(p)};
      },
      ReadCommand, ReadCandidate, visit);
}

}  // namespace rolecall
