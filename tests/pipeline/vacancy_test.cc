#include "pipeline/vacancy.h"

#include <gtest/gtest.h>

#include "tests/pipeline/pipeline_world.h"

namespace rolecall {
namespace {

constexpr char kText[] =
    "Room patients, take vital signs, give vaccines and chart every visit in "
    "Epic. CMA (AAMA) or RMA required. Evenings off, every second Friday free, "
    "paid parking and a team that has stayed together for eight years.";

Posting Read(Posting posting) {
  EXPECT_TRUE(ShippedReader().Read(posting, Date{}));
  return posting;
}

TEST(VacancyBucketTest, IgnoresLegalFormsBracketsAndCase) {
  Posting a = APosting("a", "Medical Assistant (Req 4711)", kText);
  Posting b = APosting("b", "MEDICAL ASSISTANT", kText);
  a.hiring_organization = "Valley Clinic, Inc.";
  b.hiring_organization = "VALLEY CLINIC";
  EXPECT_EQ(VacancyBucket(a), VacancyBucket(b));
}

TEST(VacancyBucketTest, KeepsLevelsApart) {
  EXPECT_NE(VacancyBucket(APosting("a", "Medical Assistant I", kText)),
            VacancyBucket(APosting("b", "Medical Assistant II", kText)));
  EXPECT_NE(VacancyBucket(APosting("a", "Coder 1", kText)),
            VacancyBucket(APosting("b", "Coder 2", kText)));
}

TEST(VacancyBucketTest, DropsATitlesPlaceOnlyWhenItIsThePostingsOwn) {
  Posting a = APosting("a", "Medical Assistant - Dayton", kText);
  a.job_location[0].address_locality = "Dayton";
  const Posting b = APosting("b", "Medical Assistant", kText);
  const Posting c = APosting("c", "Medical Assistant - Cardiology", kText);
  EXPECT_EQ(VacancyBucket(a), VacancyBucket(b));
  EXPECT_NE(VacancyBucket(c), VacancyBucket(b));
}

TEST(VacancyBucketTest, FullTimeGoesWithoutSaying) {
  const auto bucket = [](const std::string& title) {
    return VacancyBucket(APosting("a", title, kText));
  };
  EXPECT_EQ(bucket("Biller - Full-Time"), bucket("Biller"));
  EXPECT_NE(bucket("Biller - Part Time"), bucket("Biller"));
  EXPECT_NE(bucket("Biller - Full Time Nights"), bucket("Biller"));
}

TEST(VacancyBucketTest, AnEmployerWhoIsNotKnownIsNotTheSame) {
  Posting a = APosting("a", "Medical Assistant", kText);
  Posting b = APosting("b", "Medical Assistant", kText);
  a.hiring_organization = b.hiring_organization = "";
  EXPECT_NE(VacancyBucket(a), VacancyBucket(b));
  a.identifier = "R-1";
  b.identifier = "R-2";
  EXPECT_NE(VacancyBucket(a), VacancyBucket(b));
  b.identifier = "R-1";  // a repost
  EXPECT_EQ(VacancyBucket(a), VacancyBucket(b));
  b.source_id = "hill";
  EXPECT_NE(VacancyBucket(a), VacancyBucket(b));
}

TEST(ShingleSimilarityTest, IsOneForTheSameWordsAndZeroForOthers) {
  EXPECT_DOUBLE_EQ(ShingleSimilarity("a b c d e", "A, b; c d e!"), 1.0);
  EXPECT_DOUBLE_EQ(ShingleSimilarity("a b c d e", "f g h i j"), 0.0);
  EXPECT_DOUBLE_EQ(ShingleSimilarity("", ""), 1.0);
  EXPECT_DOUBLE_EQ(ShingleSimilarity("one two", "one two"), 1.0);
}

TEST(SameVacancyTest, ASecondCityIsTheSameVacancy) {
  EXPECT_TRUE(
      SameVacancy(Read(APosting("a", "Medical Assistant", kText, "45402")),
                  Read(APosting("b", "Medical Assistant", kText, "43215"))));
}

TEST(SameVacancyTest, AnotherRequirementIsAnotherVacancy) {
  std::string other(kText);
  other.replace(other.find("RMA required"), 12, "RMA preferred");
  EXPECT_FALSE(SameVacancy(Read(APosting("a", "Medical Assistant", kText)),
                           Read(APosting("b", "Medical Assistant", other))));
}

// The same text but for one sentence.
bool AreOneVacancy(const std::string& a, const std::string& b) {
  const std::string text(kText);
  return SameVacancy(Read(APosting("a", "Medical Assistant", text + " " + a)),
                     Read(APosting("b", "Medical Assistant", text + " " + b)));
}

TEST(SameVacancyTest, WhateverElseIsAskedMakesAnotherVacancy) {
  EXPECT_FALSE(AreOneVacancy("2 years of experience as a medical assistant.",
                             "4 years of experience as a medical assistant."));
  EXPECT_FALSE(AreOneVacancy("High school diploma required.",
                             "Associate degree required."));
  EXPECT_FALSE(AreOneVacancy("Must be fluent in Spanish.",
                             "Must be fluent in Vietnamese."));
  EXPECT_FALSE(AreOneVacancy("RHIT required.", "RHIT or RHIT-eligible."));
  EXPECT_TRUE(AreOneVacancy("Must be fluent in Spanish. Apply at the desk.",
                            "Must be fluent in Spanish. Apply by mail."));
}

TEST(SameVacancyTest, EveryPartOfARequirementCounts) {
  const Posting known = Read(APosting("a", "Medical Assistant", kText));
  ASSERT_FALSE(known.requirements.empty());
  const auto is_same = [&](auto change) {
    Posting other = known;
    change(other.requirements.front());
    return SameVacancy(known, other);
  };
  EXPECT_FALSE(is_same([](Requirement& r) { r.eligible = true; }));
  EXPECT_FALSE(is_same([](Requirement& r) { r.min_months = 12; }));
  EXPECT_FALSE(is_same([](Requirement& r) { r.or_equivalent = true; }));
  EXPECT_FALSE(is_same([](Requirement& r) { r.excluded = {"ncma-ncct"}; }));
  EXPECT_TRUE(is_same([](Requirement& r) { r.evidence = {}; }));
}

TEST(SameVacancyTest, AnotherEmployerIsAnotherVacancy) {
  Posting other = APosting("b", "Medical Assistant", kText);
  other.hiring_organization = "Hill Clinic";
  EXPECT_FALSE(SameVacancy(Read(APosting("a", "Medical Assistant", kText)),
                           Read(other)));
}

TEST(SameVacancyTest, AFieldThatOneBoardLeavesOutMakesNoDifference) {
  Posting silent = Read(APosting("a", "Medical Assistant", kText));
  Posting evening = silent;
  evening.shift = {"evening"};
  EXPECT_TRUE(SameVacancy(silent, evening));
  silent.shift = {"day"};
  EXPECT_FALSE(SameVacancy(silent, evening));
}

TEST(MergeVacancyTest, FillsInWhatTheKnownOneDoesNotSay) {
  Posting known = APosting("a", "Medical Assistant", kText);
  Posting twin = APosting("b", "Medical Assistant", kText);
  twin.shift = {"evening"};
  EXPECT_TRUE(MergeVacancy(twin, &known));
  EXPECT_EQ(known.shift, twin.shift);
  twin.shift = {"day"};
  EXPECT_FALSE(MergeVacancy(twin, &known));
}

TEST(MergeVacancyTest, AddsPlaceAndAddressOnce) {
  Posting known = APosting("a", "Medical Assistant", kText, "45402");
  known.job_location[0].address_locality = "Dayton";
  Posting twin = APosting("b", "Medical Assistant", kText, "43215");
  twin.job_location[0].address_locality = "Columbus";
  EXPECT_TRUE(MergeVacancy(twin, &known));
  EXPECT_FALSE(MergeVacancy(twin, &known));
  EXPECT_EQ(known.job_location.size(), 2u);
  EXPECT_EQ(known.seen_at, std::vector<Sighting>({{twin.source_id, twin.url}}));
}

}  // namespace
}  // namespace rolecall
