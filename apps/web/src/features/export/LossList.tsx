import { lossKinds, type LossLine } from "./lossWords.ts";
import type { CardLoss } from "@personaforge/contract/cardExport";

/** What a file does not hold, field by field. */
export function LossList({ linesOf }: { linesOf: (kind: CardLoss["code"]) => LossLine[] }) {
  return lossKinds.map(({ code, title }) => {
    const lines = linesOf(code);
    if (lines.length === 0) return null;
    return (
      <section key={code} className="mt-2.5">
        <h3 className="text-xs font-semibold text-faint">{title}</h3>
        <ul className="mt-1 flex flex-col gap-1">
          {lines.map(({ key, label, message }) => (
            <li key={key} className="border-l-2 border-line pl-2.5 wrap-anywhere">
              {label}
              {message !== null && <span className="text-faint"> · {message}</span>}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
