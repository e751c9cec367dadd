// Which network addresses may be connected to for a URL of a stranger.
//
// Spellings ("0x7f.1", "[::ffff:127.0.0.1]", a name that resolves to 10.0.0.1)
// are no concern here: the check is made on the very address that is about to
// be connected, after every parser and resolver has spoken.
#pragma once

#include <cstdint>
#include <string_view>

struct sockaddr;

namespace rolecall {

// Whether `address` (AF_INET or AF_INET6; no other family is public) belongs to
// the public internet, by the special-purpose registries of IANA (RFC 6890).
// IPv6 forms that carry an IPv4 address to somebody who would unwrap it, mapped
// and compatible ones, NAT64, 6to4 and Teredo, are refused whole.
bool IsPublicAddress(const sockaddr* address);

// The same for the text form, without brackets or zone; false for other text.
bool IsPublicAddress(std::string_view text);

// Whether `text`, as above, belongs to the loopback or to a private network,
// which an operator may open for a source of his own: loopback, RFC 1918,
// RFC 6598, RFC 4193, and the IPv4 ones of them mapped into IPv6.  Never
// link-local ones, nor those at which clouds hand out their machines' secrets.
bool IsOwnNetworkAddress(std::string_view text);

// Ports that a stranger's URL may name: 80, 443, and all from 1024 on.  The
// lower ones belong to services that a crafted HTTP request could harm.
bool IsWebPort(uint16_t port);

}  // namespace rolecall
