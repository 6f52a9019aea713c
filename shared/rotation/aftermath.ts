import * as z from 'zod'
import { Instant } from '../kernel/instant.ts'

/** How something that was left after a rotation or a leak was settled, by whom, and why where it was put aside. */
export const Settled = z.object({
  /** `appRemoved`: the app left this vault, and with it what was to be done about its tools. */
  how: z.enum(['done', 'putAside', 'appRemoved']),
  at: Instant,
  by: z.string(),
  reason: z.string().max(300),
})
export type Settled = z.infer<typeof Settled>

const common = {
  id: z.string(),
  appId: z.string(),
  /** Its name as it was then, which outlives the app in this vault. */
  app: z.string(),
  since: Instant,
  settled: Settled.nullable(),
}

/**
 * What a rotation or a leak leaves to be done, and nobody but a person can see to: it needs attention until it is done or
 * deliberately put aside, also after the rotation has come to its end.
 */
export const Aftermath = z.discriminatedUnion('kind', [
  /** A leak that was declared: Xero wants to hear of it. */
  z.object({
    ...common,
    kind: z.literal('xero'),
    clientId: z.string(),
    by: z.string(),
    /** How many organisations were connected when it was declared. */
    organisations: z.int().nonnegative(),
  }),
  /** A tool that has another secret than the one in force, as far as anybody has said. */
  z.object({
    ...common,
    kind: z.literal('tool'),
    tool: z.string(),
    where: z.string(),
    isLeak: z.boolean(),
    /** `old`: it was not ticked when the rotation ended. `takenBack`: it was given the new one, and the rotation was rolled back. */
    holds: z.enum(['old', 'takenBack']),
  }),
])
export type Aftermath = z.infer<typeof Aftermath>
export type LeakToTell = Extract<Aftermath, { kind: 'xero' }>
export type ToolBehind = Extract<Aftermath, { kind: 'tool' }>

/** What is left open, as it is told: each leak that Xero is to hear of, and the tools of one app that lack the same secret. */
export const leftToDo = (
  aftermath: readonly Aftermath[],
): { readonly leaks: readonly LeakToTell[]; readonly behind: readonly (readonly ToolBehind[])[] } => {
  const open = aftermath.filter(({ settled }) => settled === null)
  const tools = open.filter((one) => one.kind === 'tool')
  return {
    leaks: open.filter((one) => one.kind === 'xero'),
    behind: [...Map.groupBy(tools, ({ appId, holds }) => `${appId} ${holds}`).values()],
  }
}
