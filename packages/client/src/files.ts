/** The bytes of a file; a `File` of a browser brings its name too. */
export type FileInput = Blob | Uint8Array;

/** A file with another name than its own, or one that has none. */
export interface NamedFile {
  file: FileInput;
  /** With folders, if they say something: `friends/mira.png`. */
  name: string;
}

/** A file that PersonaForge wrote. */
export interface DownloadedFile {
  bytes: Uint8Array;
  /** Its media type. */
  type: string;
  /** Under which name to save it. */
  fileName: string;
}

/** A card file. */
export interface CardFile extends DownloadedFile {
  /** How many fields the format has no place for; `characters.losses` lists them. */
  losses: number;
}
