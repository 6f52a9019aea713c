import type { Page } from 'playwright'
import { within } from './within.ts'

const PATIENCE = 120_000

/** A picture of the window's heap, as DevTools would save it. */
export const heapOfPage = async (page: Page): Promise<string> => {
  const session = await page.context().newCDPSession(page)
  const pieces: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void pieces.push(chunk))
  await within(
    PATIENCE,
    'a picture of the window’s heap',
    session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false }),
  )
  await session.detach()
  return pieces.join('')
}

type Picture = {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly edge_fields: readonly string[] }
  }
  readonly nodes: readonly number[]
  readonly edges: readonly number[]
  readonly strings: readonly string[]
}

/** The texts that properties of this name hold in a picture of a heap. */
export const heldAs = (heap: string, property: string): readonly string[] => {
  const { snapshot, nodes, edges, strings } = JSON.parse(heap) as Picture
  const name = strings.indexOf(property)
  const { node_fields: ofNode, edge_fields: ofEdge } = snapshot.meta
  const [nameOfNode, nameOfEdge, toNode] = [
    ofNode.indexOf('name'),
    ofEdge.indexOf('name_or_index'),
    ofEdge.indexOf('to_node'),
  ]
  const found = new Set<string>()
  for (let at = 0; at < edges.length; at += ofEdge.length)
    if (edges[at + nameOfEdge] === name) {
      const held = strings[nodes[(edges[at + toNode] ?? 0) + nameOfNode] ?? 0]
      if (held !== undefined) found.add(held)
    }
  return [...found]
}
