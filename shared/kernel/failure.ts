import * as z from 'zod'
import { ACTIVITY_FAILURES } from '../activity/failures.ts'
import { APP_FAILURES } from '../apps/failures.ts'
import { BACKUP_FAILURES } from '../backup/failures.ts'
import { CONNECTION_FAILURES } from '../connections/failures.ts'
import { GUIDE_FAILURES } from '../guide/failures.ts'
import { HANDOVER_FAILURES } from '../handover/failures.ts'
import { IMPORT_FAILURES } from '../import/failures.ts'
import { LABEL_FAILURES } from '../labels/failures.ts'
import { LOCK_FAILURES } from '../lock/failures.ts'
import { MOVE_FAILURES } from '../move/failures.ts'
import { PEOPLE_FAILURES } from '../people/failures.ts'
import { PRACTICE_FAILURES } from '../practices/failures.ts'
import { REVIEW_FAILURES } from '../review/failures.ts'
import { ROTATION_FAILURES } from '../rotation/failures.ts'
import { SECRET_FAILURES } from '../secrets/failures.ts'
import { SIGN_IN_FAILURES } from '../sign-in/failures.ts'
import { TEAM_FAILURES } from '../team/failures.ts'
import { TOOL_FAILURES } from '../tools/failures.ts'
import { UNDO_FAILURES } from '../undo/failures.ts'
import { UPDATE_FAILURES } from '../updates/failures.ts'
import { VAULT_FAILURES } from '../vault/failures.ts'
import { VIEW_FAILURES } from '../views/failures.ts'
import { WINDOW_FAILURES } from '../window/failures.ts'
import { XERO_FAILURES } from '../xero/failures.ts'
import type { FailureTraits } from './failure-kind.ts'
import { CALL_FAILURES } from './failures.ts'

const KINDS = {
  ...CALL_FAILURES,
  ...VAULT_FAILURES,
  ...ACTIVITY_FAILURES,
  ...SECRET_FAILURES,
  ...XERO_FAILURES,
  ...SIGN_IN_FAILURES,
  ...CONNECTION_FAILURES,
  ...ROTATION_FAILURES,
  ...APP_FAILURES,
  ...HANDOVER_FAILURES,
  ...IMPORT_FAILURES,
  ...BACKUP_FAILURES,
  ...LABEL_FAILURES,
  ...LOCK_FAILURES,
  ...MOVE_FAILURES,
  ...PEOPLE_FAILURES,
  ...PRACTICE_FAILURES,
  ...REVIEW_FAILURES,
  ...GUIDE_FAILURES,
  ...UNDO_FAILURES,
  ...UPDATE_FAILURES,
  ...TEAM_FAILURES,
  ...TOOL_FAILURES,
  ...VIEW_FAILURES,
  ...WINDOW_FAILURES,
} as const

type Kinds = typeof KINDS
type Shape<Code extends keyof Kinds> = { code: z.ZodLiteral<Code> } & (Kinds[Code] extends {
  readonly details: infer Details extends z.ZodRawShape
}
  ? Details
  : unknown)
type Schema = { [Code in keyof Kinds]: z.ZodObject<Shape<Code>> }[keyof Kinds]

const schemas = Object.entries(KINDS).map(([code, kind]) =>
  z.object({ code: z.literal(code), ...('details' in kind ? kind.details : {}) }),
) as unknown as [Schema, ...Schema[]]

/**
 * Everything that a user can cause or the world can do to a call. Each noun declares its own in `shared/<noun>/failures.ts`,
 * with its traits. No text crosses the bridge: the words of a code stand in the window, and one without is a type error.
 */
export const Failure = z.discriminatedUnion('code', schemas)
export type Failure = z.infer<typeof Failure>
export type FailureCode = keyof Kinds

/** Whether a text that was stored is the code of a failure that this version knows. */
export const isFailureCode = (code: string): code is FailureCode => Object.hasOwn(KINDS, code)

/** What is so of a failure, whoever asks. */
export const traitsOf = ({ code }: { readonly code: FailureCode }): FailureTraits => KINDS[code]
