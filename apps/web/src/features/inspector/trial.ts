import type { PromptTurn } from "@personaforge/prompt/prompt";

/** A conversation that is made up to look at the prompt. */
export type Trial = {
  turns: readonly (PromptTurn & { id: number })[];
  message: string;
};

export const emptyTrial: Trial = { turns: [], message: "" };

/** One more turn, of the other speaker; the first one is the character's, who opens. */
export function addTurn(trial: Trial): Trial {
  const last = trial.turns.at(-1);
  const role = last?.role === "character" ? "user" : "character";
  const id = Math.max(0, ...trial.turns.map((turn) => turn.id)) + 1;
  return { ...trial, turns: [...trial.turns, { id, role, text: "" }] };
}

export function changeTurn(trial: Trial, id: number, change: Partial<PromptTurn>): Trial {
  const turns = trial.turns.map((turn) => (turn.id === id ? { ...turn, ...change } : turn));
  return { ...trial, turns };
}

export function removeTurn(trial: Trial, id: number): Trial {
  return { ...trial, turns: trial.turns.filter((turn) => turn.id !== id) };
}

/** As the compiler takes it: nothing typed is nothing said. */
export function said({ turns, message }: Trial) {
  const history = turns
    .filter(({ text }) => text.trim() !== "")
    .map(({ role, text }) => ({ role, text }));
  return { history, message: message.trim() === "" ? null : message };
}
