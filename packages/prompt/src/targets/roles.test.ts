import { Template } from "@huggingface/jinja";
import { describe, expect, test } from "vitest";
import type { Message } from "./conversation.ts";
import { chatRoles, type ChatRoles, messagesIn } from "./roles.ts";
import { publishedTemplates } from "./testing/chatTemplates.ts";

const opening = "(The conversation begins.)";
const system = "You are Mira.";
const said: Message[] = [
  { role: "assistant", content: "Come in." },
  { role: "user", content: "Hello?" },
  { role: "assistant", content: "Sit down." },
  { role: "system", content: "Mira is tired." },
  { role: "user", content: "Thanks." },
  { role: "system", content: "Answer briefly." },
];
const noted = (text: string) => `<system_note>\n${text}\n</system_note>`;
const last = `${noted("Mira is tired.")}\n\nThanks.\n\n${noted("Answer briefly.")}`;

describe("a chat is sent in the roles that a template takes:", () => {
  test.each<[ChatRoles, readonly (readonly [Message["role"], string])[]]>([
    ["any", [["system", system], ...said.map(({ role, content }) => [role, content] as const)]],
    [
      "system_first",
      [
        ["system", system],
        ["assistant", "Come in."],
        ["user", "Hello?"],
        ["assistant", "Sit down."],
        ["user", last],
      ],
    ],
    [
      "reader_first",
      [
        ["system", system],
        ["user", opening],
        ["assistant", "Come in."],
        ["user", "Hello?"],
        ["assistant", "Sit down."],
        ["user", last],
      ],
    ],
    [
      "no_system",
      [
        ["user", noted(system)],
        ["assistant", "Come in."],
        ["user", "Hello?"],
        ["assistant", "Sit down."],
        ["user", last],
      ],
    ],
  ])("%s", (roles, expected) => {
    const sent = messagesIn(roles, { system, messages: said });
    expect(sent.map(({ role, content }) => [role, content])).toEqual(expected);
  });

  test("without a system prompt there is none", () => {
    for (const roles of chatRoles) {
      const sent = messagesIn(roles, { system: "", messages: [{ role: "user", content: "Hi" }] });
      expect(sent).toEqual([{ role: "user", content: "Hi" }]);
    }
  });
});

const texts = [system, ...said.map(({ content }) => content)];

/** What a template makes of the chat: all of it in its order, an error, or something else. */
function outcomeOf(template: Template, roles: ChatRoles): "taken" | "refused" | "changed" {
  const messages = messagesIn(roles, { system, messages: said });
  let made: string;
  try {
    made = template.render({ messages, ...{ bos_token: "<s>", eos_token: "</s>" } });
  } catch {
    return "refused";
  }
  const places = texts.map((text) => made.indexOf(text));
  return places.every((place, index) => place > (places[index - 1] ?? -1)) ? "taken" : "changed";
}

describe("of the templates that models are published with", () => {
  const templates = [...publishedTemplates].map(([source, model]) => ({
    ...{ model, template: new Template(source) },
  }));
  const taken = (roles: ChatRoles) =>
    templates.filter(({ template }) => outcomeOf(template, roles) === "taken").length;

  test("each form is taken by more than the one before", () => {
    expect(templates).toHaveLength(86);
    expect(chatRoles.map(taken)).toEqual([55, 67, 74, 84]);
  });

  test("most take the chat, when the next form follows wherever one is refused", () => {
    const left = templates.flatMap(({ model, template }) => {
      const tried = chatRoles.slice(1).map((roles) => outcomeOf(template, roles));
      const outcome = tried.find((one) => one !== "refused") ?? "refused";
      return outcome === "taken" ? [] : [`${outcome}: ${model}`];
    });
    expect(left.toSorted()).toEqual(
      [
        // These pass over every system message, the first too, and there is nothing to tell it by.
        ...["llama-pro:latest", "nuextract:3.8b", "phi3:14b", "phi4-reasoning:14b"].map(
          (model) => `changed: library/${model}`,
        ),
        // This one puts it before the last message of the reader.
        "changed: library/mixtral:8x22b",
        // And these are not made for text alone.
        ...["firefunction-v2:70b", "llama3.2-vision:latest"].map(
          (model) => `refused: library/${model}`,
        ),
      ].toSorted(),
    );
  });
});
