import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { WebContents, WebPreferences, WindowOpenHandlerResponse } from 'electron'
import type { CdpSession, Protocol } from './cdp.ts'
import { createEvent } from './event.ts'
import { trackFrames } from './frames.ts'
import type { WindowTarget } from './host.ts'
import { listenToPage } from './messages.ts'
import { guardNetwork } from './network.ts'
import { originOf, toChromium, toProduct } from './origins.ts'
import { PERMISSIONS, type SessionInside } from './session.ts'
import type { Runtime } from './runtime-parts.ts'
import { encode } from './wire.ts'
import { BINDING, DELIVER, ISOLATED_WORLD, scriptsFor } from './worlds.ts'

type OpenHandler = (details: Electron.HandlerDetails) => WindowOpenHandlerResponse

/** What Electron 45 assumes where a window says nothing (its security defaults). */
const DEFAULTS = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  javascript: true,
} satisfies WebPreferences

/** A page, as the product holds it. `attach` gives it the window in which it lives. */
export const createWebContents = (runtime: Runtime, id: number, preferences: WebPreferences) => {
  const emitter = new EventEmitter()
  const frames = trackFrames(() => runtime.inside.schemes, ISOLATED_WORLD)
  const attached = Promise.withResolvers<CdpSession>()
  attached.promise.catch(() => undefined)
  const ordered = new Set<string>()
  let cdp: CdpSession | null = null
  let openHandler: OpenHandler | null = null
  let last = 'about:blank'
  let wanted: Protocol.Page.windowOpenPayload | null = null
  let destroyed = false
  const schemes = () => runtime.inside.schemes

  const emitNavigation = (name: string, url: string, frameId: string, isMainFrame: boolean): boolean => {
    const frame = frames.frameOf(frameId)
    const event = createEvent({ url, isSameDocument: false, isMainFrame, frame, initiator: frame })
    emitter.emit(name, event, url, false, isMainFrame)
    return !event.defaultPrevented
  }
  /** A page's own wish to go elsewhere is put to the product; what the product ordered is not. */
  const mayNavigate = (to: string, paused: Protocol.Fetch.requestPausedPayload): boolean => {
    const isMain = paused.frameId === frames.mainId()
    if (paused.redirectedRequestId !== undefined)
      return emitNavigation('will-redirect', to, paused.frameId, isMain)
    if (isMain && ordered.delete(to)) return true
    const framed = emitNavigation('will-frame-navigate', to, paused.frameId, isMain)
    return isMain ? emitNavigation('will-navigate', to, paused.frameId, true) && framed : framed
  }
  const mayOpen = (): boolean => {
    const details = {
      url: toProduct(wanted?.url ?? '', schemes()),
      frameName: wanted?.windowName ?? '',
      features: wanted?.windowFeatures.join(',') ?? '',
      disposition: 'new-window' as const,
      referrer: { url: '', policy: 'strict-origin-when-cross-origin' as const },
    }
    return openHandler === null || openHandler(details).action === 'allow'
  }

  const loadURL = async (url: string): Promise<void> => {
    const session = await attached.promise
    const to = new URL(url).href
    await setPermissions(runtime.inside, contents as unknown as WebContents, to, session)
    ordered.add(to)
    const loaded = new Promise<void>((resolve) => session.on('Page.loadEventFired', () => resolve()))
    const { errorText } = await session.send('Page.navigate', { url: toChromium(to, schemes()) })
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`)
    await loaded
    void runtime.host.loaded()
  }

  const held = {
    id,
    loadURL,
    setWindowOpenHandler: (handler: OpenHandler) => void (openHandler = handler),
    getURL: () => (cdp === null ? '' : frames.main().url),
    getTitle: () => '',
    getType: () => 'window' as const,
    isDestroyed: () => destroyed,
    isLoading: () => false,
    isCrashed: () => false,
    isDevToolsOpened: () => false,
    openDevTools: () => undefined,
    closeDevTools: () => undefined,
    setZoomFactor: () => undefined,
    setVisualZoomLevelLimits: () => Promise.resolve(),
    reload: () => void cdp?.send('Page.reload').catch(() => undefined),
    focus: () => void cdp?.send('Page.bringToFront').catch(() => undefined),
    send: (channel: string, ...args: unknown[]) => {
      const contextId = frames.mainWorld()
      if (cdp === null || contextId === null) return
      const message = JSON.stringify(JSON.stringify({ channel, value: encode(args) }))
      cdp.send('Runtime.evaluate', { contextId, expression: `${DELIVER}(${message})` }).catch(() => undefined)
    },
    executeJavaScript: async (code: string): Promise<unknown> => {
      const session = await attached.promise
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: code,
        awaitPromise: true,
        returnByValue: true,
      })
      if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? 'failed')
      return result.value as unknown
    },
  } satisfies Partial<WebContents>

  const contents = Object.assign(emitter, held, {
    session: runtime.session,
    /** Not in Electron's types, but in its object: what the page was really made with. */
    getLastWebPreferences: () => ({ ...DEFAULTS, ...preferences }),
  })
  Object.defineProperty(contents, 'mainFrame', { get: () => frames.main(), enumerable: true })

  const attach = async ({ cdp: session }: WindowTarget): Promise<void> => {
    const { frameTree } = await session.send('Page.getFrameTree')
    frames.attach(session, frameTree.frame)
    session.on('Page.frameNavigated', ({ frame }) => void recall(frame))
    session.on('Page.windowOpen', (opened) => void (wanted = opened))
    session.on('Page.domContentEventFired', () => emitter.emit('dom-ready', createEvent({})))
    session.on('Page.loadEventFired', () => emitter.emit('did-finish-load', createEvent({})))
    session.on('Inspector.targetCrashed', () =>
      emitter.emit('render-process-gone', createEvent({}), { reason: 'crashed', exitCode: 1 }),
    )
    listenToPage(session, frames, contents, runtime)
    const { page, isolated } = scriptsFor(readPreload(preferences))
    const everything = [
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.addBinding', { name: BINDING, executionContextName: ISOLATED_WORLD }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: page }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName: ISOLATED_WORLD }),
      guardNetwork(session, runtime.inside, id, mayNavigate),
    ]
    await Promise.all(everything)
    cdp = session
    attached.resolve(session)
  }
  /** A blank or blob page asks no network: it is put to the product once it is there, and taken back if refused. */
  const recall = async (frame: Protocol.Page.Frame): Promise<void> => {
    if (frame.parentId !== undefined || frame.unreachableUrl !== undefined) return
    const url = toProduct(frame.url, schemes())
    const asked = /^https?:$/u.test(new URL(frame.url).protocol)
    if (asked || ordered.delete(url) || emitNavigation('will-navigate', url, frame.id, true)) last = url
    else await loadURL(last)
    emitter.emit('did-navigate', createEvent({}), url, 200, '')
  }
  return {
    contents,
    attach,
    mayOpen,
    failed: (error: Error) => attached.reject(error),
    destroy: () => {
      if (destroyed) return
      destroyed = true
      cdp = null
      attached.reject(new Error('Object has been destroyed'))
      emitter.emit('destroyed', createEvent({}))
    },
  }
}

const readPreload = ({ preload }: WebPreferences): string =>
  preload === undefined ? '' : readFileSync(preload, 'utf8')

/** Asks the product about every permission once for each origin it loads, and tells Chromium the answers. */
const setPermissions = async (inside: SessionInside, contents: WebContents, to: string, cdp: CdpSession) => {
  const origin = originOf(toChromium(to, inside.schemes), inside.schemes)
  const answers = PERMISSIONS.map(([name, permission]) => {
    const setting = inside.permits(contents, permission, origin) ? ('granted' as const) : ('denied' as const)
    return cdp.send('Browser.setPermission', { permission: { name }, setting })
  })
  await Promise.allSettled(answers)
}
