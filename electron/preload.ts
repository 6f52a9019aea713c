import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { isOurs } from './shell/app-origin.ts'
import { regionFrom } from './shell/region-argument.ts'
import { callNames, eventNames, type EventName } from '../shared/contract/contract.ts'

/** The bridge: one function for each call of the contract, and `on` for its events; never ipcRenderer itself (A2). */
const calls = Object.fromEntries(
  callNames.map((name) => [name, (input: unknown) => ipcRenderer.invoke('keyward:call', name, input)]),
)

/** The page hands over a file that somebody dropped, and can name no path of its own. */
const openDropped = (file: File) => ipcRenderer.invoke('keyward:call', 'openDropped', { path: pathOf(file) })

/** Empty, which main refuses, for what the page made itself. */
const pathOf = (file: File): string => {
  try {
    return webUtils.getPathForFile(file)
  } catch {
    return ''
  }
}

const on = (name: EventName, listener: (payload: unknown) => void) => {
  if (!eventNames.includes(name)) return () => {}
  const hear = (_event: unknown, payload: unknown) => listener(payload)
  ipcRenderer.on(`keyward:event:${name}`, hear)
  return () => void ipcRenderer.removeListener(`keyward:event:${name}`, hear)
}

/** Only on our own pages: about:blank, where no navigation is asked about, gets none either. */
const isOurPage = isOurs(location.href)

if (!process.sandboxed || !process.contextIsolated)
  throw new Error('a window weaker than it must be gets no bridge')
if (isOurPage) {
  contextBridge.exposeInMainWorld('keyward', Object.freeze({ ...calls, openDropped, on }))
  contextBridge.exposeInMainWorld('keywardRegion', regionFrom(process.argv))
}
