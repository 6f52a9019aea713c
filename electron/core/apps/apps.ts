import type { Api } from '../../../shared/contract/contract.ts'
import { accountsHeld } from '../secrets/held.ts'
import { checkDraft, isSavable, tidyDraft, type AppDetails } from '../../../shared/apps/app-draft.ts'
import { SECOND } from '../../../shared/kernel/instant.ts'
import { fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { SecretAsked } from '../../../shared/rotation/rotation.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import { heldBy } from '../rotation/edits.ts'
import { objectionTo } from '../rotation/law.ts'
import type { RotationProofs } from '../rotation/proofs.ts'
import type { RotationStandings } from '../rotation/standing.ts'
import type { LeavingRoom } from '../secrets/leaving.ts'
import { createSecretEntry } from './secret-entry.ts'
import type { SecretRecords } from '../secrets/records.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { StoredApp, VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import type { ClipboardRoom } from '../kernel/clipboard.ts'

/** A revealed secret is shown this long. */
const REVEAL_FOR = 30 * SECOND

/** Adding, editing, removing Xero apps, and the two ways in which a secret comes out. */
export type Apps = ReturnType<typeof createApps>

type Needs = Pick<Ports, 'clock' | 'random'>
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

type Also = (content: VaultContent, appId: string) => VaultContent

/** A client id is taken by one app at a time, so that two at once do not both find it free. */
const CLIENT_IDS = 'client ids'

export const createApps = (
  ports: Needs,
  { vault, secrets, records, proofs, standings, leaving, desk, clipboard, cancelFor }: Rooms,
) => {
  /** Asked for twice at once, it is done once. */
  const removing = new Map<string, Promise<Result<null>>>()

  const { find, log } = desk

  /** RFC 6749 §2.2: a client id is unique at the server, so the same one twice is the same app. */
  const twinOf = (clientId: string, exceptId?: string) =>
    vault
      .content()
      .apps.find((app) => app.id !== exceptId && app.clientId.toLowerCase() === clientId.toLowerCase())

  const objectionToAdding = (details: AppDetails, rawSecret: string): Failed | null => {
    const problems = checkDraft(details, rawSecret)
    if (!isSavable(problems)) return fail({ code: 'draftRefused', problems })
    const twin = twinOf(tidyDraft(details).clientId)
    return twin === undefined ? null : fail({ code: 'duplicateApp', appId: twin.id, name: twin.name })
  }

  const addApp = (
    details: AppDetails,
    rawSecret: string,
    how: 'appAdded' | 'appImported' = 'appAdded',
    /** What is to be noted down in the very change that stores the app. */
    also: Also = (content) => content,
  ): Promise<Result<{ appId: string }>> =>
    secrets.inTurn(CLIENT_IDS, () => add(details, rawSecret, how, also))

  const add = async (
    details: AppDetails,
    rawSecret: string,
    how: 'appAdded' | 'appImported',
    also: Also,
  ): Promise<Result<{ appId: string }>> => {
    const why = objectionToAdding(details, rawSecret)
    if (why !== null) return why
    const draft = tidyDraft(details)
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
    const saved = await vault.change((content) =>
      also(
        records.noted({ ...content, apps: [...content.apps, app] }, app, rawSecret.trim(), 'added'),
        app.id,
      ),
    )
    if (!saved.ok) {
      await secrets.discard(stored.value)
      return saved
    }
    await log(how, { app, result: saved })
    return ok({ appId: app.id })
  }

  /**
   * As a person adds one: Xero is asked about the secret before it is stored, and one that it refuses is not. Whether it
   * could be asked changes nothing. `isUnproven`: whatever Xero says, so that it is not asked.
   */
  const addByHand = async (
    details: AppDetails,
    rawSecret: string,
    isUnproven: boolean,
  ): Promise<Result<{ appId: string; proof: SecretAsked | null }>> => {
    const why = objectionToAdding(details, rawSecret)
    if (why !== null) return why
    const draft = tidyDraft(details)
    const proof = isUnproven ? null : (await proofs.ask(draft, rawSecret.trim())).result
    const added = proof === 'refused' ? fail('clientRefused') : await addApp(details, rawSecret)
    const id = added.ok ? added.value.appId : ''
    // that it was recognised, the line of adding says
    if (proof !== null && proof !== 'works')
      await log('secretProven', { app: { id, name: draft.name }, result: proof })
    return added.ok ? ok({ appId: id, proof }) : added
  }

  const editApp = (appId: string, details: AppDetails): Promise<Result<null>> =>
    secrets.inTurn(CLIENT_IDS, () => edit(appId, details))

  const edit = async (appId: string, details: AppDetails): Promise<Result<null>> => {
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
    await log('appEdited', { app: { id: appId, name: draft.name }, result: saved })
    return saved
  }

  const change = (appId: string, to: (app: StoredApp) => StoredApp) =>
    vault.change((content) => ({
      ...content,
      apps: content.apps.map((app) => (app.id === appId ? to(app) : app)),
    }))

  /**
   * The secret goes out before its record, and the wish is written down before both (F11); what is connected at Xero
   * stays connected there. `isSure`: also where a rotation holds a secret that works and the one in use does not.
   */
  const removeApp = (appId: string, isSure = false): Promise<Result<null>> => {
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

  const revealSecret = async (appId: string): Promise<Result<{ secret: string; hidesAt: number }>> => {
    const secret = await secrets.read(appId)
    await log('secretRevealed', { app: find(appId), result: secret })
    return secret.ok ? ok({ secret: secret.value, hidesAt: ports.clock.now() + REVEAL_FOR }) : secret
  }

  /** The secret that is here, asked about at Xero; whether it works changes nothing here. */
  const askSecret = async (appId: string): Promise<Result<{ proof: SecretAsked }>> => {
    const app = desk.app(appId)
    if (!app.ok) return app
    const secret = await secrets.read(appId)
    if (!secret.ok) return secret
    const { result: proof } = await proofs.ask(app.value, secret.value)
    await log('secretProven', { app: app.value, result: proof })
    return ok({ proof })
  }

  const copySecret = async (appId: string): Promise<Result<{ clearsAt: number }>> => {
    const secret = await secrets.read(appId)
    await log('secretCopied', { app: find(appId), result: secret })
    if (!secret.ok) return secret
    return ok(await clipboard.putSecret(secret.value))
  }

  const entry = createSecretEntry({ vault, secrets, records, proofs, desk })
  const calls = {
    addApp: ({ details, clientSecret, isUnproven = false }) => addByHand(details, clientSecret, isUnproven),
    editApp: ({ appId, details }) => editApp(appId, details),
    storeSecret: ({ appId, clientSecret, createdAt, isUnproven }) =>
      entry.storeSecret(appId, clientSecret, createdAt, isUnproven),
    acceptSecret: ({ appId }) => entry.acceptSecret(appId),
    removeApp: ({ appId, isSure }) => removeApp(appId, isSure),
    askSecret: ({ appId }) => askSecret(appId),
    revealSecret: ({ appId }) => revealSecret(appId),
    copySecret: ({ appId }) => copySecret(appId),
  } satisfies Partial<Api>
  return { calls, addApp, storeSecret: entry.storeSecret }
}
