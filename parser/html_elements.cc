#include "parser/html_elements.h"

#include <gumbo.h>

#include <array>
#include <initializer_list>

namespace rolecall {
namespace {

using Traits = std::array<uint16_t, kHtmlTags>;
static_assert(GUMBO_TAG_LAST < kHtmlTags);
using Tags = std::initializer_list<GumboTag>;

constexpr void Set(Traits& traits, int trait, Tags tags) {
  for (GumboTag tag : tags) {
    traits[tag] = static_cast<uint16_t>(traits[tag] | trait);
  }
}

// The lists of the standard, each by its own name there.
constexpr void SetCategories(Traits& traits) {
  Set(traits, kClosesParagraph | kClosesInside | kSpecial,
      {GUMBO_TAG_ADDRESS,    GUMBO_TAG_ARTICLE,    GUMBO_TAG_ASIDE,
       GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_CENTER,     GUMBO_TAG_DETAILS,
       GUMBO_TAG_DIR,        GUMBO_TAG_DIV,        GUMBO_TAG_DL,
       GUMBO_TAG_FIELDSET,   GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,
       GUMBO_TAG_FOOTER,     GUMBO_TAG_HEADER,     GUMBO_TAG_HGROUP,
       GUMBO_TAG_LISTING,    GUMBO_TAG_MAIN,       GUMBO_TAG_MENU,
       GUMBO_TAG_NAV,        GUMBO_TAG_OL,         GUMBO_TAG_PRE,
       GUMBO_TAG_SECTION,    GUMBO_TAG_SUMMARY,    GUMBO_TAG_UL});
  // Special in the standard, not in Gumbo.
  Set(traits, kClosesParagraph | kClosesInside | kUnsettled, {GUMBO_TAG_MAIN});
  Set(traits, kClosesInside | kSpecial, {GUMBO_TAG_BUTTON});
  Set(traits, kClosesParagraph | kSpecial,
      {GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_FORM, GUMBO_TAG_HR, GUMBO_TAG_LI,
       GUMBO_TAG_P});
  Set(traits, kClosesParagraph | kHeading | kSpecial,
      {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5,
       GUMBO_TAG_H6});
  Set(traits, kFormatting,
      {GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM,
       GUMBO_TAG_FONT, GUMBO_TAG_I, GUMBO_TAG_S, GUMBO_TAG_SMALL,
       GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_TT, GUMBO_TAG_U});
  Set(traits, kSpecial,
      {GUMBO_TAG_AREA,     GUMBO_TAG_BASE,     GUMBO_TAG_BASEFONT,
       GUMBO_TAG_BGSOUND,  GUMBO_TAG_BODY,     GUMBO_TAG_BR,
       GUMBO_TAG_CAPTION,  GUMBO_TAG_COL,      GUMBO_TAG_COLGROUP,
       GUMBO_TAG_EMBED,    GUMBO_TAG_HEAD,     GUMBO_TAG_HTML,
       GUMBO_TAG_IFRAME,   GUMBO_TAG_IMG,      GUMBO_TAG_INPUT,
       GUMBO_TAG_LINK,     GUMBO_TAG_META,     GUMBO_TAG_NOEMBED,
       GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_PARAM,
       GUMBO_TAG_SCRIPT,   GUMBO_TAG_SELECT,   GUMBO_TAG_SOURCE,
       GUMBO_TAG_STYLE,    GUMBO_TAG_TABLE,    GUMBO_TAG_TBODY,
       GUMBO_TAG_TD,       GUMBO_TAG_TEXTAREA, GUMBO_TAG_TFOOT,
       GUMBO_TAG_TH,       GUMBO_TAG_THEAD,    GUMBO_TAG_TITLE,
       GUMBO_TAG_TR,       GUMBO_TAG_TRACK,    GUMBO_TAG_WBR});
}

// What may stand where, and how its text is read.
constexpr void SetSyntax(Traits& traits) {
  Set(traits, kScope,
      {GUMBO_TAG_CAPTION, GUMBO_TAG_HTML, GUMBO_TAG_TABLE, GUMBO_TAG_TD,
       GUMBO_TAG_TH});
  Set(traits, kEndTagOptional,
      {GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_LI, GUMBO_TAG_OPTION,
       GUMBO_TAG_OPTGROUP, GUMBO_TAG_P});
  Set(traits, kVoid,
      {GUMBO_TAG_AREA, GUMBO_TAG_BASE, GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND,
       GUMBO_TAG_BR, GUMBO_TAG_COL, GUMBO_TAG_EMBED, GUMBO_TAG_HR,
       GUMBO_TAG_IMG, GUMBO_TAG_INPUT, GUMBO_TAG_LINK, GUMBO_TAG_META,
       GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK, GUMBO_TAG_WBR});
  Set(traits, kRawText,
      {GUMBO_TAG_IFRAME, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES,
       GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEXTAREA, GUMBO_TAG_TITLE});
  Set(traits, kHasReferences, {GUMBO_TAG_TEXTAREA, GUMBO_TAG_TITLE});
  Set(traits, kMetadata,
      {GUMBO_TAG_BASE, GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND, GUMBO_TAG_LINK,
       GUMBO_TAG_META, GUMBO_TAG_NOFRAMES, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,
       GUMBO_TAG_TITLE});
  Set(traits, kTablePart,
      {GUMBO_TAG_CAPTION, GUMBO_TAG_COL, GUMBO_TAG_COLGROUP, GUMBO_TAG_TBODY,
       GUMBO_TAG_TD, GUMBO_TAG_TFOOT, GUMBO_TAG_TH, GUMBO_TAG_THEAD,
       GUMBO_TAG_TR});
}

// What is rare enough to be left to Gumbo, and what ends foreign markup.
constexpr void SetExceptions(Traits& traits) {
  Set(traits, kUnusual,
      {GUMBO_TAG_APPLET, GUMBO_TAG_FRAME, GUMBO_TAG_FRAMESET, GUMBO_TAG_IMAGE,
       GUMBO_TAG_ISINDEX, GUMBO_TAG_KEYGEN, GUMBO_TAG_MARQUEE, GUMBO_TAG_MATH,
       GUMBO_TAG_MENUITEM, GUMBO_TAG_NOBR, GUMBO_TAG_OBJECT,
       GUMBO_TAG_PLAINTEXT, GUMBO_TAG_RB, GUMBO_TAG_RP, GUMBO_TAG_RT,
       GUMBO_TAG_RTC, GUMBO_TAG_RUBY, GUMBO_TAG_TEMPLATE, GUMBO_TAG_XMP});
  Set(traits, kEndsForeign,
      {GUMBO_TAG_B,      GUMBO_TAG_BIG,     GUMBO_TAG_BLOCKQUOTE,
       GUMBO_TAG_BODY,   GUMBO_TAG_BR,      GUMBO_TAG_CENTER,
       GUMBO_TAG_CODE,   GUMBO_TAG_DD,      GUMBO_TAG_DIV,
       GUMBO_TAG_DL,     GUMBO_TAG_DT,      GUMBO_TAG_EM,
       GUMBO_TAG_EMBED,  GUMBO_TAG_FONT,    GUMBO_TAG_H1,
       GUMBO_TAG_H2,     GUMBO_TAG_H3,      GUMBO_TAG_H4,
       GUMBO_TAG_H5,     GUMBO_TAG_H6,      GUMBO_TAG_HEAD,
       GUMBO_TAG_HR,     GUMBO_TAG_I,       GUMBO_TAG_IMG,
       GUMBO_TAG_LI,     GUMBO_TAG_LISTING, GUMBO_TAG_MENU,
       GUMBO_TAG_META,   GUMBO_TAG_NOBR,    GUMBO_TAG_OL,
       GUMBO_TAG_P,      GUMBO_TAG_PRE,     GUMBO_TAG_RUBY,
       GUMBO_TAG_S,      GUMBO_TAG_SMALL,   GUMBO_TAG_SPAN,
       GUMBO_TAG_STRONG, GUMBO_TAG_STRIKE,  GUMBO_TAG_SUB,
       GUMBO_TAG_SUP,    GUMBO_TAG_TABLE,   GUMBO_TAG_TT,
       GUMBO_TAG_U,      GUMBO_TAG_UL,      GUMBO_TAG_VAR});
}

constexpr Traits kTraits = [] {
  Traits traits{};
  SetCategories(traits);
  SetSyntax(traits);
  SetExceptions(traits);
  return traits;
}();

// Names of up to eight letters, packed into a number, in a hash table that is
// mostly empty.
struct Slot {
  uint64_t name = 0;
  HtmlTag tag = GUMBO_TAG_UNKNOWN;
};
constexpr size_t kSlots = 1024;

uint64_t Pack(std::string_view name) {
  uint64_t packed = 0;
  for (size_t i = 0; i < name.size(); ++i) {
    packed |= uint64_t{static_cast<unsigned char>(name[i])} << (8 * i);
  }
  return packed;
}
size_t SlotOf(uint64_t name) { return name * 0x9E3779B97F4A7C15u >> 54; }

}  // namespace

uint16_t ElementTraits(HtmlTag tag) { return kTraits[tag]; }

std::string_view NameOf(HtmlTag tag) {
  static const std::array<std::string_view, kHtmlTags> kNames = [] {
    std::array<std::string_view, kHtmlTags> names;
    for (int i = 0; i < GUMBO_TAG_LAST; ++i) {
      names[static_cast<size_t>(i)] =
          gumbo_normalized_tagname(static_cast<GumboTag>(i));
    }
    return names;
  }();
  return kNames[tag];
}

HtmlTag TagOfPacked(uint64_t name) {
  static const std::array<Slot, kSlots> kTags = [] {
    std::array<Slot, kSlots> slots;
    for (HtmlTag tag = 0; tag < GUMBO_TAG_UNKNOWN; ++tag) {
      if (NameOf(tag).size() > sizeof(uint64_t)) continue;
      const uint64_t packed = Pack(NameOf(tag));
      size_t slot = SlotOf(packed);
      while (slots[slot].name != 0) slot = (slot + 1) % kSlots;
      slots[slot] = {packed, tag};
    }
    return slots;
  }();
  size_t slot = SlotOf(name);
  while (kTags[slot].name != name && kTags[slot].name != 0) {
    slot = (slot + 1) % kSlots;
  }
  return kTags[slot].tag;
}

HtmlTag TagOf(std::string_view name) {
  if (name.size() > sizeof(uint64_t)) {
    return static_cast<HtmlTag>(
        gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size())));
  }
  return TagOfPacked(Pack(name));
}

}  // namespace rolecall
