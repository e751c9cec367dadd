#include "model/candidate_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class TermTest : public ::testing::Test {
 protected:
  static Term Called(const char* id, const char* short_name,
                     std::vector<std::string> aliases) {
    Term term;
    term.id = id;
    term.short_name = short_name;
    term.name = std::string("The ") + id;
    term.aliases = std::move(aliases);
    return term;
  }
  // The ids that are left of one, or what was said of it.
  std::string Read(const std::string& word) {
    Candidate candidate;
    candidate.credentials.push_back({word, {}, {}, ""});
    const auto dropped = CandidateWords(catalogue_).DropUnknown(&candidate);
    return dropped.empty() ? candidate.credentials.at(0).term : dropped.at(0);
  }

  const Catalogue catalogue_{
      {Called("cma-aama", "CMA (AAMA)", {"CMA", "AAMA certified"}),
       Called("ccma-nha", "CCMA", {"CCMA (NHA)"}),
       Called("cma-ima", "CMA (IMA)", {"CMA"}),
       Called("ccma-c-ccbma", "CCMA-C", {"CCMA"}),
       Called("ccc-aapc", "CCC", {}), Called("slp-ccc", "CCC-SLP", {}),
       Called("cic-aapc", "CIC", {}), Called("dental-xray", "Dental X-ray", {}),
       Called("rma-amt", "RMA (AMT)", {}), Called("pcc", "", {}),
       Called("pointclickcare", "", {}), Called("bls", "", {}),
       Called("one", "", {"BDMS"}), Called("two", "BDMS", {})},
      {{"CCMA", "of the NHA", 1, true, {}},
       {"CCMA", "of California", 3, false, {}},
       {"CCC", "Certified Cardiology Coder", 4, false, {}},
       {"CCC", "Certificate of Clinical Competence", 5, false, {}},
       {"CIC", "Certified Inpatient Coder", 6, false, {}},
       {"CIC", "Certified Insurance Counselor", kNoTerm, false, {}},
       {"X-ray license", "Dental radiography permit", 7, false, {}},
       {"X-ray license", "Licence of a radiographer", kNoTerm, true, {}},
       {"RMA", "Registered Medical Assistant", 8, true, {}},
       {"RMA", "Return of goods", kNoTerm, false, {}},
       {"PCC", "PointClickCare", 10, false, {}},
       {"PCC", "Patient care coordinator", kNoTerm, true, {}}},
      {},
      {}};
};

TEST_F(TermTest, AShortNameOrAnAliasOfOneBecomesItsId) {
  EXPECT_EQ(Read("CMA (AAMA)"), "cma-aama");
  EXPECT_EQ(Read("cma (aama)"), "cma-aama");
  EXPECT_EQ(Read("CCMA"), "ccma-nha") << "its short name, and the usual sense";
  EXPECT_EQ(Read("CCMA-C"), "ccma-c-ccbma");
  EXPECT_EQ(Read("AAMA certified"), "cma-aama");
  EXPECT_EQ(Read("The ccma-nha"), "ccma-nha");
  EXPECT_EQ(Read("CMA-AAMA"), "cma-aama");
}

TEST_F(TermTest, OneOfSeveralMeaningsIsRefusedWithTheChoices) {
  EXPECT_EQ(Read("CMA"),
            "/credentials/0/term: \"CMA\" has several meanings, write one of "
            "cma-aama, cma-ima");
}

TEST_F(TermTest, WithoutAUsualMeaningNoShortNameDecides) {
  EXPECT_EQ(Read("CCC"),
            "/credentials/0/term: \"CCC\" has several meanings, write one of "
            "ccc-aapc, slp-ccc");
  EXPECT_EQ(Read("CIC"),
            "/credentials/0/term: \"CIC\" has several meanings, write "
            "cic-aapc if you mean The cic-aapc");
}

TEST_F(TermTest, AUsualMeaningOutsideTheCatalogueDecidesForNoTerm) {
  EXPECT_EQ(Read("X-ray license"),
            "/credentials/0/term: \"X-ray license\" has several meanings, "
            "write dental-xray if you mean The dental-xray");
}

TEST_F(TermTest, AUsualMeaningThatIsTheOnlyTermIsTaken) {
  EXPECT_EQ(Read("RMA"), "rma-amt");
}

TEST_F(TermTest, AShortNameThatIsAnothersAliasIsRefused) {
  EXPECT_EQ(Read("BDMS"),
            "/credentials/0/term: \"BDMS\" has several meanings, write one of "
            "one, two");
}

TEST_F(TermTest, AnIdInCapitalsIsTakenUnlessAnotherTermIsCalledSo) {
  EXPECT_EQ(Read("BLS"), "bls");
  EXPECT_EQ(Read("pcc"), "pcc");
  EXPECT_EQ(Read("PCC"),
            "/credentials/0/term: \"PCC\" has several meanings, write one of "
            "pcc, pointclickcare");
}

TEST_F(TermTest, AnUnknownOneIsNamedWithTheNearest) {
  EXPECT_EQ(Read("CMA (AAMM)"),
            "/credentials/0/term: unknown word \"CMA (AAMM)\", did you mean "
            "\"CMA (AAMA)\"?");
}

class PostalCodeTest : public ::testing::Test {
 protected:
  std::vector<std::string> Drop(const std::string& code) {
    candidate_.home_postal_code = code;
    return CandidateWords(catalogue_).DropUnknown(&candidate_);
  }

  const Catalogue catalogue_{{}, {}, {}, {}};
  Candidate candidate_;
};

TEST_F(PostalCodeTest, FiveDigitsOrNineAreKept) {
  for (const char* code : {"45402", "45402-1234", "45402 1234", "454021234"}) {
    EXPECT_THAT(Drop(code), IsEmpty()) << code;
    EXPECT_EQ(candidate_.home_postal_code, code);
  }
}

TEST_F(PostalCodeTest, SpacesAroundItGo) {
  EXPECT_THAT(Drop(" 45402\t"), IsEmpty());
  EXPECT_EQ(candidate_.home_postal_code, "45402");
}

TEST_F(PostalCodeTest, WhatIsNoneIsTakenOutAndNotRepeated) {
  for (const char* code : {"12 Elm Street", "4540", "45402-12", "45402.1234",
                           "4540212345", "K1A 0B1"}) {
    EXPECT_THAT(Drop(code),
                ElementsAre("/home/postal_code: not a ZIP code such as 45402"));
    EXPECT_EQ(candidate_.home_postal_code, "");
  }
}

TEST_F(PostalCodeTest, BesideCoordinatesItIsLeftAlone) {
  candidate_.home = Coordinates{45.4, -75.7};
  EXPECT_THAT(Drop("K1A 0B1"), IsEmpty());
  EXPECT_EQ(candidate_.home_postal_code, "K1A 0B1");
}

}  // namespace
}  // namespace rolecall
