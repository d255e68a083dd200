import { Template } from "@huggingface/jinja";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { render } from "./render.ts";
import { anyBlocks } from "./testing/anyBlocks.ts";
import { llama3Template, qwenTemplate } from "./testing/chatTemplates.ts";

const names = { char: "Mira", user: "Sam" };
const models = [
  { target: "chatml", source: qwenTemplate, bos_token: "" },
  { target: "llama3", source: llama3Template, bos_token: "<|begin_of_text|>" },
] as const;

describe.each(models)("$target is byte for byte what the model's own template makes", (model) => {
  const template = new Template(model.source);

  test("of any blocks", () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const { messages } = expectMessages(render(blocks, "openai", names));
        const made = template.render({
          messages,
          bos_token: model.bos_token,
          add_generation_prompt: true,
        });
        expect(render(blocks, model.target, names)).toMatchObject({ text: made });
      }),
      { numRuns: 400 },
    );
  });
});

function expectMessages(output: ReturnType<typeof render>) {
  if (output.target !== "openai") throw new Error(`Made for ${output.target}`);
  return output;
}
