import { randomBytes } from 'node:crypto'
import { createBridgeEnd } from './bridge.ts'
import * as wire from './wire.ts'

/** The world of the preload, named as in Electron. The page's own scripts cannot see into it. */
export const ISOLATED_WORLD = 'Electron Isolated Context'
/** The one function that the isolated world may call to reach main. */
export const BINDING = 'standInTell'
/** How main reaches the isolated world. */
export const DELIVER = 'standInDeliver'

type Encode = typeof wire.encode
type Decode = typeof wire.decode
type CreateBridgeEnd = typeof createBridgeEnd

/** The scripts that Chromium runs in each new document before the page's own: first the page's world, then the preload's. */
export const scriptsFor = (preload: string): { readonly page: string; readonly isolated: string } => {
  const secret = randomBytes(24).toString('base64url')
  const names = [JSON.stringify(`${secret}-up`), JSON.stringify(`${secret}-down`)] as const
  const tools = `const encode = ${wire.encode.toString()}; const decode = ${wire.decode.toString()};
    const createBridgeEnd = ${createBridgeEnd.toString()};`
  const facts = { platform: process.platform, arch: process.arch, versions: { ...process.versions } }
  return {
    page: `(() => { if (window.top !== window) return; ${tools}
      (${inPage.toString()})(createBridgeEnd(${names[0]}, ${names[1]}, encode, decode)); })()`,
    isolated: `(() => { if (window.top !== window) return; ${tools}
      const { require, process, module } = (${inIsolatedWorld.toString()})(
        createBridgeEnd(${names[1]}, ${names[0]}, encode, decode), encode, decode,
        ${JSON.stringify(BINDING)}, ${JSON.stringify(DELIVER)}, ${JSON.stringify(facts)});
      (function (require, process, module, exports, Buffer, global) {
${preload}
      }).call(undefined, require, process, module, module.exports, undefined, globalThis); })()`,
  }
}

/** Runs in the page's world: puts there what the preload exposes, frozen and fixed. */
const inPage = (bridge: ReturnType<CreateBridgeEnd>) => {
  const freeze = (value: unknown): unknown => {
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
      for (const part of Object.values(value)) freeze(part)
      Object.freeze(value)
    }
    return value
  }
  bridge.listen((name, value) => {
    if (Object.hasOwn(globalThis, name)) {
      throw new Error(`Cannot bind an API on top of an existing property on the window object`)
    }
    Object.defineProperty(globalThis, name, {
      value: freeze(value),
      enumerable: true,
      configurable: false,
      writable: false,
    })
  })
}

/** Runs in the preload's world: what `require('electron')` and `process` are in a sandboxed preload. */
const inIsolatedWorld = (
  bridge: ReturnType<CreateBridgeEnd>,
  encode: Encode,
  decode: Decode,
  binding: string,
  deliver: string,
  facts: { readonly platform: string; readonly arch: string; readonly versions: object },
) => {
  type Listener = (event: object, ...args: unknown[]) => void
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const tell = (message: object) => world[binding]?.(JSON.stringify(message))
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, Listener[]>()
  let last = 0

  const off = (channel: string, listener: Listener) => {
    const before = listeners.get(channel) ?? []
    const at = before.findIndex(
      (one) => one === listener || (one as { original?: Listener }).original === listener,
    )
    listeners.set(channel, at === -1 ? before : before.toSpliced(at, 1))
    return ipcRenderer
  }
  const on = (channel: string, listener: Listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    return ipcRenderer
  }
  const once = (channel: string, listener: Listener) => {
    const single = Object.assign(
      (event: object, ...args: unknown[]) => {
        off(channel, single)
        listener(event, ...args)
      },
      { original: listener },
    )
    return on(channel, single)
  }
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const text = encode(args)
        last += 1
        waiting.set(last, { resolve, reject })
        tell({ kind: 'invoke', id: last, channel, args: text })
      }),
    send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args: encode(args) }),
    on,
    addListener: on,
    once,
    off,
    removeListener: off,
    removeAllListeners: (channel: string) => {
      listeners.delete(channel)
      return ipcRenderer
    },
    sendSync: () => {
      throw new Error('The stand-in has no synchronous messages.')
    },
  }

  world[deliver] = (text) => {
    const message = JSON.parse(text) as { id?: number; failed?: boolean; channel?: string; value: string }
    const value = decode(message.value)
    if (message.id === undefined) {
      for (const listener of listeners.get(message.channel ?? '') ?? []) {
        listener({ sender: ipcRenderer, ports: [] }, ...(value as unknown[]))
      }
      return
    }
    const waiter = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.failed === true) waiter?.reject(new Error(value as string))
    else waiter?.resolve(value)
  }
  bridge.listen(() => {
    throw new Error('Only the preload exposes.')
  })
  for (const name of ['focus', 'blur', 'resize']) {
    addEventListener(name, (event) => event.target === window && tell({ kind: 'window', name }))
  }

  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => bridge.expose(name, value),
    },
    webFrame: {},
  }
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }
  const process = { ...facts, type: 'renderer', sandboxed: true, contextIsolated: true, argv: [], env: {} }
  return { require, process, module: { exports: {} } }
}
