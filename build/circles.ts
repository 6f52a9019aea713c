/** Which file imports which, types included. */
export type Graph = ReadonlyMap<string, readonly string[]>

/** Circles of files, each as a way that ends where it began; one for each knot (Tarjan's strongly connected parts). */
export const circlesIn = (graph: Graph): string[][] => {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (file: string): number => {
    const number = order.size
    order.set(file, number)
    low.set(file, number)
    stack.push(file)
    for (const next of graph.get(file) ?? []) {
      if (!graph.has(next)) continue
      const reached = order.has(next)
        ? stack.includes(next)
          ? (order.get(next) ?? number)
          : number
        : visit(next)
      low.set(file, Math.min(low.get(file) ?? number, reached))
    }
    const lowest = low.get(file) ?? number
    if (lowest === number) {
      const knot = stack.splice(stack.indexOf(file))
      if (knot.length > 1 || (graph.get(file) ?? []).includes(file)) found.push(wayThrough(graph, knot))
    }
    return lowest
  }
  for (const file of graph.keys()) if (!order.has(file)) visit(file)
  return found
}

/** The shortest way round within a knot, from its first file. */
const wayThrough = (graph: Graph, knot: readonly string[]): string[] => {
  const [start = ''] = knot.toSorted()
  const ways: string[][] = [[start]]
  const seen = new Set<string>()
  for (const way of ways)
    for (const next of graph.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return [...way, start]
      if (!knot.includes(next) || seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  return [start]
}
