/** A request that shows whether a key works, with the address that the reader's own programs use. */
export function curlLine(origin: string, key: string): string {
  return `curl -H "authorization: Bearer ${key}" ${origin}/api/v1/characters`;
}
