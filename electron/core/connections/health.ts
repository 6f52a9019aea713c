import type { Api, CallInput } from '../../../shared/contract/contract.ts'
import { createHmac } from 'node:crypto'
import { HealthCheck } from '../../../shared/connections/health.ts'
import { ok, type Result } from '../../../shared/kernel/result.ts'
import type { Ports } from '../ports/ports.ts'

/** How the connections were, check by check. */
export type Health = ReturnType<typeof createHealth>

type Needs = Pick<Ports, 'healthLog' | 'records'>

/**
 * A connection stands in the history under a keyed hash of its key, so that the files, which are too large to be
 * sealed anew at each check, hold no id of Xero's and no name.
 */
export const createHealth = (ports: Needs) => {
  const aliases = new Map<string, string>()

  const aliasOf = (key: string): string => {
    const known = aliases.get(key)
    if (known !== undefined) return known
    const alias = createHmac('sha256', ports.records.deriveKey('health'))
      .update(key)
      .digest('base64url')
      .slice(0, 16)
    aliases.set(key, alias)
    return alias
  }

  /** Writes down what came of checks; a history that cannot be written stops nothing. */
  const note = async (checks: readonly { readonly key: string; readonly check: HealthCheck }[]) => {
    const byMonth = Map.groupBy(checks, ({ check }) => new Date(check.at).toISOString().slice(0, 7))
    for (const [month, members] of byMonth)
      await ports.healthLog.append(
        month,
        members.map(({ key, check }) => `${aliasOf(key)} ${encodeCheck(check)}`),
      )
  }

  const listChecks = async ({
    key,
    limit,
  }: CallInput<'listChecks'>): Promise<Result<{ checks: HealthCheck[] }>> => {
    const found = await ports.healthLog.find(`${aliasOf(key)} `, limit)
    return found.ok ? ok({ checks: found.value.flatMap(decodeCheck) }) : found
  }

  return {
    note,
    calls: { listChecks } satisfies Partial<Api>,
    /** Forgets the names that a vault before this one gave. */
    reset: () => aliases.clear(),
  }
}

const ASKED = { listing: 'l', organisation: 'o', practice: 'p' } as const

/** Some 50 bytes: when, what, how long, status, calls left, failure; a dash for what is not known. */
export const encodeCheck = ({ at, asked, tookMs, status, failure, left }: HealthCheck): string =>
  [
    at,
    ASKED[asked],
    tookMs,
    status ?? '-',
    left?.minute ?? '-',
    left?.day ?? '-',
    left?.appMinute ?? '-',
    failure === null ? '' : JSON.stringify(failure),
  ].join(' ')

/** Reads a line back; one that is damaged is left out. */
const decodeCheck = (line: string): HealthCheck[] => {
  const [, at, asked, tookMs, status, minute, day, appMinute, ...rest] = line.split(' ')
  const number = (text: string | undefined) => (text === undefined || text === '-' ? null : Number(text))
  const left = { minute: number(minute), day: number(day), appMinute: number(appMinute) }
  try {
    const read = HealthCheck.safeParse({
      at: number(at),
      asked: Object.entries(ASKED).find(([, letter]) => letter === asked)?.[0],
      tookMs: number(tookMs),
      status: number(status),
      failure: rest.join(' ') === '' ? null : JSON.parse(rest.join(' ')),
      left: left.minute === null && left.day === null && left.appMinute === null ? null : left,
    })
    return read.success ? [read.data] : []
  } catch {
    return []
  }
}
