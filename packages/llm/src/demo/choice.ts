import { createHash } from "node:crypto";

/** Chooses like dice, but the same for the same turn. */
export class Choice {
  readonly #turn: string;
  readonly #said: string;

  /**
   * @param turn names the turn; two turns differ in it
   * @param said everything the character said before, which is not to be said again
   */
  constructor(turn: string, said: string) {
    this.#turn = turn;
    this.#said = said;
  }

  /** A number from 0 to below `count`, different for each purpose. */
  number(purpose: string, count: number): number {
    return createHash("sha256").update(`${purpose}\n${this.#turn}`).digest().readUInt32BE() % count;
  }

  /** Whether something with this chance, in percent, happens. */
  happens(purpose: string, percent: number): boolean {
    return this.number(purpose, 100) < percent;
  }

  /** One of the phrases, and one not used yet as long as there is any. */
  phrase(purpose: string, phrases: readonly string[]): string {
    const fresh = phrases.filter((phrase) => !this.isSaid(phrase));
    const list = fresh.length > 0 ? fresh : phrases;
    return list[this.number(purpose, list.length)] ?? "";
  }

  isSaid(text: string): boolean {
    return this.#said.includes(text);
  }
}
