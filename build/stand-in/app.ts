import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from 'electron'
import { createEvent } from './event.ts'
import { requestInstanceLock, type Greeting } from './instance-lock.ts'
import { createSchemeClient } from './scheme-client.ts'

type Windows = () => readonly { close: () => void; destroy: () => void; isDestroyed: () => boolean }[]

/** `app`: its life from ready to quit, its paths, its one instance. `begin` is called once main has been loaded. */
export const createApp = (folder: string, windows: Windows) => {
  const facts = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
  const text = (key: string): string | null => (typeof facts[key] === 'string' ? facts[key] : null)
  const emitter = new EventEmitter()
  const ready = Promise.withResolvers<void>()
  const paths = new Map<string, string>()
  let name = text('productName') ?? text('name') ?? 'Electron'
  let isReady = false
  let isQuitting = false
  let hasLock = false

  const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
  const getPath = (key: string): string => {
    const known: Record<string, () => string> = {
      home: homedir,
      appData: () => appData,
      userData: () => join(appData, name),
      sessionData: () => getPath('userData'),
      temp: tmpdir,
      exe: () => process.execPath,
      logs: () => join(getPath('userData'), 'logs'),
      downloads: () => join(homedir(), 'Downloads'),
      documents: () => join(homedir(), 'Documents'),
      desktop: () => join(homedir(), 'Desktop'),
    }
    const path = paths.get(key) ?? known[key]?.()
    if (path === undefined) throw new Error(`Failed to get '${key}' path`)
    return path
  }

  const exit = (code = 0): void => {
    for (const window of windows()) window.destroy()
    emitter.emit('quit', createEvent({}), code)
    process.exit(code)
  }
  const finish = (): void => {
    const event = createEvent({})
    emitter.emit('will-quit', event)
    if (event.defaultPrevented) isQuitting = false
    else exit(0)
  }
  const quit = (): void => {
    if (isQuitting) return
    const event = createEvent({})
    emitter.emit('before-quit', event)
    if (event.defaultPrevented) return
    isQuitting = true
    if (windows().length === 0) {
      finish()
      return
    }
    for (const window of windows()) window.close()
    isQuitting = windows().every((window) => window.isDestroyed())
  }
  emitter.on('stand-in-all-closed', () => {
    if (isQuitting) finish()
    else if (emitter.listenerCount('window-all-closed') === 0) quit()
    else emitter.emit('window-all-closed')
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit)

  const greet = ({ argv, folder: from, data }: Greeting) =>
    void ready.promise.then(() => emitter.emit('second-instance', createEvent({}), argv, from, data))
  const desktopFile = () => text('desktopName') ?? `${name}.desktop`

  const held = {
    whenReady: () => ready.promise,
    isReady: () => isReady,
    quit,
    exit,
    relaunch: () => undefined,
    focus: () => undefined,
    hide: () => undefined,
    show: () => undefined,
    getName: () => name,
    setName: (next: string) => void (name = next),
    getVersion: () => text('version') ?? '0.0.0',
    getAppPath: () => folder,
    getLocale: () => 'en-GB',
    getPath,
    setPath: (key: string, path: string) => void paths.set(key, path),
    isPackaged: false,
    requestSingleInstanceLock: (data: unknown = {}): boolean =>
      (hasLock ||= requestInstanceLock(
        getPath('userData'),
        { argv: process.argv, folder: process.cwd(), data },
        greet,
      )),
    hasSingleInstanceLock: () => hasLock,
    ...createSchemeClient(desktopFile),
    enableSandbox: () => undefined,
    disableHardwareAcceleration: () => undefined,
    setAppUserModelId: () => undefined,
    setBadgeCount: () => false,
    setAboutPanelOptions: () => undefined,
    commandLine: {
      appendSwitch: () => undefined,
      appendArgument: () => undefined,
      hasSwitch: (flag: string) => process.argv.includes(`--${flag}`),
      getSwitchValue: () => '',
      removeSwitch: () => undefined,
    },
  } satisfies Partial<App>
  const app = Object.assign(emitter, held)
  return {
    app,
    isReady: () => isReady,
    begin: () => {
      if (isReady) return
      isReady = true
      emitter.emit('ready', createEvent({}), {})
      ready.resolve()
    },
  }
}
