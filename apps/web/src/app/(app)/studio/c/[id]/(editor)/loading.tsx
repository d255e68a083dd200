import { Skeleton } from "#ui/Skeleton.tsx";

export default function EditorLoading() {
  return (
    <div
      role="status"
      aria-label="Loading the character"
      className="mx-auto w-full max-w-6xl px-4 pt-6 md:px-8"
    >
      <Skeleton className="mb-6 h-9 w-56" />
      <Skeleton className="mb-10 h-6" />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_19rem] xl:gap-16">
        <div className="flex flex-col gap-7">
          {["h-10", "h-36", "h-40", "h-24"].map((height) => (
            <Skeleton key={height} className={height} />
          ))}
        </div>
        <Skeleton className="h-64 rounded-xl" />
      </div>
    </div>
  );
}
