// How fast the matcher answers: candidates for a posting, postings for a
// candidate, over an invented country.
//
//   match_bench [CANDIDATES] [POSTINGS] [TOP] [SEED]
//
// Prints one line for each direction, CPU time of one thread: first of a
// country whose postings say much, then of one as boards show it, where most
// postings name neither a place nor anything required, half of all people hold
// something that has run out, and the best differ by little.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "matcher/matcher.h"

namespace rolecall {
namespace {

constexpr Date kToday =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
constexpr int kCertifications = 150;
constexpr int kProducts = 250;
constexpr int kTowns = 95;

double CpuSeconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

std::string Name(char letter, int number) {
  std::string name(1, letter);
  return name += std::to_string(number);
}

Catalogue ACatalogue() {
  std::vector<Term> terms;
  for (int i = 0; i < kCertifications + kProducts; ++i) {
    Term& term = terms.emplace_back();
    const bool certification = i < kCertifications;
    term.id = Name('t', i);
    term.name = term.id;
    term.kind = certification ? RequirementKind::kCertification
                              : RequirementKind::kSoftware;
    term.sort = certification ? "certification" : "product";
    term.category = Name('k', i % 20);
  }
  return Catalogue(std::move(terms), {}, {});
}

class Country {
 public:
  Country(uint32_t seed, bool terse) : engine_(seed), terse_(terse) {
    for (int i = 0; i < kTowns; ++i) {
      towns_.push_back({26 + Real() * 22, -123 + Real() * 53});
    }
  }

  Candidate ACandidate(size_t number) {
    static constexpr double kRadii[] = {10, 15, 25, 25, 35, 50, 75};
    Candidate candidate;
    candidate.id = std::to_string(number);
    for (size_t n = 1 + Below(3); n > 0; --n) {
      candidate.credentials.push_back(
          {ATerm(0, kCertifications), std::nullopt,
           kToday + std::chrono::days(static_cast<int>(Below(1500)) -
                                      (terse_ ? 500 : 100)),
           ""});
    }
    for (size_t n = 2 + Below(8); n > 0; --n) {
      candidate.software.push_back(
          {ATerm(kCertifications, kProducts), static_cast<int>(Below(60))});
    }
    candidate.occupational_category = {AnOccupation(), AnOccupation()};
    candidate.home = APlace();
    candidate.radius_miles = kRadii[Below(7)];
    candidate.min_pay_hourly = 14 + Real() * 20;
    if (terse_)
      candidate.min_pay_hourly = 15 + 2.0 * static_cast<double>(Below(6));
    if (terse_) candidate.experience_months = 12 * static_cast<int>(Below(8));
    candidate.employment_type = {AType(), AType()};
    candidate.remote_ok = Below(3) == 0;
    return candidate;
  }

  Posting APosting(size_t number) {
    Posting posting;
    posting.id = std::to_string(number);
    posting.job_location.emplace_back().coordinates = APlace();
    if (Below(25) == 0) posting.job_location_type = "TELECOMMUTE";
    posting.employment_type = {AType()};
    posting.occupational_category = {AnOccupation()};
    posting.date_posted =
        kToday - std::chrono::days(static_cast<int>(Below(90)));
    posting.base_salary = {"USD", std::nullopt, 18 + Real() * 25, "HOUR"};
    for (size_t n = Below(3); n > 0; --n) {
      Requirement& requirement = posting.requirements.emplace_back();
      for (size_t m = 1 + Below(4); m > 0; --m) {
        requirement.any_of.push_back(ATerm(0, kCertifications));
      }
    }
    for (size_t n = Below(8); n > 0; --n) {
      Requirement& requirement = posting.requirements.emplace_back();
      requirement.kind = RequirementKind::kSoftware;
      requirement.any_of = {ATerm(kCertifications, kProducts)};
      if (n > 2) requirement.level = RequirementLevel::kPreferred;
    }
    if (terse_) Shorten(posting);
    return posting;
  }

 private:
  void Shorten(Posting& posting) {
    if (Below(5) > 0) posting.job_location.clear();
    std::vector<Requirement>& all = posting.requirements;
    all.resize(std::min<size_t>(all.size(), Below(4)));
    const bool requires_any = Below(3) == 0;
    for (Requirement& one : all) {
      if (!requires_any) one.level = RequirementLevel::kPreferred;
      if (one.kind == RequirementKind::kSoftware) one.min_months = 24;
    }
  }
  size_t Below(size_t n) { return engine_() % n; }
  double Real() { return static_cast<double>(engine_()) / 4294967296.0; }
  // Few terms are held by most.
  std::string ATerm(int first, int count) {
    return Name('t', first + static_cast<int>(count * std::pow(Real(), 3)));
  }
  std::string AnOccupation() {
    static const std::vector<std::string> codes = {
        "31-9092", "43-6013", "43-4171", "29-2072", "43-3021", "31-9097"};
    return codes[Below(codes.size())];
  }
  std::string AType() {
    static const std::vector<std::string> types = {
        "FULL_TIME", "PART_TIME", "PER_DIEM", "TEMPORARY", "CONTRACTOR"};
    return types[Below(types.size())];
  }
  Coordinates APlace() {
    Coordinates place = towns_[static_cast<size_t>(kTowns * Real() * Real())];
    place.latitude += (Real() + Real() + Real() - 1.5) * 0.4;
    place.longitude += (Real() + Real() + Real() - 1.5) * 0.5;
    return place;
  }

  std::mt19937 engine_;
  bool terse_;
  std::vector<Coordinates> towns_;
};

template <typename Query>
void Measure(const char* name, size_t count, Query query) {
  std::vector<double> seconds;
  size_t qualified = 0;
  const double start = CpuSeconds();
  for (size_t i = 0; i < count; ++i) {
    const double begin = CpuSeconds();
    qualified += query(i);
    seconds.push_back(CpuSeconds() - begin);
  }
  const double total = CpuSeconds() - start;
  std::sort(seconds.begin(), seconds.end());
  std::printf("%s %.0f/s p50 %.1f us p99 %.1f us qualified %zu\n", name,
              static_cast<double>(count) / total,
              seconds[seconds.size() / 2] * 1e6,
              seconds[seconds.size() * 99 / 100] * 1e6, qualified);
}

int Run(size_t candidates, size_t postings, size_t top, uint32_t seed,
        bool terse) {
  const Catalogue catalogue = ACatalogue();
  auto matcher = Matcher::Create(catalogue, {}, MatchOptions());
  if (!matcher) return 1;
  Country country(seed, terse);
  std::vector<Candidate> people;
  std::vector<Posting> vacancies;
  for (size_t i = 0; i < candidates; ++i)
    people.push_back(country.ACandidate(i));
  for (size_t i = 0; i < postings; ++i)
    vacancies.push_back(country.APosting(i));
  const double start = CpuSeconds();
  for (const Candidate& one : people) matcher->PutCandidate(one);
  const double middle = CpuSeconds();
  for (const Posting& one : vacancies) matcher->PutPosting(one);
  matcher->Settle();
  std::printf("%s: put %zu candidates %.2f s, %zu postings %.2f s\n",
              terse ? "terse postings, lapsed credentials" : "full postings",
              candidates, middle - start, postings, CpuSeconds() - middle);
  const size_t asked = std::min<size_t>(2000, postings);
  Measure("candidates of a posting", asked, [&](size_t i) {
    return matcher->RankCandidates(vacancies[i], kToday, top).qualified;
  });
  Measure("postings of a candidate", std::min<size_t>(1000, candidates),
          [&](size_t i) {
            return matcher->RankPostings(people[i], kToday, top).qualified;
          });
  return 0;
}

}  // namespace
}  // namespace rolecall

int main(int argc, char** argv) {
  const auto argument = [&](int index, size_t otherwise) {
    return argc > index ? std::strtoul(argv[index], nullptr, 10) : otherwise;
  };
  for (const bool terse : {false, true}) {
    const int code =
        rolecall::Run(argument(1, 100000), argument(2, 20000), argument(3, 10),
                      static_cast<uint32_t>(argument(4, 7)), terse);
    if (code != 0) return code;
  }
  return 0;
}
