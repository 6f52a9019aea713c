import * as z from 'zod'
import { DAY, Instant } from '../kernel/instant.ts'

/** The steps from "we want access" to a working connection (Xero, XPM API access; order as a practice goes). */
export const JOURNEY_STEPS = ['before', 'contact', 'assessment', 'app', 'signIn'] as const
export const JourneyStep = z.enum(JOURNEY_STEPS)
export type JourneyStep = z.infer<typeof JourneyStep>

/** How long a letter may be that is kept as what was sent. */
export const LETTER_MAX = 10_000

/** What must be there before anybody is asked. */
export const PREREQUISITES = ['subscription', 'privilege', 'useCase', 'assessor'] as const
export const Prerequisite = z.enum(PREREQUISITES)
export type Prerequisite = z.infer<typeof Prerequisite>

/** An app of one's own, one that a vendor or developer arranges, or a tool that has approved access already. */
export const Road = z.enum(['own', 'vendor', 'tool'])
export type Road = z.infer<typeof Road>

/** What happened on a journey. Nothing is ever changed or taken out: what was wrong is undone by a later event. */
export const JourneyEvent = z.object({
  id: z.string(),
  at: Instant,
  by: z.string(),
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('had'), item: Prerequisite, isThere: z.boolean() }),
    /** Sent to Xero (or to the vendor); when an answer may be expected. */
    z.object({
      kind: z.literal('asked'),
      step: JourneyStep,
      expectedAt: Instant,
      /** What was sent, as it stood when that was noted; of before it was kept, nobody knows. */
      letter: z.string().max(LETTER_MAX).optional(),
    }),
    z.object({
      kind: z.literal('answered'),
      step: JourneyStep,
      /** Agreed, or sent back with 30 days to plan and up to 60 more to fix. */
      answer: z.enum(['yes', 'back']),
      said: z.string().max(2_000),
    }),
    z.object({ kind: z.literal('noted'), step: JourneyStep, text: z.string().min(1).max(2_000) }),
    /** A file by its name and SHA-256; it stays where it is. */
    z.object({
      kind: z.literal('evidence'),
      step: JourneyStep,
      name: z.string().max(300),
      sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    }),
    z.object({ kind: z.literal('reopened'), step: JourneyStep }),
    z.object({ kind: z.literal('linked'), appId: z.string().max(200) }),
    /** A read-only login for an adviser meanwhile, to be taken away by then; `until` null: taken away. */
    z.object({ kind: z.literal('login'), who: z.string().max(200), until: Instant.nullable() }),
    z.object({ kind: z.literal('undone'), id: z.string() }),
  ]),
})
export type JourneyEvent = z.infer<typeof JourneyEvent>
export type JourneyAction = JourneyEvent['what']

export const Journey = z.object({
  id: z.string(),
  name: z.string().min(1).max(100),
  road: Road,
  /** What the tool is to do, in the practice's words, and the scopes that follow. */
  purpose: z.string().max(1_000),
  scopes: z.array(z.string()),
  /** Who builds or runs it, where that is not the practice. */
  vendor: z.string().max(200),
  begunAt: Instant,
  begunBy: z.string(),
  events: z.array(JourneyEvent),
  archivedAt: Instant.nullable(),
})
export type Journey = z.infer<typeof Journey>

/** How a step stands. `done` of the last two is never said: it is seen. */
export type StepStanding =
  | { readonly state: 'notStarted' }
  | { readonly state: 'open' }
  | { readonly state: 'waiting'; readonly since: Instant; readonly expectedAt: Instant }
  | { readonly state: 'sentBack'; readonly at: Instant; readonly planBy: Instant; readonly fixBy: Instant }
  | { readonly state: 'done'; readonly at: Instant; readonly isSeen: boolean }

/** What the vault shows of the app that a journey leads to. */
export type JourneyProof = {
  /** When the linked app's secret was last read back, or it was added where it has none; `null` while it is not here. */
  readonly secretAt: Instant | null
  /** When Xero last listed a connection of it; `null` while there is none. */
  readonly listedAt: Instant | null
}

export const PLAN_DAYS = 30
export const FIX_DAYS = 60

/** Events that still count: neither undone, nor undoings themselves. */
export const standing = (events: readonly JourneyEvent[]): JourneyEvent[] => {
  const undone = new Set<string>()
  // an undoing can be undone as well: judged from the end
  for (const { id, what } of events.toReversed())
    if (what.kind === 'undone' && !undone.has(id)) undone.add(what.id)
  return events.filter(({ id, what }) => what.kind !== 'undone' && !undone.has(id))
}

export const stepsOf = (road: Road): readonly JourneyStep[] =>
  road === 'tool' ? ['before', 'contact', 'signIn'] : JOURNEY_STEPS

/** What was last sent at a step, where that was kept. */
export const letterSent = (events: readonly JourneyEvent[], step: JourneyStep): string | null => {
  const last = standing(events).findLast(({ what }) => what.kind === 'asked' && what.step === step)
  return last?.what.kind === 'asked' ? (last.what.letter ?? null) : null
}

/** What was ticked as being there. */
export const hadItems = (events: readonly JourneyEvent[]): ReadonlySet<Prerequisite> => {
  const had = new Set<Prerequisite>()
  for (const { what } of standing(events))
    if (what.kind === 'had') {
      if (what.isThere) had.add(what.item)
      else had.delete(what.item)
    }
  return had
}

export const linkedApp = (events: readonly JourneyEvent[]): string | null => {
  const linked = standing(events).findLast(({ what }) => what.kind === 'linked')
  return linked?.what.kind === 'linked' ? linked.what.appId : null
}

/** The adviser's read-only login that is still out there. */
export const openLogin = (events: readonly JourneyEvent[]): { who: string; until: Instant } | null => {
  const last = standing(events).findLast(({ what }) => what.kind === 'login')
  return last?.what.kind === 'login' && last.what.until !== null
    ? { who: last.what.who, until: last.what.until }
    : null
}

export const stepStanding = (journey: Journey, step: JourneyStep, proof: JourneyProof): StepStanding => {
  const events = standing(journey.events)
  if (step === 'before') {
    const last = events.findLast(({ what }) => what.kind === 'had')
    if (last === undefined) return { state: 'open' }
    return hadItems(journey.events).size === PREREQUISITES.length
      ? { state: 'done', at: last.at, isSeen: false }
      : { state: 'open' }
  }
  if (step === 'app')
    return proof.secretAt === null ? { state: 'open' } : { state: 'done', at: proof.secretAt, isSeen: true }
  if (step === 'signIn' && journey.road !== 'tool')
    return proof.listedAt === null ? { state: 'open' } : { state: 'done', at: proof.listedAt, isSeen: true }
  const last = events.findLast(
    ({ what }) =>
      (what.kind === 'asked' || what.kind === 'answered' || what.kind === 'reopened') && what.step === step,
  )
  return judge(last)
}

const judge = (last: JourneyEvent | undefined): StepStanding => {
  if (last === undefined) return { state: 'notStarted' }
  const { what, at } = last
  if (what.kind === 'asked') return { state: 'waiting', since: at, expectedAt: what.expectedAt }
  if (what.kind === 'answered' && what.answer === 'yes') return { state: 'done', at, isSeen: false }
  if (what.kind === 'answered')
    return {
      state: 'sentBack',
      at,
      planBy: at + PLAN_DAYS * DAY,
      fixBy: at + (PLAN_DAYS + FIX_DAYS) * DAY,
    }
  return { state: 'open' }
}

/** The first step that is not done; `null` when all are. */
export const currentStep = (journey: Journey, proof: JourneyProof): JourneyStep | null =>
  stepsOf(journey.road).find((step) => stepStanding(journey, step, proof).state !== 'done') ?? null

/** Whose move it is. */
export const whoseMove = (
  journey: Journey,
  proof: JourneyProof,
): 'practice' | 'xero' | 'vendor' | 'nobody' => {
  const step = currentStep(journey, proof)
  if (step === null) return 'nobody'
  if (stepStanding(journey, step, proof).state === 'waiting')
    return journey.road === 'tool' ? 'vendor' : 'xero'
  return journey.road === 'vendor' && (step === 'assessment' || step === 'app') ? 'vendor' : 'practice'
}

/** Working days until an answer may be expected, by step. */
export const EXPECTED_DAYS = { contact: 10, assessment: 10 } as const

/** The same time of day so many working days on, on this computer; Saturdays and Sundays do not count. */
export const addWorkingDays = (from: Instant, days: number): Instant => {
  const at = new Date(from)
  for (let left = days; left > 0;) {
    at.setDate(at.getDate() + 1)
    const weekday = at.getDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return at.getTime()
}
