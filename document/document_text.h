// The plain text of documents that people write: text files, PDF, DOCX.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.h"

namespace rolecall {

// No resume is larger; more is refused, not read.
inline constexpr size_t kMaxDocumentBytes = size_t{20} << 20;
// What a document's text may have; a bomb has more.
inline constexpr size_t kMaxDocumentText = size_t{8} << 20;

// The text of a document, whose form is told by its first bytes: lines in UTF-8
// apart by '\n', columns of a page apart by runs of spaces.
//
// Fails with kTooLarge over the bounds above, kMalformed for a form that is not
// read (named, with what to do) or a document without text, kUnavailable where
// the program that reads PDF is not installed.
[[nodiscard]] Result<std::string> DocumentText(std::string_view bytes);

// The text of a PDF as `pdftotext` of poppler-utils lays it out.  The program
// runs as a child of its own without network and without files to write, for
// at most ten seconds and in at most 1 GiB.
[[nodiscard]] Result<std::string> PdfText(std::string_view bytes);

// The text of a Word document (ECMA-376): its headers, then its body; a
// paragraph is a line, the cells of a table's row are apart by spaces.  Of the
// archive only the parts that hold text are unpacked, at most 64 MiB of them,
// and no entity is expanded.
[[nodiscard]] Result<std::string> DocxText(std::string_view bytes);

}  // namespace rolecall
