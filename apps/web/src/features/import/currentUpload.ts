"use client";

import { Slot, useSlot } from "./slot.ts";
import { type UploadServer, UploadSession } from "./uploadSession.ts";

/** The one upload of this document. It goes on while pages change. */
const current = new Slot<UploadSession | null>(null);

/** The files that were sent last, for their pictures. */
let lastSent: { jobId: string; files: ReadonlyMap<string, File> } | null = null;

export const useCurrentUpload = () => useSlot(current);

/** The import on the screen that an earlier visit left open. */
let left: string | null = null;

/** While an import that was left open is shown, files go into it. Returns what ends that. */
export function receiveInto(jobId: string): () => void {
  left = jobId;
  return () => {
    left = null;
  };
}

/** Sends files: into the import that is being filled, into one that was left open, or a new one. */
export function uploadFiles(server: UploadServer, files: readonly File[]): void {
  if (files.length === 0) return;
  const before = current.get();
  const session = before?.isOpen() === true ? before : new UploadSession(server, left);
  if (session !== before) current.set(session);
  session.add(files);
}

/** The server has all of it: the rows of the import show the files until it has pictures of them. */
export function keepSent(session: UploadSession): void {
  const { jobId, uploads } = session.getState();
  if (jobId === null) return;
  lastSent = { jobId, files: new Map(uploads.map(({ name, file }) => [name, file])) };
}

/** What follows belongs to the import. */
export function endUpload(session: UploadSession): void {
  if (current.get() === session) current.set(null);
}

const pictures = /\.(a?png|webp|jpe?g)$/i;

/** The picture that a file is, if it was sent from here. */
export function sentPicture(jobId: string, name: string): File | null {
  const file = lastSent?.jobId === jobId ? lastSent.files.get(name) : undefined;
  return file !== undefined && pictures.test(name) ? file : null;
}
