import type { Fold } from '../../../electron/core/team/fold.ts'
import type { Node } from '../../../electron/core/team/graph.ts'
import type { Hash } from '../../../shared/team/names.ts'

type Cited = { readonly prev: Hash | null; readonly seen: readonly (readonly [string, number, Hash])[] }

/**
 * What stands, by walking the graph from each segment to the beginning: no clocks, no chains, nothing kept between two
 * questions. `cited` says what each segment names, as it was opened apart from the fold.
 */
export const oracle = (fold: Fold, cited: ReadonlyMap<Hash, Cited>) => {
  const nodes = fold.graph.ready()
  const pasts = new Map<Hash, ReadonlySet<Hash>>()
  const pastOf = (hash: Hash): ReadonlySet<Hash> => {
    const had = pasts.get(hash)
    if (had !== undefined) return had
    const met = new Set<Hash>()
    const queue = [hash]
    for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
      const { prev = null, seen = [] } = cited.get(one) ?? {}
      for (const next of [...(prev === null ? [] : [prev]), ...seen.map(([, , other]) => other)])
        if (!met.has(next)) {
          met.add(next)
          queue.push(next)
        }
    }
    pasts.set(hash, met)
    return met
  }
  const writes = nodes.flatMap((node) =>
    node.acts.flatMap((act, at) =>
      (act.do === 'put' || act.do === 'del') && fold.judgement().counts(node, act) ? [{ node, act, at }] : [],
    ),
  )
  type Write = (typeof writes)[number]
  const saw = (later: Write, earlier: Write) =>
    later.node === earlier.node ? later.at > earlier.at : pastOf(later.node.hash).has(earlier.node.hash)

  /** The values of a field that stand, each with its segment. */
  const standing = (t: string, id: string, field: string): { value: unknown; node: Node }[] => {
    const of = writes.filter(({ act }) => act.t === t && act.id === id)
    const puts = of.filter(({ act }) => act.do === 'put')
    const removals = of.filter(({ act }) => act.do === 'del')
    const answered = (removal: Write) => puts.some((put) => saw(put, removal))
    const own = puts.flatMap((put) =>
      put.act.do === 'put' && field in put.act.set ? [{ put, value: put.act.set[field] }] : [],
    )
    const stand = own.filter(
      ({ put }) =>
        !own.some((other) => saw(other.put, put)) &&
        !removals.some((removal) => saw(removal, put) && answered(removal)),
    )
    const isThere = puts
      .filter((put) => !removals.some((removal) => saw(removal, put) && answered(removal)))
      .filter((put) => stands(put, puts))
      .some((put) => !removals.some((removal) => saw(removal, put) && !answered(removal)))
    return isThere ? stand.map(({ put, value }) => ({ value, node: put.node })) : []
  }
  /** Whether any field of a put was not written over by somebody who had seen it. */
  const stands = (put: Write, puts: readonly Write[]): boolean =>
    put.act.do === 'put' &&
    Object.keys(put.act.set).some(
      (field) => !puts.some((other) => other.act.do === 'put' && field in other.act.set && saw(other, put)),
    )
  return { standing, pastOf, ids: [...new Set(writes.map(({ act }) => `${act.t}/${act.id}`))] }
}
