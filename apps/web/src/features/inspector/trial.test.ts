import { expect, test } from "vitest";
import { addTurn, changeTurn, emptyTrial, removeTurn, said } from "./trial.ts";

test("turns alternate, and only what was typed is said", () => {
  const two = addTurn(addTurn(emptyTrial));
  expect(two.turns.map(({ role }) => role)).toEqual(["character", "user"]);
  expect(said(two)).toEqual({ history: [], message: null });
  const [first, second] = two.turns.map(({ id }) => id);
  const typed = changeTurn(two, second ?? 0, { text: "The lighthouse?" });
  const trial = { ...removeTurn(typed, first ?? 0), message: "  And the salt?" };
  expect(said(trial)).toEqual({
    history: [{ role: "user", text: "The lighthouse?" }],
    message: "  And the salt?",
  });
});

test("a turn that is added after one was removed has a place of its own", () => {
  const three = addTurn(addTurn(addTurn(emptyTrial)));
  const again = addTurn(removeTurn(three, three.turns[1]?.id ?? 0));
  expect(new Set(again.turns.map(({ id }) => id)).size).toBe(3);
});
