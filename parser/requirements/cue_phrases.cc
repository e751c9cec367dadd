// What people write in postings, by what it means.  Data, for people to read
// and extend: phrases are apart by ';', letters' case does not matter, a hyphen
// or an apostrophe in the posting does not either.
#include "parser/requirements/cues.h"

namespace rolecall {
namespace {

constexpr CuePhrases kPhrases[] = {
    {Cue::kOptional,
     "not required; not a requirement; not necessary; not needed; not "
     "mandatory; not essential; not expected; not demanded; not a must; isnt "
     "required; isnt necessary; isnt needed; are not required; is not "
     "required; not be required; not be necessary; unnecessary; optional; "
     "need not; do not need; dont need; does not need; not be needed; not a "
     "prerequisite; not compulsory; not called for; isnt mandatory; isnt a "
     "requirement; isnt essential; isnt expected; isnt a must; arent "
     "required; arent necessary; arent needed; no longer required; no longer "
     "needed; no longer necessary; no longer a requirement; no longer "
     "mandatory; never required; not applicable; neither required nor "
     "preferred; neither required nor desired; neither needed nor preferred; "
     "neither necessary nor preferred; not something we need; not something "
     "we require; not something you need; never needed; never necessary; "
     "never mandatory; never a requirement; not strictly required; not "
     "strictly necessary; not currently required; not always required; not "
     "always necessary; not absolutely necessary; not absolutely required; "
     "not really necessary; not asked for; is waived; are waived; never "
     "asked for; neither required nor expected; neither required nor needed; "
     "neither required nor necessary; neither needed nor expected; neither "
     "necessary nor expected; neither expected nor required; not something "
     "we ask for; not something we expect; will not need; wont need; would "
     "not need; wouldnt need; encouraged to apply; welcome to apply; "
     "strongly encouraged to apply; are strongly encouraged to apply; highly "
     "encouraged to apply; invited to apply; are encouraged to apply"},
    {Cue::kPreferred,
     "preferred; prefered; preffered; prefd; pref; preferable; is preferred; "
     "are preferred; strongly preferred; highly preferred; "
     "preferred but not required; preferred not required; "
     "is preferred but not required; is preferred, but not required; "
     "is preferred but not necessary; is desired but not required; "
     "is desirable but not required; is helpful but not required; "
     "preferred, not required; preferred, but not required; "
     "preferred though not required; preferred but not necessary; "
     "preferred but not mandatory; preferred but not essential; "
     "preferred, not demanded; a plus; plus but not required; "
     "a plus but not required; a plus, but not required; "
     "a plus not required; a plus though not required; "
     "a plus, though not required; a huge plus; a big plus; "
     "a definite plus; a strong plus; a real plus; a major plus; huge plus; "
     "big plus; definite plus; pluses; an added plus; added plus; "
     "counts as a plus; desired; desirable; highly desired; "
     "highly desirable; strongly desired; desired but not required; "
     "desirable but not required; desirable but not essential; "
     "desired but not necessary; nice to have; nice to haves; "
     "good to have; great to have; lovely to have; would be lovely; helpful; "
     "is helpful; very helpful; "
     "helpful but not required; helpful but not necessary; "
     "helpful, but not required; a bonus; an added bonus; "
     "a big bonus; nice extra; a nice extra; bonus points; extra points; extra "
     "credit; an advantage; "
     "added advantage; an added advantage; a big advantage; advantageous; "
     "an asset; are assets; significant asset; a significant asset; definite "
     "asset; a definite asset; huge asset; "
     "valuable asset; great asset; strong asset; "
     "a strong asset; "
     "beneficial; be beneficial; a benefit; would be a benefit; "
     "recommended; highly recommended; strongly recommended; "
     "highly valued; is valued; "
     "is appreciated; would be welcome; is welcome; "
     "very welcome; ideal; would be ideal; is ideal; favored; favoured; "
     "is favored; viewed favorably; looked upon favorably; "
     "considered favorably; well regarded; considered an asset; "
     "considered a plus; seen as a plus; would be great; would be nice; "
     "would be wonderful; would be fantastic; would be awesome; "
     "experience helps; experience help; exposure helps; knowledge helps; "
     "familiarity helps; background helps; skills help; certification helps; "
     "credential helps; license helps; helps a lot; helps too; "
     "experience will help; knowledge will help; exposure will help; "
     "come in handy; serve you well; "
     "sets you ahead; set you ahead; gets you ahead; get you ahead; "
     "puts you ahead; put you ahead; in your favor; in your favour; "
     "welcome extra; a welcome extra; welcome addition; a welcome addition; "
     "a welcome plus; a welcome bonus; a great plus; a nice plus; "
     "a good plus; a significant plus; a serious plus; a tremendous plus; "
     "a clear plus; a further plus; a massive plus; an extra plus; "
     "much appreciated; greatly appreciated; "
     "preferred over; preferred above; preferred to any other; "
     "favored over; optional but a plus; optional, but a plus; "
     "would be handy; is handy; comes in handy; a feather in your cap; "
     "great plus; is a welcome extra; is a welcome addition; "
     "counts in your favor; works in your favor; "
     "will be preferred over; preferred over any other; "
     "optional, a plus; "
     "would be amazing; would be excellent; "
     "would be useful; is useful; useful but not required; "
     "gives you an edge; an edge; a leg up; sets you apart; set you apart; "
     "receive additional consideration; additional consideration; "
     "given preference; will be given preference; "
     "receive preference; preferential consideration; "
     "special consideration; first consideration; earns extra points; "
     "gives extra points; it helps; would help; will help you stand out; "
     "not essential but; though it is not essential; not essential, but; "
     "optional but preferred; not required but; not required, but; "
     "not required but preferred; a nice to have; nice but not required; "
     "not mandatory but preferred; though optional; a differentiator; "
     "a strong advantage; distinct advantage; a distinct advantage; "
     "would be thrilled; would be delighted; we would love"},
    {Cue::kPreferredBehind,
     "helps; nice; bonus; advantage; encouraged; strongly encouraged; valued; "
     "appreciated; welcome; welcomed; favorable; useful; preference; "
     "of interest"},
    {Cue::kPreferredLead,
     "ideally; preferably; ideal candidate; ideal candidates; ideal "
     "candidate will have; the ideal candidate has; preferred candidate; "
     "preferred candidates; preferred candidate will have; preferred "
     "candidates will have; preferred candidate has; preference for; "
     "preference to; preference goes to; preference goes to people with; "
     "would be thrilled with; would be thrilled to see; would be delighted "
     "with; would be delighted to see; preference given to; preference will "
     "be given to; preference is given to; give preference to; we prefer; "
     "prefer; prefers; would prefer; we would prefer; so would; and so "
     "would; so is; so are; as would; as is; as are; bonus points for; bonus "
     "points if; bonus if; special consideration for; additional "
     "consideration for; extra points for; extra credit for; points for; "
     "plus if; a plus if you have; it would be great if; it would be nice "
     "if; helpful if; would be helpful if; is helpful if; advantageous if; "
     "an advantage if; beneficial if; be beneficial if; great if; a plus if; "
     "nice if; ideal if; useful if; an asset if; preferred if; desirable if; "
     "nice if you have; we would love; we would love it if; we would like; "
     "we would also like; would like to see; we also value; we value; we "
     "welcome; we appreciate; we would appreciate; priority for; priority "
     "will be given to; priority given to; favor candidates; we favor; may "
     "also have; might also have; preferred that you have; preferred that "
     "candidates have; preferable that you have; desirable that you have; "
     "favored certifications are; favored certifications include; it helps "
     "to know; it helps to have; helps to have; we also like"},
    {Cue::kRequiredLead,
     "must have; must be; must hold; must possess; must maintain; "
     "must obtain; must also have; must also be; must also hold; "
     "must be able to; must be able to use; must be proficient; "
     "must be certified; must; must either; must bring; must show; "
     "must present; require; requires; requiring; is requiring; we require; "
     "will require; also requires; need; needs; we need; you need; "
     "you will need; you must; youll need; need to have; needs to be; "
     "needs to have; need to be; has to; have to; has to be; have to be; "
     "shall have; shall be; shall possess; shall hold; is to hold; "
     "are to hold; is to be; are to be; candidates must; applicants must; "
     "candidate must; applicant must; incumbent must; minimum of; "
     "at minimum; at a minimum; required to have; required to hold; "
     "required to be; required to possess; required to obtain; "
     "required to maintain; are required to; is required to; "
     "only candidates with; only applicants with; will be a licensed; "
     "will be licensed; candidates will be; candidates will have; "
     "candidate will be; candidate will have; will have a current; "
     "applicants will have; applicants will hold; candidates will hold; "
     "applicant will have; applicants should have; "
     "will have a valid; will have an active; you will be a; "
     "you will be an; you will hold; you have; you hold; you are a; "
     "you possess; you should have; you should know; should have; "
     "should be; should know; should hold; should possess; should bring; "
     "you should; should be able to; expected to; is expected to have; "
     "we expect; expects; expecting; we ask for; ask for; we ask that; "
     "we insist on; insist on; depends on; calls for; demands; limited to; "
     "restricted to; open to; open only to; reserved for; possess; "
     "possesses; possession of; certifications include; "
     "certification include; certification includes; credentials include; "
     "certifications are; credentials are; acceptable certifications; "
     "accepted certifications; approved certifications; "
     "acceptable credentials; accepted credentials; who has; who have; "
     "who holds; who hold; holders of; holder of"},
    {Cue::kRequired,
     "or must obtain; preferred at hire, must obtain; preferred upon hire, "
     "must obtain; required; reqd; req; is required; are required; being "
     "required; also required; strictly required; absolutely required; "
     "required at hire; a must; is a must; are a must; an absolute must; "
     "musts; are musts; must haves; absolute must; mandatory; is mandatory; "
     "are mandatory; necessary; is necessary; are necessary; needed; is "
     "needed; are needed; essential; is essential; are essential; "
     "compulsory; obligatory; obligated; imperative; non negotiable; "
     "nonnegotiable; not negotiable; expected; is expected; are expected; a "
     "requirement; is a requirement; a condition of employment; condition of "
     "employment; condition of hire; prerequisite; a prerequisite; is a "
     "prerequisite; a necessity; minimum; is the minimum; at minimum; to "
     "qualify; minimum qualifications for the ideal; are needed to apply; "
     "need apply; need only apply; demanded; indispensable; vital; critical; "
     "presumed; assumed; no exceptions; will be required; would be required; "
     "is requested; requested; must be current; must be up to date; must be "
     "active; must be valid; must be kept current; must be earned; must be "
     "held; must be obtained; must be completed; must be maintained; must be "
     "in hand; in hand; is to be completed; are to be completed; is to be "
     "obtained; to be completed; to be obtained; not optional; is a given; a "
     "given; must; dealbreaker; deal breaker"},
    {Cue::kNo,
     "no; exempt from; exempt; without; without any; lacking; there is no "
     "requirement of; there is no requirement for; no requirement of; there "
     "are no; regardless of; not looking for; we do not require; do not "
     "require; does not require; dont require; doesnt require; not "
     "requiring; never require; none requires; none require; none of them "
     "requires; none of them require; none of these requires; none of these "
     "require; neither; nor; lack of; not hiring; not a; not an; rather "
     "than; we never ask for; we do not ask for; we dont ask for; does not "
     "need to know; do not need to know; you need not be; need not know; "
     "need not hold; neednt be; neednt have; neednt hold; neednt know; "
     "neednt possess; do not have to be; do not have to have; do not have to "
     "hold; do not have to know; do not have to possess; dont have to be; "
     "dont have to have; dont have to hold; dont have to know; dont have to "
     "possess; must not be; need not be; not seeking; will not need; wont "
     "need; you will not need; you wont need; in the absence of; whether or "
     "not you have; no longer use; no longer"},
    {Cue::kNotAccepted,
     "not accepted; not accept; cannot accept; can not accept; "
     "unable to accept; is not acceptable; not acceptable; "
     "are not accepted; will not be accepted; do not satisfy; "
     "does not satisfy; not satisfy; do not meet; does not meet; not meet; "
     "do not qualify; does not qualify; not qualify; will not qualify; "
     "do not count; does not count; not count; not counted; "
     "will not be considered; not be considered; not considered; "
     "not be interviewed; not be hired; "
     "cannot be considered; do not apply; please do not apply; "
     "not eligible; are not eligible; not eligible to apply; not suffice; "
     "need not apply; neednt apply; "
     "do not suffice; does not suffice; is not enough; are not enough; "
     "not enough; insufficient; is insufficient; do not fulfil; "
     "does not fulfil; not fulfill; does not fulfill; do not fulfill; "
     "not a substitute; no substitute; not be substituted; not recognized; "
     "not recognised; excluded; should not apply"},
    {Cue::kExcludedLead,
     "we do not accept; we dont accept; we cannot accept; we can not accept; "
     "we will not accept; who only hold; who hold only; hold only; except; "
     "except for; excluding; "
     "other than; "
     "with the exception of; exclusive of; not including; but not; and not"},
};

constexpr NumberWord kNumbers[] = {
    {"one", 1},
    {"two", 2},
    {"three", 3},
    {"four", 4},
    {"five", 5},
    {"six", 6},
    {"seven", 7},
    {"eight", 8},
    {"nine", 9},
    {"ten", 10},
    {"eleven", 11},
    {"twelve", 12},
    {"thirteen", 13},
    {"fourteen", 14},
    {"fifteen", 15},
    {"sixteen", 16},
    {"eighteen", 18},
    {"twenty", 20},
    {"thirty", 30},
    {"forty", 40},
    {"forty five", 45},
    {"fortyfive", 45},
    {"sixty", 60},
    {"ninety", 90},
    {"ninty", 90},
    {"hundred", 100},
    {"one hundred", 100},
    {"one hundred twenty", 120},
    {"one hundred and twenty", 120},
    {"one hundred eighty", 180},
    {"one hundred and eighty", 180},
    {"30th", 30},
    {"60th", 60},
    {"90th", 90},
    {"a year", 1},
};

}  // namespace

std::span<const CuePhrases> LevelCuePhrases() { return kPhrases; }
std::span<const NumberWord> AllNumberWords() { return kNumbers; }

}  // namespace rolecall
