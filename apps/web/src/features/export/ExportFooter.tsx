import { Download } from "lucide-react";
import { Button } from "#ui/Button.tsx";
import type { useDownload } from "./useDownload.ts";

/** Stays in view under a long list of formats, and says what became of the download. */
export function ExportFooter({
  download: { isPending, data, error },
  label,
  disabled = false,
  onDownload,
  onClose,
}: {
  download: ReturnType<typeof useDownload>;
  label: string;
  disabled?: boolean;
  onDownload: () => void;
  onClose: () => void;
}) {
  return (
    <div className="sticky -bottom-6 z-10 -mx-6 -mb-6 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-raised px-6 py-4">
      <p role="status" className="min-w-0 basis-full text-sm text-muted wrap-anywhere empty:hidden">
        {data !== undefined && !isPending && `Downloaded: ${data}`}
      </p>
      {error !== null && !isPending && (
        <p role="alert" className="basis-full text-sm text-danger wrap-anywhere">
          {error.message}
        </p>
      )}
      <Button onClick={onClose}>Close</Button>
      <Button variant="primary" disabled={disabled || isPending} onClick={onDownload}>
        <Download aria-hidden size={15} /> {isPending ? "Downloading…" : label}
      </Button>
    </div>
  );
}
