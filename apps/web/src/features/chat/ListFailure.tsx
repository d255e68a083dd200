import { Button } from "#ui/Button.tsx";

/** In the place of a list: why it is not there, and another try. */
export function ListFailure({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-start gap-2 text-sm text-muted">
      <p>{message}</p>
      <Button size="sm" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
