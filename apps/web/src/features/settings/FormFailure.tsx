/** A long form may be sent from its end, where this would not be seen. */
function showItself(note: HTMLElement | null) {
  note?.scrollIntoView({ block: "nearest" });
}

/** What keeps a form from being sent, where no single field is to blame. */
export function FormFailure({ message }: { message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p ref={showItself} role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-sm">
      {message}
    </p>
  );
}
