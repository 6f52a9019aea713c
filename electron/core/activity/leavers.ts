import type { Leaver, LeaverTask, PersonTrail } from '../../../shared/leaver.ts'
import { personKey, personLabel } from '../../../shared/person.ts'
import { done, fail, ok, type Result } from '../../../shared/result.ts'
import type { ActivityJournal } from './activity.ts'
import { isFreeOf, type People } from './people.ts'
import type { Ports } from '../ports.ts'
import type { VaultContent } from '../vault/vault-content.ts'
import type { Vault } from '../vault/vault.ts'

/** What is to be done when somebody leaves. The list is kept; what can prove itself is never ticked by hand alone. */
export const createLeavers = (
  ports: Pick<Ports, 'installation' | 'random'>,
  { vault, activity, people }: { vault: Vault; activity: ActivityJournal; people: People },
) => {
  const me = () => {
    const known = vault.content().me
    return known === null ? ports.installation.user : known.name
  }

  const log = (what: 'leaverListed' | 'leaverTicked' | 'leaverFinished', leaver: Leaver, task?: LeaverTask) =>
    activity.record({
      what,
      app: task?.app ?? '',
      appId: task?.appId ?? '',
      organisation: '',
      person: personLabel(leaver),
      result: 'ok',
    })

  /** The list that stands for them already, or a new one from what they have known and done. */
  const beginLeaver = async (key: string): Promise<Result<{ leaverId: string }>> => {
    const standing = vault.content().leavers.find((one) => personKey(one) === key && one.finishedAt === null)
    if (standing !== undefined) return ok({ leaverId: standing.id })
    const trail = await people.tracePerson(key)
    if (!trail.ok) return trail
    const leaver: Leaver = {
      id: ports.random.id(),
      name: trail.value.name,
      email: trail.value.email,
      begunAt: vault.now(),
      begunBy: me(),
      secrets: trail.value.secrets,
      tasks: tasksFor(trail.value),
      finishedAt: null,
    }
    const saved = await vault.change((content) => ({ ...content, leavers: [...content.leavers, leaver] }))
    if (!saved.ok) return saved
    await log('leaverListed', leaver)
    return ok({ leaverId: leaver.id })
  }

  const find = (id: string) => vault.content().leavers.find((one) => one.id === id)

  const tickLeaver = async (id: string, taskId: string, isDone: boolean): Promise<Result<null>> => {
    const leaver = find(id)
    const task = leaver?.tasks.find((one) => one.id === taskId)
    if (leaver === undefined || task === undefined) return fail('unknownLeaver')
    const ticked = isDone ? { at: vault.now(), by: me() } : null
    const saved = await vault.change((content) =>
      editTasks(content, id, (one) => (one.id === taskId ? { ...one, ticked } : one)),
    )
    if (saved.ok && isDone) await log('leaverTicked', leaver, task)
    return saved
  }

  const finishLeaver = async (id: string): Promise<Result<null>> => {
    const leaver = find(id)
    if (leaver === undefined) return fail('unknownLeaver')
    const saved = await vault.change((content) => ({
      ...content,
      leavers: content.leavers.map((one) => (one.id === id ? { ...one, finishedAt: vault.now() } : one)),
    }))
    if (saved.ok) await log('leaverFinished', leaver)
    return saved
  }

  /** After a change of the vault: writes down what has become so by itself. */
  const notice = async (): Promise<Result<null>> => {
    const content = vault.content()
    if (!content.leavers.some((one) => one.finishedAt === null) || !vault.isWritable()) return done
    const proven = content.leavers.flatMap((leaver) =>
      leaver.finishedAt === null
        ? leaver.tasks.filter(
            (task) => task.provenAt === null && isProven(content, leaver, task, vault.now()),
          )
        : [],
    )
    if (proven.length === 0) return done
    const ids = new Set(proven.map(({ id }) => id))
    return vault.change((current) => ({
      ...current,
      leavers: current.leavers.map((leaver) => ({
        ...leaver,
        tasks: leaver.tasks.map((task) =>
          ids.has(task.id) && task.provenAt === null ? { ...task, provenAt: vault.now() } : task,
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
    return [
      ...trail.secrets.map(({ appId, app }) => task('rotate', { appId, app })),
      ...[...byApp].map(([appId, standing]) =>
        task('reauthorise', { appId, app: standing[0]?.app ?? '', keys: standing.map(({ key }) => key) }),
      ),
      task('privilege'),
      ...trail.secrets.map(({ appId, app }) => task('portal', { appId, app })),
      task('login'),
    ]
  }

  const standing = (key: string) =>
    vault.content().leavers.findLast((one) => personKey(one) === key && one.finishedAt === null)

  return {
    beginLeaver,
    tickLeaver,
    finishLeaver,
    notice,
    /** Apps whose secret in force the person on an unfinished list has had in their hands. */
    exposedTo: (key: string) => standing(key)?.secrets.map(({ appId }) => appId) ?? [],
    nameOf: (key: string) => standing(key)?.name ?? '',
  }
}

const editTasks = (
  content: VaultContent,
  leaverId: string,
  edit: (task: LeaverTask) => LeaverTask,
): VaultContent => ({
  ...content,
  leavers: content.leavers.map((one) => (one.id === leaverId ? { ...one, tasks: one.tasks.map(edit) } : one)),
})

/** Proven by what the vault holds: a secret put in later, or connections that stand on somebody else's sign-in. */
const isProven = (content: VaultContent, leaver: Leaver, task: LeaverTask, now: number): boolean => {
  if (task.kind === 'rotate') {
    const app = content.apps.find(({ id }) => id === task.appId)
    return app !== undefined && app.secret.storedAt > leaver.begunAt
  }
  return (
    task.kind === 'reauthorise' && task.keys.every((key) => isFreeOf(content, personKey(leaver), key, now))
  )
}
