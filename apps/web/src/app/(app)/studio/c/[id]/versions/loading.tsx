import { DiffSkeleton, TimelineSkeleton } from "#features/versions/VersionsStates.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";

export default function VersionsLoading() {
  return (
    <div className="mx-auto w-full max-w-7xl px-4 pt-6 md:px-8">
      <Skeleton className="mb-6 h-9 w-56" />
      <Skeleton className="mb-8 h-6" />
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[20rem_minmax(0,1fr)] xl:gap-12">
        <TimelineSkeleton />
        <div className="max-lg:hidden">
          <DiffSkeleton />
        </div>
      </div>
    </div>
  );
}
