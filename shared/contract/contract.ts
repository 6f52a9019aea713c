import * as z from 'zod'
import { activityCalls } from '../activity/calls.ts'
import { AppDetails, ClientSecret } from '../apps/app-draft.ts'
import { Failure } from '../kernel/failure.ts'
import { handoverCalls } from '../handover/calls.ts'
import { importCalls } from '../import/calls.ts'
import { Instant } from '../kernel/instant.ts'
import { Person } from '../kernel/person.ts'
import { Preferences } from '../settings/preferences.ts'
import { guideCalls } from '../guide/calls.ts'
import { healthCalls } from '../connections/health-calls.ts'
import { call, id, none, nothing } from './call.ts'
import { paperCalls } from '../paper/calls.ts'
import { reviewCalls } from '../review/calls.ts'
import { fail, type Result } from '../kernel/result.ts'
import { rotationCalls } from '../rotation/calls.ts'
import { Snapshot } from './snapshot.ts'
import { updateCalls } from '../updates/calls.ts'
import { Work } from './work.ts'

/**
 * The contract between the window and the main process, declared once. Each key is the channel, the method and
 * the thing to search for. From it come `Api` (main implements it), the bridge (`window.keyward[name](input)`
 * answers a promise of a `Result`; `window.keyward.on(event, listener)` answers a function that stops listening)
 * and `answer`, the one door. Only `revealSecret` returns a secret,
 * and `sealHandover` once the passphrase that it made.
 */
export const calls = {
  /** Everything known. The window asks once and listens afterwards. */
  getSnapshot: call(nothing, Snapshot),
  getWork: call(nothing, Work),

  /** The vault and the keychain: asks the operating system again. */
  openVault: call(nothing, none),
  /** Where the vault is unreadable: sets its files aside, keeps them, and begins an empty one. */
  beginAgain: call(nothing, none),

  /** Asks Xero for the time, and dates what lies in the future no later than now, where the clock is right (F12). */
  mendClock: call(nothing, none),

  addApp: call(
    z.strictObject({ details: AppDetails, clientSecret: ClientSecret }),
    z.object({ appId: z.string() }),
  ),
  editApp: call(z.strictObject({ appId: id, details: AppDetails }), none),
  /** Puts a secret where the keychain has lost it, or over a mistyped one. Rotation is another thing. */
  storeSecret: call(
    z.strictObject({
      appId: id,
      clientSecret: ClientSecret,
      createdAt: Instant.nullable(),
      /** Although nobody could tell which of the two works. */
      isUnproven: z.boolean().optional(),
    }),
    none,
  ),
  /** Takes what the keychain holds by now, altered behind Keyward's back, once Xero has recognised it. */
  acceptSecret: call(z.strictObject({ appId: id }), none),
  /** `isSure`: also where a rotation holds a secret that works, and the one in use does not. */
  removeApp: call(z.strictObject({ appId: id, isSure: z.boolean().optional() }), none),
  /** The one call that returns a secret. The window hides it at `hidesAt`. */
  revealSecret: call(z.strictObject({ appId: id }), z.object({ secret: z.string(), hidesAt: Instant })),
  /** Puts the secret on the clipboard, from where main clears it at `clearsAt`. */
  copySecret: call(z.strictObject({ appId: id }), z.object({ clearsAt: Instant })),
  clearClipboard: call(nothing, none),
  /** Copies something that is no secret: an id, an address, a rule to host. */
  copyText: call(z.strictObject({ text: z.string().min(1).max(20_000) }), none),

  /** Opens the browser at Xero's consent page and answers at once; `Work.attempts` tells how it goes on. */
  startSignIn: call(z.strictObject({ appId: id }), z.object({ attemptId: z.string() })),
  reopenBrowser: call(z.strictObject({ attemptId: id }), none),
  pasteRedirect: call(z.strictObject({ attemptId: id, address: z.string().max(20_000) }), none),
  cancelSignIn: call(z.strictObject({ attemptId: id }), none),
  /** Revokes a person's sign-in with one app, which takes all its connections, and proves it by asking again (D12). */
  revokeSignIn: call(z.strictObject({ signInId: id }), none),
  dismissSignIn: call(z.strictObject({ attemptId: id }), none),
  /** Opens the app's redirect address with a made-up answer, to see whether the route leads here. */
  tryRoute: call(z.strictObject({ appId: id }), none),
  endTrial: call(nothing, none),

  ...healthCalls,
  /** Ends one connection at Xero and proves it by asking again. */
  disconnect: call(z.strictObject({ key: id }), none),
  /** Takes an ended or vanished connection off the list; nothing happens at Xero. */
  forgetConnection: call(z.strictObject({ key: id }), none),

  ...activityCalls,
  ...reviewCalls,
  ...rotationCalls,
  ...guideCalls,

  ...handoverCalls,
  ...importCalls,

  ...updateCalls,
  ...paperCalls,

  /** Shows the sandbox practice, or the person's own again. The window begins anew. */
  openPractice: call(z.strictObject({ practice: z.enum(['own', 'sandbox']) }), none),

  repairScheme: call(nothing, none),
  /** Opens one of a few addresses of Xero's in the browser. */
  openPlace: call(
    z.strictObject({ place: z.enum(['developerPortal', 'connectedApps', 'apiSupport', 'scopesPage']) }),
    none,
  ),
  /** Opens the page of the licences that come with Keyward, and nothing else. */
  openLicences: call(nothing, none),
  /** Who uses this installation: the name that the activity log and handovers carry. */
  introduce: call(z.strictObject({ me: Person }), none),
  setPreferences: call(Preferences, none),
  /** Whether Keyward starts when the person signs in to the computer. */
  setStartsAtLogin: call(z.strictObject({ isOn: z.boolean() }), none),
  /** Whether something stands in the window and nowhere else, so that closing it asks first. */
  noteUnsaved: call(z.strictObject({ isUnsaved: z.boolean() }), none),
  /** The person's answer to whether the window may close, or Keyward quit, all the same. */
  answerClosing: call(z.strictObject({ isSure: z.boolean() }), none),
  /** Whether Keyward stays in the tray when its window is closed; `later` leaves the window open and the question too. */
  answerTray: call(z.strictObject({ answer: z.enum(['stay', 'quit', 'later']) }), none),
  /** The window has led to where somebody asked to be. */
  endVisit: call(z.strictObject({ visitId: id }), none),
  dismissNotice: call(z.strictObject({ id }), none),
} as const

/** What main tells the window unasked. */
export const events = { snapshotChanged: Snapshot, workChanged: Work } as const

export type CallName = keyof typeof calls
export type CallInput<Name extends CallName> = z.infer<(typeof calls)[Name]['input']>
export type CallOutput<Name extends CallName> = z.infer<(typeof calls)[Name]['output']>
export type EventName = keyof typeof events
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>

/** What main implements and the bridge carries. */
export type Api = {
  readonly [Name in CallName]: (input: CallInput<Name>) => Promise<Result<CallOutput<Name>>>
}

/** What the page sees as `window.keyward`. */
export type Bridge = Omit<Api, 'openDropped'> & {
  /** Takes the file itself; its path is the preload's to find. */
  readonly openDropped: (file: File) => Promise<Result<CallOutput<'openDropped'>>>
  readonly on: <Name extends EventName>(
    event: Name,
    listener: (payload: EventPayload<Name>) => void,
  ) => () => void
}

export const callNames = Object.keys(calls) as CallName[]
export const eventNames = Object.keys(events) as EventName[]
export const isCallName = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(calls, name)

/**
 * Answers one call: parses the input, calls, parses the output, so that nothing unnamed rides out, and catches
 * bugs once. `onBug` hears the call's name only, because a thrown value may carry credentials.
 */
export const answer = async (
  api: Api,
  name: unknown,
  raw: unknown,
  onBug: (name: string) => void,
): Promise<Result<unknown>> => {
  if (!isCallName(name)) return fail('badRequest')
  const input = parseInput(name, raw)
  if (!input.success) return fail('badRequest')
  try {
    const method = api[name] as (value: unknown) => Promise<Result<unknown>>
    const result = await method(input.data)
    return result.ok
      ? { ok: true, value: calls[name].output.parse(result.value) }
      : { ok: false, failure: Failure.parse(result.failure) }
  } catch {
    onBug(name)
    return fail('bug')
  }
}

const parseInput = (name: CallName, raw: unknown) => {
  try {
    return calls[name].input.safeParse(raw) as { success: true; data: unknown } | { success: false }
  } catch {
    return { success: false } as const // a hostile getter or a revoked proxy
  }
}
