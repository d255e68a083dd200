import { Skeleton } from "#ui/Skeleton.tsx";

/** Rows on their way. */
export function RowsSkeleton({ what }: { what: string }) {
  return (
    <div role="status" aria-label={`Loading ${what}`} className="divide-y divide-line">
      {["w-[48%]", "w-[36%]", "w-[42%]"].map((width) => (
        <div key={width} className="flex flex-col gap-2 py-4">
          <div className={width}>
            <Skeleton className="h-4" />
          </div>
          <Skeleton className="h-3 w-40" />
        </div>
      ))}
    </div>
  );
}
