import { checkDraft, isSavable, tidyDraft, type AppDetails } from '../../../shared/app-draft.ts'
import { SECOND } from '../../../shared/instant.ts'
import type { ActivityKind } from '../../../shared/activity.ts'
import { done, fail, ok, type Result } from '../../../shared/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Ports } from '../ports.ts'
import { accountsHeld, dropApp } from '../rotation/rotation-edits.ts'
import type { SecretRecords } from './secret-records.ts'
import type { Secrets } from './secrets.ts'
import type { StoredApp } from '../vault/vault-content.ts'
import type { Vault } from '../vault/vault.ts'
import type { WorkBoard } from '../vault/work-board.ts'

/** A revealed secret is shown this long, a copied one stays on the clipboard this long. */
export const REVEAL_FOR = 30 * SECOND
export const CLIPBOARD_FOR = 30 * SECOND

/** Adding, editing, removing Xero apps, and the two ways in which a secret comes out. */
export type Credentials = ReturnType<typeof createCredentials>

type Needs = Pick<Ports, 'clipboard' | 'clock' | 'random'>
type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly records: SecretRecords
  readonly activity: ActivityJournal
  readonly board: WorkBoard
  /** Called when an app goes, so that nothing goes on waiting for it. */
  readonly onRemoved: (appId: string) => void
}

export const createCredentials = (
  ports: Needs,
  { vault, secrets, records, activity, board, onRemoved }: Rooms,
) => {
  let stopClearing = () => {}

  const find = (appId: string) => vault.content().apps.find(({ id }) => id === appId)
  const log = (
    what: ActivityKind,
    app: { readonly id: string; readonly name: string } | undefined,
    result: Result<unknown>,
  ) =>
    activity.record({
      what,
      app: app?.name ?? '',
      appId: app?.id ?? '',
      organisation: '',
      result: result.ok ? 'ok' : result.failure.code,
    })

  /** RFC 6749 §2.2: a client id is unique at the server, so the same one twice is the same app. */
  const twinOf = (clientId: string, exceptId?: string) =>
    vault
      .content()
      .apps.find((app) => app.id !== exceptId && app.clientId.toLowerCase() === clientId.toLowerCase())

  const addApp = async (
    details: AppDetails,
    rawSecret: string,
    how: 'appAdded' | 'appImported' = 'appAdded',
  ): Promise<Result<{ appId: string }>> => {
    const problems = checkDraft(details, rawSecret)
    if (!isSavable(problems)) return fail({ code: 'draftRefused', problems })
    const draft = tidyDraft(details)
    const twin = twinOf(draft.clientId)
    if (twin !== undefined) return fail({ code: 'duplicateApp', appId: twin.id, name: twin.name })

    const stored = await secrets.put(rawSecret.trim())
    if (!stored.ok) return stored
    const at = vault.now()
    const { secretCreatedAt, ...rest } = draft
    const app: StoredApp = {
      id: ports.random.id(),
      ...rest,
      secretAccount: stored.value,
      secret: { state: 'stored', createdAt: secretCreatedAt, storedAt: at, readBackAt: at },
      addedAt: at,
      changedAt: at,
      cameBack: null,
    }
    const saved = await vault.change((content) => ({ ...content, apps: [...content.apps, app] }))
    if (!saved.ok) {
      await secrets.discard(stored.value)
      return saved
    }
    await records.note(app, rawSecret.trim(), 'added')
    await log(how, app, saved)
    return ok({ appId: app.id })
  }

  const editApp = async (appId: string, details: AppDetails): Promise<Result<null>> => {
    const before = find(appId)
    if (before === undefined) return fail('unknownApp')
    const problems = checkDraft(details, undefined)
    if (!isSavable(problems)) return fail({ code: 'draftRefused', problems })
    const { secretCreatedAt, ...draft } = tidyDraft(details)
    const twin = twinOf(draft.clientId, appId)
    if (twin !== undefined) return fail({ code: 'duplicateApp', appId: twin.id, name: twin.name })
    const routeMoved = before.redirectUri !== draft.redirectUri || before.route !== draft.route
    const saved = await change(appId, (app) => ({
      ...app,
      ...draft,
      secret: { ...app.secret, createdAt: secretCreatedAt },
      changedAt: vault.now(),
      cameBack: routeMoved ? null : app.cameBack,
    }))
    await log('appEdited', { id: appId, name: draft.name }, saved)
    return saved
  }

  const change = (appId: string, edit: (app: StoredApp) => StoredApp) =>
    vault.change((content) => ({
      ...content,
      apps: content.apps.map((app) => (app.id === appId ? edit(app) : app)),
    }))

  /** Puts the new secret in, moves the record over to it, and only then takes the old one out. */
  const storeSecret = async (
    appId: string,
    rawSecret: string,
    createdAt: number | null,
  ): Promise<Result<null>> => {
    const app = find(appId)
    if (app === undefined) return fail('unknownApp')
    const problems = checkDraft({ ...app, secretCreatedAt: createdAt }, rawSecret).filter(
      ({ field }) => field === 'clientSecret',
    )
    if (!isSavable(problems)) return fail({ code: 'draftRefused', problems })
    const stored = await secrets.put(rawSecret.trim())
    if (!stored.ok) return stored
    const at = vault.now()
    const saved = await change(appId, (current) => ({
      ...current,
      secretAccount: stored.value,
      secret: { state: 'stored', createdAt, storedAt: at, readBackAt: at },
    }))
    await secrets.discard(saved.ok ? app.secretAccount : stored.value)
    const kept = find(appId)
    if (saved.ok && kept !== undefined) await records.note(kept, rawSecret.trim(), 'enteredAgain')
    await log('secretStored', app, saved)
    return saved
  }

  /** The secret goes out before its record; what is connected at Xero stays connected there. */
  const removeApp = async (appId: string): Promise<Result<null>> => {
    const app = find(appId)
    if (app === undefined) return fail('unknownApp')
    if (!vault.isWritable()) return fail('vaultReadOnly')
    onRemoved(appId)
    for (const account of [app.secretAccount, ...accountsHeld(vault.content(), appId)]) {
      const discarded = await secrets.discard(account)
      if (!discarded.ok) return discarded
    }
    const saved = await vault.change((content) => {
      const signIns = content.signIns.filter((signIn) => signIn.appId !== appId)
      return {
        ...dropApp(content, appId),
        apps: content.apps.filter(({ id }) => id !== appId),
        signIns,
        tokens: Object.fromEntries(
          Object.entries(content.tokens).filter(([id]) => signIns.some((signIn) => signIn.id === id)),
        ),
        connections: content.connections.filter((connection) => connection.appId !== appId),
      }
    })
    await log('appRemoved', app, saved)
    return saved
  }

  const revealSecret = async (appId: string): Promise<Result<{ secret: string; hidesAt: number }>> => {
    const secret = await secrets.read(appId)
    await log('secretRevealed', find(appId), secret)
    return secret.ok ? ok({ secret: secret.value, hidesAt: ports.clock.now() + REVEAL_FOR }) : secret
  }

  const copySecret = async (appId: string): Promise<Result<{ clearsAt: number }>> => {
    const secret = await secrets.read(appId)
    await log('secretCopied', find(appId), secret)
    if (!secret.ok) return secret
    return ok(await putOnClipboard(secret.value))
  }

  /** Copies a secret, and clears it from the clipboard when its time is over. */
  const putOnClipboard = async (secret: string): Promise<{ clearsAt: number }> => {
    await ports.clipboard.copySecret(secret)
    stopClearing()
    stopClearing = ports.clock.after(CLIPBOARD_FOR, () => void clearClipboard())
    const clearsAt = ports.clock.now() + CLIPBOARD_FOR
    board.show({ clipboard: { what: 'secret', clearsAt } })
    return { clearsAt }
  }

  /** Clears it if it still holds the secret; also called on quit (A11). */
  const clearClipboard = async (): Promise<Result<null>> => {
    stopClearing()
    if (board.read().clipboard !== null) {
      await ports.clipboard.clearSecret()
      board.show({ clipboard: null })
    }
    return done
  }

  return { addApp, editApp, storeSecret, removeApp, revealSecret, copySecret, putOnClipboard, clearClipboard }
}
