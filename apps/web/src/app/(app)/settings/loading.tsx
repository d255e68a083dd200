import { RowsSkeleton } from "#features/settings/SettingsStates.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";

export default function SettingsLoading() {
  return (
    <div className="flex flex-col gap-8">
      <Skeleton className="h-9 w-36" />
      <RowsSkeleton what="settings" />
    </div>
  );
}
