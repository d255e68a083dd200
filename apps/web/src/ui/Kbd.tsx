/** A key on the keyboard, as part of a hint. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded-sm border border-line bg-surface px-1 font-sans text-[0.6875rem] leading-4 text-faint">
      {children}
    </kbd>
  );
}
