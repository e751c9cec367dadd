// The time that an appointing authority leaves those who lack the credential.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/catalogue.h"
#include "parser/requirements/asks.h"
#include "parser/requirements/cues.h"

namespace rolecall {

// "Non-certified applicants ... may be appointed ... for a period not to exceed
// two years": federal forms say it sentences behind the credential (38 U.S.C.
// 7405).  Thread-safe once created.
class WaiverReader {
 public:
  explicit WaiverReader(Vocabulary& vocabulary);

  // Gives that time to the certifications of `asks`, all of a posting, that are
  // required and have none; `tokens` are of the posting's text.
  void Apply(const Catalogue& catalogue, const CueLexicon& cues,
             std::span<const Token> tokens, std::vector<Ask>& asks) const;

 private:
  std::optional<int> Days(const CueLexicon& cues,
                          std::span<const Token> tokens) const;
  bool IsUncertified(std::span<const Token> tokens, size_t i) const;
  bool IsAppointed(std::span<const Token> tokens, size_t first,
                   size_t last) const;

  WordId non_;
  WordId board_;
  std::vector<WordId> certified_;  // certified, licensed, registered
  std::vector<WordId> appointed_;  // appointed, appointment
  std::vector<WordId> limits_;     // exceed, beyond, within
};

}  // namespace rolecall
