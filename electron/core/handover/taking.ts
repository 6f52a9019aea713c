import { traitsOf } from '../../../shared/kernel/failure.ts'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { Envelope } from '../../../shared/handover/handover.ts'
import { writeLink } from '../../../shared/handover/link.ts'
import type { HandoverRefusal } from '../../../shared/handover/refusal.ts'
import type { MadeRequest, ReceivedHandover } from '../../../shared/handover/record.ts'
import { isProven } from '../../../shared/rotation/rotation.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { Apps } from '../apps/apps.ts'
import type { SecretRecords } from '../secrets/records.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { twinOf, wholeApp, secretCreatedAt } from './opening.ts'
import { signedReceipt, writeDocument } from './envelope.ts'
import type { HandoverIdentity } from './identity.ts'
import { digestOf, receiptCodeOf } from './keys.ts'
import { recordInForce } from '../secrets/held.ts'
import type { RotationProofs } from '../rotation/proofs.ts'
import type { RotationRoom } from '../rotation/rotation.ts'
import { signerLabel, signerOf } from './sender-standing.ts'
import { editWhere, type StoredApp, type VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

export type TakingRooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly desk: Desk
  readonly identity: HandoverIdentity
  readonly apps: Apps
  readonly secretRecords: SecretRecords
  readonly rotation: RotationRoom
  readonly proofs: RotationProofs
}
type Taken = CallOutput<'acceptHandover'>
type Stored = Pick<Taken, 'appId' | 'outcome'>
/** Notes the handover down as received, in the very change that stores what came with it. */
type Note = (content: VaultContent, appId: string) => VaultContent

/**
 * Taking a handover in: a new app by the path of Add, or a secret for one that is here by the proof of a rotation. What
 * is stored and that it was received are one change, so that no crash can leave one without the other.
 */
export const createHandoverTaking = ({
  vault,
  secrets,
  desk,
  identity,
  apps,
  secretRecords,
  rotation,
  proofs,
}: TakingRooms) => {
  const printOf = secrets.fingerprintOf

  /** How the secret in an envelope stands to the one that is here, as far as that is known without asking anybody. */
  const ageOf = (envelope: Envelope): 'same' | 'usedBefore' | 'older' | 'newer' | 'unknown' => {
    const { clientSecret } = envelope.app
    const cameAt = secretCreatedAt(envelope, vault.now())
    const content = vault.content()
    const twin = twinOf(envelope, content)
    if (twin?.secret == null || clientSecret === undefined) return 'unknown'
    const fingerprint = printOf(clientSecret)
    if (recordInForce(content.rotation, twin.id)?.fingerprint === fingerprint) return 'same'
    const clash = secretRecords.clash(twin.id, fingerprint)
    if (clash?.failure.code === 'secretUsedBefore') return 'usedBefore'
    const { createdAt, storedAt } = twin.secret
    if (cameAt !== null && createdAt !== null && cameAt !== createdAt)
      return cameAt < createdAt ? 'older' : 'newer'
    // Sealed before the present one was put in here: whoever sealed it cannot have known that one
    return envelope.sealedAt < storedAt ? 'older' : 'unknown'
  }

  const take = async (
    envelope: Envelope,
    replace: boolean,
    request: MadeRequest | undefined,
  ): Promise<Result<Taken>> => {
    const keys = await identity.own()
    if (!keys.ok) return keys
    const { card, seed } = keys.value
    const signed = signedReceipt(
      {
        format: 'keyward-receipt',
        version: 1,
        handover: envelope.id,
        digest: digestOf(envelope),
        by: card,
        at: vault.now(),
      },
      { seed, signKey: card.signKey },
    )
    const receipt = writeLink('receipt', writeDocument(signed))
    const code = receiptCodeOf(signed.digest)
    const signer = signerOf(envelope.from, vault.content())
    const { clientSecret } = envelope.app
    const received: ReceivedHandover = {
      id: envelope.id,
      appId: '',
      app: envelope.app.name,
      from: signer.from,
      at: signed.at,
      receipt,
      code,
      secret: clientSecret === undefined ? null : printOf(clientSecret),
    }
    const label = signerLabel(signer)
    const answer = {
      at: signed.at,
      by: signer.sender === 'posing' && signer.claims === null ? label : signer.from.name,
      fingerprint: signer.from.fingerprint,
      app: envelope.app.name,
    }
    const note: Note = (content, appId) => ({
      ...content,
      handovers: {
        ...content.handovers,
        received: [...content.handovers.received, { ...received, appId }],
        asked: editWhere(
          content.handovers.asked,
          ({ id }) => id === request?.id,
          (one) => ({
            ...one,
            answered: one.answered ?? answer,
            moreAnswers: one.answered === null ? one.moreAnswers : [...one.moreAnswers, answer],
          }),
        ),
      },
    })
    const stored = replace ? await replaceSecret(envelope, label, note) : await addApp(envelope, note)
    await desk.log('handoverReceived', {
      app: { id: stored.ok ? stored.value.appId : '', name: envelope.app.name },
      person: label,
      result: stored,
    })
    return stored.ok ? ok({ ...stored.value, receipt, code }) : stored
  }

  const addApp = async (envelope: Envelope, note: Note): Promise<Result<Stored>> => {
    const whole = wholeApp(envelope, vault.now())
    if (whole === null) return refused('incomplete')
    const added = await apps.addApp(whole.details, whole.clientSecret, 'appAdded', note)
    return added.ok ? ok({ appId: added.value.appId, outcome: 'added' }) : added
  }

  /** The received secret is asked at Xero first; the one in force stays until Xero has recognised the new one. */
  const replaceSecret = async (envelope: Envelope, from: string, note: Note): Promise<Result<Stored>> => {
    const twin = twinOf(envelope, vault.content())
    const secret = envelope.app.clientSecret?.trim()
    if (twin?.secret === null) {
      if (secret !== undefined) return fail('appHasNoSecret')
      const noted = await vault.change((content) => note(content, twin.id))
      return noted.ok ? ok({ appId: twin.id, outcome: 'here' }) : noted
    }
    if (twin === undefined || secret === undefined) return refused('incomplete')
    const current = await secrets.read(twin.id)
    if (!current.ok && traitsOf(current.failure).lost !== 'secret') return current
    if (current.ok && current.value === secret) {
      const saved = await vault.change((content) => note(content, twin.id))
      return saved.ok ? ok({ appId: twin.id, outcome: 'same' }) : saved
    }
    const open = openFor(twin)
    if (open !== undefined && (open.candidate !== null || open.switchedAt !== null))
      return refused('replacing')
    const clash = secretRecords.clash(twin.id, printOf(secret))
    if (clash !== null) return clash
    if ((await proofs.ask(twin, secret)).result === 'refused') return refused('secretRefused')

    const begun = await rotation.beginRotation({ appId: twin.id, isLeak: false })
    if (!begun.ok) return begun
    const { rotationId } = begun.value
    const createdAt = secretCreatedAt(envelope, vault.now())
    const pasted = await rotation.pasteNewSecret(
      { rotationId, clientSecret: secret },
      {
        received: { handoverId: envelope.id, from, createdAt },
        also: (content) => note(content, twin.id),
      },
    )
    if (!pasted.ok) {
      if (open === undefined) await rotation.rollBackRotation({ rotationId, isUnproven: false })
      return pasted
    }
    // Whatever comes of it, the secret is here as a candidate, and the one in force is as it was
    await rotation.proveNewSecret({ rotationId })
    const proven = openFor(twin)
    const isSwitched =
      proven !== undefined && isProven(proven) && (await rotation.switchSecret({ rotationId })).ok
    return ok({ appId: twin.id, outcome: isSwitched ? 'inForce' : 'notInForce' })
  }

  const openFor = ({ id }: StoredApp) => vault.content().rotation.open.find(({ appId }) => appId === id)

  return { take, ageOf }
}

const refused = (why: HandoverRefusal) => fail({ code: 'handoverRefused', why })
