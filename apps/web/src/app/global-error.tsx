"use client";

import "./globals.css";

export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col items-center justify-center gap-4 bg-canvas p-6 text-center font-sans text-ink">
        <title>Error · PersonaForge</title>
        <h1 className="text-2xl font-semibold">PersonaForge could not be shown</h1>
        <p>The server did not answer as expected. Nothing you wrote was lost.</p>
        <button type="button" className="rounded-md bg-ink px-4 py-2 text-on-ink" onClick={reset}>
          Try again
        </button>
      </body>
    </html>
  );
}
