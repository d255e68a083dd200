import type { ReadFormat } from "../../format.ts";
import type { WarningCode } from "../../problem.ts";

/** A file in the shape in which a program writes it, and what is to be read of it. */
export interface Shape {
  /** The program, and what sets this file of it apart. */
  label: string;
  format: ReadFormat;
  name: string;
  /** JSON, or the text of a file that is none. */
  value: unknown;
  /** What a person is told of; nothing for most files. */
  warnings?: WarningCode[];
  /** Parts of the content that is made of it. */
  content?: object;
}

export const fields = {
  description: "{{char}} keeps the light.\n\nShe is thirty.",
  personality: "kind, dry",
  scenario: "A pier.",
  first_mes: '*{{char}} waves.* "Hello, {{user}}."',
  mes_example: "<START>\n{{user}}: Hi\n{{char}}: Hello\n<START>\n{{user}}: Bye\n{{char}}: Go",
};

export const content = {
  personality_summary: fields.personality,
  backstory: fields.description,
  scenario: fields.scenario,
  initial_greeting: fields.first_mes,
  example_dialogues: ["{{user}}: Hi\n{{char}}: Hello", "{{user}}: Bye\n{{char}}: Go"],
};
