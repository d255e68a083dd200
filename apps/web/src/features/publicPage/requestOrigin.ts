import { headers } from "next/headers";

/** The origin that the reader typed. The server has already refused hosts that are not its own. */
export async function requestOrigin(): Promise<URL> {
  const sent = await headers();
  const secure = sent.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
  return new URL(`${secure ? "https" : "http"}://${sent.get("host") ?? "localhost"}`);
}
