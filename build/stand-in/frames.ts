import type { CdpSession, Protocol } from './cdp.ts'
import { originOf, toProduct } from './origins.ts'

type CdpFrame = Protocol.Page.Frame

/** A frame as the product meets it in `event.senderFrame`: where it is now, and above whom it stands. */
export type Frame = {
  readonly url: string
  readonly origin: string
  readonly name: string
  readonly parent: Frame | null
  readonly top: Frame
  readonly frameToken: string
  readonly frameTreeNodeId: number
  readonly routingId: number
  readonly processId: number
  readonly detached: boolean
  readonly isDestroyed: () => boolean
}

/** Follows the frames of one page, and which frame each of the preload's worlds belongs to. */
export const trackFrames = (schemes: () => ReadonlySet<string>, isolatedWorld: string) => {
  const known = new Map<string, CdpFrame>()
  const frames = new Map<string, Frame>()
  const worlds = new Map<number, string>()
  let mainId = ''

  const make = (id: string): Frame => ({
    get url() {
      return toProduct(known.get(id)?.url ?? '', schemes())
    },
    get origin() {
      return originOf(known.get(id)?.url ?? '', schemes())
    },
    get name() {
      return known.get(id)?.name ?? ''
    },
    get parent() {
      const parentId = known.get(id)?.parentId
      return parentId === undefined ? null : frameOf(parentId)
    },
    get top() {
      return frameOf(mainId)
    },
    frameToken: id,
    frameTreeNodeId: frames.size + 1,
    routingId: frames.size + 1,
    processId: 1,
    get detached() {
      return !known.has(id)
    },
    isDestroyed: () => !known.has(id),
  })
  const frameOf = (id: string): Frame => {
    const frame = frames.get(id) ?? make(id)
    frames.set(id, frame)
    return frame
  }

  return {
    /** Begins with the frame of a new window; it is one object for as long as the window lives. */
    attach: (cdp: CdpSession, first: CdpFrame) => {
      mainId = first.id
      known.set(first.id, first)
      cdp.on('Page.frameNavigated', ({ frame }) => void known.set(frame.id, frame))
      cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
        const before = known.get(frameId)
        if (before !== undefined) known.set(frameId, { ...before, url })
      })
      cdp.on('Page.frameDetached', ({ frameId, reason }) => {
        if (reason === 'remove') known.delete(frameId)
      })
      cdp.on('Runtime.executionContextCreated', ({ context }) => {
        const frameId = (context.auxData as { frameId?: string } | undefined)?.frameId
        if (frameId !== undefined && context.name === isolatedWorld) worlds.set(context.id, frameId)
      })
      cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
        worlds.delete(executionContextId)
      })
      cdp.on('Runtime.executionContextsCleared', () => worlds.clear())
    },
    main: () => frameOf(mainId),
    mainId: () => mainId,
    /** The frame of a world, or `null` when the document that spoke has gone meanwhile. */
    frameOfWorld: (contextId: number): Frame | null => {
      const frameId = worlds.get(contextId)
      return frameId === undefined ? null : frameOf(frameId)
    },
    frameOf,
    /** The preload's world of the page's main frame, once there is one. */
    mainWorld: (): number | null => [...worlds].find(([, frameId]) => frameId === mainId)?.[0] ?? null,
  }
}
export type Frames = ReturnType<typeof trackFrames>
