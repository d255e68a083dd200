import { Sparkle } from "lucide-react";

/** Says on every page that what answers is not a language model, in the server's own words. */
export function ModelNotice({ notice, compact }: { notice: string; compact: boolean }) {
  if (compact) {
    return (
      <p className="border-b border-line bg-caution-soft px-4 py-1.5 text-xs text-caution">
        {notice}
      </p>
    );
  }
  return (
    <div className="rounded-md bg-caution-soft p-3 text-xs leading-[1.15rem] text-caution md:max-lg:p-2">
      <p className="hidden items-center justify-center font-semibold md:max-lg:flex" title={notice}>
        Demo
      </p>
      <p className="flex gap-2 text-pretty md:max-lg:sr-only">
        <Sparkle aria-hidden size={13} className="mt-0.5 shrink-0" />
        {notice}
      </p>
    </div>
  );
}
