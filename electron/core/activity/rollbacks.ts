import {
  RollbackReason,
  type ActivityFinding,
  type ActivityKind,
  type Checkpoint,
  type Rollback,
} from '../../../shared/activity/activity.ts'
import type { ActivityIndex } from './index.ts'
import { kindNumber } from './index.ts'

/** More of them are not told; the newest are. */
const TOLD_MAX = 20
const RESULT = /^(?:(records)|(\?|\d+) to (\d+), the last of (\S+))$/u

/**
 * What the line says that tells of a folder that was put back: which lines the keychain remembers and the log has no
 * more, counted from 1, and when the last of them was written.
 */
export const rollbackResult = (from: number | null, kept: Checkpoint): string =>
  `${from === null ? '?' : from + 1} to ${kept.seq + 1}, the last of ${new Date(kept.at).toISOString()}`

/** The same where the log is whole and the vault's own file is older. */
export const RECORDS_PUT_BACK = 'records'

/** Every time that it was found, oldest first, with what somebody has said to it since. */
export const rollbacksIn = (index: ActivityIndex): Rollback[] => {
  const { what, result, who, sound } = index.columns()
  const { at: moments } = index.times()
  const [foundKind, saidKind] = (['rollbackFound', 'rollbackAcknowledged'] satisfies ActivityKind[]).map(
    kindNumber,
  )
  let found: Rollback[] = []
  for (let at = 0; at < index.size(); at += 1) {
    if (sound[at] !== 1 || (what[at] !== foundKind && what[at] !== saidKind)) continue
    const text = index.words.result.texts[result[at] ?? 0] ?? ''
    const moment = moments[at] ?? 0
    if (what[at] === foundKind) {
      const read = readResult(text)
      if (read !== null)
        found.push({ line: index.standing(at).number, at: moment, ...read, acknowledged: null })
    } else {
      const how = RollbackReason.safeParse(text).data ?? 'unknown'
      const by = (index.words.who.texts[who[at] ?? 0] ?? '').split('\0')[0] ?? ''
      found = found.map((one) =>
        one.acknowledged === null ? { ...one, acknowledged: { at: moment, by, how } } : one,
      )
    }
  }
  return found.slice(-TOLD_MAX)
}

const readResult = (text: string): Pick<Rollback, 'what' | 'from' | 'to' | 'lastAt'> | null => {
  const read = RESULT.exec(text)
  if (read === null) return null
  const [, records, from = '?', to = '1', last = ''] = read
  if (records !== undefined) return { what: 'records', from: null, to: 0, lastAt: null }
  const lastAt = Date.parse(last)
  return {
    what: 'log',
    from: from === '?' ? null : Number(from) - 1,
    to: Number(to) - 1,
    lastAt: Number.isNaN(lastAt) ? null : lastAt,
  }
}

/** Findings without the gaps that a rollback tells of already. */
export const withoutTold = (
  findings: readonly ActivityFinding[],
  rollbacks: readonly Rollback[],
): ActivityFinding[] =>
  findings.filter(
    (one) =>
      (one.kind !== 'missing' && one.kind !== 'cut') ||
      !rollbacks.some(
        ({ what, from, to }) => what === 'log' && from !== null && from <= one.from && one.to <= to,
      ),
  )
