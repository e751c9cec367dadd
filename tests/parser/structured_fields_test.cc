// Fields that a board keeps apart from the description (qualifications, skills,
// lists and sections by name) reach the reader of requirements, and what they
// are called decides what they ask.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "config/settings.h"
#include "parser/boards/board.h"
#include "parser/posting_reader.h"

namespace rolecall {
namespace {

using testing::ElementsAre;

constexpr Date kToday{std::chrono::year(2026) / 11 / 22};

const PostingReader& Reader() {
  static const Catalogue catalogue =
      LoadCatalogue(ROLECALL_SOURCE_DIR "/config/catalogue").value();
  static const Gazetteer gazetteer;
  static const std::vector<Occupation> occupations;
  static const PostingReader reader =
      PostingReader::Create(catalogue, gazetteer, occupations).value();
  return reader;
}

// "cma-aama required", in order of appearance; every evidence lies where it
// says.
std::vector<std::string> Reading(std::string_view json) {
  const InputPostings input =
      ReadPostings(json, "x.json", InputFormat::kJson, kToday);
  if (input.postings.size() != 1) return {"(no posting)"};
  Posting posting = input.postings[0];
  if (!Reader().Read(posting, kToday)) return {"(refused)"};
  std::vector<std::string> lines;
  for (const Requirement& one : posting.requirements) {
    const size_t length = one.evidence.end - one.evidence.begin;
    EXPECT_EQ(posting.description_text.substr(one.evidence.begin, length),
              one.evidence.text);
    lines.push_back(one.any_of.front() +
                    (one.level == RequirementLevel::kRequired ? " required"
                                                              : " preferred"));
  }
  return lines;
}

TEST(StructuredFieldsTest, JsonLdQualificationsAndSkillsAreRequired) {
  EXPECT_THAT(
      Reading(R"j({"@type":"JobPosting","title":"Clinic Team Member",
      "description":"<p>Room patients all day.</p>",
      "qualifications":"CMA (AAMA)","skills":["Epic","Microsoft Excel"]})j"),
      ElementsAre("cma-aama required", "epic required", "ms-excel required"));
}

TEST(StructuredFieldsTest, JsonLdEducationAndExperienceMayNameCredentials) {
  EXPECT_THAT(Reading(R"j({"@type":"JobPosting","title":"Clinic Team Member",
      "description":"<p>Room patients all day.</p>",
      "experienceRequirements":"One year with Epic preferred",
      "educationRequirements":{"@type":"EducationalOccupationalCredential",
        "credentialCategory":"certificate","name":"CMA (AAMA)"
}
})j"),
              ElementsAre("cma-aama required", "epic preferred"));
}

TEST(StructuredFieldsTest, JsonLdBenefitsAskForNothing) {
  EXPECT_THAT(Reading(R"j({"@type":"JobPosting","title":"Clinic Team Member",
      "description":"<p>Join us.</p>",
      "jobBenefits":"We pay for your CPC exam",
      "qualifications":"RMA (AMT) preferred"})j"),
              ElementsAre("rma-amt preferred"));
}

TEST(StructuredFieldsTest, OracleQualificationsAreRequired) {
  EXPECT_THAT(Reading(R"j({"items":[{"Id":"7","Title":"Clinic Team Member",
      "ExternalDescriptionStr":"<p>Room patients.</p>",
      "ExternalResponsibilitiesStr":"<ul><li>Draw blood</li></ul>",
      "ExternalQualificationsStr":"<ul><li>CMA (AAMA)</li></ul>"}]})j"),
              ElementsAre("cma-aama required"));
}

TEST(StructuredFieldsTest, LeverListsSpeakByTheirTitles) {
  EXPECT_THAT(Reading(R"j([{"id":"7","text":"Clinic Team Member",
      "hostedUrl":"https://jobs.lever.co/a/7","description":"<p>Hello.</p>",
      "categories":{"location":"Dayton, OH"},
      "lists":[{"text":"Requirements","content":"<li>CMA (AAMA)</li>"},
               {"text":"Nice to have","content":"<li>Epic</li>"}]}])j"),
              ElementsAre("cma-aama required", "epic preferred"));
}

TEST(StructuredFieldsTest, SmartRecruitersSectionsSpeakByTheirTitles) {
  EXPECT_THAT(Reading(R"j({"id":"7","name":"Clinic Team Member",
      "jobAd":{"sections":{
        "companyDescription":{"title":"Company Description",
          "text":"<p>Our staff are CPC certified.</p>"},
        "jobDescription":{"title":"Job Description","text":"<p>Hello.</p>"},
        "qualifications":{"title":"Qualifications",
          "text":"<ul><li>CMA (AAMA)</li></ul>"}}}})j"),
              ElementsAre("cma-aama required"));
}

TEST(StructuredFieldsTest, UsaJobsRequirementsAreRequired) {
  EXPECT_THAT(
      Reading(R"j({"SearchResult":{"SearchResultItems":[{"MatchedObjectId":"7",
      "MatchedObjectDescriptor":{"PositionTitle":"Clinic Team Member",
        "PositionURI":"https://www.usajobs.gov/job/7",
        "QualificationSummary":"Phlebotomy experience.",
        "UserArea":{"Details":{"JobSummary":"Room patients.",
          "KeyRequirements":["CMA (AAMA)","BLS"]
}
}
}
}]
}
})j"),
      ElementsAre("cma-aama required", "bls required"));
}

}  // namespace
}  // namespace rolecall
