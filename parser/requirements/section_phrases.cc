// Words that headings are made of, by the section that they open.  Data: the
// phrases are apart by ';', letters' case does not matter.
#include "parser/requirements/sections.h"

namespace rolecall {
namespace {

constexpr SectionPhrases kPhrases[] = {
    // Fields of a form: no headings.
    {Section::kOther,
     "desired start date; preferred start date; desired salary; "
     "preferred salary; desired shift; preferred shift; desired location; "
     "preferred location; desired schedule; preferred schedule; "
     "desired hours; preferred hours; desired pay; preferred name; "
     "preferred pronouns; preferred contact method; desired start"},
    {Section::kPreferred,
     "preferred; preferences; preference; desired; desirable; desirables; "
     "favored; could have; could haves; nice to have; nice to haves; bonus; "
     "bonus points; pluses; "
     "plus; plusses; a plus; ideally; ideal candidate; ideal; "
     "the ideal candidate; extra credit; we would also like; we would like; "
     "we would love; wed love; beyond the minimum; sets you apart; "
     "set you apart; stand out; stand out from the crowd; helpful; "
     "would be great; great if; additional qualifications; "
     "also of interest; optional; good to have; advantageous; assets; "
     "may also have; might also have; recommended; wish list; beneficial; "
     "nice; a bonus; would be nice; would be good; good if; also good; "
     "is helpful; but not required; valued but not required; "
     "but not necessary; but not essential; but not mandatory; "
     "while not required; although not required; though not required; "
     "while not necessary; extras; we also value; added value"},
    {Section::kWaived,
     "not required; not needed; not necessary; not mandatory; not essential; "
     "no longer required; no longer needed"},
    {Section::kBarred,
     "not accepted; not considered; not acceptable; will not be accepted; "
     "will not be considered; excluded"},
    {Section::kEmployer,
     "about; about us; about the company; about our; "
     "about the organization; who we are; why join; why us; why work; "
     "why you; why youll love; youll love; you will love; our mission; "
     "our values; our culture; our story; our commitment; our benefits; "
     "our company; our team; mission; vision; values; benefits; benefit; "
     "perks; what we offer; we offer; what we provide; we provide; offers; "
     "can offer you; advantages of; working with us; whats in it for "
     "you; what you get; what youll get; "
     "skills gained; you get; you will get; you receive; what you will love; "
     "compensation; "
     "pay; pay range; pay rate; salary; salary range; wage; wages; rate; "
     "hourly rate; schedule; hours; shift; shifts; work schedule; location; "
     "locations; address; eeo; eoe; equal opportunity; equal employment; "
     "disclaimer; notice; how to apply; to apply; application process; "
     "application questions; application instructions; apply; "
     "physical demands; physical requirements; physical; "
     "physical and mental; working conditions; work conditions; "
     "work environment; working environment; environment; environmental; "
     "environmental conditions; similar jobs; career growth; "
     "training provided; pay transparency; privacy; fine print; why; "
     "rewards; total rewards; diversity; covid; covid 19; vaccination; "
     "covid vaccine; the company; company overview; company description; "
     "company; overview of company; additional information; "
     "other information; eeo statement; legal; recruiter; commitment to; "
     "contact; reports to; reporting relationship; supervision; "
     "supervision received; supervisory responsibilities; job type; status; "
     "flsa; flsa status; facility; pay grade; grade; "
     "employment type; remote; travel; background; drug free; "
     "accommodation; accommodations; the environment; the team; life at; "
     "the area; campus; site description; notice to applicants; our clinic; "
     "our practice; practice details; financial package; work hours; "
     "sign on bonus; relocation; culture; compensation detail; tasks; dei; "
     "e verify; next steps; interview; interviews; selection process; "
     "conditions of work; exemption status; working here; snapshot; "
     "we believe; our people; the organization; equal opportunity employer; "
     "why collaborate with us; why associate with us; why partner with us; "
     "why work with us; why practice with us; why work for us; "
     "wed love to hear from you; we would love to hear from you; "
     "we would like to hear from you; covid requirements; immunization; "
     "immunizations; disclosure; "
     "disclosures; terms; terms and conditions"},
    {Section::kRequired,
     "requirements; requirement; required; minimum; minimum qualifications; "
     "essential skills; essential experience; essential knowledge; "
     "essential education; essential attributes; essential requirements; "
     "basic qualifications; qualifications; qualification; must have; "
     "must haves; must; mandatory; essential criteria; "
     "essential qualifications; job requirements; position requirements; "
     "what you need; you need; you will need; youll need; what is needed; "
     "what we need; we need to see; need to have; needed; what youll bring; "
     "you bring; you will bring; you should bring; what you bring; "
     "bring to; bring; you have; you hold; who you are; about you; "
     "to be successful; succeed; what it takes; eligibility; to qualify; "
     "qualify; looking for; we look for; we are looking for; "
     "were looking for; we seek; we require; we ask for; ideal fit; "
     "good fit; you may be a good fit; conditions of employment; "
     "condition of employment; expectations; our expectations; "
     "candidate criteria; candidates must; you must; must offer; you offer; "
     "selection criteria; criteria; the following are required; "
     "prerequisites; candidate profile; person specification; your profile; "
     "your background; your qualifications; your experience; "
     "what you should have; should have; must possess; requisites; "
     "minimum expectations; minimums; necessary; seeking someone; "
     "were seeking; we are seeking; should be knowledgeable; "
     "should be skilled; should be proficient; is required; you are; about "
     "your; "
     "credential requirements; what we want; we expect; entry requirements; "
     "what you offer; "
     "minimum qualifications for the ideal; wed love to hear from you if; "
     "we would love to hear from you if; we would like to hear from you if"},
    {Section::kDuties,
     "responsibilities; responsibility; duties; essential functions; "
     "essential job functions; functions; job functions; what youll do; "
     "what you will do; you will do; youll do; what youll be doing; "
     "youll be doing; be doing; will you do; role; the role; your role; "
     "about the role; about the job; about the position; the position; "
     "the opportunity; opportunity; day to day; a day in the life; "
     "typical day; typical work; typical duties; the work; the job; "
     "job summary; position summary; summary; job description; description; "
     "position overview; overview; job overview; purpose; position purpose; "
     "job purpose; general summary; general description; introduction; "
     "key responsibilities; accountabilities; key accountabilities; "
     "essential duties; performance; how you will make; "
     "how youll make an impact; impact; scope; main duties; key tasks; "
     "essential; position details; job details; what you do; in this role; "
     "summary of duties; basic function; primary function; work performed; "
     "major duties"},
    {Section::kLabel,
     "expertise; functional expertise; skills; skill; knowledge; abilities; "
     "ability; ksa; ksas; competencies; competency; education; educational; "
     "experience; work experience; license; licenses; licensure; licensing; "
     "licence; licences; lic; certification; certifications; certificate; "
     "certificates; cert; certs; certified; registration; registrations; "
     "credential; credentials; credentialing; training; technical; "
     "technology; technical skills; computer; computer skills; computers; "
     "software; systems; language; languages; specialized; other; special; "
     "general; licenses and certifications; professional; tools; "
     "applications; programs; additional licenses"},
};

}  // namespace

std::span<const SectionPhrases> AllSectionPhrases() { return kPhrases; }

std::string_view OpeningWords() {
  return "ability; able; must; experience; experienced; proficient; "
         "proficiency; knowledge; working; strong; excellent; minimum; valid; "
         "current; demonstrated; familiarity; familiar; previous; prior; "
         "knowledgeable; competent; skilled; possess; computer; bachelors; "
         "associates; high; graduate; successful; effective; intermediate; "
         "advanced; basic; preferred; required; requires; certified; active; "
         "candidates; applicants; licensed; completion; understanding; if; "
         "needs; holds; "
         "possesses; maintains; "
         "proven; demonstrates; why";
}

std::string_view ClosingWords() {
  return "license; licensure; licence; certification; certifications; card; "
         "required; preferred; hire; degree; diploma; program; school; "
         "nursing; "
         "equivalent";
}

std::string_view AnsweringWords() {
  return "have; possess; hold; am; currently; meet; do; did; was; completed; "
         "earned; obtained";
}

std::string_view BindingWords() {
  return "with; from; have; your; such; both; that; this; their; each; "
         "other; than; into; upon; hold; under; must; will; also; using; "
         "about; through; having; being; valid; current; strong; state; "
         "require; requires; include; includes; including";
}

}  // namespace rolecall
