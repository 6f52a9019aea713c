import { hash } from 'node:crypto'
import type { BackupPreview } from '../../../shared/backup/backup.ts'
import { isConnected } from '../../../shared/connections/impact.ts'
import { DAY } from '../../../shared/kernel/instant.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Desk } from '../desk/desk.ts'
import type { OpenedBackup } from '../ports/backup.ts'
import type { Ports } from '../ports/ports.ts'
import { EMPTY_VAULT, VAULT_FORM, type VaultContent, type VaultForm } from '../vault/content.ts'
import { formAfter, formOf } from '../vault/migrations.ts'
import { readContent } from '../vault/reading.ts'
import type { Vault } from '../vault/vault.ts'
import { refused } from './making.ts'
import { withoutTokens } from './content.ts'
import { withFreshAccounts } from './fresh-accounts.ts'
import { logBeyond } from './log-beyond.ts'

type Needs = Pick<
  Ports,
  'activityLog' | 'clock' | 'keychain' | 'random' | 'records' | 'reviewShelf' | 'tellBug'
>
type Rooms = {
  readonly vault: Vault
  readonly activity: ActivityJournal
  readonly desk: Desk
  readonly resetHealth: () => void
}

/** A backup whose records were read: what would be stored, without its tokens. */
export type ReadyBackup = {
  readonly opened: OpenedBackup
  readonly content: VaultContent
  readonly unread: number
}

/** What comes besides where the vault itself comes, and not a copy of it (R10). */
export type Arrival = {
  readonly tokens: VaultContent['tokens']
  /** Judged in each write, so that what was declined meanwhile does not arrive. */
  readonly isAwaited: (move: VaultContent['move']) => boolean
  /** How the move stands from the write on that brings the records. */
  readonly move: VaultContent['move']
}

/** Leads and judges the records in a backup as a start does those of a sealed file, from whichever form they have. */
export const readyFrom = (
  opened: OpenedBackup,
  now: number,
  form: VaultForm = VAULT_FORM,
): Result<ReadyBackup> => {
  if ((formOf(opened.frame.vault) ?? 1) > formAfter(form.migrations)) return refused('newer')
  const read = readContent({ ...opened.frame.vault, tokens: {} }, now, form)
  if (read === null) return refused('altered')
  const setAside = withoutTokens(read.content.setAside)
  return ok({ opened, content: { ...read.content, tokens: {}, setAside }, unread: setAside.length })
}

/**
 * The way back from a backup. What lies here is set aside and kept; then a vault that holds nothing but reserved names in
 * the keychain, the log, the secrets, and last the records: a kill in between leaves what was, or an empty vault into
 * which the same can be restored again.
 */
export const createRestoring = (ports: Needs, { vault, activity, desk, resetHealth }: Rooms) => {
  /** Nothing that anybody has put into this vault is ever replaced. */
  const mayRestore = () => vault.canBeginAgain() || (vault.isWritable() && isEmpty(vault.content()))

  /** How many lines on this computer follow from those in the backup; `null` where they are another log's. */
  const linesBeyond = async ({ opened }: ReadyBackup): Promise<number | null> => {
    const beyond = await logBeyond(ports, opened)
    return beyond !== null && beyond.isOurs && beyond.isAsWhole ? beyond.more : null
  }

  const preview = async (ready: ReadyBackup): Promise<BackupPreview> => {
    const { content, opened, unread } = ready
    const { frame, log } = opened
    const held = new Set(frame.secrets.map(({ account }) => account))
    const nameOf = (appId: string) => content.apps.find(({ id }) => id === appId)?.name ?? ''
    return {
      madeAt: frame.madeAt,
      isFutureDated: frame.madeAt > ports.clock.now() + DAY,
      device: frame.device,
      user: frame.user,
      me: content.me === null ? null : personLabel(content.me),
      card: cardOf(content.handovers.identity, held),
      mode: frame.mode,
      apps: content.apps.map(({ name, secretAccount }) => ({
        name,
        hasSecret: secretAccount === null || held.has(secretAccount),
      })),
      secrets: frame.secrets.filter(({ what }) => what !== 'ownKeys').length,
      organisations: content.connections.filter(isConnected).length,
      signIns: content.signIns
        .filter(({ state }) => state.kind === 'live')
        .map((signIn) => ({ person: personLabel(signIn), app: nameOf(signIn.appId) })),
      people: content.handovers.people.length,
      handovers: content.handovers.sent.length + content.handovers.received.length,
      reviews: content.reviews.length,
      log: {
        lines: log.lines,
        isWhole: log.findings === 0,
        to: log.end?.at ?? null,
        more: (await linesBeyond(ready)) ?? 0,
      },
      unread,
    }
  }

  const restore = async (ready: ReadyBackup, arrival: Arrival | null = null): Promise<Result<null>> => {
    if (!mayRestore()) return refused('notEmpty')
    const { frame, log } = ready.opened
    const isLogKept = (await linesBeyond(ready)) !== null
    const empty = await makeRoom()
    if (!empty.ok) return empty

    const before = vault.content()
    const accounts = new Map(frame.secrets.map(({ account }) => [account, ports.random.id()]))
    const reserved = (current: VaultContent) => [
      ...new Set([...current.secretAccounts, ...accounts.values()]),
    ]
    const carried = { ...frame.keys }
    // reserved before the keychain hears of them, so that what a kill leaves there is found again (F4)
    const begun = await replace(arrival, (current) => ({
      ...EMPTY_VAULT,
      move: current.move,
      carried,
      secretAccounts: reserved(current),
      lock: current.lock,
    }))
    if (!begun.ok) return begun
    const put = await putBack(ready, accounts, isLogKept)
    if (!put.ok) return put

    const restored = { at: vault.now(), madeAt: frame.madeAt, isOldSafe: false }
    // the vault that this is a copy of may live on, and go on with backups to the same kit and folder
    const copy = hash('sha256', ports.random.id(), 'hex').slice(0, 8)
    const { identity } = before.handovers
    const former = [...before.handovers.former, ...(identity === null ? [] : [identity])]
    const content = withFreshAccounts(ready.content, accounts)
    const stored = await replace(arrival, (current) => ({
      ...content,
      carried,
      formerKeys: [...content.formerKeys, ...before.formerKeys],
      secretAccounts: reserved(current),
      signIns: content.signIns.map((signIn) =>
        signIn.state.kind === 'live' && arrival === null
          ? { ...signIn, state: { kind: 'refused', at: restored.at, why: 'restored' } as const }
          : signIn,
      ),
      handovers: { ...content.handovers, former: [...content.handovers.former, ...former] },
      backup: { ...content.backup, copy, ...(arrival === null ? { restored } : {}) },
      tokens: arrival?.tokens ?? {},
      // a port is opened only where somebody at this very computer has said so (K6)
      tools: { ...content.tools, isOn: false, port: null },
      move: arrival?.move ?? null,
      // how this vault’s own key is kept has nothing to do with the one that was backed up
      lock: { ...content.lock, switching: current.lock.switching },
    }))
    if (!stored.ok) return stored
    await activity.reset()
    resetHealth()
    if (arrival !== null) {
      await desk.log('vaultArrived', { app: { name: frame.device } })
      return done
    }
    await desk.log('vaultRestored', {
      result: `from ${new Date(frame.madeAt).toISOString()}, after line ${(log.end?.seq ?? -1) + 1}`,
    })
    return done
  }

  /** Only an empty vault is replaced, even where somebody puts something into it meanwhile. */
  const replace = async (
    arrival: Arrival | null,
    by: (current: VaultContent) => VaultContent,
  ): Promise<Result<null>> => {
    let wasEmpty = true
    const changed = await vault.change((current) => {
      wasEmpty = isEmpty(current) && (arrival === null || arrival.isAwaited(current.move))
      return wasEmpty ? by(current) : null
    })
    return changed.ok && !wasEmpty ? refused('notEmpty') : changed
  }

  /** A vault that cannot be opened gives way to an empty one, and is kept; an empty one is there already. */
  const makeRoom = async (): Promise<Result<null>> => {
    if (vault.isOpen()) return done
    const aside = await ports.records.setAside()
    if (!aside.ok) return aside
    const opened = await vault.open()
    return opened.ok ? done : opened
  }

  /** In before their records: the log, the secrets, and the copies of reviews. */
  const putBack = async (
    { opened: { frame, log } }: ReadyBackup,
    accounts: ReadonlyMap<string, string>,
    isLogKept: boolean,
  ): Promise<Result<null>> => {
    if (!isLogKept) {
      const aside = await ports.activityLog.setAside()
      if (!aside.ok) return aside
      const put = await ports.activityLog.restore(log.parts)
      if (!put.ok) return put
    }
    await activity.reset()
    for (const { account, value } of frame.secrets) {
      const fresh = accounts.get(account)
      if (fresh === undefined) return fail('bug')
      const set = await ports.keychain.set(fresh, value)
      if (!set.ok) return set
    }
    for (const { id, signed } of frame.reviews) {
      const put = await ports.reviewShelf.put(id, signed)
      if (!put.ok) return put
    }
    return done
  }

  return { mayRestore, preview, restore }
}

/** The card stays as it is where its keys come back: colleagues seal to these. */
const cardOf = (
  identity: VaultContent['handovers']['identity'],
  held: ReadonlySet<string>,
): BackupPreview['card'] => {
  if (identity === null) return 'none'
  return held.has(identity.account) ? 'same' : 'lost'
}

/** Whether nobody has put anything into a vault yet; what could not be read was put in as well. */
const isEmpty = ({ apps, signIns, connections, guide, ...more }: VaultContent): boolean =>
  [
    apps,
    signIns,
    connections,
    guide.journeys,
    more.handovers.sent,
    more.handovers.received,
    more.handovers.people,
    more.handovers.asked,
    more.reviews,
    more.leavers,
    more.setAside,
  ].every((list) => list.length === 0)
