// The terms of a field of work: certifications and software, how they are
// spelt, what they are, and who takes which in place of which.
//
// A catalogue is data (config/catalogue): another field of work is other rows.
// Immutable once created, so thread-safe; everything that reads or matches
// postings shares one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rolecall {

enum class RequirementKind : uint8_t { kCertification, kSoftware };

// A term's place in Catalogue::terms(): dense, stable for one catalogue only.
using TermIndex = uint16_t;
inline constexpr TermIndex kNoTerm = 0xFFFF;

struct Term {
  std::string id;          // "cma-aama"
  std::string short_name;  // "CMA (AAMA)"; may be empty for software
  std::string name;        // "Certified Medical Assistant"
  RequirementKind kind = RequirementKind::kCertification;
  // The row's own sort: certification, licence, state-credential,
  // training-card, certificate, training, vendor-certification, group, or one
  // that is never a person's requirement (org-accreditation, education, ...).
  // "product" for software, "class" for software's `*-generic` rows.
  std::string sort;
  std::string issuer;    // "American Association of Medical Assistants"
  std::string category;  // "medical-assisting", "ehr"
  TermIndex family =
      kNoTerm;  // the parent product; a holder of the child has it
  std::optional<int> renewal_months;  // empty: no expiry, or not known
  std::vector<std::string> aliases;   // surface forms, as people write them
  bool needs_context = false;  // some alias is an everyday word ("Access")
};

// One meaning of a surface form that has several.
struct AmbiguousSense {
  std::string surface;       // "CMA"
  std::string meaning;       // "Certified Management Accountant"
  TermIndex term = kNoTerm;  // kNoTerm: outside the catalogue, report nothing
  bool is_default = false;  // taken in a medical office when no context decides
  std::vector<std::string> context_words;
};

enum class EquivalenceKind : uint8_t {
  kSatisfies,    // a holder of `from` fully meets a request for `to`
  kAlternative,  // each taken in the other's place where the posting is open
  kOutranks,     // `from` is taken in place of `to` there, never the reverse
  kImplies,      // a holder of `from` very probably also holds `to`
  kProgress,     // `from` is a step toward `to`
  kRenamed,      // the same credential under a new name
  kNot,          // looks alike, never taken for it
};

struct Equivalence {
  TermIndex from = kNoTerm;
  TermIndex to = kNoTerm;
  EquivalenceKind kind = EquivalenceKind::kSatisfies;
};

// What a surface form tells about the terms that are meant beside it.
enum class ReadingFactKind : uint8_t {
  kIssuer,   // "AAMA": stands for the credentials it issues, one a category
  kRole,     // "medical assistant": a trade, and what "certified" means in it
  kField,    // "patient": a word of the field; no context, default senses hold
  kEither,   // terms that a slash or "or equivalent" puts in each other's place
  kEach,     // terms that a slash between them asks for one and all
  kBeside,   // a general name that is this term beside others of its category
  kAside,    // "health insurance": words of the field that say nothing of it
  kGeneral,  // "spreadsheet": a category of terms that every trade uses
};

struct ReadingFact {
  ReadingFactKind kind = ReadingFactKind::kField;
  std::string surface;  // empty for kEither and kEach
  std::vector<TermIndex> terms;
};

class Catalogue {
 public:
  Catalogue() = default;
  // `terms` with unique ids; edges and senses name them by index.
  Catalogue(std::vector<Term> terms, std::vector<AmbiguousSense> senses,
            std::vector<Equivalence> equivalences,
            std::vector<ReadingFact> reading_facts = {});

  const std::vector<Term>& terms() const { return terms_; }
  const Term& term(TermIndex index) const { return terms_[index]; }
  const std::vector<AmbiguousSense>& senses() const { return senses_; }
  const std::vector<Equivalence>& equivalences() const { return equivalences_; }
  const std::vector<ReadingFact>& reading_facts() const {
    return reading_facts_;
  }

  // kNoTerm when there is none.
  TermIndex Find(std::string_view id) const;

  // True for rows that may stand in a person's requirement.
  bool IsRequirable(TermIndex index) const;

  // A name for people: "CMA (AAMA)", "Epic", "any EHR".
  const std::string& DisplayName(TermIndex index) const;

  // 16 hex digits over all that reading and matching look at: two catalogues
  // with the same version read and match alike.
  const std::string& version() const { return version_; }

 private:
  // Where an id is in by_id_, or would be.
  size_t SlotOf(std::string_view id) const;

  std::vector<Term> terms_;
  std::vector<AmbiguousSense> senses_;
  std::vector<Equivalence> equivalences_;
  std::vector<ReadingFact> reading_facts_;
  // Terms at their ids' hashes or right behind; kNoTerm: free.  At least half
  // is free, and there is a power of two of them.
  std::vector<TermIndex> by_id_;
  std::string version_;
};

}  // namespace rolecall
