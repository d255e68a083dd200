/** One part of a form; with a file name, a file. */
export interface Part {
  name?: string;
  filename?: string;
  type?: string;
  headers?: string[];
  body: string | Uint8Array;
}

export const boundary = "----boundary-of-tests";
export const formType = `multipart/form-data; boundary=${boundary}`;

/** The bytes of a form as a client sends them, also such as no client would. */
export function formOf(...parts: Part[]): Buffer {
  const pieces = parts.flatMap(({ name, filename, type, headers = [], body }) => {
    const named = name === undefined ? "" : `; name="${name}"`;
    const file = filename === undefined ? "" : `; filename="${filename}"`;
    const lines = [`Content-Disposition: form-data${named}${file}`, ...headers];
    if (type !== undefined) lines.push(`Content-Type: ${type}`);
    return [`--${boundary}\r\n${lines.join("\r\n")}\r\n\r\n`, body, "\r\n"];
  });
  return Buffer.concat(
    [...pieces, `--${boundary}--\r\n`].map((piece) =>
      typeof piece === "string" ? Buffer.from(piece) : piece,
    ),
  );
}

/** A form with a file as fetch sends it. */
export function fileForm(
  bytes: Uint8Array,
  name = "file.png",
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set("file", new Blob([new Uint8Array(bytes)]), name);
  return form;
}
