import { EventEmitter } from 'node:events'
import type { Protocol, Session, WebContents, WebRequest } from 'electron'

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0]
type Permission = Parameters<NonNullable<CheckHandler>>[1]
type SchemeHandler = Parameters<Protocol['handle']>[1]
type Scheme = Parameters<Protocol['registerSchemesAsPrivileged']>[0][number]
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void
type HeadersReceived = (
  details: Electron.OnHeadersReceivedListenerDetails,
  callback: (response: Electron.HeadersReceivedResponse) => void,
) => void

/** Chromium's names of permissions, and the names under which Electron asks the product about them. */
export const PERMISSIONS: readonly (readonly [string, Permission])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['idle-detection', 'idle-detection'],
  ['local-fonts', 'local-fonts'],
  ['window-management', 'window-management'],
  ['screen-wake-lock', 'screen-wake-lock'],
  ['background-sync', 'background-sync'],
  ['persistent-storage', 'persistent-storage'],
  ['storage-access', 'storage-access'],
]

/** What the stand-in itself asks the session, on Chromium's behalf. */
export type SessionInside = {
  readonly schemes: ReadonlySet<string>
  readonly handlerOf: (scheme: string) => SchemeHandler | undefined
  readonly permits: (contents: WebContents, permission: Permission, origin: string) => boolean
  readonly beforeRequest: () => BeforeRequest | null
  readonly headersReceived: () => HeadersReceived | null
}

/** The default session, and `protocol`, whose privileges must be declared before the app is ready. */
export const createSession = (isReady: () => boolean) => {
  const privileged = new Map<string, Scheme>()
  const handlers = new Map<string, SchemeHandler>()
  let requestHandler: RequestHandler = null
  let checkHandler: CheckHandler = null
  let before: BeforeRequest | null = null
  let received: HeadersReceived | null = null

  const protocol = {
    registerSchemesAsPrivileged: (schemes: Scheme[]) => {
      if (isReady())
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
      for (const scheme of schemes) privileged.set(scheme.scheme, scheme)
    },
    handle: (scheme: string, handler: SchemeHandler) => {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      if (privileged.get(scheme)?.privileges?.standard !== true) {
        throw new Error(`stand-in: ${scheme} must be registered as privileged and standard`)
      }
      handlers.set(scheme, handler)
    },
    unhandle: (scheme: string) => void handlers.delete(scheme),
    isProtocolHandled: (scheme: string) => handlers.has(scheme),
  } satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>

  const webRequest = {
    onBeforeRequest: (...args: unknown[]) => void (before = args.at(-1) as BeforeRequest | null),
    onHeadersReceived: (...args: unknown[]) => void (received = args.at(-1) as HeadersReceived | null),
  } satisfies Pick<WebRequest, 'onBeforeRequest' | 'onHeadersReceived'>

  const held = {
    setPermissionRequestHandler: (handler) => void (requestHandler = handler),
    setPermissionCheckHandler: (handler) => void (checkHandler = handler),
    // Chromium under the stand-in has no devices, no screen capture, and keeps its own certificate checks.
    setDevicePermissionHandler: () => undefined,
    setDisplayMediaRequestHandler: () => undefined,
    setCertificateVerifyProc: () => undefined,
    setSpellCheckerEnabled: () => undefined,
    clearStorageData: () => Promise.resolve(),
    clearCache: () => Promise.resolve(),
  } satisfies Partial<Session>

  /** Without handlers Electron grants everything; with them, both must agree. */
  const permits: SessionInside['permits'] = (contents, permission, origin) => {
    const checked = checkHandler?.(contents, permission, origin, {
      isMainFrame: true,
      requestingUrl: `${origin}/`,
    })
    let requested = requestHandler === null
    requestHandler?.(contents, permission, (granted) => (requested = granted), {
      isMainFrame: true,
      requestingUrl: `${origin}/`,
    })
    return (checked ?? true) && requested
  }
  const inside: SessionInside = {
    get schemes() {
      return new Set(privileged.keys())
    },
    handlerOf: (scheme) => handlers.get(scheme),
    permits,
    beforeRequest: () => before,
    headersReceived: () => received,
  }
  return { session: Object.assign(new EventEmitter(), held, { protocol, webRequest }), protocol, inside }
}
