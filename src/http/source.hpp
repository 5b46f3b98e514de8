// Who is asking, as far as Heed wants to know: a keyed hash for the in-memory limits.
#pragma once

#include <boost/asio/ip/address.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace heed::http {

// SipHash under a key that is made now and ends with the process.
std::function<std::uint64_t(std::string_view)> make_source_hash();

// What is hashed: an IPv4 address whole, of an IPv6 address its /64, since one household or phone holds all of that.
std::string source_text(const boost::asio::ip::address& address);

// The last hop of the last X-Forwarded-For, which the proxy in front of Heed wrote itself; what stands before it the sender
// may have invented. Without a valid one: the peer.
std::string forwarded_source(const Request& request, const std::string& peer);

}  // namespace heed::http
