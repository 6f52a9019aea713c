import type { Api, CallInput } from '../../../shared/contract/contract.ts'
import { traitsOf } from '../../../shared/kernel/failure.ts'
import { checkDraft, isSavable } from '../../../shared/apps/app-draft.ts'
import { fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { SecretProof } from '../../../shared/rotation/rotation.ts'
import type { Desk } from '../desk/desk.ts'
import { proofsOf } from '../rotation/known.ts'
import { objectionTo, standingBy } from '../rotation/law.ts'
import type { RotationProofs } from '../rotation/proofs.ts'
import { isKeepingApp, type KeepingApp, type StoredApp } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import type { SecretRecords } from '../secrets/records.ts'
import type { Secrets } from '../secrets/secrets.ts'

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly records: SecretRecords
  readonly proofs: RotationProofs
  readonly desk: Desk
}

/** A secret that is entered again for an app, and one that was altered behind Keyward's back and is taken as it is. */
export const createSecretEntry = ({ vault, secrets, records, proofs, desk }: Rooms) => {
  const { find, log } = desk

  /**
   * Puts the secret in, moves the record over to it, and only then takes the old one out; by the law of leaving, one
   * that works, or did when Xero last said, is not replaced by one that Xero refuses or could not be asked about.
   * `isUnproven`: although nobody could tell of either.
   */
  const storeSecret = ({
    appId,
    clientSecret,
    createdAt,
    isUnproven = false,
  }: CallInput<'storeSecret'>): Promise<Result<null>> =>
    secrets.inTurn(appId, () => store(appId, clientSecret, createdAt, isUnproven))

  const store = async (
    appId: string,
    rawSecret: string,
    createdAt: number | null,
    isUnproven: boolean,
  ): Promise<Result<null>> => {
    const app = find(appId)
    if (app === undefined) return fail('unknownApp')
    if (!isKeepingApp(app)) return fail('appHasNoSecret')
    const problems = checkDraft({ ...app, secretCreatedAt: createdAt }, rawSecret).filter(
      ({ field }) => field === 'clientSecret',
    )
    if (!isSavable(problems)) return fail({ code: 'draftRefused', problems })
    if (vault.content().leaving.some((one) => one.appId === appId)) return fail('leavingBegun')
    const secret = rawSecret.trim()
    const judged = await judgeEntry(app, secret, isUnproven)
    if (!judged.ok) return judged
    const stored = await secrets.put(secret)
    if (!stored.ok) return stored
    const at = vault.now()
    const saved = await vault.change((content) => {
      const current = content.apps.find(({ id }) => id === appId)
      if (current === undefined) return null
      const moved: KeepingApp = {
        ...current,
        secretAccount: stored.value,
        secret: { state: 'stored', createdAt, storedAt: at, readBackAt: at },
      }
      return records.noted(withApp(content, moved), moved, secret, 'enteredAgain', judged.value)
    })
    // whichever of the two no record names by now: left where it is, it would be cleared out at the next start
    await secrets.discard(find(appId)?.secretAccount === stored.value ? app.secretAccount : stored.value)
    await log('secretStored', { app, result: saved })
    return saved
  }

  /** Whether it may take the place of the one in use; answers with what Xero has just said of it, if anything. */
  const judgeEntry = async (
    app: KeepingApp,
    secret: string,
    isUnproven: boolean,
  ): Promise<Result<SecretProof | null>> => {
    const before = await secrets.read(app.id)
    if (!before.ok) return traitsOf(before.failure).lost === 'secret' ? ok(null) : before
    if (before.value === secret) return ok(null)
    const [leaving, staying] = await Promise.all([standingOf(app, before.value), standingOf(app, secret)])
    const isUnclear = leaving.standing === 'unknown' && staying.standing === 'unknown'
    const why = isUnproven && isUnclear ? null : objectionTo('enter', leaving.standing, staying.standing)
    return why ?? ok(staying.proof.result === 'couldNotTell' ? null : staying.proof)
  }

  /** Asked now; where Xero cannot be asked, as it was when a rotation last heard of this secret. */
  const standingOf = async (app: KeepingApp, secret: string) => {
    const known = proofsOf(vault.content().rotation, app.id, secrets.fingerprintOf(secret))
    const proof = await proofs.ask(app, secret)
    return { proof, standing: standingBy(...known, proof) }
  }

  /** Takes what the keychain holds by now as the app's secret, once Xero has recognised it. */
  const acceptSecret = ({ appId }: CallInput<'acceptSecret'>): Promise<Result<null>> =>
    secrets.inTurn(appId, () => accept(appId))

  const accept = async (appId: string): Promise<Result<null>> => {
    const app = find(appId)
    if (app === undefined) return fail('unknownApp')
    if (!isKeepingApp(app)) return fail('appHasNoSecret')
    const known = await secrets.read(appId)
    if (known.ok) return ok(null) // it is the one that Keyward put there
    if (known.failure.code !== 'secretAltered') return known
    const found = await secrets.readAt(app.secretAccount, undefined)
    if (!found.ok) return found
    const problems = checkDraft({ ...app, secretCreatedAt: null }, found.value)
    if (!isSavable(problems.filter(({ field }) => field === 'clientSecret')))
      return fail('alteredSecretRefused')
    const proof = await proofs.ask(app, found.value)
    if (proof.result !== 'works')
      return refuse(
        app,
        proof.result === 'refused' ? fail('alteredSecretRefused') : fail('alteredSecretUnclear'),
      )
    const at = vault.now()
    const saved = await vault.change((content) => {
      const current = content.apps.find(({ id }) => id === appId)
      if (current?.secretAccount !== app.secretAccount) return null
      const moved: KeepingApp = {
        ...current,
        secretAccount: app.secretAccount,
        secret: { state: 'stored', createdAt: null, storedAt: at, readBackAt: at },
      }
      return records.noted(withApp(content, moved), moved, found.value, 'accepted', proof)
    })
    await log('secretAccepted', { app, result: saved })
    return saved
  }

  const refuse = async (app: StoredApp, why: Failed): Promise<Failed> => {
    await log('secretAccepted', { app, result: why })
    return why
  }

  const calls = { storeSecret, acceptSecret } satisfies Partial<Api>
  return { calls }
}

const withApp = <Content extends { readonly apps: StoredApp[] }>(
  content: Content,
  app: StoredApp,
): Content => ({
  ...content,
  apps: content.apps.map((one) => (one.id === app.id ? app : one)),
})
