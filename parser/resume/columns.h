// Columns that stand side by side in the text of a page.
#pragma once

#include <string>
#include <string_view>

namespace rolecall {

// `text` as it is read, one column after the other:
//
//   CERTIFICATIONS       EXPERIENCE                  CERTIFICATIONS
//   BLS                  Medical Assistant     ->    BLS
//                        2019 - 2021                 EXPERIENCE
//                                                    Medical Assistant
//                                                    2019 - 2021
//
// The second column of a page (pages end in a form feed) is known by a
// section's heading in it with lines that begin right below; dates or towns at
// the right margin have none.  Lines that run across both stay where they are.
// A text in one column is returned as it is.  Linear.
std::string UnfoldColumns(std::string_view text);

}  // namespace rolecall
