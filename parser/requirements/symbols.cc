#include "parser/requirements/symbols.h"

namespace rolecall {

Symbol SymbolAt(std::string_view text, size_t i) {
  const auto byte = [&](size_t k) {
    return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u;
  };
  if (byte(0) == 0xC2) {
    switch (byte(1)) {
      case 0xA0:
        return {' ', false, 2};
      case 0xAD:
      case 0xAE:
      case 0xA9:
        return {0, true, 2};  // soft hyphen, (R)
      case 0xB7:
        return {'*', false, 2};
      default:
        return {'?', false, 2};
    }
  }
  if (byte(0) != 0xE2) return {};
  if (byte(1) == 0x84 && byte(2) == 0xA2) return {0, true, 3};  // trademark
  if (byte(1) != 0x80) return {byte(1) >= 0x81 ? '*' : '\0', false, 3};
  switch (byte(2)) {
    case 0x90:
    case 0x91:
      return {'-', false, 3};
    case 0x92:
    case 0x93:
    case 0x94:
    case 0x95:
      return {'~', false, 3};  // dashes
    case 0x98:
    case 0x99:
      return {'\'', false, 3};
    case 0x9C:
    case 0x9D:
      return {'"', false, 3};
    case 0xA2:
      return {'*', false, 3};
    case 0xA6:
      return {'.', false, 3};
    case 0x8B:
    case 0x8C:
    case 0x8D:
      return {0, true, 3};
    default:
      return {' ', false, 3};
  }
}

}  // namespace rolecall
