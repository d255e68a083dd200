import Link from "next/link";
import { Button } from "#ui/Button.tsx";
import type { Origin } from "./originOf.ts";

/** Which version of which character this one began as. */
export function OriginNote({ origin, onCompare }: { origin: Origin; onCompare: () => void }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <span>
        Began as{" "}
        <Link href={origin.href} className="text-accent underline underline-offset-4">
          <span dir="auto">{origin.name}</span>
        </Link>{" "}
        v{origin.version}
      </span>
      <Button size="sm" variant="ghost" onClick={onCompare}>
        Compare with its source
      </Button>
    </p>
  );
}
