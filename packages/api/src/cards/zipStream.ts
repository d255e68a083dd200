import { promisify } from "node:util";
import { crc32, deflateRaw } from "node:zlib";
import { Zip, type ZipInputFile } from "fflate";

const deflated = promisify(deflateRaw);
const methods = { stored: 0, deflated: 8 } as const;

export interface ZipStream {
  /** The bytes of the ZIP that a file adds; those of compressed files are stored as they are. */
  add(name: string, bytes: Uint8Array, isCompressed: boolean): Promise<Uint8Array[]>;
  /** The list of all files, with which the ZIP ends. */
  end(): Uint8Array[];
}

/**
 * A ZIP that is made file by file, one of them in memory. What takes long, deflating, is done by
 * threads of Node's own: the 400 ms that 8 MiB of text take belong to other requests.
 */
export function openZip(): ZipStream {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    ready.push(chunk);
  });
  return {
    async add(name, bytes, isCompressed) {
      // No memory is shared with other threads: what came from one was moved or copied.
      const data = isCompressed ? (bytes as Uint8Array<ArrayBuffer>) : await deflated(bytes);
      const compression = isCompressed ? methods.stored : methods.deflated;
      const file: ZipInputFile = {
        filename: name,
        size: bytes.length,
        crc: crc32(bytes),
        compression,
      };
      zip.add(file);
      file.ondata?.(null, data, true);
      return ready.splice(0);
    },
    end() {
      zip.end();
      return ready.splice(0);
    },
  };
}
