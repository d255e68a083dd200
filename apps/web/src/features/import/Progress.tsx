/** How far something is. `label` names it for those who do not see it. */
export function Progress({ value, of, label }: { value: number; of: number; label: string }) {
  return (
    <progress
      aria-label={label}
      value={value}
      max={Math.max(of, 1)}
      className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
    />
  );
}
