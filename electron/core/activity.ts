import { createHmac, timingSafeEqual } from 'node:crypto'
import { Activity } from '../../shared/activity.ts'
import type { ActivityEntry, Ports } from './ports.ts'

/** What happened, in order; each line carries the keyed hash of the one before (requirement H3). */
export type ActivityJournal = ReturnType<typeof createActivity>

type Needs = Pick<Ports, 'activityLog' | 'installation' | 'records'>

const START = 'keyward-activity-1'

/** Lines are appended in the order of the calls; a log that cannot be written never stops the work it tells of. */
export const createActivity = (ports: Needs, now: () => number, onBroken: () => void) => {
  let lines: Activity[] = []
  let last: string | null = null
  let queue: Promise<unknown> = Promise.resolve()

  const inTurn = <Value>(step: () => Promise<Value>): Promise<Value> => {
    const turn = queue.then(step, step)
    queue = turn.catch(() => undefined)
    return turn
  }

  const mac = (body: string, previous: string) =>
    createHmac('sha256', ports.records.deriveKey('activity'))
      .update(previous)
      .update('\n')
      .update(body)
      .digest('base64url')

  /** Reads the chain; where a line does not follow from the one before, the whole log is kept aside and a new one begins. */
  const load = async () => {
    if (last !== null) return
    const read = await ports.activityLog.read()
    let previous = START
    const good: Activity[] = []
    for (const line of read.ok ? read.value : []) {
      const [seal, body] = splitLine(line)
      const parsed = readActivity(body)
      if (parsed === null || !sameText(seal, mac(body, previous))) {
        await ports.activityLog.setAside()
        onBroken()
        good.length = 0
        previous = START
        break
      }
      good.push(parsed)
      previous = seal
    }
    lines = good
    last = previous
  }

  return {
    record: (entry: ActivityEntry) =>
      inTurn(async () => {
        await load()
        const line: Activity = {
          appId: '',
          person: '',
          ...entry,
          seq: lines.length,
          at: now(),
          who: ports.installation.user,
          device: ports.installation.device,
        }
        const body = JSON.stringify(line)
        const seal = mac(body, last ?? START)
        const appended = await ports.activityLog.append([`${seal} ${body}`])
        if (!appended.ok) return
        last = seal
        lines.push(line)
      }),
    list: (before: number | null, limit: number) =>
      inTurn(async () => {
        await load()
        const end = before === null ? lines.length : Math.min(before, lines.length)
        const start = Math.max(0, end - limit)
        return { lines: lines.slice(start, end).toReversed(), more: start > 0 }
      }),
    /** Forgets what was read, so that a vault begun again reads its own log. */
    reset: () => inTurn(async () => void (last = null)),
  }
}

const splitLine = (line: string): [string, string] => {
  const space = line.indexOf(' ')
  return [line.slice(0, space), line.slice(space + 1)]
}

const readActivity = (body: string): Activity | null => {
  try {
    return Activity.parse(JSON.parse(body))
  } catch {
    return null
  }
}

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
