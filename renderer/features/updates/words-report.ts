import { isFailureCode } from '../../../shared/kernel/failure.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { Snapshot } from '../../../shared/contract/snapshot.ts'
import { connectionRows } from '../connections/connection-list.ts'

/** What the window tells of itself for a report. */
export type WindowFacts = {
  readonly userAgent: string
  readonly width: number
  readonly height: number
  readonly pixelRatio: number
  readonly region: string
}

/**
 * What whoever looks into a problem asks for first: versions, states and amounts, in plain lines. It names no client,
 * person, app, place or file; a value that is not one of Keyward's own words is left out.
 */
export const problemReport = (snapshot: Snapshot, now: Instant, window: WindowFacts): string => {
  const { apps, signIns, rotation, handovers, backup, tools, updates } = snapshot
  const lines: readonly (readonly [string, string])[] = [
    ['Written', utc(now)],
    [
      'Keyward',
      `${versionOf(snapshot.version)} on ${snapshot.platform}, ${snapshot.mode === 'sandbox' ? 'sandbox' : 'real Xero'}`,
    ],
    ['Runs on', enginesOf(window.userAgent)],
    [
      'Window',
      `${window.width} × ${window.height}, ${window.pixelRatio} pixels each, theme ${snapshot.preferences.theme}, rows ${snapshot.preferences.rows}, region ${window.region}`,
    ],
    ['Practices', `${snapshot.practices?.list.length ?? 1}`],
    ['Vault', vaultWords(snapshot.vault)],
    ['Lock', `${snapshot.lock.way}${snapshot.lock.isSwitching ? ', being switched' : ''}`],
    ['Links', snapshot.scheme],
    ['Clock', clockWords(snapshot.clock)],
    ['Move', snapshot.move?.kind ?? 'none'],
    ['Apps', `${apps.length}${amounts(apps.map(({ kind }) => kind))}`],
    ['Secrets', amountsAlone(apps.map(({ secret }) => secret?.state ?? 'none'))],
    ['Ways back', amountsAlone(apps.map(({ route }) => route))],
    ['Sign-ins', `${signIns.length}`],
    [
      'Connections',
      `${snapshot.connections.length}${amounts(connectionRows(snapshot, now).map(({ status }) => status.code))}`,
    ],
    ['Checks', checkWords(snapshot)],
    [
      'Rotations',
      `${rotation.open.length} open, ${rotation.finished.length} finished, ${rotation.aftermath.length} left to do or done after them`,
    ],
    ['Leaving', amountsAlone(snapshot.leaving.map(({ kind }) => kind))],
    [
      'Handovers',
      `${handovers.sent.length} sent, ${handovers.received.length} received, ${handovers.asked.length} asked for`,
    ],
    ['Guide', `${snapshot.guide.journeys.length} journeys`],
    [
      'Backups',
      `kit ${backup.kit === null ? 'none' : 'made'}, folder ${backup.folder === null ? 'none' : 'chosen'}, last ${backup.last === null ? 'none' : utc(backup.last.at)}, trouble ${backup.trouble === null ? 'none' : `${known(backup.trouble.code)} since ${utc(backup.trouble.since)}`}`,
    ],
    ['Activity log', logWords(snapshot)],
    ['Tools', `${tools.isOn ? 'on' : 'off'}, ${tools.tools.length}`],
    [
      'Updates',
      `${updates.standing.kind}, looked ${updates.lookedAt === null ? 'never' : utc(updates.lookedAt)}, trouble ${updates.trouble === null ? 'none' : `${updates.trouble.why} at ${utc(updates.trouble.at)}`}`,
    ],
  ]
  return lines.map(([name, value]) => `${name}: ${value}`).join('\n')
}

const utc = (at: Instant): string =>
  Number.isFinite(at) && Math.abs(at) < 8e15
    ? `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : 'at an odd time'

const versionOf = (version: string): string => (/^[\w.+-]{1,40}$/u.test(version) ? version : 'odd version')

/** "Chrome 144, Electron 40" of what the window's engine says of itself. */
const enginesOf = (userAgent: string): string =>
  [...userAgent.matchAll(/\b(Chrome|Electron)\/([\d.]{1,20})/gu)]
    .map(([, name, version]) => `${name ?? ''} ${version ?? ''}`)
    .join(', ') || 'not told'

const vaultWords = (vault: Snapshot['vault']): string => {
  if (vault.kind === 'open') return vault.readOnly ? 'open, read only' : 'open'
  return vault.kind === 'closed' ? `closed, ${vault.why}` : vault.kind
}

const clockWords = ({ state, mended }: Snapshot['clock']): string =>
  `${state.kind}${state.kind === 'fine' ? '' : `, ${state.minutes} minutes`}, ${mended.length} times mended`

const checkWords = ({ lastFullCheck, openCheck, preferences }: Snapshot): string =>
  `${preferences.checks}, last ${
    lastFullCheck === null
      ? 'never'
      : `${utc(lastFullCheck.at)}, ${lastFullCheck.answered} of ${lastFullCheck.of} answered`
  }${openCheck === null ? '' : `, one cut off at ${openCheck.finished} of ${openCheck.total}`}`

const logWords = ({ activity }: Snapshot): string =>
  activity === null
    ? 'not walked yet'
    : `${activity.lines} lines at ${utc(activity.at)}, findings${amounts(activity.findings.map(({ kind }) => kind)) || ' none'}${
        activity.moreFindings === 0 ? '' : ` and ${activity.moreFindings} more`
      }, ${activity.rollbacks?.length ?? 0} times put back`

const known = (code: string): string => (isFailureCode(code) ? code : 'another')

const amountsAlone = (names: readonly string[]): string => amounts(names).slice(2) || 'none'

/** ": 2 stored, 1 missing"; nothing where there is nothing. */
const amounts = (names: readonly string[]): string => {
  const counted = Object.entries(Object.groupBy(names, (name) => name)).map(
    ([name, all]) => `${all?.length ?? 0} ${name}`,
  )
  return counted.length === 0 ? '' : `: ${counted.join(', ')}`
}
