import type { Instant } from '../../../shared/kernel/instant.ts'
import type { VaultContent } from './content.ts'

/**
 * What becomes of each stored date when the clock was ahead. A `fact` has happened, so now at the latest. A `deadline` was
 * counted from a fact and moves with it. `ends`: from now on it is over, and is had anew. `kept`: it was said by Xero or
 * somebody else, chosen by a person, or stands in something signed. `tests/core/clock.test.ts` holds the vault's content
 * to this table: a date that is added there is decided here.
 */
export const DATES: Readonly<Record<string, 'fact' | 'deadline' | 'ends' | 'kept'>> = {
  'apps.*.addedAt': 'fact',
  'apps.*.cameBack.at': 'fact',
  'apps.*.changedAt': 'fact',
  'apps.*.secret.createdAt': 'fact',
  'apps.*.secret.dueBy': 'kept',
  'apps.*.secret.readBackAt': 'fact',
  'apps.*.secret.storedAt': 'fact',
  'backup.begunKit.madeAt': 'fact',
  'backup.colleagues.*.addedAt': 'fact',
  'backup.colleagues.*.endedAt': 'fact',
  'backup.kit.madeAt': 'fact',
  'backup.kitPutOffUntil': 'deadline',
  'backup.last.at': 'fact',
  'backup.rehearsed.at': 'fact',
  'backup.rehearsed.madeAt': 'kept',
  'backup.restored.at': 'fact',
  'backup.restored.madeAt': 'kept',
  'backup.trouble.since': 'fact',
  'calendar.*.changedAt': 'fact',
  'checkpoint.at': 'kept',
  'clock.heardAt': 'kept',
  'clock.mended.*.at': 'kept',
  'clock.mended.*.from': 'kept',
  'connections.*.answered.at': 'fact',
  'connections.*.answered.failure.replacedAt': 'fact',
  'connections.*.answered.failure.retryAt': 'deadline',
  'connections.*.checkedAt': 'fact',
  'connections.*.createdAt': 'kept',
  'connections.*.failure.replacedAt': 'fact',
  'connections.*.failure.retryAt': 'ends',
  'connections.*.inOwnListAt': 'fact',
  'connections.*.inSignInListAt': 'fact',
  'connections.*.newSince': 'fact',
  'connections.*.state.at': 'fact',
  'connections.*.state.failure.replacedAt': 'fact',
  'connections.*.state.failure.retryAt': 'ends',
  'connections.*.state.noticedAt': 'fact',
  'connections.*.state.provenAt': 'fact',
  'connections.*.state.since': 'fact',
  'connections.*.state.triedAt': 'fact',
  'connections.*.triedAt': 'fact',
  'connections.*.updatedAt': 'kept',
  'disconnects.begunAt': 'fact',
  'disconnects.rows.*.failure.replacedAt': 'fact',
  'disconnects.rows.*.failure.retryAt': 'ends',
  'disconnects.rows.*.triedAt': 'fact',
  'formerKeys.*.until': 'fact',
  'guide.assessment.answers.*.at': 'fact',
  'guide.assessment.answers.*.planBy': 'kept',
  'guide.assessment.submittedAt': 'fact',
  'guide.journeys.*.archivedAt': 'fact',
  'guide.journeys.*.begunAt': 'fact',
  'guide.journeys.*.events.*.at': 'fact',
  'guide.journeys.*.events.*.what.expectedAt': 'deadline',
  'guide.journeys.*.events.*.what.until': 'kept',
  'guide.told.*.*.at': 'fact',
  'handovers.asked.*.answered.at': 'fact',
  'handovers.asked.*.at': 'fact',
  'handovers.asked.*.moreAnswers.*.at': 'fact',
  'handovers.people.*.addedAt': 'fact',
  'handovers.received.*.at': 'fact',
  'handovers.sent.*.endedAt': 'fact',
  'handovers.sent.*.moreReceipts.*.addedAt': 'fact',
  'handovers.sent.*.moreReceipts.*.at': 'kept',
  'handovers.sent.*.published.askedAt': 'fact',
  'handovers.sent.*.published.at': 'fact',
  'handovers.sent.*.published.until': 'deadline',
  'handovers.sent.*.published.withdrawnAt': 'fact',
  'handovers.sent.*.receipt.addedAt': 'fact',
  'handovers.sent.*.receipt.at': 'kept',
  'handovers.sent.*.remindAt': 'deadline',
  'handovers.sent.*.sealedAt': 'fact',
  'handovers.sent.*.sent.at': 'fact',
  'handovers.sent.*.usableUntil': 'kept',
  'lastFullCheck.at': 'fact',
  'leavers.*.begunAt': 'fact',
  'leavers.*.finishedAt': 'fact',
  'leavers.*.secrets.*.held.*.at': 'fact',
  'leavers.*.secrets.*.inForceSince': 'fact',
  'leavers.*.tasks.*.provenAt': 'fact',
  'leavers.*.tasks.*.ticked.at': 'fact',
  'leaving.*.at': 'fact',
  'move.at': 'fact',
  'openCheck.startedAt': 'fact',
  'ownLists.*.askedAt': 'fact',
  'ownLists.*.failure.replacedAt': 'fact',
  'ownLists.*.failure.retryAt': 'ends',
  'ownLists.*.heardAt': 'fact',
  'reviews.*.at': 'kept',
  'rotation.aftermath.*.settled.at': 'fact',
  'rotation.aftermath.*.since': 'fact',
  'rotation.finished.*.begunAt': 'fact',
  'rotation.finished.*.finishedAt': 'fact',
  'rotation.finished.*.oldProof.at': 'fact',
  'rotation.finished.*.proof.at': 'fact',
  'rotation.finished.*.renewal.at': 'fact',
  'rotation.forced.*.at': 'fact',
  'rotation.open.*.begunAt': 'fact',
  'rotation.open.*.candidate.storedAt': 'fact',
  'rotation.open.*.currentProof.at': 'fact',
  'rotation.open.*.listedAt': 'fact',
  'rotation.open.*.madeAt': 'fact',
  'rotation.open.*.oldProof.at': 'fact',
  'rotation.open.*.proof.at': 'fact',
  'rotation.open.*.received.createdAt': 'kept',
  'rotation.open.*.renewal.at': 'fact',
  'rotation.open.*.switchedAt': 'fact',
  'rotation.open.*.updated.*.at': 'fact',
  'rotation.open.*.updatesDoneAt': 'fact',
  'rotation.records.*.createdAt': 'fact',
  'rotation.records.*.provenDeadAt': 'fact',
  'rotation.records.*.replacedAt': 'fact',
  'rotation.records.*.storedAt': 'fact',
  'rotation.snoozed.*.at': 'fact',
  'rotation.snoozed.*.until': 'deadline',
  seenAt: 'kept',
  'setAside.*.at': 'fact',
  'signIns.*.lapsesAt': 'deadline',
  'signIns.*.refreshedAt': 'fact',
  'signIns.*.revoking.failure.replacedAt': 'fact',
  'signIns.*.revoking.failure.retryAt': 'ends',
  'signIns.*.revoking.since': 'fact',
  'signIns.*.revoking.triedAt': 'fact',
  'signIns.*.signedInAt': 'fact',
  'signIns.*.state.asked': 'fact',
  'signIns.*.state.at': 'fact',
  'tokens.*.accessEndsAt': 'ends',
  'tools.tools.*.addedAt': 'fact',
  'tools.tools.*.used.at': 'fact',
}

/** Patterns as a tree, so that a value and what is known of its dates are walked together. */
type Tree = { readonly [key: string]: Tree | string }

const treeOf = (patterns: readonly (readonly [path: readonly string[], rule: string])[]): Tree =>
  Object.fromEntries(
    [...Map.groupBy(patterns, ([[key = '']]) => key)].map(([key, same]) => {
      const [only] = same
      const deeper = same.map(([path, rule]) => [path.slice(1), rule] as const)
      return [key, only !== undefined && only[0].length === 1 ? only[1] : treeOf(deeper)]
    }),
  )

const TREE = treeOf(Object.entries(DATES).map(([path, rule]) => [path.split('.'), rule] as const))

/** Content in which nothing that has happened lies after `at`, and how many facts were brought back. */
export const mendDates = (
  content: VaultContent,
  at: Instant,
): { readonly content: VaultContent; readonly facts: number } => {
  let facts = 0
  /** `moved` is by how much the nearest fact above was brought back. */
  const walk = (value: unknown, tree: Tree | string | undefined, moved: number): unknown => {
    if (tree === undefined || typeof tree === 'string' || typeof value !== 'object' || value === null)
      return value
    if (Array.isArray(value)) return value.map((one: unknown) => walk(one, tree['*'], moved))
    const entries = Object.entries(value)
    const shifts = entries.map(([key, one]) =>
      tree[key] === 'fact' && typeof one === 'number' && one > at ? one - at : 0,
    )
    facts += shifts.filter((shift) => shift > 0).length
    const shift = Math.max(moved, ...shifts)
    return Object.fromEntries(
      entries.map(([key, one]) => {
        const rule = tree[key] ?? tree['*']
        if (typeof one !== 'number' || typeof rule !== 'string' || one <= at)
          return [key, walk(one, rule, shift)]
        if (rule === 'kept') return [key, one]
        return [key, rule === 'deadline' ? Math.max(at, one - shift) : at]
      }),
    )
  }
  return { content: walk(content, TREE, 0) as VaultContent, facts }
}
