// Finds the sentences of a posting and the section of each.
//
// Postings come as lines with bullets and headings, or as one long line in
// which headings stand inline ("... team. Requirements: CMA ... Benefits:
// ..."), or with every space between them lost.  All become a list of
// sentences; a sentence knows its section, its list and the header of that
// list.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "parser/requirements/mentions.h"
#include "parser/requirements/sections.h"

namespace rolecall {

inline constexpr uint32_t kNoSentence = 0xFFFFFFFF;

struct Sentence {
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
  Section section = Section::kOther;
  bool item = false;        // a bullet
  bool heading = false;     // a heading or a list's header, not its content
  bool labelled = false;    // stands right behind an inline label ("License:")
  bool after_list = false;  // a paragraph behind the list of its section
  bool bare = false;        // no line that is a heading stands above it
  // Of a line that speaks as the applicant ("B. I hold a ..."), one of several
  // answers that a form offers; `opens_answer` in its first sentence.
  bool answer = false;
  bool opens_answer = false;
  uint32_t header = kNoSentence;  // the sentence that announces this list
  uint32_t label_first = 0;       // tokens of the inline label or heading line
  uint32_t label_last = 0;
};

// Fills `out` with the sentences of `tokens`, in order.  `mentions` keep lines
// such as "DEA registration" from being taken for headings.  Linear.
void ReadLayout(std::span<const Token> tokens,
                std::span<const Mention> mentions,
                const SectionLexicon& lexicon, std::vector<Sentence>& out);

}  // namespace rolecall
