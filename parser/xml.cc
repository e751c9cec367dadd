#include "parser/xml.h"

#include <expat.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/entities.h"

namespace rolecall {
namespace {

constexpr size_t kMaxDepth = 64;
constexpr size_t kMaxNodes = 1'000'000;
constexpr size_t kMaxBytes = size_t{512} << 20;
constexpr size_t kPieceBytes = size_t{256} << 10;

std::string_view LocalPart(std::string_view name) {
  const size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Some feeds write "&" for itself.  Escapes those that begin no reference,
// outside of CDATA.
std::string Mend(std::string_view text) {
  static constexpr std::string_view kCdata = "<![CDATA[";
  std::string out;
  out.reserve(text.size() + 64);
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '<' && text.substr(i).starts_with(kCdata)) {
      const size_t end = text.find("]]>", i);
      out += text.substr(i, end - i);
      if (end == std::string_view::npos) break;
      i = end - 1;
    } else if (c == '&') {
      const size_t end = text.find_first_not_of(
          "#ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
          i + 1);
      const bool reference = end != std::string_view::npos && end > i + 1 &&
                             end < i + 12 && text[end] == ';';
      out += reference ? "&" : "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

// Blanks characters that XML forbids.
char Allowed(char c) {
  const bool is_space = IsAsciiSpace(c) && c != '\v' && c != '\f';
  return static_cast<unsigned char>(c) < ' ' && !is_space ? ' ' : c;
}

// Expat 2.9 renamed it.
auto LineOf(XML_Parser parser) {
#if XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 9
  return XML_GetCurrentLineNumber64(parser);
#else
  return XML_GetCurrentLineNumber(parser);
#endif
}

}  // namespace

// The handlers of one parse.  expat is C: nothing here may throw through it, so
// every bound stops the parser before memory can run out.
class XmlDocument::Builder {
 public:
  Builder(XmlDocument& document, XmlChildren* children)
      : document_(document),
        children_(children),
        parser_(XML_ParserCreate("UTF-8")) {
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, OnStart, OnEnd);
    XML_SetCharacterDataHandler(parser_, OnText);
    XML_SetEntityDeclHandler(parser_, OnEntityDeclaration);
    XML_SetSkippedEntityHandler(parser_, OnSkippedEntity);
    // Without this, "&nbsp;" in a document without a DTD is a fault.
    XML_UseForeignDTD(parser_, XML_TRUE);
  }
  ~Builder() { XML_ParserFree(parser_); }
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  // How far the reading came, in elements.
  size_t Parse(std::string_view text) {
    if (ParsePieces(text)) return elements_;
    if (refusal_ == nullptr) {
      refusal_ = XML_ErrorString(XML_GetErrorCode(parser_));
    }
    document_.fault_ =
        Error{ErrorCode::kMalformed,
              "xml: line " + std::to_string(LineOf(parser_)) + ": " + refusal_,
              {}};
    while (!open_.empty()) EndNode();
    return elements_;
  }

 private:
  // By pieces, so that a copy without what XML forbids is never a whole one.
  bool ParsePieces(std::string_view text) {
    for (bool is_last = false; !is_last;) {
      const std::string_view piece = text.substr(0, kPieceBytes);
      text.remove_prefix(piece.size());
      is_last = text.empty();
      const int size = static_cast<int>(piece.size());
      void* buffer = XML_GetBuffer(parser_, size);
      if (buffer == nullptr) return false;
      std::transform(piece.begin(), piece.end(), static_cast<char*>(buffer),
                     Allowed);
      if (XML_ParseBuffer(parser_, size, is_last) != XML_STATUS_OK) {
        return false;
      }
    }
    return true;
  }

  static Builder& From(void* self) { return *static_cast<Builder*>(self); }

  static void OnStart(void* self, const XML_Char* name,
                      const XML_Char** attributes) {
    From(self).Open(name, attributes);
  }
  static void OnEnd(void* self, const XML_Char*) { From(self).Close(); }
  static void OnText(void* self, const XML_Char* text, int length) {
    From(self).AddText({text, static_cast<size_t>(length)});
  }
  static void OnEntityDeclaration(void* self, const XML_Char*, int,
                                  const XML_Char*, int, const XML_Char*,
                                  const XML_Char*, const XML_Char*,
                                  const XML_Char*) {
    From(self).Stop("declares an entity");
  }
  static void OnSkippedEntity(void* self, const XML_Char* name, int) {
    From(self).AddText(DecodeEntities("&" + std::string(name) + ";"));
  }

  void Stop(const char* refusal) {
    if (refusal_ == nullptr) refusal_ = refusal;
    XML_StopParser(parser_, XML_FALSE);
  }

  void Open(const XML_Char* name, const XML_Char** attributes) {
    if (open_.size() >= kMaxDepth) return Stop("elements nested too deep");
    if (document_.nodes_.size() >= kMaxNodes) return Stop("too many elements");
    in_text_ = false;
    ++elements_;
    open_.push_back(static_cast<uint32_t>(document_.nodes_.size()));
    Node node;
    node.name = ToLower(name);
    for (; *attributes != nullptr; attributes += 2) {
      node.attributes.emplace_back(ToLower(attributes[0]), attributes[1]);
    }
    document_.nodes_.push_back(std::move(node));
  }

  void Close() {
    const uint32_t index = open_.back();
    EndNode();
    if (children_ == nullptr || open_.size() != 1) return;
    auto& nodes = document_.nodes_;
    nodes[0].end = static_cast<uint32_t>(nodes.size());
    if (children_->Take(document_.root(), XmlElement(&document_, index))) {
      nodes.erase(nodes.begin() + index, nodes.end());
    }
  }

  void EndNode() {
    in_text_ = false;
    document_.nodes_[open_.back()].end =
        static_cast<uint32_t>(document_.nodes_.size());
    open_.pop_back();
  }

  void AddText(std::string_view text) {
    if (open_.empty()) return;
    auto& nodes = document_.nodes_;
    if (!std::exchange(in_text_, true)) {
      if (nodes.size() >= kMaxNodes) return Stop("too many elements");
      nodes.emplace_back();
    }
    nodes.back().text += text;
  }

  XmlDocument& document_;
  XmlChildren* children_;
  XML_Parser parser_;
  std::vector<uint32_t> open_;
  bool in_text_ = false;  // the last node is text that may go on
  const char* refusal_ = nullptr;
  size_t elements_ = 0;
};

Result<std::unique_ptr<XmlDocument>> XmlDocument::Parse(std::string_view text,
                                                        XmlChildren* children) {
  if (text.size() > kMaxBytes) {
    return Fail(ErrorCode::kTooLarge, "xml: over 512 MiB");
  }
  const std::string_view clean = Trim(text);
  auto document = std::make_unique<XmlDocument>();
  const size_t reached = Builder(*document, children).Parse(clean);
  if (document->fault_.has_value()) {
    const std::string mended = Mend(clean);
    const auto again = [&](std::string_view form) {
      if (children != nullptr) children->Restart();
      document = std::make_unique<XmlDocument>();
      return Builder(*document, children).Parse(form);
    };
    if (again(mended) < reached) again(clean);
  }
  if (document->nodes_.empty()) return Fail(*document->fault_);
  return document;
}

std::string_view XmlElement::name() const {
  if (document_ == nullptr) return "";
  return document_->nodes_[index_].name;
}

std::string_view XmlElement::local_name() const { return LocalPart(name()); }

std::string XmlElement::Text() const {
  if (document_ == nullptr) return "";
  std::string text;
  for (uint32_t i = index_; i < document_->nodes_[index_].end; ++i) {
    text += document_->nodes_[i].text;
  }
  return std::string(Trim(text));
}

std::string XmlElement::Markup() const {
  if (document_ == nullptr) return "";
  std::string out;
  std::vector<uint32_t> open;
  const auto& nodes = document_->nodes_;
  for (uint32_t i = index_ + 1; i <= nodes[index_].end; ++i) {
    while (!open.empty() && nodes[open.back()].end <= i) {
      out += "</" + std::string(LocalPart(nodes[open.back()].name)) + ">";
      open.pop_back();
    }
    if (i == nodes[index_].end) break;
    if (!nodes[i].name.empty()) {
      out += "<" + std::string(LocalPart(nodes[i].name)) + ">";
      open.push_back(i);
    }
    for (char c : nodes[i].text) {
      if (c == '<') {
        out += "&lt;";
      } else if (c == '&') {
        out += "&amp;";
      } else {
        out += c;
      }
    }
  }
  return out;
}

std::string_view XmlElement::Attribute(std::string_view name) const {
  if (document_ == nullptr) return "";
  for (const auto& [key, value] : document_->nodes_[index_].attributes) {
    if (key == name || LocalPart(key) == name) return value;
  }
  return "";
}

std::vector<XmlElement> XmlElement::Children(std::string_view name) const {
  std::vector<XmlElement> children;
  if (document_ == nullptr) return children;
  const auto& nodes = document_->nodes_;
  for (uint32_t i = index_ + 1; i < nodes[index_].end;) {
    const bool element = !nodes[i].name.empty();
    if (element && (name.empty() || LocalPart(nodes[i].name) == name)) {
      children.push_back(XmlElement(document_, i));
    }
    i = element ? nodes[i].end : i + 1;
  }
  return children;
}

XmlElement XmlElement::Child(std::string_view name) const {
  XmlElement by_local_name;
  for (XmlElement child : Children()) {
    if (child.name() == name) return child;
    if (!by_local_name && child.local_name() == name) by_local_name = child;
  }
  return by_local_name;
}

std::string XmlElement::TextOf(
    std::initializer_list<std::string_view> names) const {
  for (std::string_view name : names) {
    std::string text = Child(name).Text();
    if (!text.empty()) return text;
  }
  return "";
}

}  // namespace rolecall
