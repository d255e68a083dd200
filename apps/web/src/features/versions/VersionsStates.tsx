import { Skeleton } from "#ui/Skeleton.tsx";

/** Rows of the height the real ones have, so that nothing jumps when they arrive. */
export function TimelineSkeleton() {
  return (
    <div role="status" aria-label="Loading versions" className="flex flex-col gap-0.5">
      {["w-[72%]", "w-[56%]", "w-[64%]", "w-[48%]", "w-[68%]"].map((width) => (
        <div key={width} className="px-3 py-3">
          <div className={width}>
            <Skeleton className="mb-2 h-4" />
          </div>
          <Skeleton className="h-3 w-40" />
        </div>
      ))}
    </div>
  );
}

export function DiffSkeleton() {
  return (
    <div role="status" aria-label="Comparing" className="flex flex-col gap-4">
      {["h-32", "h-48"].map((height) => (
        <div key={height} className="rounded-lg border border-line p-4">
          <Skeleton className="mb-4 h-4 w-28" />
          <Skeleton className={height} />
        </div>
      ))}
    </div>
  );
}
