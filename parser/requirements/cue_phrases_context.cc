// The second half of what people write in postings, by what it means: whose
// affair a name is, what makes it an ask, lists, times, whole texts.  Data, in
// the form that cue_phrases.cc tells.
#include "parser/requirements/cues.h"

namespace rolecall {
namespace {

constexpr CuePhrases kPhrases[] = {
    {Cue::kAskPossession,
     "do you possess; do you posses; do you have; do you hold; do you "
     "currently hold; "
     "do you currently have; do you currently possess; are you certified; "
     "are you licensed; are you currently; are you a licensed; "
     "are you a certified; are you a registered; are you proficient; "
     "are you able; have you obtained; did you successfully pass; "
     "have you passed; can you use"},
    {Cue::kEmployer,
     "our; we are; we are on; were on; we have; we offer; we provide; we "
     "use; we run; we employ; we give; we pay; we pay for; we cover; we "
     "sponsor; we will pay; we will pay for; well pay for; we will cover; we "
     "will sponsor; we will reimburse; we reimburse; we operate; we own; we "
     "serve; we believe; we run on; we chart in; we work on; we train; we "
     "send; we recently; we just; we now; we also offer; we host; we teach; "
     "we treat; we see; is a leading; is accredited; are accredited; is "
     "certified; was certified; is licensed by; are licensed; are licensed "
     "in; is recognized; is affiliated; are certified in; is designated; "
     "designated; designation; employs; employ; staffed by; led by; founded; "
     "has been; have been; paid; tuition; tuition reimbursement; tuition "
     "assistance; tuition help; reimbursement; reimbursed; reimburse; "
     "reimburses; benefits; benefits include; perks; ceu; ceus; continuing "
     "education; scholarship; scholarships; career ladder; career path; "
     "career pathway; our team; our staff; our clinics; the company; go "
     "live; goes live; going live; we go live; migrating; is moving to; are "
     "moving to; moving from; switching to; accredited; accredited by; "
     "accreditation; is covered; paid for; free; complimentary; discount; "
     "discounted; great place to work; serves; serving; member of; proud; "
     "founded in; hosts; offers; provides; teaches; teach; awarded; named; "
     "voted; trusted by; licensed and insured; bonded; partners with; "
     "students will earn; students earn; students will receive; students "
     "receive; graduates will earn; graduates earn; graduates will receive; "
     "graduates receive; staff on site; staff onsite; staff on hand; staff "
     "on duty; staff available; runs on"},
    {Cue::kPerson,
     "served as; "
     "practicing as; employed as; oversight for; supervision for; "
     "experience as; experience as a; experience as an; work as; worked as; "
     "background as a medical; working as; work experience as; "
     "supervision by; review by; performed under; under the supervision of; "
     "under supervision of; under the direct supervision of; "
     "supervision of; supervised by; under the direction of; "
     "under direction of; direction of; under the guidance of; guidance of; "
     "directed by; delegated by; delegation of; under the delegation of; "
     "reports to; reporting to; report to; reports directly to; works with; "
     "works closely with; work closely with; working closely with; "
     "closely with; will work with; work with; working with; worked with; "
     "work alongside; works alongside; alongside; along with the; "
     "partner with; partners with; collaborates with; collaborate with; "
     "collaborating with; in collaboration with; collaboration with; "
     "in conjunction with; communicate with; communicates with; "
     "communicating with; assists; assist; assisting; supports; support; "
     "supporting; supervise; supervises; supervising; oversee; oversees; "
     "overseeing; oversight of; manage; manages; managing; lead; leads; "
     "leading; directs; train; trains; training of; mentor; mentors; "
     "mentoring; precept; orient; coordinates with; coordinate with; "
     "team of; teams of; beside; next to; consult with; consults with; "
     "notify; notifies; inform; informs; report any; delegates to; "
     "delegate to; assigned by; requested by; ordered by; provided by; "
     "performed by; as directed by; on behalf of; between; among; "
     "interact with; interacts with; interacting with; liaison; liaise; "
     "liaison to; liaison between; serves as a resource to; resource for; "
     "relieve; refer to; refers to"},
    {Cue::kTraining,
     "must have led to; led to eligibility for; will train; we will train; "
     "well train; we train; training provided; "
     "training is provided; training will be provided; paid training; "
     "provide training; provides training; on the job training; "
     "willing to train; will teach; we will teach; well teach; "
     "you will be trained; youll be trained; will be trained; "
     "training is given; training will be given; full training is given; you "
     "will learn; "
     "learn on the job; training available; classes provided; "
     "we will certify; earn your; opportunity to obtain; "
     "opportunity to become; help you earn; become a; becoming a; "
     "training to become; training in; class; classes; course; courses; "
     "free training"},
    {Cue::kLearn,
     "ability to learn; able to learn; willingness to learn; "
     "willing to learn; eager to learn; eagerness to learn; "
     "desire to learn; capacity to learn; quick to learn; learn quickly; "
     "aptitude to learn; aptitude for learning; or willingness to learn; "
     "or willing to learn; or the willingness to learn; "
     "or ability to learn; or the ability to learn; or able to learn; "
     "capable of learning; open to learning; interest in learning; "
     "want to learn; learn new; learn; learns; learning"},
    {Cue::kMaybe,
     "recognizing need for; recognizing the need for; if you answered; if you "
     "answer; the question regarding; may be required; "
     "maybe required; may require; may also be required; "
     "might be required; may be needed; may need; could be required; "
     "we welcome applications; welcome applications; "
     "some positions; certain positions; some departments; depending on; "
     "dependent upon; dependent on; may be asked; may be assigned; "
     "may include; may ask; are unit specific; is unit specific; "
     "are department specific; is department specific; "
     "in certain units; in some units; "
     "in certain departments; in some departments; for certain units; "
     "for some units; based on unit assignment; based on specific unit; "
     "based on the unit; based on department; "
     "based on the department; based on the patient population; "
     "based on patient population"},
    {Cue::kWhereNeeded,
     "as required by; as required by the unit; if required; if applicable; "
     "when applicable; where applicable; as applicable; "
     "as appropriate; if needed; as required; or as required"},
    {Cue::kInstead,
     "alternative method of transportation; "
     "alternate method of transportation; alternative transportation; "
     "alternate transportation; "
     "in lieu of; accepted in lieu; acceptable in lieu; may substitute; may be "
     "substituted; can substitute; "
     "may be substituted for; substitute for; substitutes for; "
     "substituted for; in place of; in its place; in "
     "their place; instead of; instead; "
     "will be accepted in lieu of; accepted in place of; "
     "considered in lieu of; waived with; grandfathered; can replace; "
     "may replace; replaces; substitution of; substitution for"},
    {Cue::kPay,
     "earns a; earns an; earns you; earns step; earns up to; differential; "
     "differentials; pay increase; raise; earn more; additional pay; higher "
     "pay; higher rate; extra pay; pays more; pay range; starting pay; paid "
     "more; per hour more; more per hour; certification pay; bonus for; "
     "bonus of; referral bonus; bonus program; stipend; incentive; per hour "
     "for; an hour for; sign on bonus; starting at; wage; wages; salary; "
     "earns an extra"},
    {Cue::kApplication,
     "apply through; apply via; apply online; apply at; apply on; apply in; "
     "applications through; application through; applying through; "
     "submit your resume; send your resume; send resume; resume in; "
     "cover letter; cover letters; format; your application; "
     "applicant tracking; internal candidates; internal applicants; "
     "profile; career site; careers page; create an account; upload; "
     "e verify; equal opportunity; accommodation; accommodations; privacy; "
     "copyright; trademark; background check; visa; sponsorship; "
     "drug screen; virtual interview; interview via; interviews via; "
     "we will never; will never communicate; interviews are; interviews will "
     "be; interviews will take place; "
     "interviews for this; interview will be; interviews may be; "
     "interview candidates; interview process; we conduct all interviews; "
     "interviews held; invited to interview; invited for interview; "
     "invited to an interview; invited for an interview; testing and "
     "interviews; tests and interviews; interview panel; interview stage; "
     "click; log in to apply; email your; attach; supplemental questions"},
    {Cue::kKnowledge,
     "experience; experienced; experience in; experience with; "
     "experience using; experience on; exp; expertise; expert; expert in; "
     "exposure; exposure to; proficient; proficient in; proficient with; "
     "proficiency; proficiency in; proficiency with; proficiently; "
     "knowledge; knowledge of; knowledge in; working knowledge; "
     "working knowledge of; knowledgeable; knowledgeable in; familiar; "
     "familiar with; familiarity; familiarity with; skilled; skilled in; "
     "skill; skills; skill in; skills in; skills with; skillful; competent; "
     "competent in; competency; competence; competencies; comfortable; "
     "comfortable with; comfortable using; comfort with; comfort in; "
     "at ease with; fluent; fluent in; fluency; literate; literacy; "
     "understanding; understanding of; command of; mastery; mastery of; "
     "master; ability to use; ability to utilize; ability to work in; "
     "able to use; able to operate; ability to operate; "
     "ability to navigate; able to navigate; capable of using; "
     "background in; background; background with; hands on; well versed; "
     "versed in; adept; adept at; know; knows; knowing; know how; user of; "
     "power user; super user; superuser; user; trained in; training in; "
     "intermediate; advanced; basic; strong; solid; conversant; "
     "qualified in; accustomed; practical; ability to write; "
     "ability to create; ability to build; savvy; has used; have used; "
     "youve used; worked in; have worked in; have charted in; charted; "
     "scripting in; coding in; programming in; development in; use of; "
     "good with; great with; confident; confidence in; confident in; "
     "operate; operates; operation of"},
    {Cue::kUse,
     "leverage; leverages; leveraging; using; use; uses; used; utilize; "
     "utilizes; utilizing; utilization of; "
     "utilise; via; through; in; into; on; with; document in; documents in; "
     "documenting in; documentation in; chart in; charts in; charting in; "
     "enters; enter; maintain; maintains; update; updates; navigate; "
     "navigates; navigating; work in; works in; run; runs; manage in; "
     "access to; create; creates; prepare; prepares; generate; generates"},
    {Cue::kSeeking,
     "seek; seeking; seeks; is seeking; we are seeking; we are looking for; "
     "we are currently looking for; we are currently seeking; "
     "we are hiring; we are recruiting; we are currently recruiting; "
     "were looking for; were seeking; were hiring; to recruit; to hire; "
     "to appoint; we have an opening for; we have an opportunity for; "
     "we have openings for; looking for; is looking for; in search of; "
     "searching for; hiring; is hiring; now hiring; recruiting; wanted; "
     "in need of; has an opening for; has openings for; opening for; "
     "we would love to hear; would love to hear; love to hear from you; "
     "we would like to hear; would like to hear from you; love to talk to you; "
     "we would love to have you; we would love to welcome you; "
     "we would love to talk; we would love to meet; we would like to invite; "
     "we would like to welcome; we would like to thank; "
     "we would like to help; we would like to offer; "
     "we welcome you; "
     "openings for; opportunity for; opportunities for; vacancy for; "
     "position for; positions for; join our team as; join us as; apply now; "
     "we want; in need of a; immediate need; looking to hire; looking to add"},
    {Cue::kCredentialNoun,
     "certification; certifications; certificate; certificates; certified; "
     "cert; certs; credential; credentials; credentialed; license; licence; "
     "licenses; licences; licensed; licensure; licensing; lic; "
     "registration; registered; registry; card; cards; registration card; "
     "certification card; accredited certification; permit; "
     "national certification; board certification; nationally certified; "
     "state license; state licensure; professional license; diploma"},
    {Cue::kPossess,
     "current; currently; active; valid; unencumbered; unrestricted; "
     "unexpired; hold; holds; holding; obtain; obtains; obtained; "
     "maintain current; maintains current; maintain active; maintenance of; "
     "keep current; good standing; in good standing; up to date; pass; "
     "passes; passed; clear; state of; compact; multistate; attained; "
     "attain; earn; earned; acquire; become; becomes; becoming; renew; "
     "renewal"},
    {Cue::kOneOf,
     "or more of; or more of the following; or more of these; "
     "one of the following; one of these; one of; at least one of; "
     "at least one of the following; any of; any of the following; "
     "any one; any one of; any one of the following; either; either of; "
     "either of the following; one or more of; "
     "one or more of the following; one or more; at least one; "
     "any two of; any two of the following; any two of these; "
     "two of the following; two of these; at least two of; "
     "at least two of the following; minimum two of; minimum of two of; "
     "minimum of two of the following; minimum two of the following; "
     "several of the following; several of; some of the following; some of; "
     "a combination of; choice of; any combination of; minimum of one of; "
     "minimum one of the following; minimum of one of the following; "
     "any of which; either one; whichever; another; one of the below; "
     "one of the listed; one of the certifications; "
     "one of the below certifications; one of the following certifications; "
     "one of the following credentials"},
    {Cue::kOfThese,
     "of; of the following; of these; of those; of the below; "
     "of the listed; of the three; of the four; of the five; of these three; "
     "of these four; of three; of four; of the 3; of the 4; of the 5; "
     "of these 3; of these 4; of 3; of 4"},
    {Cue::kAllOf,
     "not limited to; but not limited to; is not limited to; "
     "but is not limited to; are not limited to; all of the following; both; "
     "each of the following; the following; "
     "as well as; in addition to; plus; together with; along with; "
     "in addition; also; including; includes; include; included; all of; "
     "each; and also"},
    {Cue::kExample,
     "such as; like; e.g.; eg; e.g; for example; for instance; i.e.; ie; "
     "similar to; comparable to; examples include; example; examples; "
     "including but not limited to; including, but not limited to; such as but "
     "not limited to; or any other"},
    {Cue::kEtcetera,
     "etc; et cetera; and so on; and the like; or the like; "
     "or similar systems; or other similar; or others; and others; "
     "or similar software; or another similar; similar programs; "
     "similar software; similar systems; or similar; or comparable"},
    {Cue::kNarrow,
     "specifically; particularly; in particular; namely; specialized in"},
    {Cue::kOpen,
     "or equivalent; or an equivalent; or equivalents; or equivalency; "
     "or its equivalent; equivalent; or equivalent certification; "
     "equivalent certification; equivalent certifications; "
     "or equivalent credential; or equivalent national certification; "
     "or equivalent medical assistant certification; or other equivalent; "
     "or comparable; comparable; or similar; or a similar; or another; "
     "or other; or any other; other nationally recognized; "
     "or other nationally recognized; or other nationally recognised; "
     "or other recognized; or another nationally recognized; "
     "nationally recognized; nationally recognised; other national; "
     "other approved; or other approved; other accredited; "
     "or other accredited; or any nationally recognized; or any national; "
     "any nationally recognized; or related certification; "
     "or similar certification; or similar credential; or other related; "
     "recognized credentialing; other certifying; other certification; "
     "other certifications; or other certification; "
     "or other certifications; or other medical assistant certification; "
     "or other coding certification; or other coding credential; "
     "or other national certification; other accrediting"},
    {Cue::kEligible,
     "eligible; eligibility; certification eligible; registry eligible; "
     "registry-eligible; board eligible; eligible for; eligible to sit; "
     "eligible to sit for; able to obtain; ability to obtain; "
     "able to become; in process of obtaining; in the process of obtaining; "
     "working toward; working towards; scheduled to test; "
     "scheduled to take; pursuing; willing to obtain; "
     "willingness to obtain; willingness to become; willing to become; "
     "ability to become; candidate for"},
    {Cue::kIdle,
     "class a; class b; class c; class d; class e; class m; vital signs; "
     "vital role; vital roles; vital part; vital member; vital sign; ideal "
     "opportunity; an ideal opportunity; ideal opportunity for; an ideal "
     "opportunity for"},
    {Cue::kBut,
     "but; however; although; though; while; whereas; yet; otherwise; "
     "unless; except that; even though; nevertheless; despite; if"},
    {Cue::kRelative,
     "as required to; as required for; as required by state; "
     "as required by the state; as required by law; is ideal for; "
     "ideal for; perfect for; is perfect for; great for; need for; "
     "needs for; the need for; needs of; the needs of; as needed; "
     "machine learning; deep learning; reinforcement learning; e learning; "
     "online learning; distance learning; learning management; "
     "patient needs; when needed; where needed; whenever needed; "
     "as necessary; if necessary; when necessary; where necessary; which; who; "
     "whose; since; because; so that; as we; "
     "as our; when; where; until; whom; after which; before; in order to"},
    {Cue::kPast,
     "not expiring within; not expire within; expiring within; "
     "expires within; good through; valid through; current through; good for; "
     "valid for; "
     "within the last; within the past; within last; within past; "
     "in the last; in the past; over the last; over the past; "
     "during the past; during the last; in past; for the past; past; last; "
     "of graduation; from graduation; after graduation; of graduating; "
     "of your graduation; after graduating; of completion; of completing; "
     "of program completion; of expiration; of expiry; before expiration; "
     "prior to expiration; "
     "prior"},
    {Cue::kWithin,
     "w/in; by your; within; within a; within an; within the first; within "
     "first; in your first; during your first; within your first; no later "
     "than; not later than; in the first; during the first; during first; in "
     "first; by; during the; during your; during their; within the; before "
     "the end of; by the end of; inside of; in under; by the end of your "
     "first; by the end of the first; by the end of their first; before the "
     "end of your first; before the end of the first; in less than; not more "
     "than; no more than; up to; grace period; the first; first; allow; "
     "have; by the end of your; before your"},
    {Cue::kAfterHire,
     "of hire; of hiring; after hire; from hire; from date of hire; "
     "of date of hire; of the date of hire; of hire date; from hire date; "
     "of the hire date; after date of hire; post hire; post-hire; of start; "
     "of start date; of the start date; from start; from start date; "
     "after start; after start date; after starting; of starting; "
     "of employment; from employment; after employment; of commencement; "
     "of joining; after joining; of employment date; "
     "from date of employment; of date of employment; "
     "of beginning employment; of beginning; of appointment; "
     "from appointment; of accepting; of assuming; on the job; "
     "introductory period; probationary period; probation period; "
     "of orientation; of placement; of assignment; of transfer; "
     "of being hired; of your start date; of your hire date; "
     "of your first day; from the date of hire; following hire; of service; "
     "of your start; from your start date; after your start date; "
     "grace period; of their hire date; of entry; in position; in the role; "
     "in role; of training; after being hired"},
    {Cue::kAtHire,
     "at hire; at time of hire; at the time of hire; upon hire; on hire; "
     "by hire; before hire; prior to hire; at start; upon start; by start; "
     "prior to start; prior to start date; before start; before start date; "
     "before starting; by start date; by the start date; on day one; "
     "day one; on or before; at time of employment; "
     "at the time of employment; upon employment; prior to employment; "
     "before your first day; before your first shift; before the first day; "
     "prior to the first day; prior to first day; by your first day; "
     "first day; at time of application; at the time of application; "
     "at application; before independent patient care; "
     "prior to independent; by end of orientation; "
     "by the end of orientation; at time of offer; prior to starting; "
     "at the time of appointment; by date of hire; before date of hire; "
     "prior to date of hire; at onset of employment; before orientation; "
     "prior to orientation"},
    {Cue::kDays, "day; days; calendar days; business days; working days"},
    {Cue::kWeeks, "week; weeks"},
    {Cue::kMonths, "month; months; mos; mo"},
    {Cue::kYears, "year; years; yr; yrs"},
    {Cue::kDegree,
     "degree; degrees; degree in; master of; masters; bachelor of; "
     "bachelor; bachelors; doctoral; doctorate; graduate of; graduates of; "
     "graduation from; graduate from; graduated from; diploma in; "
     "diploma in medical assisting; diploma in dental assisting; "
     "completion of; completion of a; completion of an; "
     "successful completion of; enrolled in; coursework; major in; "
     "education; msn; bsn; program; programs; school of; accredited school; "
     "student; students"},
    {Cue::kUnit,
     "department; departments; unit; units; dept; surgical; "
     "womens services; emergency department; critical care; icu; nicu; "
     "picu; pacu; labor and delivery; l&d; oncology; infusion; telemetry; "
     "pediatric unit; pediatric department; emergency room; "
     "intensive care; intensive care unit; "
     "tele; surgical services; home health setting; home care setting; "
     "hospice setting; icu setting; critical care setting; mother / baby; "
     "mother baby; nursery; med surg; medsurg; "
     "family birth; family birth center; family birthplace; step down; "
     "stepdown; cvu; cvicu; "
     "cath lab; operating room; perioperative; hospital only; for certain; "
     "if working in; float pool; endoscopy; nurses working; staff working; "
     "pediatric staff; pediatrics staff; icu staff; ed staff; er staff; "
     "positions only; if unit; behavioral health unit; ed; er; if assigned"},
    {Cue::kNotAPosting,
     "not a job vacancy; not a vacancy; not job openings; "
     "not a job opening; are not job openings; "
     "not an employment opportunity; not an offer of employment; "
     "course announcement; this is not a job; not presently hiring; "
     "now enrolling; enroll today; enroll now; enrolling now; "
     "externship placement"},
    {Cue::kSchoolAdvert,
     "payment plans; payment plan; tuition is; academy; our graduates; "
     "our learners; learners; exam voucher; voucher; course fee; "
     "our course; the course; scholarships are; financial aid available; "
     "cohort; webinar; practice exams; career school; bootcamp; earn their; "
     "prepares you; alumni; externship; weeks online; self paced; "
     "become certified; start your career; free webinar; training provider; "
     "classes start; start dates; mentorship"},
    {Cue::kResume,
     "objective; my skills; seeking a position; references available; "
     "available immediately; hiring managers; contact me; "
     "open to opportunities; curriculum vitae"},
};

}  // namespace

std::span<const CuePhrases> ContextCuePhrases() { return kPhrases; }

}  // namespace rolecall
