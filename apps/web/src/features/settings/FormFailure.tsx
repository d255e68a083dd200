/** What keeps a form from being sent, where no single field is to blame. */
export function FormFailure({ message }: { message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-sm">
      {message}
    </p>
  );
}
