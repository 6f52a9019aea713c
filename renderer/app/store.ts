import { create } from 'zustand'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import type { Failure } from '../../shared/kernel/failure.ts'
import type { Instant } from '../../shared/kernel/instant.ts'
import type { Look } from '../../shared/views/view.ts'
import type { Work } from '../../shared/contract/work.ts'
import { momentNow } from '../language/ages.ts'
import { keptAsItWas } from '../language/kept.ts'
import { type ConnectionRow, connectionRows } from '../features/connections/connection-list.ts'
import type { Need } from '../features/needs/need.ts'
import { type HalfTyped, halfTypedIn, typeAgain } from './half-typed.ts'
import type { OpenMenu } from './menu-lines.ts'
import type { Route } from './route.ts'
import { needsOf } from '../features/needs/needs.ts'
import { shownSnapshot, shownWork } from '../language/shown.ts'

/** How the list of connections is looked at; kept while the window is open. */
export type ListView = Readonly<Look> & { readonly closedGroups: ReadonlySet<string> }

/** Something that stands in the window and nowhere else, and what is said before it is left (requirement G9). */
export type Unsaved = {
  readonly id: string
  readonly title: string
  readonly ends: string
  readonly stays: string
  readonly foot: string
}

/** What was asked for while something is unsaved: a place, a step within the view, or the page anew. */
export type Wanted =
  | { readonly kind: 'route'; readonly route: Route }
  | { readonly kind: 'step'; readonly take: () => void }
  | { readonly kind: 'reload' }

/** What a toast offers to do. */
export type ToastAction = { readonly label: string; readonly run: () => void }

/** What is to be tagged: connections by their keys, or apps; `name` where it is one. */
export type Tagging = {
  readonly of: 'connections' | 'apps'
  readonly ids: readonly string[]
  readonly name: string
}

/** What is being given a name: a look at the list, or a view that has one. */
export type Naming = { readonly viewId: string | null; readonly name: string }

/** Everything the window shows: what main announced, and how it is looked at. Never a secret. */
export type Store = {
  /** As it may be shown: text of others stands in it so that it can stand anywhere. */
  readonly snapshot: Snapshot | null
  /** The same as main told it; what is changed in a form and goes back is taken from here. */
  readonly stored: Snapshot | null
  readonly work: Work | null
  readonly now: Instant
  /** Worked out from the snapshot and the moment, once for all who show them. */
  readonly rows: readonly ConnectionRow[]
  readonly needs: readonly Need[]
  /** Whether they could be; where not, nothing may be said of what they would hold. */
  readonly isWorkedOut: boolean
  readonly route: Route
  /** What stands in the window and nowhere else. */
  readonly unsaved: readonly Unsaved[]
  /** What the person wants meanwhile; they are asked first. */
  readonly wanted: Wanted | null
  readonly list: ListView
  /** Keys of the connections that are selected. */
  readonly selected: ReadonlySet<string>
  readonly isPaletteOpen: boolean
  readonly isShortcutsOpen: boolean
  readonly isChoosingApp: boolean
  readonly tagging: Tagging | null
  readonly isColumnsOpen: boolean
  /** The view of the list that is being given a name; `id` where it has one already. */
  readonly naming: Naming | null
  /** Attempts whose sheet was put aside; they go on. */
  readonly aside: readonly string[]
  /** A failure of something that has no place of its own in the window. */
  readonly trouble: { readonly doing: string; readonly failure: Failure } | null
  /** Told to screen readers, politely. */
  readonly announced: { readonly id: number; readonly text: string }
  readonly toast: { readonly id: number; readonly text: string; readonly action: ToastAction | null } | null
  /** What Ctrl or Command and Z takes back, the last first. */
  readonly undoIds: readonly string[]
  readonly menu: OpenMenu | null
  /** Somebody is asked whether it is still them. */
  readonly asking: { readonly answer: (isProven: boolean) => void } | null
  /** What stood half typed in the view when it was locked. */
  readonly halfTyped: HalfTyped
}

/** Nothing floats over the view, and nothing waits in it. */
const NOTHING_OPEN = {
  selected: new Set<string>(),
  unsaved: [],
  wanted: null,
  isPaletteOpen: false,
  isShortcutsOpen: false,
  isChoosingApp: false,
  tagging: null,
  isColumnsOpen: false,
  naming: null,
  aside: [],
  trouble: null,
  toast: null,
  undoIds: [],
  menu: null,
  asking: null,
} as const

export const useStore = create<Store>()(() => ({
  snapshot: null,
  stored: null,
  work: null,
  now: Date.now(),
  rows: [],
  needs: [],
  isWorkedOut: true,
  route: { at: 'overview' },
  unsaved: [],
  wanted: null,
  list: {
    show: 'all',
    search: '',
    filter: null,
    column: 'organisation',
    direction: 'ascending',
    isGrouped: true,
    closedGroups: new Set<string>(),
  },
  selected: new Set<string>(),
  isPaletteOpen: false,
  isShortcutsOpen: false,
  isChoosingApp: false,
  tagging: null,
  isColumnsOpen: false,
  naming: null,
  aside: [],
  trouble: null,
  announced: { id: 0, text: '' },
  toast: null,
  undoIds: [],
  menu: null,
  asking: null,
  halfTyped: [],
}))

const set = useStore.setState

/** How many deeds back the keys go; main keeps no more either. */
const UNDOS_KEPT = 20

/** Moments that lie closer together are one: a change does not age what it is not about. */
const ONE_MOMENT = 5_000

/** What follows from a snapshot, as it may be shown, at a moment; what is as it was is the same object as before. */
const looked = (whole: Snapshot, before: Store) => {
  const snapshot = { ...keptAsItWas(before.snapshot, whole) }
  const clock = momentNow(Date.now() + snapshot.clock.offset, snapshot.seenAt)
  const now = before.now <= clock && clock - before.now < ONE_MOMENT ? before.now : clock
  try {
    const rows = keptAsItWas(before.rows, connectionRows(snapshot, now))
    const needs = keptAsItWas(before.needs, needsOf(snapshot, now, rows))
    return { snapshot, now, rows, needs, isWorkedOut: true }
  } catch {
    return { snapshot, now, rows: [], needs: [], isWorkedOut: false }
  }
}

/** For a view that shows what was worked out: where that failed, the view says so instead of "nothing". */
export const useWorkedOut = (): void => {
  if (!useStore((state) => state.isWorkedOut)) throw new Error('could not be worked out')
}

export const receiveSnapshot = (told: Snapshot): void => {
  const { snapshot, asking } = useStore.getState()
  if (told.vault.kind === 'locked' && snapshot?.vault.kind === 'open') {
    // whatever floats, waits or was said may name somebody; what is half typed and no secret comes back
    const halfTyped = halfTypedIn(document.querySelector('main.view'))
    asking?.answer(false)
    set({ ...NOTHING_OPEN, halfTyped, announced: { id: Date.now(), text: '' } })
  }
  set((before) => {
    // shown is made from what is stored, part by part, and a part that is the same object is shown as it was
    const stored = { ...keptAsItWas(before.stored, told) }
    return { stored, ...looked(shownSnapshot(stored), before) }
  })
}
/** The view is there again after it was locked: what was half typed in it stands there as before. */
export const comeBack = (): void => {
  const { halfTyped } = useStore.getState()
  if (halfTyped.length === 0) return
  set({ halfTyped: [] })
  typeAgain(document.querySelector('main.view'), halfTyped)
}

/** Asks whether it is still the same person; `false` where they would not say. */
export const askAgain = (): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  useStore.getState().asking?.answer(false)
  set({ asking: { answer: resolve } })
  return promise
}
export const answerAsking = (isProven: boolean): void => {
  useStore.getState().asking?.answer(isProven)
  set({ asking: null })
}
/** Calls back after each change of the vault; answers a function that stops it. */
export const onSnapshot = (changed: () => void): (() => void) =>
  useStore.subscribe((state, before) => {
    if (before.snapshot !== null && state.snapshot !== before.snapshot) changed()
  })
/** Calls back at the end of each check; answers a function that stops it. */
export const onCheckEnd = (ended: () => void): (() => void) =>
  useStore.subscribe((state, before) => {
    if ((before.work?.check ?? null) !== null && (state.work?.check ?? null) === null) ended()
  })
export const receiveWork = (work: Work): void => set({ work: shownWork(work) })

/** Moves the moment that ages are measured by. */
export const tick = (): void =>
  set((before) => (before.snapshot === null ? { now: Date.now() } : looked(before.snapshot, before)))

/** Goes somewhere; whatever stands in the window and nowhere else is asked about first. */
export const go = (route: Route): void =>
  set(({ unsaved }) =>
    unsaved.length > 0 ? { wanted: { kind: 'route', route } } : { route, wanted: null, trouble: null },
  )
/** Goes somewhere without asking: what stood there is stored, or the person has said that it may go. */
export const goNow = (route: Route): void => set({ route, wanted: null, trouble: null })
/** Takes a step within a view, such as opening another form in its place; asks first, as going somewhere does. */
export const step = (take: () => void): void => {
  if (useStore.getState().unsaved.length > 0) set({ wanted: { kind: 'step', take } })
  else take()
}
/** Begins the page anew, as its keyboard shortcut does; `false` where the person is asked first. */
export const mayReload = (): boolean => {
  if (useStore.getState().unsaved.length === 0) return true
  set({ wanted: { kind: 'reload' } })
  return false
}
export const stay = (): void => set({ wanted: null })
/** The person leaves what is unsaved. */
export const leave = (): void => {
  const { wanted } = useStore.getState()
  if (wanted?.kind === 'route') return goNow(wanted.route)
  set({ wanted: null, unsaved: [] })
  if (wanted?.kind === 'step') wanted.take()
  if (wanted?.kind === 'reload') location.reload()
}
export const keepUnsaved = (one: Unsaved): void =>
  set(({ unsaved }) => ({ unsaved: [...unsaved.filter(({ id }) => id !== one.id), one] }))
export const dropUnsaved = (id: string): void => {
  set(({ unsaved }) => ({ unsaved: unsaved.filter((one) => one.id !== id) }))
  // once everything that is drawn with this has said what it keeps
  queueMicrotask(followWanted)
}
/** What was asked for while something was being saved is done once that is saved; of a vault that was locked, nothing. */
const followWanted = (): void => {
  const { unsaved, wanted, snapshot } = useStore.getState()
  if (unsaved.length > 0 || wanted === null) return
  if (snapshot?.vault.kind === 'open') leave()
  else set({ wanted: null })
}

export const changeList = (change: Partial<ListView>): void =>
  set(({ list }) => ({ list: { ...list, ...change } }))

export const select = (selected: ReadonlySet<string>): void => set({ selected })

/** Of a vault that is locked nothing is found, and nothing opens by itself once it is unlocked. */
export const openPalette = (isOpen: boolean): void =>
  set(({ snapshot }) => ({ isPaletteOpen: isOpen && snapshot?.vault.kind !== 'locked' }))
export const openShortcuts = (isShortcutsOpen: boolean): void => set({ isShortcutsOpen })
export const openMenu = (menu: OpenMenu): void => set({ menu })
export const closeMenu = (): void => set({ menu: null })
export const tagThem = (tagging: Tagging | null): void => set({ tagging })
export const openColumns = (isColumnsOpen: boolean): void => set({ isColumnsOpen })
export const nameView = (naming: Naming | null): void => set({ naming })
export const chooseApp = (isChoosingApp: boolean): void => set({ isChoosingApp })
export const putAside = (attemptId: string): void => set(({ aside }) => ({ aside: [...aside, attemptId] }))
export const takeUp = (attemptId: string): void =>
  set(({ aside }) => ({ aside: aside.filter((id) => id !== attemptId) }))

export const showTrouble = (doing: string, failure: Failure): void => set({ trouble: { doing, failure } })
export const forgetTrouble = (): void => set({ trouble: null })

/** Tells a result to screen readers without moving the focus. */
export const announce = (text: string): void =>
  set(({ announced }) => ({ announced: { id: announced.id + 1, text } }))

/** Shows something that outlives the view, and says it. Never for failures. */
export const showToast = (text: string, action: ToastAction | null = null): void =>
  set(({ announced }) => ({
    toast: { id: announced.id + 1, text, action },
    announced: { id: announced.id + 1, text },
  }))
export const keepUndo = (undoId: string): void =>
  set(({ undoIds }) => ({ undoIds: [...undoIds, undoId].slice(-UNDOS_KEPT) }))
export const dropUndo = (undoId: string): void =>
  set(({ undoIds }) => ({ undoIds: undoIds.filter((one) => one !== undoId) }))
export const forgetToast = (): void => set({ toast: null })
