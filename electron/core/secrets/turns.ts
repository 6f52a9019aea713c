/** Runs what is asked for under one name in the order in which it was asked for: each begins when the one before has ended. */
export type Turns = ReturnType<typeof createTurns>

export const createTurns = () => {
  const last = new Map<string, Promise<unknown>>()
  return async <Value>(name: string, act: () => Promise<Value>): Promise<Value> => {
    const turn = (last.get(name) ?? Promise.resolve()).then(act)
    const ended = turn.catch(() => undefined) // one that fails stops nobody else
    last.set(name, ended)
    try {
      return await turn
    } finally {
      if (last.get(name) === ended) last.delete(name)
    }
  }
}
