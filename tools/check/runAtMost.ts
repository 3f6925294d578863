/** Runs the tasks in their order, at most `limit` at a time, and answers their results in the same order. */
export async function runAtMost<T>(limit: number, tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  // One iterator shared by all lanes: each takes the next task that nobody has taken.
  const waiting = tasks.entries();
  const lane = async () => {
    for (const [index, task] of waiting) {
      results[index] = await task();
    }
  };
  await Promise.all(Array.from({ length: limit }, lane));
  return results;
}
