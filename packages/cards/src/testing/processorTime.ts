/** Milliseconds that the processor worked, whatever else runs on the machine. */
export function processorTime(work: () => unknown): number {
  const began = process.cpuUsage();
  work();
  return since(began);
}

/** The same of work that waits now and then, in all threads of this process. */
export async function processorTimeOf(work: () => Promise<unknown>): Promise<number> {
  const began = process.cpuUsage();
  await work();
  return since(began);
}

function since(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}
