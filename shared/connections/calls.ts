import * as z from 'zod'
import { call, id, none, nothing } from '../kernel/call.ts'
import { RUN_MAX } from './disconnect-run.ts'
import { HealthCheck } from './health.ts'

/** Asking Xero how the connections are, and what it said before. */
export const connectionCalls = {
  /**
   * Asks Xero now which organisations there are, and each one whether it answers; all of them when `keys` is `null`.
   * `isContinued` leaves out what was asked in a check that did not come to its end. Answers when finished or cancelled.
   */
  checkConnections: call(
    z.strictObject({ keys: z.array(id).max(20_000).nullable(), isContinued: z.boolean().optional() }),
    z.object({ answered: z.int(), of: z.int() }),
    { needs: 'writable' },
  ),
  cancelCheck: call(nothing, none),
  /** Asks Xero for everything connected to an app, with the app's secret alone; how many there are. */
  askOwnList: call(z.strictObject({ appId: id }), z.object({ amount: z.int() }), { needs: 'writable' }),
  /** Past checks of one connection, newest first. */
  listChecks: call(
    z.strictObject({ key: id, limit: z.int().min(1).max(500) }),
    z.object({ checks: z.array(HealthCheck) }),
    { needs: 'open' },
  ),
  /**
   * Ends one connection at Xero and proves it by asking again; `byOwnList` with the app's own token, where no sign-in
   * here can.
   */
  disconnect: call(z.strictObject({ key: id, byOwnList: z.boolean().optional() }), none),
  /** Ends these one after the other; the whole wish is stored before the first, and answers as soon as it has begun. */
  beginDisconnects: call(z.strictObject({ keys: z.array(id).min(1).max(RUN_MAX) }), none, {
    needs: 'writable',
  }),
  /** Goes on with those of the last such wish that have not come to their end. */
  resumeDisconnects: call(nothing, none, { needs: 'writable' }),
  /** Begins no further one. */
  stopDisconnects: call(nothing, none),
  /** Puts the list of the last such wish away; nothing happens at Xero. */
  putDisconnectsAway: call(nothing, none, { needs: 'writable' }),
  /** Saves these connections, or all, as a table where the person says; `null` where they thought better of it. */
  saveConnections: call(
    z.strictObject({ keys: z.array(id).min(1).max(RUN_MAX).nullable() }),
    z.object({ path: z.string().nullable() }),
    { needs: 'open' },
  ),
  /** Copies them as a table for a spreadsheet, or their names, a line each. */
  copyConnections: call(
    z.strictObject({ keys: z.array(id).min(1).max(RUN_MAX), as: z.enum(['names', 'table']) }),
    none,
    { needs: 'open' },
  ),
  /** Takes an ended or vanished connection off the list; nothing happens at Xero. */
  forgetConnection: call(z.strictObject({ key: id }), z.object({ undoId: z.string() })),
} as const
