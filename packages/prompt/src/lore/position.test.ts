import { expect, test } from "vitest";
import { bookWith, fatesOf } from "./exampleLore.ts";

test.each([
  ["@@position before_desc", "before_char"],
  ["@@position after_desc", "after_char"],
  ["@@position personality", "personality"],
  ["@@position scenario\n@@depth 3", "scenario"],
  ["@@depth 3", "depth:3:system"],
  ["@@depth -2\n@@role assistant", "depth:0:assistant"],
  ["@@depth 3\n@@reverse_depth 1", "depth:3:system"],
  ["@@reverse_depth 1\n@@role user", "reverse_depth:1:user"],
  ["@@role user", "after_char"],
])("%j puts an entry at %s", (lines, position) => {
  const book = bookWith([{ content: `${lines}\nText.`, position: "after_char" }]);
  expect(fatesOf(book)[0]?.position).toBe(position);
});

test.each([
  [{ position: 0 }, "before_char"],
  [{ position: 1 }, "after_char"],
  [{ position: 2 }, "note_top"],
  [{ position: 3 }, "note_bottom"],
  [{ position: 4 }, "depth:4:system"],
  [{ position: 4, depth: 0, role: 2 }, "depth:0:assistant"],
  [{ position: 4, depth: 2, role: 1 }, "depth:2:user"],
  [{ position: 5 }, "before_examples"],
  [{ position: 6 }, "after_examples"],
  [{ position: 7, outlet_name: "map" }, "outlet:map"],
  [{ position: 7 }, "after_char"],
  [{ position: "4", depth: "1", role: 9 }, "depth:1:system"],
  [{ position: {} }, "after_char"],
  [{}, "after_char"],
])("extensions %j put an entry at %s in both profiles", (extensions, position) => {
  for (const profile of ["card", "sillytavern"] as const) {
    const book = bookWith([{ extensions, position: "after_char" }], { profile });
    expect(fatesOf(book)[0]?.position).toBe(position);
  }
});
