import type { IncomingMessage } from "node:http";
import { isIP, isIPv4 } from "node:net";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = [Address, number];

/** Of a connection that is gone, whose address Node no longer knows. */
const unknown = "unknown";

/**
 * Whoever writes X-Forwarded-For can write anything to the left of what a trusted proxy adds. More
 * proxies than this do not stand in a row; a header of 16 kB could name 8,000.
 */
const mostProxies = 16;

/**
 * Where a request comes from: the other end of its socket. When that is a trusted proxy
 * (`trustedProxies`: addresses and ranges such as `10.0.0.0/8`), the right-most address in
 * X-Forwarded-For that is not one. IPv4 inside IPv6 is written as IPv4.
 */
export function clientAddresses(
  trustedProxies: readonly string[],
): (request: IncomingMessage) => string {
  const ranges = trustedProxies.map(rangeOf);
  return ({ socket, headers }) => {
    const { remoteAddress } = socket;
    if (remoteAddress === undefined) return unknown;
    // What Node says is in its one form already, but for IPv4 on a socket that listens to both.
    if (ranges.length === 0) return withoutPrefix(remoteAddress);
    const nearest = addressOf(remoteAddress);
    if (nearest === null) return unknown;
    return clientBehind(nearest, headers["x-forwarded-for"], ranges).toString();
  };
}

function withoutPrefix(address: string): string {
  const inside = address.startsWith("::ffff:") ? address.slice("::ffff:".length) : "";
  return isIPv4(inside) ? inside : address;
}

function clientBehind(
  nearest: Address,
  header: string | string[] | undefined,
  ranges: readonly Range[],
): Address {
  const named = (header === undefined ? "" : String(header)).split(",").slice(-mostProxies);
  let client = nearest;
  while (isTrusted(client, ranges)) {
    // What is no address was not written by a proxy of ours, and nothing to its left can be believed.
    const before = addressOf(named.pop()?.trim() ?? "");
    if (before === null) return client;
    client = before;
  }
  return client;
}

function isTrusted(address: Address, ranges: readonly Range[]): boolean {
  return ranges.some(([first, bits]) => {
    return first.kind() === address.kind() && address.match([first, bits]);
  });
}

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const withPort = /^(?:(\d+\.\d+\.\d+\.\d+):\d{1,5}|\[([^\]]+)\](?::\d{1,5})?)$/;

function addressOf(text: string): Address | null {
  const parts = withPort.exec(text);
  const [bare = ""] = (parts?.[1] ?? parts?.[2] ?? text).split("%");
  // The library also reads 127.1, 0x7f000001 and 010.0.0.1 as addresses.
  return isIP(bare) === 0 ? null : ipaddr.process(bare);
}

function rangeOf(text: string): Range {
  const [first = "", bits] = text.split("/");
  const address = addressOf(first);
  if (address === null) throw new Error(`${text} is neither an address nor a range.`);
  const longest = address.kind() === "ipv4" ? 32 : 128;
  if (bits === undefined) return [address, longest];
  // Of ::ffff:10.0.0.0/104, the first 96 bits say that it is IPv4.
  return [address, Number(bits) - (longest === 32 && first.includes(":") ? 96 : 0)];
}

// Four groups in their shortest form, as `clientAddresses` writes them. Reading the whole address
// would take 5 µs, four times as long as counting it.
const writtenOut = /^[1-9a-f][\da-f]{0,3}:(?:(?:0|[1-9a-f][\da-f]{0,3}):){3}/;

/**
 * What a limit counts as one address. In IPv6 that is a /64: it is what one customer gets at least,
 * and its 2^64 addresses can each be used once.
 */
export function addressBlock(address: string): string {
  if (!address.includes(":")) return address;
  const [first] = writtenOut.exec(address) ?? [];
  if (first !== undefined) return `${first}:/64`;
  const parsed = addressOf(address);
  if (parsed === null || parsed.kind() === "ipv4") return parsed?.toString() ?? unknown;
  const network = (parsed as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(":")}::/64`;
}
