import { type ClientRequest, request } from "node:http";
import { json } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { Problem } from "@personaforge/contract/errors";
import { formOf, formType } from "../testing/forms.ts";
import { testApi, type Who } from "../testing/testApi.ts";

const api = await testApi();
const form = formOf({ name: "file", filename: "a.json", body: "{}" });

interface Begun {
  upload: ClientRequest;
  answer: Promise<{ status: number | undefined; body: Problem }>;
}

/** Sends all but the last byte. */
function begin(path: string, as: Who = "owner"): Begun {
  const headers = { "content-type": formType, "x-test-principal": as };
  const upload = request(api.url + path, { method: "POST", headers });
  const answer = new Promise<Awaited<Begun["answer"]>>((resolve, reject) => {
    upload.on("error", reject).on("response", (response) => {
      const { statusCode: status } = response;
      void json(response).then((body) => resolve({ status, body: body as Problem }), reject);
    });
  });
  upload.write(form.subarray(0, -1));
  return { upload, answer };
}

const end = ({ upload, answer }: Begun) => {
  upload.end(form.subarray(-1));
  return answer;
};

test("one person has so many uploads under way, and keeps nobody else from theirs", async () => {
  const paths = ["/api/v1/characters/import", "/api/v1/imports"];
  const begun = Array.from({ length: 8 }, (_, at) => begin(paths[at % 2] ?? ""));
  // The answer to the ninth says that the others were counted.
  await expect
    .poll(async () => (await end(begin("/api/v1/characters/import"))).body.code)
    .toBe("RATE_LIMITED");
  const other = await end(begin("/api/v1/characters/import", "stranger"));
  expect(other).toMatchObject({ status: 400, body: { code: "IMPORT_INVALID" } });
  const [hungUp, ...others] = begun;
  hungUp?.answer.catch(() => undefined);
  hungUp?.upload.destroy();
  for (const one of others) expect((await end(one)).status).toBeLessThan(429);
  const after = await Promise.all(
    Array.from({ length: 8 }, () => end(begin("/api/v1/characters/import"))),
  );
  expect(after.map(({ body }) => body.code)).toEqual(after.map(() => "IMPORT_INVALID"));
});
