import type { WrittenCard } from "@personaforge/cards/writeCard";
import type { ExportedCards } from "@personaforge/contract/cardExport";
import type { ExportFormat } from "@personaforge/contract/cardOrigin";
import type { Services } from "../context.ts";
import { errorFacts } from "../errors.ts";
import { exportFileName } from "./exportFileName.ts";
import type { Selected } from "./exportSelection.ts";
import { type ExportServices, writeVersion } from "./export.service.ts";
import { openZip } from "./zipStream.ts";

type ZipServices = ExportServices & Pick<Services, "log">;
type Item = ExportedCards["items"][number];

/** Containers, which are compressed already. */
const packed: ReadonlySet<ExportFormat> = new Set(["png", "charx", "byaf"]);

/**
 * A ZIP with a file of each character, one after the other as it is read, and `losses.json`, see
 * `exportedCards`. What cannot be written stands there with its reason, and the rest goes on.
 */
export async function* zipOfCards(
  services: ZipServices,
  selection: readonly Selected[],
  format: ExportFormat,
): AsyncGenerator<Uint8Array, void> {
  const { add, end } = openZip();
  const names = new Names();
  const items: Item[] = [];
  for (const selected of selection) {
    const { id, name, version } = selected;
    const head = { id, name, version };
    const written = await writeOne(services, selected, format);
    if ("code" in written) {
      items.push({ ...head, file: null, losses: [], error: written });
      continue;
    }
    const { bytes, extension, losses } = written;
    const file = names.take(exportFileName(name, extension));
    items.push({ ...head, file, losses, error: null });
    yield* await add(file, bytes, packed.has(format));
  }
  const report: ExportedCards = { format, items };
  yield* await add("losses.json", Buffer.from(`${JSON.stringify(report, null, 2)}\n`), false);
  yield* end();
}

async function writeOne(
  services: ZipServices,
  character: Selected,
  format: ExportFormat,
): Promise<WrittenCard | NonNullable<Item["error"]>> {
  try {
    return await writeVersion(services, character, format);
  } catch (thrown) {
    const { code, message } = errorFacts(thrown);
    const { id, version } = character;
    if (code === "INTERNAL") services.log.error({ err: thrown, id, version }, "no card was made");
    return { code, message };
  }
}

/** Names that differ also where upper and lower case do not: `Mira.png`, `mira (2).png`. */
class Names {
  readonly #taken = new Set(["losses.json"]);

  take(name: string): string {
    const dot = name.lastIndexOf(".");
    for (let number = 1; ; number++) {
      const counted = number === 1 ? "" : ` (${number})`;
      const free = name.slice(0, dot) + counted + name.slice(dot);
      const key = free.normalize("NFC").toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return free;
    }
  }
}
