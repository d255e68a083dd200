interface Waiting {
  /** How many places it takes. */
  readonly weight: number;
  go(): void;
}

/** Lets so many do something at once; the others wait in the order in which they came. */
export class Slots {
  readonly #count: number;
  readonly #waiting: Waiting[] = [];
  #free: number;

  constructor(count: number) {
    this.#count = count;
    this.#free = count;
  }

  run<Made>(work: () => Promise<Made>): Promise<Made> {
    return this.#run(1, work);
  }

  /** While nobody else does anything. */
  runAlone<Made>(work: () => Promise<Made>): Promise<Made> {
    return this.#run(this.#count, work);
  }

  async #run<Made>(weight: number, work: () => Promise<Made>): Promise<Made> {
    await new Promise<void>((go) => {
      this.#waiting.push({ weight, go });
      this.#admit();
    });
    try {
      return await work();
    } finally {
      this.#free += weight;
      this.#admit();
    }
  }

  #admit(): void {
    for (;;) {
      const [next] = this.#waiting;
      if (next === undefined || next.weight > this.#free) return;
      this.#waiting.shift();
      this.#free -= next.weight;
      next.go();
    }
  }
}
