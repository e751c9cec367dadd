// Cuts HTML into tags and texts as the standard's tokenizer does (HTML, section
// 13.2.5), as long as it is orderly; where it is not, or where a rule is too
// rare to be worth having twice, says so.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "parser/html_tree.h"

namespace rolecall {

// A copy of `html` inside the arena, line ends made '\n', ready to be scanned:
// zeros, which it has none of, stand behind it.  nullopt for bytes that the
// standard would replace (invalid UTF-8, control characters, noncharacters) or
// where the arena does not suffice.
std::optional<std::span<char>> CopyForScanning(std::string_view html,
                                               HtmlArena& arena);

// One thread.  What it hands out points into the buffer and the arena.
class HtmlScanner {
 public:
  enum class Token : uint8_t {
    kText,
    kStartTag,
    kEndTag,
    kComment,
    kDoctype,
    kEnd,
    kUnsure,  // not orderly, or not known here: nothing more can be told
  };

  // `html`, which is of CopyForScanning, is changed on the way: names become
  // lower case, references become characters.
  HtmlScanner(std::span<char> html, HtmlArena& arena)
      : at_(html.data()), end_(html.data() + html.size()), arena_(arena) {}

  Token Next();

  // From now on texts and attributes are passed over, not read: text() is what
  // stands on the page, attributes() only those of <script> and <meta>.
  void Skim() { skims_ = true; }

  // Of a kText: at least one character.
  std::string_view text() const { return text_; }
  // Of a tag: its name in lower case, and Gumbo's number for it.
  std::string_view name() const { return name_; }
  uint16_t tag() const { return tag_; }
  std::span<HtmlAttribute> attributes() const { return attributes_; }
  bool is_self_closing() const { return is_self_closing_; }

  // After the start tag of an element that holds no tags (script, style, title,
  // textarea, ...): its text, to the end tag, which is read as well.
  // `has_references`: of a title or textarea.  nullopt where that is unsure.
  std::optional<std::string_view> ReadRawText(bool has_references);

 private:
  Token ReadMarkup();
  Token SkipPast(std::string_view mark, char* from);
  Token ReadTag(char* name, Token kind);
  Token ReadAttributes(char* at, Token kind);
  char* ReadAttribute(char* at);
  char* SkipAttribute(char* at) const;
  char* ReadValue(char* at, std::string_view* value);
  bool KeepAttributes();

  char* at_;
  char* end_;
  HtmlArena& arena_;
  std::string_view text_;
  std::string_view name_;
  uint16_t tag_ = 0;
  bool is_self_closing_ = false;
  bool skims_ = false;
  std::vector<HtmlAttribute> read_;
  std::span<HtmlAttribute> attributes_;
};

}  // namespace rolecall
