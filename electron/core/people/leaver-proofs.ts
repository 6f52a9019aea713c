import { isProvable, type Leaver, type LeaverTask } from '../../../shared/people/leaver.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import { recordInForce } from '../secrets/held.ts'
import type { VaultContent } from '../vault/content.ts'
import { isClaimed, isFreeOf } from './reach.ts'

/** What the vault shows of a task: done, not done, or nothing, because its app is not in it or nobody but a person can know. */
export const shownOf = (
  content: VaultContent,
  leaver: Leaver,
  task: LeaverTask,
  now: Instant,
): 'done' | 'open' | 'unseen' => {
  if (!isProvable(task, content.apps)) return 'unseen'
  const isOver = task.isUnclaimed === true ? isClaimed : isFreeOf
  const isSo =
    task.kind === 'rotate'
      ? isReplaced(content, task.appId, leaver.begunAt)
      : task.keys.every((key) => isOver(content, personKey(leaver), key, now))
  return isSo ? 'done' : 'open'
}

/**
 * Whether another secret is in force than the one of that time: the same one entered again is none, nor is one whose
 * rotation may still be rolled back.
 */
const isReplaced = (content: VaultContent, appId: string, begunAt: Instant): boolean => {
  const app = content.apps.find(({ id }) => id === appId)
  if (app?.secret == null || app.secret.storedAt <= begunAt) return false
  const { records, open } = content.rotation
  const isUnderWay = open.some(
    (one) => one.appId === appId && one.switchedAt !== null && one.oldProof?.result !== 'refused',
  )
  if (isUnderWay) return false
  const before = records.findLast(
    (one) =>
      one.appId === appId && one.storedAt <= begunAt && (one.replacedAt === null || one.replacedAt > begunAt),
  )
  return before === undefined || before.fingerprint !== recordInForce(content.rotation, appId)?.fingerprint
}
