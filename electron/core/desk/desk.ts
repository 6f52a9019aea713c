import type { ActivityKind } from '../../../shared/activity/activity.ts'
import { HOUR, MINUTE } from '../../../shared/kernel/instant.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Undone } from '../../../shared/undo/calls.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Ports } from '../ports/ports.ts'
import type { StoredApp } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import { whoUses, type Known } from '../vault/who-uses.ts'
import { createHeld, type Held } from './held.ts'
import { changePart, type Part, type PartChange, type Undo } from '../undo/part.ts'
import { undoing } from '../undo/undo.ts'

/** What a line of the activity is about; what is left out is about nothing of the kind, and went well. */
export type About = {
  /** An app of the vault, or something else that goes by a name. */
  readonly app?: { readonly id?: string; readonly name: string } | undefined
  readonly organisation?: string
  readonly person?: string
  /** How it went: `ok`, or what is to be read of it; of a result that failed its code. */
  readonly result?: string | Result<unknown>
}

/** How long something that was opened waits in memory for a decision. */
export type Holding = {
  /** In ms; `null` for as long as the vault is open. By default long enough to compare a fingerprint by phone. */
  readonly keepFor?: number | null
  /** The oldest gives way to one more. By default more than a person looks at in that time. */
  readonly most?: number
}

/** How long, and of how many deeds, the last can be taken back. */
const UNDO_FOR = 10 * MINUTE
const UNDO_MOST = 20

/**
 * What every room has at hand: who uses this Keyward, a line in the activity, the app of an id, and a place for what
 * was opened. Whatever is held there, by whichever room, is let go of when the desk closes.
 */
export type Desk = ReturnType<typeof createDesk>

export const createDesk = (
  ports: Pick<Ports, 'clock' | 'installation' | 'random'>,
  { vault, activity }: { readonly vault: Vault; readonly activity: ActivityJournal },
) => {
  const places: Pick<Held<unknown>, 'clear'>[] = []
  let isClosed = false

  const held = <Thing>({ keepFor = HOUR, most = 16 }: Holding = {}): Held<Thing> => {
    const place = createHeld<Thing>(ports, { keepFor, most, mayHold: () => !isClosed })
    places.push(place)
    return place
  }
  const undos = held<Undo>({ keepFor: UNDO_FOR, most: UNDO_MOST })

  const find = (appId: string): StoredApp | undefined => vault.content().apps.find(({ id }) => id === appId)

  return {
    /** Who uses this Keyward. */
    me: (): Known => whoUses(vault.content(), ports.installation),
    /** Writes a line into the activity; it never stops the work that it tells of. */
    log: (what: ActivityKind, about: About = {}): Promise<void> =>
      activity.record({
        what,
        app: about.app?.name ?? '',
        appId: about.app?.id ?? '',
        organisation: about.organisation ?? '',
        person: about.person ?? '',
        result: said(about.result ?? 'ok'),
      }),
    /** The app of an id; `undefined` where the vault has none, or has none any more. */
    find,
    /** For a line: the app of an id, without a name where it has left the vault meanwhile. */
    named: (appId: string): { readonly id: string; readonly name: string } => {
      const { name = '' } = find(appId) ?? {}
      return { id: appId, name }
    },
    /** The app of an id, or why there is none. */
    app: (appId: string): Result<StoredApp> => {
      const app = find(appId)
      return app === undefined ? fail('unknownApp') : ok(app)
    },
    /** A place for what a person has opened and not yet decided about. */
    held,
    /** Remembers for a while how something is taken back; the id that `takeUndo` knows it by. */
    undoable: (undo: Undo): string => undos.put(undo),
    /** Changes one part of the content, in a way that can be taken back for a while. */
    changePart: <Value>(part: Part<Value>, change: PartChange<Value>): Promise<Result<Undone>> =>
      changePart({ vault, remember: undos.put }, part, change),
    calls: undoing(vault, (undoId) => {
      const undo = undos.get(undoId)
      undos.drop(undoId) // once
      return undo
    }),
    /** What comes from now on may be held again. */
    start: () => void (isClosed = false),
    /** Lets go of everything that any room holds, and takes nothing from work that ends later. */
    close: () => {
      isClosed = true
      for (const place of places) place.clear()
    },
  }
}

const said = (result: string | Result<unknown>): string => {
  if (typeof result === 'string') return result
  return result.ok ? 'ok' : result.failure.code
}
