import { editState } from '../vault/content.ts'
import type { Api } from '../../../shared/contract/contract.ts'
import {
  isProvable,
  isTaskDone,
  type Leaver,
  type LeaverTask,
  type PersonTrail,
} from '../../../shared/people/leaver.ts'
import { personKey, personLabel } from '../../../shared/kernel/person.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { RotationState } from '../../../shared/rotation/rotation.ts'
import type { Undone } from '../../../shared/undo/calls.ts'
import type { Desk } from '../desk/desk.ts'
import type { Part } from '../undo/part.ts'
import { shownOf } from './leaver-proofs.ts'
import type { People } from './people.ts'
import type { Ports } from '../ports/ports.ts'
import { makeDue } from '../rotation/edits.ts'
import type { VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

type Line = 'leaverListed' | 'leaverTicked' | 'leaverUnticked' | 'leaverFinished' | 'leaverTakenBack'

/** What is to be done when somebody leaves. The list is kept; what can prove itself is never ticked by hand. */
export const createLeavers = (
  ports: Pick<Ports, 'random'>,
  { vault, desk, people }: { vault: Vault; desk: Desk; people: People },
) => {
  const log = (what: Line, leaver: Leaver, task?: LeaverTask) =>
    desk.log(what, {
      app: task === undefined ? undefined : { id: task.appId, name: task.app },
      person: personLabel(leaver),
    })

  /**
   * The list that stands for them already, or a new one from what they have known and done; the secrets that they know
   * are due in the same change.
   */
  const beginLeaver = async (key: string): Promise<Result<{ leaverId: string }>> => {
    const isStanding = (one: Leaver) => personKey(one) === key && one.finishedAt === null
    const standing = vault.content().leavers.find(isStanding)
    if (standing !== undefined) return ok({ leaverId: standing.id })
    const trail = await people.tracePerson(key)
    if (!trail.ok) return trail
    const leaver: Leaver = {
      id: ports.random.id(),
      name: trail.value.name,
      email: trail.value.email,
      begunAt: vault.now(),
      begunBy: desk.me().name,
      secrets: trail.value.secrets,
      tasks: tasksFor(trail.value),
      finishedAt: null,
    }
    const known = vault.content().apps.filter(({ id }) => leaver.secrets.some(({ appId }) => appId === id))
    const due = known.filter(({ id }) => vault.content().rotation.forced[id] === undefined)
    const saved = await vault.change((content) =>
      content.leavers.some(isStanding)
        ? null // asked for twice at once
        : makeDue(
            { ...content, leavers: [...content.leavers, leaver] },
            known.map(({ id }) => id),
            dueFor(leaver),
          ),
    )
    if (!saved.ok) return saved
    const first = vault.content().leavers.find(isStanding)
    if (first !== undefined && first.id !== leaver.id) return ok({ leaverId: first.id })
    await log('leaverListed', leaver)
    for (const app of due) await desk.log('secretMadeDue', { app })
    return ok({ leaverId: leaver.id })
  }

  /** The list goes, and what only it has made due is due no more; what was made so by something else stays. */
  const takeBackLeaver = async (id: string): Promise<Result<{ undoId: string }>> => {
    const leaver = open(id)
    if (!leaver.ok) return leaver
    const freed = Object.entries(vault.content().rotation.forced).flatMap(([appId, why]) =>
      isSame(why, dueFor(leaver.value)) ? appId : [],
    )
    const saved = await vault.change((content) => withoutLeaver(content, leaver.value))
    if (!saved.ok) return saved
    await log('leaverTakenBack', leaver.value)
    const undoId = desk.undoable({
      edit: (content) => withLeaverAgain(content, leaver.value, freed),
      tell: () => log('leaverListed', leaver.value),
    })
    return ok({ undoId })
  }

  /** A list that is not finished. */
  const open = (id: string): Result<Leaver> => {
    const leaver = vault.content().leavers.find((one) => one.id === id)
    if (leaver === undefined) return fail('unknownLeaver')
    return leaver.finishedAt === null ? ok(leaver) : fail('leaverOver')
  }

  const tickLeaver = async (id: string, taskId: string, isDone: boolean): Promise<Result<Undone>> => {
    const leaver = open(id)
    if (!leaver.ok) return leaver
    const task = leaver.value.tasks.find((one) => one.id === taskId)
    if (task === undefined) return fail('unknownLeaver')
    if (isDone && isProvable(task, vault.content().apps))
      return task.provenAt === null ? fail('taskProvesItself') : ok({ undoId: null })
    const ticked = isDone ? { at: vault.now(), by: desk.me().name } : null
    const line = (isTicked: boolean) => () =>
      log(isTicked ? 'leaverTicked' : 'leaverUnticked', leaver.value, task)
    return desk.changePart(tickOf(id, taskId), {
      edit: (before) => (isDone && before !== null ? before : ticked),
      ...(isDone ? { tell: line(true) } : {}),
      tellBack: line(!isDone),
    })
  }

  const finishLeaver = async (id: string): Promise<Result<null>> => {
    await notice() // by what is so now
    const leaver = open(id)
    if (!leaver.ok) return leaver
    if (!leaver.value.tasks.every((task) => isTaskDone(task, vault.content().apps)))
      return fail('leaverNotDone')
    const saved = await vault.change((content) => ({
      ...content,
      leavers: content.leavers.map((one) => (one.id === id ? { ...one, finishedAt: vault.now() } : one)),
    }))
    if (saved.ok) await log('leaverFinished', leaver.value)
    return saved
  }

  /** After a change of the vault: writes down what has become so by itself, and what is so no more. */
  const notice = async (): Promise<Result<null>> => {
    const content = vault.content()
    if (!content.leavers.some((one) => one.finishedAt === null) || !vault.isWritable()) return done
    const isStale = (leaver: Leaver, task: LeaverTask, by: VaultContent) => {
      if (leaver.finishedAt !== null) return false
      const shown = shownOf(by, leaver, task, vault.now())
      return shown !== 'unseen' && (shown === 'done') !== (task.provenAt !== null)
    }
    if (!content.leavers.some((leaver) => leaver.tasks.some((task) => isStale(leaver, task, content))))
      return done
    return vault.change((current) => ({
      ...current,
      leavers: current.leavers.map((leaver) => ({
        ...leaver,
        tasks: leaver.tasks.map((task) =>
          isStale(leaver, task, current)
            ? { ...task, provenAt: task.provenAt === null ? vault.now() : null }
            : task,
        ),
      })),
    }))
  }

  const tasksFor = (trail: PersonTrail): LeaverTask[] => {
    const task = (kind: LeaverTask['kind'], part: Partial<LeaverTask> = {}): LeaverTask => ({
      id: ports.random.id(),
      kind,
      appId: '',
      app: '',
      keys: [],
      ticked: null,
      provenAt: null,
      ...part,
    })
    const byApp = Map.groupBy(trail.authorised, ({ appId }) => appId)
    const unclaimed = Map.groupBy(trail.unclaimed, ({ appId }) => appId)
    return [
      ...trail.secrets.map(({ appId, app }) => task('rotate', { appId, app })),
      ...[...byApp].map(([appId, standing]) =>
        task('reauthorise', { appId, app: standing[0]?.app ?? '', keys: standing.map(({ key }) => key) }),
      ),
      ...[...unclaimed].map(([appId, standing]) =>
        task('reauthorise', {
          appId,
          app: standing[0]?.app ?? '',
          keys: standing.map(({ key }) => key),
          isUnclaimed: true,
        }),
      ),
      task('privilege'),
      ...trail.secrets.map(({ appId, app }) => task('portal', { appId, app })),
      task('login'),
    ]
  }

  return {
    notice,
    calls: {
      beginLeaver: ({ key }) => beginLeaver(key),
      takeBackLeaver: ({ leaverId }) => takeBackLeaver(leaverId),
      tickLeaver: ({ leaverId, taskId, isDone }) => tickLeaver(leaverId, taskId, isDone),
      finishLeaver: ({ leaverId }) => finishLeaver(leaverId),
    } satisfies Partial<Api>,
  }
}

const dueFor = ({ name, begunAt }: Leaver): RotationState['forced'][string] => ({
  reason: 'leaver',
  at: begunAt,
  person: name,
})

/** The list again, and what it made due; `null` where the same person has another meanwhile. */
const withLeaverAgain = (
  content: VaultContent,
  leaver: Leaver,
  freed: readonly string[],
): VaultContent | null => {
  const isThere = content.leavers.some(
    (one) => one.id === leaver.id || (one.finishedAt === null && personKey(one) === personKey(leaver)),
  )
  if (isThere) return null
  const apps = new Set(content.apps.map(({ id }) => id))
  const due = freed.filter((id) => apps.has(id) && content.rotation.forced[id] === undefined)
  return makeDue({ ...content, leavers: [...content.leavers, leaver] }, due, dueFor(leaver))
}

const withoutLeaver = (content: VaultContent, leaver: Leaver): VaultContent => {
  const leavers = content.leavers.filter(({ id }) => id !== leaver.id)
  const isTheirs = (why: RotationState['forced'][string]) => isSame(why, dueFor(leaver))
  const freed = Object.keys(content.rotation.forced).filter((appId) => {
    const why = content.rotation.forced[appId]
    return why !== undefined && isTheirs(why)
  })
  const less = editState({ ...content, leavers }, (state) => ({
    ...state,
    forced: Object.fromEntries(Object.entries(state.forced).filter(([appId]) => !freed.includes(appId))),
  }))
  // somebody else who leaves may know the same one
  return leavers
    .filter(({ finishedAt }) => finishedAt === null)
    .reduce(
      (known, other) =>
        makeDue(
          known,
          freed.filter((appId) => other.secrets.some((secret) => secret.appId === appId)),
          dueFor(other),
        ),
      less,
    )
}

const isSame = (a: RotationState['forced'][string], b: RotationState['forced'][string]) =>
  a.reason === b.reason && a.at === b.at && a.person === b.person

/** The tick of one task, while its list is not finished. */
const tickOf = (leaverId: string, taskId: string): Part<LeaverTask['ticked']> => ({
  read: ({ leavers }) =>
    leavers
      .find(({ id, finishedAt }) => id === leaverId && finishedAt === null)
      ?.tasks.find(({ id }) => id === taskId)?.ticked,
  write: (content, ticked) =>
    editTasks(content, leaverId, (one) => (one.id === taskId ? { ...one, ticked } : one)),
})

const editTasks = (
  content: VaultContent,
  leaverId: string,
  edit: (task: LeaverTask) => LeaverTask,
): VaultContent => ({
  ...content,
  leavers: content.leavers.map((one) => (one.id === leaverId ? { ...one, tasks: one.tasks.map(edit) } : one)),
})
