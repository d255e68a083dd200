import { Button } from "#ui/Button.tsx";

/** The end of a dialog's form: the way out, and what sends it. */
export function DialogButtons({
  action,
  danger = false,
  isBusy,
  onClose,
}: {
  /** What the button says. */
  action: string;
  danger?: boolean;
  isBusy: boolean;
  onClose: () => void;
}) {
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" variant={danger ? "danger" : "primary"} aria-disabled={isBusy}>
        {action}
      </Button>
    </div>
  );
}
