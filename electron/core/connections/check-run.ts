import type { Connection } from '../../../shared/connections/connection.ts'
import type { HealthCheck } from '../../../shared/connections/health.ts'
import { SECOND } from '../../../shared/kernel/instant.ts'
import type { CheckPlan } from './check-plan.ts'
import type { Health } from './health.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import type { WorkBoard } from '../kernel/work-board.ts'

/** Each writing of the vault writes all of it, so answers are stored together: at most so often, for each 5,000 connections. */
const STORE_EVERY = SECOND
const TELL_EVERY = 100

type Rooms = { readonly vault: Vault; readonly board: WorkBoard; readonly health: Health }
type Start = { readonly startedAt: number; readonly plan: CheckPlan; readonly isWhole: boolean }

/** One check on its way: what was asked, what is still to be stored, and what the window is told. */
export const createCheckRun = (
  ports: Pick<Ports, 'clock'>,
  { vault, board, health }: Rooms,
  { startedAt, plan, isWhole }: Start,
) => {
  const tally = { finished: plan.asked, failed: 0 }
  let waiting: { key: string; check: HealthCheck }[] = []
  let storedAt = ports.clock.ticks()
  let toldAt = -Infinity
  let isProbing = false
  let probes = { total: 0, finished: 0 }

  const mendedBefore = new Set(vault.content().clock.mended.map(({ at }) => at))
  /** When it began, as the vault dates it by now: what lay in the future may have been brought back meanwhile (F12). */
  const begunAt = () =>
    vault
      .content()
      .clock.mended.filter(({ at }) => !mendedBefore.has(at))
      .reduce((start, { at }) => Math.min(start, at), startedAt)

  const tell = (isLast = false) => {
    const now = ports.clock.ticks()
    if (!isLast && now - toldAt < TELL_EVERY) return
    toldAt = now
    board.show({
      check: isProbing
        ? {
            startedAt,
            total: probes.total,
            finished: probes.finished,
            failed: tally.failed,
            isProbing,
          }
        : { startedAt, total: plan.total, ...tally, isProbing },
    })
  }

  const store = async () => {
    const batch = waiting
    waiting = []
    storedAt = ports.clock.ticks()
    if (batch.length === 0) return
    const answers = new Map(batch.map(({ key, check }) => [key, check]))
    await health.note(batch) // before the window is told: it reads the history then
    const now = vault.now() // what was heard before dates were brought back was heard no later
    await vault.change((content) => ({
      ...content,
      ...(isWhole && content.openCheck !== null
        ? { openCheck: { ...content.openCheck, finished: finished() } }
        : {}),
      connections: content.connections.map((one) => {
        const check = answers.get(one.key)
        return check === undefined
          ? one
          : {
              ...one,
              answered: {
                at: Math.min(check.at, now),
                tookMs: check.tookMs,
                failure: check.failure,
                status: check.status,
                left: check.left,
              },
            }
      }),
    }))
  }

  const pause = () => STORE_EVERY * (1 + vault.content().connections.length / 5_000)

  /** Connections that need not be asked again when this check is taken up. */
  const finished = () => Math.min(plan.total, isProbing ? plan.total - probes.total + probes.finished : 0)

  return {
    begin: async () => {
      tell(true)
      if (isWhole)
        await vault.change((content) => ({
          ...content,
          openCheck: { startedAt, finished: plan.asked, total: plan.total },
        }))
    },
    listed: (amount: number, isGood: boolean) => {
      tally.finished += amount
      if (!isGood) tally.failed += amount
      tell()
    },
    probing: (total: number) => {
      isProbing = total > 0
      probes = { total, finished: 0 }
      tell(true)
    },
    probed: async (key: string, check: HealthCheck) => {
      probes.finished += 1
      if (check.failure !== null) tally.failed += 1
      waiting.push({ key, check })
      tell()
      if (ports.clock.ticks() - storedAt >= pause()) await store()
    },
    /** Stores what is left; a cancelled check leaves word of how far it came. */
    end: async (isCancelled: boolean) => {
      await store()
      if (isCancelled && isWhole)
        await vault.change((content) =>
          content.openCheck === null
            ? null
            : { ...content, openCheck: { ...content.openCheck, finished: finished() } },
        )
      board.show({ check: null })
    },
    /** How many were asked since it began, and answered; also in the part before it was taken up again. */
    outcome: () => {
      const start = begunAt()
      const hasAnswered = ({ key, failure, triedAt, answered }: Connection) =>
        plan.keys.has(key) &&
        failure === null &&
        triedAt >= start &&
        (answered === null || answered.failure === null || answered.at < start)
      return { answered: vault.content().connections.filter(hasAnswered).length, of: plan.total }
    },
  }
}
