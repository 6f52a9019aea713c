import type { CallInput } from '../../../shared/contract/contract.ts'
import { hasSecret } from '../../../shared/apps/app-kind.ts'
import { checkDraft, isSavable, tidyDraft, type AppDetails } from '../../../shared/apps/app-draft.ts'
import { fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { SecretAsked } from '../../../shared/rotation/rotation.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { RotationProofs } from '../rotation/proofs.ts'
import type { SecretRecords } from '../secrets/records.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { KeepingApp, StoredApp, VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly records: SecretRecords
  readonly proofs: RotationProofs
  readonly desk: Desk
}

type Also = (content: VaultContent, appId: string) => VaultContent

/** What Xero said of an app that is to be added, and what of it speaks against that. */
type Asked = { readonly proof: SecretAsked | null; readonly objection: Failed | null }
const NOT_ASKED: Asked = { proof: null, objection: null }

/** A client id is taken by one app at a time, so that two at once do not both find it free. */
export const CLIENT_IDS = 'client ids'

/** Adding an app, by hand, by a handover or by an import. */
export const createAdding = (
  ports: Pick<Ports, 'random' | 'xero'>,
  { vault, secrets, records, proofs, desk }: Rooms,
) => {
  const { log } = desk
  /** Ends the waiting for Xero's word on what is to be added. */
  const waiting = new Set<() => void>()

  /** What was asked, or `null` where it was called off first: an answer that comes later counts for nothing. */
  const unlessCalledOff = async <Value>(asked: Promise<Value>): Promise<Value | null> => {
    const { promise, resolve } = Promise.withResolvers<null>()
    const callOff = () => resolve(null)
    waiting.add(callOff)
    try {
      return await Promise.race([asked, promise])
    } finally {
      waiting.delete(callOff)
    }
  }

  /** Nothing that waits for Xero's word is added. */
  const cancel = () => {
    for (const callOff of waiting) callOff()
  }

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
    const { secretCreatedAt, ...draft } = tidyDraft(details)
    const at = vault.now()
    const record = { id: ports.random.id(), ...draft, addedAt: at, changedAt: at, cameBack: null }
    const saved = hasSecret(draft.kind)
      ? await addKeeping(record, { secret: rawSecret.trim(), createdAt: secretCreatedAt }, also)
      : await vault.change((content) =>
          also(withApp(content, { ...record, secret: null, secretAccount: null }), record.id),
        )
    if (!saved.ok) return saved
    await log(how, { app: record, result: saved })
    return ok({ appId: record.id })
  }

  /** The secret goes in before its record, and out again where the record could not be stored. */
  const addKeeping = async (
    record: Omit<StoredApp, 'secret' | 'secretAccount'>,
    { secret, createdAt }: { readonly secret: string; readonly createdAt: number | null },
    also: Also,
  ): Promise<Result<null>> => {
    const stored = await secrets.put(secret)
    if (!stored.ok) return stored
    const at = vault.now()
    const app: KeepingApp = {
      ...record,
      secretAccount: stored.value,
      secret: { state: 'stored', createdAt, storedAt: at, readBackAt: at },
    }
    const saved = await vault.change((content) =>
      also(records.noted(withApp(content, app), app, secret, 'added'), app.id),
    )
    if (!saved.ok) await secrets.discard(stored.value)
    return saved
  }

  /**
   * As a person adds one: Xero is asked about the secret before it is stored, and one that it refuses is not. Whether it
   * could be asked changes nothing. `isUnproven`: whatever Xero says, so that it is not asked.
   */
  const addByHand = async ({
    details,
    clientSecret: rawSecret,
    isUnproven = false,
  }: CallInput<'addApp'>): Promise<Result<{ appId: string; proof: SecretAsked | null }>> => {
    const why = objectionToAdding(details, rawSecret)
    if (why !== null) return why
    const draft = tidyDraft(details)
    const asked = isUnproven ? NOT_ASKED : await unlessCalledOff(askDraft(draft, rawSecret.trim()))
    if (asked === null) {
      const off = fail('addingCancelled')
      await log('secretProven', { app: { id: '', name: draft.name }, result: off })
      return off
    }
    const { proof, objection } = asked
    const added = objection ?? (await addApp(details, rawSecret))
    const id = added.ok ? added.value.appId : ''
    // that it was recognised, the line of adding says
    if (proof !== null && proof !== 'works')
      await log('secretProven', { app: { id, name: draft.name }, result: proof })
    return added.ok ? ok({ appId: id, proof }) : added
  }

  /** What Xero says of an app that is to be added, and what of it speaks against adding it as that. */
  const askDraft = async (draft: AppDetails, secret: string): Promise<Asked> => {
    if (!hasSecret(draft.kind)) {
      const known = await ports.xero.probePublicClient(draft.clientId, draft.redirectUri)
      if (known.ok) return { proof: 'works', objection: null }
      const isOther = known.failure.code === 'appOfOtherKind'
      return { proof: isOther ? 'refused' : 'couldNotTell', objection: isOther ? known : null }
    }
    const { result, because } = await proofs.ask(draft, secret)
    if (result === 'refused') return { proof: result, objection: fail('clientRefused') }
    // people sign in to a web app with a code, which a custom connection may not use, and the other way about
    const likely = draft.kind === 'web' ? 'custom' : 'web'
    const isOther = because === (draft.kind === 'web' ? 'grantNotAllowed' : 'appOfOtherKind')
    return { proof: result, objection: isOther ? fail({ code: 'appOfOtherKind', likely }) : null }
  }

  return { twinOf, addApp, addByHand, cancel }
}

const withApp = (content: VaultContent, app: StoredApp): VaultContent => ({
  ...content,
  apps: [...content.apps, app],
})
