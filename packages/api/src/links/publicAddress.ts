import ipaddr from "ipaddr.js";

/** All that is given out of IPv6; `::7f00:1`, outside of it, is 127.0.0.1 to some systems. */
const globalUnicast = ipaddr.parseCIDR("2000::/3");

/**
 * Whether this is an address of the internet. Those of IPv6 that stand for another one, through a
 * tunnel or NAT64, are none: what they lead to is decided on the way.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4" || address.match(globalUnicast);
}
