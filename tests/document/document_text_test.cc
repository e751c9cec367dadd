#include "document/document_text.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace rolecall {
namespace {

using ::testing::HasSubstr;

// A zip archive of the named parts.
std::string Zip(const std::vector<std::pair<std::string, std::string>>& parts) {
  size_t size = 1 << 16;
  for (const auto& [name, bytes] : parts) size += 2 * bytes.size();
  std::string out(size, '\0');
  archive* zip = archive_write_new();
  archive_write_set_format_zip(zip);
  size_t used = 0;
  archive_write_open_memory(zip, out.data(), out.size(), &used);
  for (const auto& [name, bytes] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(zip, entry);
    archive_write_data(zip, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(zip);
  archive_write_free(zip);
  out.resize(used);
  return out;
}

std::string Body(const std::string& content) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
         "<w:document xmlns:w=\"urn:w\"><w:body>" +
         content + "</w:body></w:document>";
}

std::string Paragraph(const std::string& text) {
  return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}

std::string Docx(const std::string& content) {
  return Zip({{"[Content_Types].xml", "<Types/>"},
              {"word/document.xml", Body(content)}});
}

TEST(DocumentTextTest, TextIsReadInItsEncoding) {
  EXPECT_EQ(DocumentText("Jos\xE9\r\nEpic\r").value(), "Jos\xC3\xA9\nEpic\n");
}

TEST(DocumentTextTest, ParagraphsOfAWordDocumentAreLines) {
  EXPECT_EQ(DocumentText(Docx(Paragraph("Maria Lopez, CMA") +
                              "<w:p><w:r><w:t>Ep</w:t></w:r><w:r><w:t>ic "
                              "</w:t><w:tab/><w:t>2021</w:t></w:r></w:p>"))
                .value(),
            "Maria Lopez, CMA\nEpic     2021\n");
}

TEST(DocumentTextTest, ARowOfATableIsOneLine) {
  const std::string text =
      DocumentText(Docx("<w:tbl><w:tr><w:tc>" + Paragraph("BLS") +
                        "</w:tc><w:tc>" + Paragraph("03/2027") +
                        "</w:tc></w:tr></w:tbl>"))
          .value();
  EXPECT_EQ(text.find('\n'), text.size() - 1);
  EXPECT_THAT(text, HasSubstr("BLS"));
  EXPECT_THAT(text, HasSubstr("   03/2027"));
}

TEST(DocumentTextTest, HeadersComeFirstAndDeletedTextIsGone) {
  const std::string zip =
      Zip({{"word/document.xml",
            Body("<w:del>" + Paragraph("CPC") + "</w:del>" + Paragraph("BLS"))},
           {"word/header1.xml", "<w:hdr xmlns:w=\"urn:w\">" +
                                    Paragraph("Maria Lopez") + "</w:hdr>"}});
  EXPECT_EQ(DocumentText(zip).value(), "Maria Lopez\nBLS\n");
}

TEST(DocumentTextTest, ADocumentThatUnpacksToTooMuchIsRefused) {
  const auto bomb =
      DocumentText(Docx(Paragraph(std::string(size_t{70} << 20, ' '))));
  ASSERT_FALSE(bomb);
  EXPECT_EQ(bomb.error().code, ErrorCode::kTooLarge);
}

TEST(DocumentTextTest, EntitiesAreRefused) {
  const std::string zip =
      Zip({{"word/document.xml",
            "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
            "<w:document xmlns:w=\"urn:w\"><w:p><w:t>&b;</w:t></w:p>"
            "</w:document>"}});
  const auto refused = DocumentText(zip);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("document type"));
}

TEST(DocumentTextTest, DeepNestingIsRefused) {
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<w:p>";
  EXPECT_FALSE(DocumentText(Docx(deep)));
}

TEST(DocumentTextTest, WhatIsNoDocumentIsNamed) {
  EXPECT_THAT(DocumentText("{\\rtf1 x}").error().message, HasSubstr("DOCX"));
  EXPECT_THAT(
      DocumentText(std::string("\xD0\xCF\x11\xE0\0", 5)).error().message,
      HasSubstr("old Word"));
  EXPECT_THAT(DocumentText(std::string("\x7F"
                                       "ELF\0\0",
                                       6))
                  .error()
                  .message,
              HasSubstr("neither"));
  EXPECT_THAT(DocumentText(" \n").error().message, HasSubstr("no text"));
  EXPECT_THAT(DocumentText(Zip({{"a.txt", "b"}})).error().message,
              HasSubstr("no Word document"));
  EXPECT_FALSE(DocumentText("PK\x03\x04 and nothing else"));
}

// A page of one line, whose offsets a reader must mend.
std::string Pdf(const std::string& line) {
  const std::string content = "BT /F1 12 Tf 72 720 Td (" + line + ") Tj ET";
  return "%PDF-1.4\n"
         "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
         "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
         "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]"
         "/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj\n"
         "4 0 obj <</Length " +
         std::to_string(content.size()) + ">> stream\n" + content +
         "\nendstream endobj\n"
         "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n"
         "trailer <</Root 1 0 R>>\n%%EOF\n";
}

TEST(DocumentTextTest, APdfIsReadByPdftotext) {
  const auto text = DocumentText(Pdf("Maria Lopez, CMA"));
  if (!text && text.error().code == ErrorCode::kUnavailable) {
    GTEST_SKIP() << "poppler-utils is not installed";
  }
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_THAT(*text, HasSubstr("Maria Lopez, CMA"));
}

TEST(DocumentTextTest, ADamagedPdfIsBadData) {
  const auto text = DocumentText("%PDF-1.4\nnothing\n");
  ASSERT_FALSE(text);
  if (text.error().code == ErrorCode::kUnavailable) {
    GTEST_SKIP() << "poppler-utils is not installed";
  }
  EXPECT_EQ(text.error().code, ErrorCode::kMalformed);
}

}  // namespace
}  // namespace rolecall
