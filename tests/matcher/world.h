// A small invented field of work, and people and vacancies in it.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "model/candidate.h"
#include "model/catalogue.h"
#include "model/occupation.h"
#include "model/posting.h"

namespace rolecall {

// Every kind of edge, a group, a class, a family, a licence.
Catalogue SmallCatalogue();
std::vector<Occupation> SmallOccupations();

inline constexpr Date kToday =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);

// APosting("p").Requiring({"cma"}).Preferring({"epic"}).In(39.76, -84.19)
class PostingBuilder {
 public:
  explicit PostingBuilder(std::string id = "p") { posting_.id = std::move(id); }
  PostingBuilder& Requiring(std::vector<std::string> any_of);
  PostingBuilder& Preferring(std::vector<std::string> any_of);
  // Of the requirement that was added last.
  PostingBuilder& WithinDays(int days);
  PostingBuilder& OrEquivalent();
  PostingBuilder& Eligible();
  PostingBuilder& Excluding(std::vector<std::string> terms);
  PostingBuilder& Months(int months);
  PostingBuilder& Saying(std::string evidence);
  PostingBuilder& In(double latitude, double longitude);
  PostingBuilder& Remote();
  PostingBuilder& Paying(double least, double most, std::string unit = "HOUR");
  PostingBuilder& Offering(std::vector<std::string> occupations);
  operator Posting() const { return posting_; }  // NOLINT: reads as a value
  Posting& get() { return posting_; }

 private:
  Requirement& Add(std::vector<std::string> any_of, RequirementLevel level);
  Posting posting_;
};

class CandidateBuilder {
 public:
  explicit CandidateBuilder(std::string id = "c") {
    candidate_.id = std::move(id);
  }
  CandidateBuilder& Holding(std::string term,
                            std::optional<Date> valid_until = std::nullopt,
                            std::optional<Date> valid_from = std::nullopt);
  CandidateBuilder& Knowing(std::string software,
                            std::optional<int> months = std::nullopt);
  CandidateBuilder& Wanting(std::vector<std::string> occupations);
  CandidateBuilder& LivingIn(double latitude, double longitude,
                             std::optional<double> radius_miles = std::nullopt);
  operator Candidate() const { return candidate_; }  // NOLINT
  Candidate& get() { return candidate_; }

 private:
  Candidate candidate_;
};

inline PostingBuilder APosting(std::string id = "p") {
  return PostingBuilder(std::move(id));
}
inline CandidateBuilder ACandidate(std::string id = "c") {
  return CandidateBuilder(std::move(id));
}

// Chance, from a seed that a failing test prints.
class Chance {
 public:
  explicit Chance(uint32_t seed) : engine_(seed) {}
  // 0 to `below` - 1.
  size_t Below(size_t below) { return engine_() % below; }
  bool OneIn(size_t n) { return Below(n) == 0; }
  template <typename T>
  const T& Pick(const std::vector<T>& list) {
    return list[Below(list.size())];
  }

 private:
  std::mt19937 engine_;  // the same numbers everywhere, unlike distributions
};

// Catalogues with random edges, and people and vacancies with everything that
// can be said, left out, or be nonsense.
Catalogue RandomCatalogue(Chance& chance);
Candidate RandomCandidate(Chance& chance, const Catalogue& catalogue,
                          std::string id);
Posting RandomPosting(Chance& chance, const Catalogue& catalogue,
                      std::string id);

}  // namespace rolecall
