import { LibrarySkeleton } from "#features/library/LibraryStates.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";

export default function LibraryLoading() {
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-5 px-4 py-8 md:px-8 md:py-10">
      <Skeleton className="h-9 w-36" />
      <Skeleton className="h-10" />
      <LibrarySkeleton />
    </div>
  );
}
