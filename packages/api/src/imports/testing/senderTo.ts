import type { SendOptions, TestAnswer } from "../../testing/testApi.ts";

/** Sends JSON to a server in another process. */
export function senderTo(url: string) {
  return async <Body>(
    method: string,
    path: string,
    { body }: SendOptions = {},
  ): Promise<TestAnswer<Body>> => {
    const response = await fetch(url + path, {
      method,
      headers: { "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed = (text === "" ? null : JSON.parse(text)) as Body;
    return { status: response.status, headers: response.headers, body: parsed };
  };
}
