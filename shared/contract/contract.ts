import type * as z from 'zod'
import { activityCalls } from '../activity/calls.ts'
import { appCalls } from '../apps/calls.ts'
import { keychainCalls } from '../keychain/calls.ts'
import { backupCalls } from '../backup/calls.ts'
import { connectionCalls } from '../connections/calls.ts'
import { guideCalls } from '../guide/calls.ts'
import { handoverCalls } from '../handover/calls.ts'
import { importCalls } from '../import/calls.ts'
import { call, nothing } from '../kernel/call.ts'
import { Failure } from '../kernel/failure.ts'
import { fail, type Result } from '../kernel/result.ts'
import { labelCalls } from '../labels/calls.ts'
import { lockCalls } from '../lock/calls.ts'
import { moveCalls } from '../move/calls.ts'
import { paperCalls } from '../paper/calls.ts'
import { peopleCalls } from '../people/calls.ts'
import { practiceCalls } from '../practices/calls.ts'
import { reviewCalls } from '../review/calls.ts'
import { rotationCalls } from '../rotation/calls.ts'
import { settingsCalls } from '../settings/calls.ts'
import { signInCalls } from '../sign-in/calls.ts'
import { toolCalls } from '../tools/calls.ts'
import { undoCalls } from '../undo/calls.ts'
import { updateCalls } from '../updates/calls.ts'
import { vaultCalls } from '../vault/calls.ts'
import { viewCalls } from '../views/calls.ts'
import { windowCalls } from '../window/calls.ts'
import { Snapshot } from './snapshot.ts'
import { Work } from './work.ts'

/**
 * The contract between the window and the main process, declared once. Each key is the channel, the method and
 * the thing to search for. From it come `Api` (main implements it), the bridge (`window.keyward[name](input)`
 * answers a promise of a `Result`; `window.keyward.on(event, listener)` answers a function that stops listening)
 * and `answer`, the one door. Only `revealSecret` returns a secret,
 * `sealHandover` once the passphrase that it made, and `suggestPassphrase` one that is nobody's yet.
 */
export const calls = {
  /** Everything known. The window asks once and listens afterwards. */
  getSnapshot: call(nothing, Snapshot),
  getWork: call(nothing, Work),

  ...vaultCalls,
  ...lockCalls,
  ...appCalls,
  ...signInCalls,
  ...connectionCalls,
  ...labelCalls,
  ...viewCalls,
  ...undoCalls,
  ...activityCalls,
  ...reviewCalls,
  ...peopleCalls,
  ...practiceCalls,
  ...rotationCalls,
  ...guideCalls,
  ...handoverCalls,
  ...importCalls,
  ...backupCalls,
  ...moveCalls,
  ...keychainCalls,
  ...updateCalls,
  ...toolCalls,
  ...paperCalls,
  ...settingsCalls,
  ...windowCalls,
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
