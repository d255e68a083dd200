import { classNames } from "#ui/classNames.ts";

/** Picks a row; with Shift, everything from the last one that was picked. */
export function SelectBox({
  name,
  checked,
  isActive,
  onToggle,
}: {
  name: string;
  checked: boolean;
  /** Whether rows are being picked: until then, narrow screens have no room for it. */
  isActive: boolean;
  onToggle: (isRange: boolean) => void;
}) {
  return (
    <label
      className={classNames(
        "control-square relative z-10 -mx-2 -my-1.5 flex shrink-0 items-center justify-center max-md:self-center md:-mr-3.5",
        !isActive && "max-md:hidden",
      )}
      // A range is no text that was marked.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
    >
      <span className="sr-only">Select {name}</span>
      <input
        type="checkbox"
        checked={checked}
        className="size-4 accent-accent"
        onChange={({ nativeEvent }) =>
          onToggle(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
    </label>
  );
}
