import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { addressBlock, clientAddresses } from "./clientAddress.ts";

const proxies = ["10.0.0.0/8", "192.0.2.1", "2001:db8:aa::/48", "::1"];

function from(remoteAddress: string | undefined, forwardedFor?: string): IncomingMessage {
  const headers = forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor };
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

describe("without trusted proxies", () => {
  const address = clientAddresses([]);

  test.each([
    ["198.51.100.7", "198.51.100.7"],
    ["::ffff:198.51.100.7", "198.51.100.7"],
    ["2001:db8::7", "2001:db8::7"],
    ["::ffff:0:1", "::ffff:0:1"],
    [undefined, "unknown"],
  ])("%s is %s, whatever the request says", (socket, expected) => {
    expect(address(from(socket))).toBe(expected);
    expect(address(from(socket, "203.0.113.5"))).toBe(expected);
    expect(address(from(socket, "127.0.0.1"))).toBe(expected);
  });
});

describe("with trusted proxies", () => {
  const address = clientAddresses(proxies);

  test.each([
    ["a stranger may say nothing", "198.51.100.7", "203.0.113.5", "198.51.100.7"],
    ["nor through IPv6", "2001:db8:bb::1", "203.0.113.5", "2001:db8:bb::1"],
    ["a proxy names the client", "10.1.2.3", "203.0.113.5", "203.0.113.5"],
    ["also one that comes as IPv6", "::ffff:10.1.2.3", "203.0.113.5", "203.0.113.5"],
    ["and one that is IPv6", "2001:db8:aa::9", "203.0.113.5", "203.0.113.5"],
    ["what the client wrote stands left", "10.1.2.3", "127.0.0.1, 203.0.113.5", "203.0.113.5"],
    ["even a proxy's address", "10.1.2.3", "10.9.9.9,203.0.113.5", "203.0.113.5"],
    ["two proxies", "10.1.2.3", "203.0.113.5, 192.0.2.1", "203.0.113.5"],
    ["two, and a forged one", "10.1.2.3", "8.8.8.8, 203.0.113.5, 192.0.2.1", "203.0.113.5"],
    ["only proxies", "10.1.2.3", "10.0.0.1, 192.0.2.1", "10.0.0.1"],
    ["IPv6", "10.1.2.3", "2001:DB8:0::5", "2001:db8::5"],
    ["IPv4 in IPv6", "10.1.2.3", "::ffff:203.0.113.5", "203.0.113.5"],
    ["with a port", "10.1.2.3", "203.0.113.5:4711", "203.0.113.5"],
    ["IPv6 with a port", "10.1.2.3", "[2001:db8::5]:4711", "2001:db8::5"],
    ["no header", "10.1.2.3", undefined, "10.1.2.3"],
    ["an empty one", "10.1.2.3", "", "10.1.2.3"],
    ["garbage is the proxy's", "10.1.2.3", "203.0.113.5, unknown", "10.1.2.3"],
    ["an old form of an address too", "10.1.2.3", "203.0.113.5, 010.0.0.1", "10.1.2.3"],
    ["and a number", "10.1.2.3", "203.0.113.5, 2130706433", "10.1.2.3"],
    ["and markup", "10.1.2.3", "<script>", "10.1.2.3"],
    ["garbage further left", "10.1.2.3", "203.0.113.5, x, 192.0.2.1", "192.0.2.1"],
  ])("%s", (_what, socket, header, expected) => {
    expect(address(from(socket, header))).toBe(expected);
  });

  test("a chain of 5,000 forged proxies ends after 16 of them", () => {
    const chain = ["203.0.113.5", ...Array.from({ length: 5_000 }, () => "10.0.0.1")].join(",");
    expect(address(from("10.1.2.3", chain))).toBe("10.0.0.1");
  });

  test("a range of IPv4 in IPv6 is one of IPv4", () => {
    const behind = clientAddresses(["::ffff:10.0.0.0/104"]);
    expect(behind(from("10.255.0.1", "203.0.113.5"))).toBe("203.0.113.5");
    expect(behind(from("11.0.0.1", "203.0.113.5"))).toBe("11.0.0.1");
  });

  test("what is no range ends the start", () => {
    expect(() => clientAddresses(["proxy.example"])).toThrow("proxy.example");
  });
});

test.each([
  ["203.0.113.5", "203.0.113.5"],
  ["::ffff:203.0.113.5", "203.0.113.5"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:db8:1:3::9", "2001:db8:1:3::/64"],
  ["2001:0DB8:0001:3::9", "2001:db8:1:3::/64"],
  ["2001:db8:0:1:2:3:4:5", "2001:db8:0:1::/64"],
  ["2001:db8::1:2:3:4:5", "2001:db8:0:1::/64"],
  ["0:0:0:0:0:ffff:203.0.113.5", "203.0.113.5"],
  ["2001:db8::", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["unknown", "unknown"],
  ["not:an:address", "unknown"],
])("%s counts as %s", (address, block) => {
  expect(addressBlock(address)).toBe(block);
});
