import { DomainError } from "@personaforge/contract/errors";

// Far above what a reply budget of about a thousand tokens allows.
const longest = 200_000;

/**
 * What a model writes, piece by piece, as it is shown and stored. A pair of surrogates that was
 * split between two pieces is joined; what cannot be stored unchanged ends the reply.
 */
export class ReplyText {
  #whole = "";
  #held = "";

  get whole(): string {
    return this.#whole;
  }

  /** The part of a piece that can be shown now; it may be empty. */
  add(piece: string): string {
    const text = this.#held + piece;
    const isSplit = /[\ud800-\udbff]$/.test(text);
    this.#held = isSplit ? text.slice(-1) : "";
    const shown = isSplit ? text.slice(0, -1) : text;
    if (!shown.isWellFormed() || shown.includes("\0")) throw unstorable();
    if (this.#whole.length + shown.length > longest) throw endless();
    this.#whole += shown;
    return shown;
  }

  /** Refuses a reply that ends in half a character. */
  end(): void {
    if (this.#held !== "") throw unstorable();
  }
}

function unstorable(): DomainError {
  return new DomainError(
    "LLM_BAD_RESPONSE",
    "The model wrote text that is not valid Unicode. What came before it is kept; try again.",
  );
}

function endless(): DomainError {
  return new DomainError(
    "LLM_BAD_RESPONSE",
    "The model did not stop writing. What fits is kept; try again.",
  );
}
