import type { CDPSession, Page } from 'playwright'
import { within } from './within.ts'

const PATIENCE = 120_000

/** Asks a JavaScript engine by its inspector. */
export type Ask = (
  method: 'HeapProfiler.takeHeapSnapshot' | RuntimeMethod,
  params: Readonly<Record<string, unknown>>,
  patience?: number,
) => Promise<unknown>
type RuntimeMethod =
  'Runtime.callFunctionOn' | 'Runtime.evaluate' | 'Runtime.queryObjects' | 'Runtime.releaseObjectGroup'

/** A picture of the window's heap, as DevTools would save it. */
export const heapOfPage = (page: Page): Promise<string> =>
  withSession(page, async (session) => {
    const pieces: string[] = []
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void pieces.push(chunk))
    await within(
      PATIENCE,
      'a picture of the window’s heap',
      session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false }),
    )
    return pieces.join('')
  })

/** Holds texts in the window from now on. */
export const plantInPage = async (page: Page, texts: readonly string[]): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  await heldWhole(asker(session), texts, [])
}

const asker =
  (session: CDPSession): Ask =>
  (method, params) =>
    within(PATIENCE, `the window to answer ${method}`, session.send(method as RuntimeMethod, params as never))

const withSession = async <Value>(page: Page, act: (session: CDPSession) => Promise<Value>) => {
  const session = await page.context().newCDPSession(page)
  try {
    return await act(session)
  } finally {
    await session.detach()
  }
}

const GROUP = 'held bytes'
type Handle = { readonly result?: { readonly objectId?: string; readonly value?: unknown } }

/**
 * Which of these runs of bytes the engine holds in any buffer that can be reached; it collects what cannot be, before it
 * looks. A picture of a heap has no bytes of buffers. They go there as numbers, so that asking leaves no text behind.
 */
export const heldBytes = async (
  ask: Ask,
  wanted: Readonly<Record<string, Uint8Array>>,
): Promise<readonly string[]> => {
  const prototype = (await ask('Runtime.evaluate', {
    expression: 'ArrayBuffer.prototype',
    objectGroup: GROUP,
  })) as Handle
  const { objects } = (await ask(
    'Runtime.queryObjects',
    { prototypeObjectId: prototype.result?.objectId, objectGroup: GROUP },
    PATIENCE,
  )) as { readonly objects: { readonly objectId?: string } }
  const found = (await ask(
    'Runtime.callFunctionOn',
    {
      objectId: objects.objectId,
      functionDeclaration: String(search),
      arguments: [{ value: Object.values(wanted).map((bytes) => [...bytes]) }],
      returnByValue: true,
    },
    PATIENCE,
  )) as Handle
  await ask('Runtime.releaseObjectGroup', { objectGroup: GROUP })
  const held = found.result?.value as readonly boolean[]
  return Object.keys(wanted).filter((_name, at) => held[at] === true)
}

/** Runs in the engine that is looked at; `this` are its buffers. */
function search(this: readonly ArrayBuffer[], wanted: readonly (readonly number[])[]): readonly boolean[] {
  const held = wanted.map(() => false)
  for (const buffer of this) {
    if (buffer.byteLength === 0) continue
    const bytes = new Uint8Array(buffer)
    for (const [which, run] of wanted.entries())
      for (let at = bytes.indexOf(run[0] ?? 0); at >= 0; at = bytes.indexOf(run[0] ?? 0, at + 1))
        if (run.every((byte, next) => bytes[at + next] === byte)) {
          held[which] = true
          break
        }
  }
  return held
}

/** Holds texts and bytes in an engine, so that it is known that a search there finds them. */
export const heldWhole = async (
  ask: Ask,
  texts: readonly string[],
  bytes: readonly Uint8Array[],
): Promise<void> => {
  const world = (await ask('Runtime.evaluate', { expression: 'globalThis', objectGroup: GROUP })) as Handle
  await ask('Runtime.callFunctionOn', {
    objectId: world.result?.objectId,
    functionDeclaration:
      'function (held) { this.held = [held.texts, held.bytes.map((one) => Uint8Array.from(one))] }',
    arguments: [{ value: { texts, bytes: bytes.map((one) => [...one]) } }],
  })
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
