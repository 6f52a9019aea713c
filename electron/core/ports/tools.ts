import type { Result } from '../../../shared/kernel/result.ts'
import type { ProgramSignature } from '../../../shared/tools/tool.ts'

/** What a program says of itself; believed by nobody, shown as what it says. */
export type ToolCaller = {
  readonly name: string
  readonly program: string | null
  /** The number of its process, where it runs already. */
  readonly process: number | null
}

export type TokenWish = ToolCaller & {
  /** Which file lies at the program's path now; another one there has another mark. `null` where none can be seen. */
  readonly programMark: string | null
  /** An app by its name or id. */
  readonly app: string
  /** An organisation by its name or Xero's id; `null` for whatever the sign-in reaches. */
  readonly organisation: string | null
}

/** A token that is given out, with seconds until it ends. */
export type GivenToken = {
  readonly accessToken: string
  readonly expiresIn: number
  readonly scopes: readonly string[]
  /** Xero's id of the organisation that was named. */
  readonly tenantId: string | null
}

/** A call that a tool wants to make through Keyward: by the key in its address, a method and a clean path. */
export type CallWish = { readonly key: string; readonly method: string; readonly path: string }

/** What Xero said of its limits in answer to a call; nothing where it did not answer. */
export type CallEnd = {
  readonly retryAt: number | null
  readonly limited: 'tenant' | 'app' | null
}

/** What is added to a call that may be made, which has its turn until `end` is told of it. */
export type CallPass = {
  readonly accessToken: string
  readonly tenantId: string
  /** Xero has refused the token: another one, or `null` where one was had for the same reason just before. */
  readonly renew: () => Promise<Result<string | null>>
  readonly end: (how: CallEnd) => void
}

/** How Keyward stands, for whoever has proven the key; of a vault that is locked nothing is told. */
export type ToolsStanding = {
  readonly state: 'off' | 'locked' | 'open'
  readonly tools: readonly { readonly name: string; readonly app: string; readonly isAllowed: boolean }[]
}

/** What programs may ask, each answered only to who has proven the key, or has the address. */
export type ToolAnswers = {
  readonly token: (wish: TokenWish, signal: AbortSignal) => Promise<Result<GivenToken>>
  readonly call: (wish: CallWish, signal: AbortSignal) => Promise<Result<CallPass>>
  readonly standing: () => ToolsStanding
}

/** Where programs of this computer ask: one door for tokens, one port for calls. */
export type ToolDoor = {
  /** Opens both, at this port where it is free; answers at which. */
  readonly open: (answers: ToolAnswers, port: number | null) => Promise<Result<{ readonly port: number }>>
  /** Something is asked of the person: the window comes to the front. */
  readonly wanted: () => void
  /** Who vouches for the file at this path, as far as this computer tells; within seconds, whatever becomes of it. */
  readonly signatureOf: (program: string) => Promise<ProgramSignature>
  /** Opens the door for tokens alone, at which all are told that the vault is not open; `open` takes it over. */
  readonly openLocked: (answers: ToolAnswers) => Promise<Result<null>>
  /** Whether tools might ask when this was last known: what a locked vault does not tell. */
  readonly isExpected: () => boolean
  readonly expect: (isOn: boolean) => Promise<void>
  /** Nothing is listened for afterwards, and nothing of it is left on the disk. */
  readonly close: () => Promise<void>
}
