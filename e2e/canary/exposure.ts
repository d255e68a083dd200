/** Looks for texts that must not show, in whatever a program gives away. */
export class Exposure {
  readonly #forms: (readonly [name: string, form: string])[] = [];
  readonly found = new Set<string>();
  /** How many texts were looked through. */
  looked = 0;

  /** @param canaries by name */
  constructor(canaries: Readonly<Record<string, string>>) {
    this.add(canaries);
  }

  /** From now on these must not show either. */
  add(canaries: Readonly<Record<string, string>>): void {
    for (const [name, canary] of Object.entries(canaries)) {
      for (const form of formsOf(canary)) this.#forms.push([name, form]);
    }
  }

  look(place: string, text: string): void {
    this.looked += 1;
    for (const [name, form] of this.#forms) {
      if (text.includes(form)) this.found.add(`${name} in ${place}`);
    }
  }
}

/** A text as it is, in an address, in hexadecimal, and in base64 wherever in a longer text it begins. */
function formsOf(canary: string): string[] {
  const bytes = Buffer.from(canary);
  const shifted = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    // The first and the last group hold bytes of the neighbours too.
    return text.slice(shift === 0 ? 0 : 4, -4);
  });
  const forms = [canary, encodeURIComponent(canary), bytes.toString("hex"), ...shifted];
  return [...new Set([...forms, ...shifted.map((text) => text.replaceAll("+", "-"))])];
}
