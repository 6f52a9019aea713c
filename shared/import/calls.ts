import * as z from 'zod'
import { SCOPES_MAX } from '../apps/app-draft.ts'
import { call, id, none, nothing } from '../kernel/call.ts'
import { Failure } from '../kernel/failure.ts'
import { ColumnChoice, ImportSeen } from './seen.ts'
import { RedirectRoute } from '../apps/redirect-route.ts'

/** The most entries that are looked at, and the most rows that are stored at once. */
export const IMPORT_ROWS_MAX = 2_000

/** What no password manager knows of a Xero app, filled in alike for all that are imported. */
export const ImportFill = z.strictObject({
  route: RedirectRoute,
  redirectUri: z.string().max(2_000),
  scopes: z.array(z.string().max(200)).max(SCOPES_MAX),
})
export type ImportFill = z.infer<typeof ImportFill>

export const ImportOutcome = z.object({
  rowId: z.string(),
  name: z.string(),
  how: z.enum(['stored', 'replaced', 'failed', 'notTried']),
  appId: z.string().nullable(),
  failure: Failure.nullable(),
})
export type ImportOutcome = z.infer<typeof ImportOutcome>

const importId = id

/** Importing what people keep elsewhere. Nothing is stored before `acceptImport`; secrets stay in main. */
export const importCalls = {
  /** Asks for a file and looks into it. What was read is kept in memory for ten minutes. */
  openImport: call(z.strictObject({ incomingId: id.optional() }), ImportSeen, { needs: 'writable' }),
  /** Asks for the key file of a KeePass file; `isNone` forgets the one that was chosen. */
  chooseKeyFile: call(z.strictObject({ importId, isNone: z.boolean() }), ImportSeen, { needs: 'writable' }),
  unlockImport: call(z.strictObject({ importId, password: z.string().max(1_000) }), ImportSeen, {
    needs: 'writable',
  }),
  chooseColumns: call(
    z.strictObject({ importId, hasHeader: z.boolean(), columns: ColumnChoice }),
    ImportSeen,
    { needs: 'writable' },
  ),
  /** Stores the ticked rows one by one; `replace` puts the secret into the app that is here already. */
  acceptImport: call(
    z.strictObject({
      importId,
      rows: z.array(z.strictObject({ rowId: id, replace: z.boolean() })).max(IMPORT_ROWS_MAX),
      fill: ImportFill,
    }),
    z.object({ outcomes: z.array(ImportOutcome) }),
    { needs: 'writable' },
  ),
  /** Ends what is under way: opening, or storing after the app that is being stored. */
  cancelImport: call(nothing, none),
  /** Forgets what was read. */
  dropImport: call(z.strictObject({ importId }), none),
} as const
