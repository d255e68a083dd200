import { useMemo } from "react";
import { encode } from "uqr";
import { qrPath } from "./qrPath.ts";

/** For a camera; who has none finds the same as text beside it. Dark on white in every theme. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const { data, size: squares } = encode(text, { border: 4 });
    return { path: qrPath(data), size: squares };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-48 shrink-0 rounded-md bg-white"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
