import { isKeepingApp } from '../../electron/core/vault/content.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createActivityLog } from '../../electron/adapters/disk/activity-log.ts'
import { systemClock } from '../../electron/adapters/desktop/clock.ts'
import { createHealthLog } from '../../electron/adapters/disk/health-log.ts'
import { createActivity } from '../../electron/core/activity/activity.ts'
import { createChain } from '../../electron/core/activity/chain.ts'
import { createWalk } from '../../electron/core/activity/walk.ts'
import { createHealth } from '../../electron/core/connections/health.ts'
import type { Records } from '../../electron/core/ports/records.ts'
import { EMPTY_VAULT } from '../../electron/core/vault/content.ts'
import type { ActivityFilter } from '../../shared/activity/activity.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import { EMPTY_ROTATION } from '../../shared/rotation/rotation.ts'
import { calendarIn, secretDue } from '../../shared/rotation/secret-due.ts'
import { fakeRecords } from '../worlds/fakes.ts'
import { manyConnections } from './many-connections.ts'
import { atLeast, atMost, longestStretch, timed, type Measures } from './measure.ts'
import type { Growth } from './plot.ts'
import { benchBackup } from './safety.ts'
import { writeLines } from './year-of-lines.ts'

const KEY = new Uint8Array(32).fill(5)
const WORDS: ActivityFilter = {
  words: [
    { text: 'person 7', kinds: [] },
    { text: 'tool 8', kinds: ['secretRevealed'] },
  ],
  kinds: null,
  person: null,
  appId: null,
  result: 'failed',
  from: null,
  until: null,
}

/** A year of a large practice: the log of a million lines and 52 weekly checks of 10,000 connections, and parts of it. `onGrowth` hears how it grows. */
export const benchYear = async (onGrowth: (growth: Growth) => void): Promise<Measures> => {
  const [tiny, small] = [await benchLog(10_000), await benchLog(100_000)]
  const large = await benchLog(1_000_000, benchBackup)
  const [few, many] = [await benchHistory(1_000), await benchHistory(10_000)]
  const logs = [
    [10_000, tiny],
    [100_000, small],
    [1_000_000, large],
  ] as const
  const growing = (name: string, of: (log: typeof large) => number) =>
    onGrowth({ name, unit: 'ms', of: 'lines', points: logs.map(([lines, log]) => [lines, of(log)]) })
  onGrowth({
    name: 'chain verified',
    unit: 'ms',
    of: 'lines',
    points: logs.map(([lines, { verified }]) => [lines, (lines / verified) * 1_000]),
  })
  growing('filter', ({ filter }) => filter)
  growing('newest page', ({ newest }) => newest)
  growing('append, p95', ({ append }) => append)
  onGrowth({
    name: 'history of one connection',
    unit: 'ms',
    of: 'checks',
    points: [
      [52_000, few],
      [520_000, many],
    ],
  })
  const due = await benchDue()
  return {
    'what is due among 1,000 apps': atMost(due, 10, 'ms'),
    'chain verified, 1,000,000 lines': atLeast(large.verified, 200_000, 'lines/s'),
    'chain verified, growth of the time at ten times the lines': atMost(
      (10 * small.verified) / large.verified,
      15,
      '×',
    ),
    'filter, 1,000,000 lines': atMost(large.filter, 100, 'ms'),
    'filter, growth at ten times the lines': atMost(large.filter / small.filter, 15, '×'),
    'newest page before anything is indexed, 1,000,000 lines': atMost(large.newest, 50, 'ms'),
    'append to 1,000,000 lines, p95': atMost(large.append, 2, 'ms'),
    'append of a line with which a secret leaves, on the disk before the answer, 1,000,000 lines, p95':
      atMost(large.leaving, 20, 'ms'),
    'append, growth at ten times the lines': atMost(large.append / small.append, 3, '×'),
    'memory of the index, 1,000,000 lines': atMost(large.memory, 130, 'MiB'),
    'memory grown by 50 filters over 1,000,000 lines': atMost(large.grown, 16, 'MiB'),
    'longest that a walk of 1,000,000 lines keeps main busy at a stretch': atMost(large.stretch, 100, 'ms'),
    ...large.backedUp,
    'history of one connection among 520,000 checks': atMost(many, 50, 'ms'),
    'history of one connection, growth at ten times the checks': atMost(many / few, 15, '×'),
  }
}

const benchLog = async (count: number, backup: typeof benchBackup = async () => ({})) => {
  const profile = mkdtempSync(join(tmpdir(), 'keyward-bench-log-'))
  const adapter = createActivityLog(profile)
  try {
    await writeLines(profile, KEY, count)
    const records: Records = { ...fakeRecords(), deriveKey: () => KEY }
    const activity = createActivity(
      {
        activityLog: adapter,
        clock: systemClock,
        records,
        installation: { mode: 'live', version: '0', platform: 'linux', user: 'bench', device: 'bench' },
      },
      { now: () => Date.now(), content: () => EMPTY_VAULT },
      { onProgress: () => {}, onProof: () => {} },
    )
    const backedUp = await backup(adapter)
    const newest = await timed(5, () => activity.list(null, 100, null))
    const verified = await verifyAlone(adapter, count)
    const before = held()
    const stretch = await longestStretch(() => activity.verify())
    const memory = held() - before
    const filter = await timed(9, () => activity.list(null, 100, WORDS))
    const grownFrom = held()
    for (let turn = 0; turn < 50; turn += 1) await activity.list(null, 100, WORDS)
    const grown = held() - grownFrom
    const recording = (what: 'connectionsChecked' | 'secretCopied') => () =>
      activity.record({ what, app: 'Sample Tool 1', organisation: '', result: 'ok' })
    const append = await timed(400, recording('connectionsChecked'))
    const leaving = await timed(400, recording('secretCopied'))
    return {
      newest: newest.median,
      verified,
      filter: filter.median,
      append: append.p95,
      leaving: leaving.p95,
      memory: memory / 1_048_576,
      grown: grown / 1_048_576,
      stretch,
      backedUp,
    }
  } finally {
    await adapter.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** Lines a second along the whole chain, from the disk. */
const verifyAlone = async (adapter: ReturnType<typeof createActivityLog>, count: number) => {
  const walk = createWalk(createChain(KEY), null, null)
  const began = performance.now()
  for await (const { file, offset, bytes } of adapter.pieces())
    walk.take(file, offset, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  const took = performance.now() - began
  const { findings, lines } = walk.end()
  if (lines !== count || findings.length > 0) throw new Error('the chain was not whole')
  return Math.round((count / took) * 1_000)
}

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void

/** Bytes in use after a collection. */
const held = () => {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Finding one connection's checks among 52 weekly ones of so many connections. */
const benchHistory = async (connections: number) => {
  const profile = mkdtempSync(join(tmpdir(), 'keyward-bench-health-'))
  try {
    const adapter = createHealthLog(profile)
    const records: Records = { ...fakeRecords(), deriveKey: () => KEY }
    const health = createHealth({ healthLog: adapter, records })
    const start = Date.UTC(2025, 10, 1)
    for (let week = 0; week < 52; week += 1)
      await health.note(
        Array.from({ length: connections }, (_, n) => ({
          key: `app${n % 10}:${n}`,
          check: {
            at: start + week * 7 * DAY,
            asked: 'organisation' as const,
            tookMs: 100 + (n % 400),
            status: 200,
            failure: null,
            left: { minute: 59, day: 4_999, appMinute: 9_999 },
          },
        })),
      )
    const found = await health.calls.listChecks({ key: 'app7:777', limit: 100 })
    if (!found.ok || found.value.checks.length !== 52) throw new Error('not all checks were found')
    return (await timed(9, () => health.calls.listChecks({ key: 'app7:777', limit: 100 }))).median
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}

/** Working out what is due for 1,000 apps, by the calendar of a zone with summer time. */
const benchDue = async () => {
  const now = Date.UTC(2026, 10, 24)
  const app = manyConnections(1).apps.find(isKeepingApp)
  if (app === undefined) throw new Error('no app')
  const apps = Array.from({ length: 1_000 }, (_, n) => ({
    ...app,
    id: `app${n}`,
    secret: { ...app.secret, createdAt: now - n * DAY },
  }))
  const judge = () => {
    const dayOf = calendarIn('Pacific/Auckland')
    return apps.map((one) => secretDue(one, EMPTY_ROTATION, now, dayOf)).filter(({ kind }) => kind === 'due')
      .length
  }
  if (judge() !== 910) throw new Error('another number is due')
  return (await timed(25, judge)).median
}
