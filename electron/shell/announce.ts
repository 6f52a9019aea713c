import { events, type EventName, type EventPayload } from '../../shared/contract/contract.ts'
import { NO_WORK, type Work } from '../../shared/contract/work.ts'

export const eventChannel = (name: EventName) => `keyward:event:${name}`

/** What of a window is needed to tell it something. */
type Told = {
  readonly isDestroyed: () => boolean
  readonly webContents: { readonly send: (channel: string, payload: unknown) => void }
}

/**
 * Tells the window; the payload is parsed, so that nothing unnamed rides out. One that does not fit its schema is a
 * bug, and never silent: `onBug` hears its name; a snapshot throws, so that whoever told it can leave word on the
 * board; in the place of a board comes one that says so.
 */
export const announceTo =
  (window: () => Told | null, onBug: (name: EventName) => void) =>
  <Name extends EventName>(name: Name, payload: EventPayload<Name>): void => {
    const target = window()
    if (target === null || target.isDestroyed()) return
    const send = (value: unknown) => target.webContents.send(eventChannel(name), value)
    const fits = events[name].safeParse(payload)
    if (fits.success) return send(fits.data)
    onBug(name)
    if (name === 'snapshotChanged') throw new Error('a snapshot that does not fit its schema')
    send(unshown())
  }

const unshown = (): Work => ({
  ...NO_WORK,
  notices: [{ id: 'not shown', at: Date.now(), code: 'notShown' }],
})
