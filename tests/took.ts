/** The milliseconds of processor time that this thread has used since `before`: what else the machine does does not count. */
export function took(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
