import { chooseProvider } from "@personaforge/llm/provider";
import fc from "fast-check";
import { expect, test } from "vitest";
import { defectOf, sendAny } from "../testing/answers.ts";
import { plantNames } from "../testing/plantNames.ts";
import { procedures } from "../testing/procedures.ts";
import { anyRequest } from "../testing/requests.ts";
import { startServer } from "../testing/startServer.ts";
import { testApi } from "../testing/testApi.ts";
import { createHttpServer } from "./httpServer.ts";

// The demo model begins to answer at once.
const { api, send } = await testApi(chooseProvider({ model: "demo" }));
const url = await startServer(
  createHttpServer({
    begin: () => undefined,
    answer: (request, response) =>
      void api
        .handle(request, response)
        .then((done) => done || response.writeHead(404).end("page")),
  }),
);
const names = await plantNames(async (path, body) => (await send("POST", path, { body })).body);

const callers = fc.constantFrom("owner", "owner", "owner", "stranger", "anonymous");

test("no request that can be sent is answered with a failure of the server, late, or in another shape", async () => {
  const succeeded = new Set<string | null>();
  await fc.assert(
    fc.asyncProperty(anyRequest(names), callers, async (request, who) => {
      const headers = { ...request.headers, "x-test-principal": who };
      const answer = await sendAny(url, { ...request, headers });
      expect(defectOf(request, answer), answer.text.slice(0, 500)).toBeNull();
      if (answer.status >= 300) return;
      succeeded.add(request.procedure);
      // So that there is something to call the others with.
      for (const id of request.method === "DELETE" || request.path.includes("delete")
        ? names.characters
        : []) {
        await send("POST", `/api/v1/characters/${id}/undelete`);
      }
    }),
    { numRuns: 1_000 },
  );
  // Else every request would have been turned away at the door.
  expect(succeeded.size).toBeGreaterThan(procedures.length / 3);
});
