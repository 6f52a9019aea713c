import type { Api, CallInput } from '../../../shared/contract/contract.ts'
import { accountsHeld } from '../secrets/held.ts'
import { checkDraft, isSavable, tidyDraft, type AppDetails } from '../../../shared/apps/app-draft.ts'
import { hasSecret } from '../../../shared/apps/app-kind.ts'
import { SECOND } from '../../../shared/kernel/instant.ts'
import { done, fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { SecretAsked } from '../../../shared/rotation/rotation.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import { heldBy } from '../rotation/edits.ts'
import { objectionTo } from '../rotation/law.ts'
import type { RotationProofs } from '../rotation/proofs.ts'
import type { RotationStandings } from '../rotation/standing.ts'
import type { LeavingRoom } from '../secrets/leaving.ts'
import { CLIENT_IDS, createAdding } from './adding.ts'
import { createSecretEntry } from './secret-entry.ts'
import type { SecretRecords } from '../secrets/records.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { StoredApp } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import type { ClipboardRoom } from '../kernel/clipboard.ts'

/** A revealed secret is shown this long. */
const REVEAL_FOR = 30 * SECOND

/** Adding, editing, removing Xero apps, and the two ways in which a secret comes out. */
export type Apps = ReturnType<typeof createApps>

type Needs = Pick<Ports, 'clock' | 'random' | 'xero'>
type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly records: SecretRecords
  readonly proofs: RotationProofs
  readonly standings: RotationStandings
  readonly leaving: LeavingRoom
  readonly desk: Desk
  readonly clipboard: ClipboardRoom
  /** Calls off what waits for an app that goes. */
  readonly cancelFor: (appId: string) => void
}

export const createApps = (
  ports: Needs,
  { vault, secrets, records, proofs, standings, leaving, desk, clipboard, cancelFor }: Rooms,
) => {
  /** Asked for twice at once, it is done once. */
  const removing = new Map<string, Promise<Result<null>>>()

  const { find, log } = desk
  const adding = createAdding(ports, { vault, secrets, records, proofs, desk })
  const { twinOf } = adding

  const editApp = ({ appId, details }: CallInput<'editApp'>): Promise<Result<null>> =>
    secrets.inTurn(CLIENT_IDS, () => edit(appId, details))

  const edit = async (appId: string, details: AppDetails): Promise<Result<null>> => {
    const before = find(appId)
    if (before === undefined) return fail('unknownApp')
    const problems = checkDraft(details, undefined)
    if (!isSavable(problems)) return fail({ code: 'draftRefused', problems })
    const { secretCreatedAt, ...draft } = tidyDraft(details)
    const twin = twinOf(draft.clientId, appId)
    if (twin !== undefined) return fail({ code: 'duplicateApp', appId: twin.id, name: twin.name })
    if (hasSecret(before.kind) !== hasSecret(draft.kind)) return fail('kindIsFixed')
    const routeMoved = before.redirectUri !== draft.redirectUri || before.route !== draft.route
    const saved = await change(appId, (app) => ({
      ...app,
      ...draft,
      secret: app.secret === null ? null : { ...app.secret, createdAt: secretCreatedAt },
      changedAt: vault.now(),
      cameBack: routeMoved ? null : app.cameBack,
    }))
    await log('appEdited', { app: { id: appId, name: draft.name }, result: saved })
    return saved
  }

  const dateSecret = ({ appId, createdAt }: CallInput<'dateSecret'>): Promise<Result<null>> =>
    secrets.inTurn(appId, async () => {
      const app = find(appId)
      if (app === undefined) return fail('unknownApp')
      if (app.secret === null) return fail('appHasNoSecret')
      const now = vault.now()
      const saved = await change(appId, (one) => ({
        ...one,
        // nobody has generated it later than now, whatever a field says
        secret:
          one.secret === null
            ? null
            : { ...one.secret, createdAt: createdAt === null ? null : Math.min(createdAt, now) },
        changedAt: now,
      }))
      await log('appEdited', { app, result: saved })
      return saved
    })

  const change = (appId: string, to: (app: StoredApp) => StoredApp) =>
    vault.change((content) => ({
      ...content,
      apps: content.apps.map((app) => (app.id === appId ? to(app) : app)),
    }))

  /**
   * The secret goes out before its record, and the wish is written down before both (F11); what is connected at Xero
   * stays connected there. `isSure`: also where a rotation holds a secret that works and the one in use does not.
   */
  const removeApp = ({ appId, isSure = false }: CallInput<'removeApp'>): Promise<Result<null>> => {
    const name = `${appId} ${isSure}`
    const going =
      removing.get(name) ??
      secrets.inTurn(appId, () => remove(appId, isSure)).finally(() => removing.delete(name))
    removing.set(name, going)
    return going
  }

  const remove = async (appId: string, isSure: boolean): Promise<Result<null>> => {
    const app = find(appId)
    if (app === undefined) return fail('unknownApp')
    const why = isSure ? null : await objectionToRemoval(app)
    if (why !== null) return why
    cancelFor(appId)
    const removed = await leaving.leave({ kind: 'app', appId, at: vault.now() })
    if (find(appId) === undefined) await log('appRemoved', { app, result: removed })
    return removed
  }

  /** A rotation under way may hold the only secret that works: whoever removes the app is to know. */
  const objectionToRemoval = async (app: StoredApp): Promise<Failed | null> => {
    const rotation = vault.content().rotation.open.find((one) => one.appId === app.id)
    if (rotation === undefined || accountsHeld(vault.content(), app.id).length === 0) return null
    if (leaving.ofApp(app.id) !== undefined) return null
    const asked = await standings.askBoth(rotation, app)
    if (!asked.ok) return asked
    const { fresh, old } = asked.value
    const isOldInUse = heldBy(vault.content(), rotation, app).old === app.secretAccount
    const [used, beside] = isOldInUse ? [old, fresh] : [fresh, old]
    return beside.standing === 'works' ? objectionTo('remove', beside.standing, used.standing) : null
  }

  const revealSecret = async ({
    appId,
  }: CallInput<'revealSecret'>): Promise<Result<{ secret: string; hidesAt: number }>> => {
    const secret = await secrets.read(appId)
    await log('secretRevealed', { app: find(appId), result: secret })
    return secret.ok ? ok({ secret: secret.value, hidesAt: ports.clock.now() + REVEAL_FOR }) : secret
  }

  /** The secret that is here, asked about at Xero; whether it works changes nothing here. */
  const askSecret = async ({ appId }: CallInput<'askSecret'>): Promise<Result<{ proof: SecretAsked }>> => {
    const app = desk.app(appId)
    if (!app.ok) return app
    const secret = await secrets.read(appId)
    if (!secret.ok) return secret
    const { result: proof } = await proofs.ask(app.value, secret.value)
    await log('secretProven', { app: app.value, result: proof })
    return ok({ proof })
  }

  const copySecret = async ({ appId }: CallInput<'copySecret'>): Promise<Result<{ clearsAt: number }>> => {
    const secret = await secrets.read(appId)
    await log('secretCopied', { app: find(appId), result: secret })
    if (!secret.ok) return secret
    return ok(await clipboard.putSecret(secret.value))
  }

  const entry = createSecretEntry({ vault, secrets, records, proofs, desk })
  const calls = {
    addApp: adding.addByHand,
    cancelAdding: async () => {
      adding.cancel()
      return done
    },
    editApp,
    dateSecret,
    ...entry.calls,
    removeApp,
    askSecret,
    revealSecret,
    copySecret,
  } satisfies Partial<Api>
  return {
    calls,
    addApp: adding.addApp,
    storeSecret: entry.calls.storeSecret,
    /** What waits for Xero's word is not added to a vault that is closed. */
    close: adding.cancel,
  }
}
