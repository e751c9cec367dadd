#include "document/wordprocessing.h"

#include <expat.h>

#include <memory>
#include <optional>

namespace rolecall {
namespace {

constexpr size_t kMaxDepth = 200;
constexpr char kGap[] = "    ";  // of a tab, and between cells

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

// "t" of "w:t".
std::string_view LocalName(std::string_view name) {
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Takes expat's events for one part.
class WordTextBuilder {
 public:
  WordTextBuilder(size_t max_bytes, std::string& out)
      : max_bytes_(max_bytes), out_(out), parser_(XML_ParserCreate("UTF-8")) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), OnStart, OnEnd);
    XML_SetCharacterDataHandler(parser_.get(), OnText);
    XML_SetStartDoctypeDeclHandler(parser_.get(), OnDoctype);
  }

  Result<void> Read(std::string_view xml) {
    XML_Parse(parser_.get(), xml.data(), static_cast<int>(xml.size()), 1);
    if (refusal_) return Fail(*refusal_);
    return {};
  }

 private:
  static WordTextBuilder& From(void* self) {
    return *static_cast<WordTextBuilder*>(self);
  }
  static void OnStart(void* self, const XML_Char* name, const XML_Char**) {
    From(self).Open(LocalName(name));
  }
  static void OnEnd(void* self, const XML_Char* name) {
    From(self).Close(LocalName(name));
  }
  static void OnText(void* self, const XML_Char* text, int length) {
    WordTextBuilder& builder = From(self);
    if (builder.in_text_ && builder.skipped_ == 0) {
      builder.Append({text, static_cast<size_t>(length)});
    }
  }
  static void OnDoctype(void* self, const XML_Char*, const XML_Char*,
                        const XML_Char*, int) {
    From(self).Refuse(ErrorCode::kMalformed, "declares a document type");
  }

  void Refuse(ErrorCode code, const char* why) {
    if (!refusal_) refusal_ = Error{code, std::string("docx: ") + why, {}};
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  void Append(std::string_view text) {
    if (out_.size() + text.size() > max_bytes_) {
      return Refuse(ErrorCode::kTooLarge, "too much text");
    }
    out_ += text;
  }

  void Open(std::string_view name) {
    if (++depth_ > kMaxDepth) {
      return Refuse(ErrorCode::kMalformed, "nested too deep");
    }
    if (skipped_ > 0 || name == "del" || name == "Fallback") {
      ++skipped_;
    } else if (name == "t") {
      in_text_ = true;
    } else if (name == "tab" || name == "tc") {
      Append(kGap);
    } else if (name == "br" || name == "cr") {
      Append("\n");
    }
    if (name == "tc") ++cells_;
  }

  void Close(std::string_view name) {
    --depth_;
    if (name == "tc") --cells_;
    if (skipped_ > 0) {
      --skipped_;
    } else if (name == "t") {
      in_text_ = false;
    } else if (name == "tr" || (name == "p" && cells_ == 0)) {
      Append("\n");
    } else if (name == "p") {
      Append(kGap);  // a row stays on one line, its dates beside its names
    }
  }

  const size_t max_bytes_;
  std::string& out_;
  std::unique_ptr<XML_ParserStruct, FreeParser> parser_;
  size_t depth_ = 0;
  size_t skipped_ = 0;  // how many elements of what is skipped are open
  size_t cells_ = 0;
  bool in_text_ = false;
  std::optional<Error> refusal_;
};

}  // namespace

Result<void> AppendWordText(std::string_view xml, size_t max_bytes,
                            std::string& out) {
  return WordTextBuilder(max_bytes, out).Read(xml);
}

}  // namespace rolecall
