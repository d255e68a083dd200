import { describe, expect, test } from "vitest";
import type * as z from "zod";
import { createRouter } from "../router.ts";
import { testApi } from "../testing/testApi.ts";
import { textFieldsOf } from "../testing/textFields.ts";
import { proceduresOf } from "./restRoutes.ts";

const api = await testApi();
const router = createRouter({ auth: "local" } as never, undefined as never);

/** Every place of every procedure's input that takes text, so also of those that come later. */
const fields = proceduresOf(router)
  .filter(([, { type }]) => type !== "subscription")
  .flatMap(([name, { type, inputs }]) =>
    inputs.flatMap((schema) =>
      textFieldsOf(schema as z.ZodType)
        // A cursor of nonsense is INVALID_CURSOR, which badInput.test.ts holds.
        .filter(({ path }) => path.at(-1) !== "cursor")
        .map((field) => ({ name, type, ...field })),
    ),
  );

interface Refusal {
  error: { data: { appCode: string; fieldErrors: { path: string; message: string }[] } };
}

async function refusalOf({ name, type, path, inputWith }: (typeof fields)[number], text: string) {
  const input = JSON.stringify(inputWith(text));
  const { status, body } =
    type === "query"
      ? await api.send<Refusal>("GET", `/api/trpc/${name}?input=${encodeURIComponent(input)}`)
      : await api.send<Refusal>("POST", `/api/trpc/${name}`, { body: input });
  const { appCode, fieldErrors } = body.error.data;
  const isNamed = fieldErrors.some((error) => error.path === path.join("."));
  return { status, appCode, isNamed };
}

describe("text that cannot be stored is refused, and its place named,", () => {
  test.each(fields.map((field) => ({ ...field, at: field.path.join(".") })))(
    "in $name at $at",
    async (field) => {
      for (const text of ["a\ud800", "\udc00a", "a\0b"]) {
        const refused = { status: 400, appCode: "VALIDATION_FAILED", isNamed: true };
        expect(await refusalOf(field, text)).toEqual(refused);
      }
    },
  );
});

test("there are such places", () => {
  const names = new Set(fields.map(({ name, path }) => `${name} ${path.join(".")}`));
  expect([...names]).toEqual(
    expect.arrayContaining([
      "characters.create name",
      "characters.create tags.0",
      "drafts.put content.alternate_greetings.0",
      "conversations.send text",
      "gallery.search q",
    ]),
  );
});
