/** The paths at which two JSON values differ. */
export function changedPaths(one: unknown, other: unknown, path = ""): string[] {
  if (Object.is(one, other)) return [];
  const both =
    typeof one === "object" && typeof other === "object" && one !== null && other !== null;
  if (!both || Array.isArray(one) !== Array.isArray(other)) return [path];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => {
    const step = path === "" ? key : `${path}.${key}`;
    if (!Object.hasOwn(one, key) || !Object.hasOwn(other, key)) return [step];
    return changedPaths(Reflect.get(one, key), Reflect.get(other, key), step);
  });
}
