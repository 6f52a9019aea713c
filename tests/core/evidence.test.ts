import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../electron/core/kernel/canonical.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { PACK_FILES, PACK_JSON, type OpenedReview, type SignedReview } from '../../shared/review/review.ts'
import { checksumOf, sha256 } from '../../electron/core/review/seal.ts'
import { newSigningKey, signDocument } from '../../electron/core/handover/keys.ts'
import { describeOpened } from '../../renderer/features/review/words-packs.ts'
import { codeOf, connected, settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'
import { startFor } from './handover-world.ts'

const TESSA = { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' }
const PAGE = PACK_FILES[0]

/** A practice with two organisations and a card, and a pack that it saved. */
const saved = async () => {
  const { keyward, appId } = await connected()
  // every vault derives keys of its own, unlike the fakes
  keyward.records.deriveKey = () => new Uint8Array(32).fill(3)
  value(await keyward.api.introduce({ me: TESSA }))
  value(await keyward.api.saveReview({}))
  return { keyward, appId, pack: packIn(keyward) }
}

type Pack = { readonly json: SignedReview; readonly beside: ReadonlyMap<string, Uint8Array> }
const packIn = ({ files }: FakeKeyward): Pack => ({
  json: JSON.parse(Buffer.from(files.saved.get(PACK_JSON) ?? []).toString('utf8')) as SignedReview,
  beside: new Map(PACK_FILES.map((name) => [name, files.saved.get(name) ?? new Uint8Array()])),
})

const openIn = async (keyward: FakeKeyward, { json, beside }: Pack) => {
  keyward.files.next = { bytes: Buffer.from(JSON.stringify(json)) }
  keyward.files.beside.clear()
  for (const [name, bytes] of beside) keyward.files.beside.set(name, bytes)
  return keyward.api.openReview({})
}
const opened = async (keyward: FakeKeyward, pack: Pack): Promise<OpenedReview> => {
  const found = value(await openIn(keyward, pack)).opened
  if (found === null) throw new Error('nothing was opened')
  return found
}

/** Somebody else's Keyward, which may have Tessa's card in its address book. */
const owen = async (tessa: FakeKeyward | null) => {
  const keyward = await startFor('Owen Marsh')
  if (tessa !== null) {
    const { link } = value(await tessa.api.showCard({}))
    const { seenId } = value(await keyward.api.readCard({ text: link }))
    value(await keyward.api.addPerson({ seenId }))
  }
  return keyward
}

/** A vault's evidence key that anybody can make. */
const anyKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { privateKey, publicKey: publicKey.export({ format: 'jwk' }).x ?? '' }
}

type Unsigned = Omit<SignedReview, 'signature' | 'endorsement'>
const signedBy = (
  pack: Unsigned,
  { privateKey, publicKey }: { privateKey: KeyObject; publicKey: string },
): SignedReview => ({
  ...pack,
  signature: {
    algorithm: 'Ed25519',
    publicKey,
    value: sign(null, Buffer.from(canonicalJson(pack)), privateKey).toString('base64url'),
  },
})
const endorsedBy = (pack: SignedReview, key: { seed: string; signKey: string }): SignedReview => ({
  ...pack,
  endorsement: signDocument({ digest: checksumOf(pack) }, 'keyward-review-2', key).signature,
})

/** The pack with an organisation hidden, as somebody would sign it who has keys of their own and no others. */
const hidden = ({ json }: Pack): Unsigned => {
  const { signature: _s, endorsement: _e, ...rest } = json
  return { ...rest, review: { ...rest.review, connections: rest.review.connections.slice(1) } }
}

const UNCHANGED = /nothing (?:in it )?was changed|as it was saved|unchanged|is whole/iu
const wordsOf = (found: OpenedReview) => describeOpened(found).map(({ words }) => words)

describe('H9 a pack that', () => {
  it('this vault signed is called unchanged, and its card stands behind it', async () => {
    const { keyward, pack } = await saved()
    const found = await opened(keyward, pack)
    expect(found.signer).toMatchObject({
      isThisVault: true,
      standing: 'thisVault',
      isOld: false,
      isKept: true,
      names: null,
      card: { from: TESSA, sender: 'known' },
    })
    expect(found.files.map(({ state }) => state)).toEqual(['same', 'same'])
    expect(wordsOf(found)[0]).toMatch(UNCHANGED)
    expect(found.signer.fingerprint).toBe(keyward.snapshot().evidenceKey)
  })

  it('a colleague’s card signed goes by the address book’s name', async () => {
    const { keyward, pack } = await saved()
    const found = await opened(await owen(keyward), pack)
    expect(found.signer).toMatchObject({
      isThisVault: false,
      standing: 'colleague',
      card: { from: TESSA, sender: 'known' },
      isKept: false,
      names: null,
    })
    expect(wordsOf(found)[0]).toContain('The card of Tessa Quillon in your address book')
  })

  it('nobody known signed is never called unchanged, and says where to compare', async () => {
    const { pack } = await saved()
    const found = await opened(await owen(null), pack)
    expect(found.signer).toMatchObject({ standing: 'unknown', isThisVault: false })
    for (const words of wordsOf(found)) expect(words).not.toMatch(UNCHANGED)
    expect(wordsOf(found)[0]).toContain(found.signer.fingerprint)
    expect(wordsOf(found)[0]).toContain('Settings, Evidence')
    expect(describeOpened(found)[0]?.mood).toBe('attention')
  })

  it.each([
    [
      'without a card, as an earlier Keyward would',
      (pack: Pack) => ({ ...withoutCard(hidden(pack)), version: 1 }),
    ],
    ['without a card', (pack: Pack) => ({ ...hidden(pack), card: null })],
  ])('had an organisation hidden and was signed anew %s stands for nobody', async (_name, forge) => {
    const { keyward, pack } = await saved()
    const forged = { ...pack, json: signedBy(forge(pack), anyKey()) }
    const json = forged.json.version === 1 ? forged.json : { ...forged.json, endorsement: null }
    for (const reader of [keyward, await owen(keyward), await owen(null)]) {
      const found = await opened(reader, { ...forged, json })
      expect(found.signer.standing).toBe('unknown')
      expect(found.signer.isKept).toBe(false)
      for (const words of wordsOf(found)) expect(words).not.toMatch(UNCHANGED)
      if (reader !== keyward && found.signer.names === null) continue
      expect(found.signer.names).toEqual({ name: 'Tessa Quillon', isMe: reader === keyward })
    }
  })

  it('was signed anew with a card of the same name poses as its owner', async () => {
    const { keyward, pack } = await saved()
    const key = newSigningKey()
    const card = { ...(pack.json.card as NonNullable<SignedReview['card']>), signKey: key.signKey }
    const json = endorsedBy(signedBy({ ...hidden(pack), card }, anyKey()), key)
    for (const reader of [keyward, await owen(keyward)]) {
      const found = await opened(reader, { ...pack, json })
      expect(found.signer.standing).toBe('posing')
      expect(describeOpened(found)[0]).toMatchObject({ mood: 'urgent' })
      expect(wordsOf(found)[0]).toContain(reader === keyward ? 'poses as you' : 'poses as Tessa Quillon')
      for (const words of wordsOf(found)) expect(words).not.toMatch(UNCHANGED)
    }
  })

  it('was signed anew by a stranger is told with what that card calls itself', async () => {
    const { keyward, pack } = await saved()
    const key = newSigningKey()
    const card = {
      ...(pack.json.card as NonNullable<SignedReview['card']>),
      name: 'Fenwick Loop',
      email: 'fenwick@loop.example',
      signKey: key.signKey,
      recipient: `age1${'q'.repeat(58)}`,
    }
    const json = endorsedBy(signedBy({ ...hidden(pack), card }, anyKey()), key)
    const found = await opened(await owen(keyward), { ...pack, json })
    expect(found.signer.standing).toBe('unknown')
    expect(wordsOf(found)[0]).toContain('which calls itself Fenwick Loop')
    expect(found.signer.names).toEqual({ name: 'Tessa Quillon', isMe: false })
    expect(wordsOf(found)[1]).toContain('It says that Tessa Quillon took it.')
  })

  it.each([
    ['the endorsement left out', ({ json }: Pack) => ({ ...json, endorsement: null })],
    [
      'another card put in',
      ({ json }: Pack) => ({
        ...json,
        card: { ...(json.card as NonNullable<SignedReview['card']>), name: 'Mirren Tait' },
      }),
    ],
    ['card and endorsement left out', ({ json }: Pack) => ({ ...json, card: null, endorsement: null })],
    ['the version set back', ({ json }: Pack) => ({ ...json, version: 1 })],
    [
      'its signature by another key and the card’s kept',
      (pack: Pack) => ({
        ...signedBy({ ...hidden(pack), card: pack.json.card }, anyKey()),
        endorsement: pack.json.endorsement ?? null,
      }),
    ],
    ['a field more', ({ json }: Pack) => ({ ...json, note: 'all is well' }) as SignedReview],
  ])('has %s was changed after it was signed', async (_name, spoil) => {
    const { keyward, pack } = await saved()
    expect(codeOf(await openIn(await owen(keyward), { ...pack, json: spoil(pack) }))).toBe('reviewAltered')
    expect(codeOf(await openIn(keyward, { ...pack, json: spoil(pack) }))).toBe('reviewAltered')
  })

  it('lies beside another page says so: rewritten, or of another pack of the same vault', async () => {
    const { keyward, pack } = await saved()
    keyward.clock.move(60_000)
    value(await keyward.api.saveReview({}))
    const other = packIn(keyward)
    for (const page of [Buffer.from('<h1>All is well</h1>'), other.beside.get(PAGE) ?? Buffer.from('')]) {
      const found = await opened(keyward, { ...pack, beside: new Map([...pack.beside, [PAGE, page]]) })
      expect(found.files[0]).toEqual({ name: PAGE, state: 'changed' })
      expect(wordsOf(found).join(' ')).toContain('review.html is not the one that was signed')
    }
  })

  it('was signed together with a page of other data says so, whoever signed it', async () => {
    const { keyward, pack } = await saved()
    const json = signedBy({ ...withoutCard(hidden(pack)), version: 1 }, anyKey())
    const found = await opened(await owen(keyward), { ...pack, json }) // the page shows what the data hides
    expect(found.files[0]).toEqual({ name: PAGE, state: 'other' })
  })

  it('an earlier Keyward wrote still opens, and says what it is', async () => {
    const { keyward, pack } = await saved()
    const seal = await import('../../electron/core/review/seal.ts')
    const { publicKey } = seal.createReviewSeal(new Uint8Array(32).fill(3))
    const own = createOwnKey(new Uint8Array(32).fill(3))
    const { signature: _s, endorsement: _e, card: _c, ...rest } = pack.json
    const json = signedBy({ ...rest, version: 1 }, { privateKey: own, publicKey })
    expect((await opened(keyward, { ...pack, json })).signer).toMatchObject({
      standing: 'thisVault',
      isOld: true,
      card: null,
    })
    const found = await opened(await owen(keyward), { ...pack, json })
    expect(found.signer).toMatchObject({ standing: 'unknown', isOld: true, names: { name: 'Tessa Quillon' } })
    expect(wordsOf(found)[0]).toContain('written by an earlier Keyward')
  })

  it('the vault signed that this one was begun after is told as that', async () => {
    const { keyward, pack } = await saved()
    let isBroken = true
    const again = await startKeyward({
      ...keyward.world,
      records: {
        ...keyward.records,
        load: async () => (isBroken ? { ok: false, closed: 'vaultDamaged' } : ok(null)),
        setAside: async () => {
          isBroken = false
          again.records.deriveKey = () => new Uint8Array(32).fill(4)
          return ok(null)
        },
        deriveKey: () => new Uint8Array(32).fill(3),
      },
    })
    again.records.deriveKey = () => new Uint8Array(32).fill(3)
    value(await again.api.beginAgain({}))
    const found = await opened(again, pack)
    expect(found.signer).toMatchObject({ isThisVault: false, standing: 'formerVault' })
    expect(found.log).toBe('notOurs')
  })

  it('nobody’s card stands behind says so on its page, where no name had been given', async () => {
    const { keyward } = await connected()
    value(await keyward.api.saveReview({}))
    const { json, beside } = packIn(keyward)
    expect(json).toMatchObject({ card: null, endorsement: null })
    expect(Buffer.from(beside.get(PAGE) ?? []).toString('utf8')).toContain('nobody: no name had been given')
    expect((await opened(keyward, { json, beside })).signer).toMatchObject({
      standing: 'thisVault',
      card: null,
    })
  })

  it('cannot be signed, because the card’s key cannot be read, is not saved', async () => {
    const { keyward } = await saved()
    keyward.files.saved.clear()
    const get = keyward.keychain.get
    keyward.world.keychain.get = async (account) =>
      keyward.keychain.entries.get(account)?.includes('AGE-SECRET-KEY') === true
        ? fail('keychainLocked')
        : get(account)
    expect(codeOf(await keyward.api.saveReview({}))).toBe('keychainLocked')
    expect(keyward.files.saved.size).toBe(0)
  })

  it('this vault signed is not called cut where the log cannot be read to its end', async () => {
    const { keyward, pack } = await saved()
    keyward.activityLog.fail(fail('diskDenied'))
    const found = await opened(keyward, pack)
    expect(found.log).toBe('notWalked')
    expect(wordsOf(found).join(' ')).not.toMatch(/cut or replaced/u)
  })

  it('is dated in the future, or of a made-up practice, says so', async () => {
    const { keyward, pack } = await saved()
    keyward.clock.move(40 * 86_400_000)
    value(await keyward.api.saveReview({}))
    const later = packIn(keyward)
    const reader = await owen(keyward)
    expect(await opened(reader, later)).toMatchObject({ isDateOdd: true, isSandbox: false })
    const { signature: _s, endorsement: _e, ...rest } = withoutCardOf(pack.json)
    const made = signedBy({ ...rest, version: 1, review: { ...rest.review, mode: 'sandbox' } }, anyKey())
    const found = await opened(reader, { ...pack, json: made })
    expect(found).toMatchObject({ isDateOdd: false, isSandbox: true })
    const old = signedBy({ ...rest, version: 1, review: { ...rest.review, at: 0 } }, anyKey())
    const ancient = await opened(reader, { ...pack, json: old })
    expect(ancient).toMatchObject({ at: 0, isDateOdd: true })
    expect(wordsOf(ancient).join(' ')).toContain('It is dated 1 January 1970. That cannot be right')
    expect(wordsOf(found)).toContain('It is of a made-up practice: nothing in it is real.')
  })

  it('is on paper, has the keys at the foot of every sheet, and the way to compare them', async () => {
    const { keyward, pack } = await saved()
    const page = Buffer.from(pack.beside.get(PAGE) ?? []).toString('utf8')
    const foot = /<tfoot>.*<\/tfoot>/u.exec(page)?.[0] ?? ''
    expect(foot).toContain(`evidence key ${keyward.snapshot().evidenceKey ?? 'none'}`)
    expect(foot).toContain(`card ${value(await keyward.api.showCard({})).fingerprint}`)
    expect(page).toContain('Settings, Evidence')
  })
})

const withoutCard = ({ card: _card, ...rest }: Unsigned): Unsigned => rest

const withoutCardOf = ({ card: _card, ...rest }: SignedReview) => rest

const createOwnKey = (seed: Uint8Array): KeyObject => {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
}

describe('H8 what is signed of the log', () => {
  const pageIn = (keyward: FakeKeyward) => Buffer.from(keyward.files.saved.get(PAGE) ?? []).toString('utf8')

  it('is what a walk to its end has just shown: every line that there is, and when', async () => {
    const { keyward, appId } = await connected()
    for (let time = 0; time < 20; time += 1) await keyward.api.revealSecret({ appId })
    const lines = keyward.activityLog.lines().length
    expect(lines).toBeGreaterThan(20)
    keyward.clock.move(3_600_000)
    value(await keyward.api.saveReview({}))
    const { json } = packIn(keyward)
    expect(json.review.activity).toMatchObject({ lines, at: keyward.clock.now(), findings: [] })
    expect(json.review.checkpoint?.seq).toBe(lines - 1)
    expect(pageIn(keyward)).toContain(`to line ${lines}`)
    expect(pageIn(keyward)).toContain('every line as it was written')
  })

  it('names a line that was forged after the last walk, and the true end', async () => {
    const { keyward, appId } = await connected()
    await keyward.api.revealSecret({ appId })
    value(await keyward.api.verifyActivity({}))
    const [month = ''] = [...keyward.activityLog.files.keys()]
    const lines = keyward.activityLog.lines()
    keyward.activityLog.edit(month, (all) => [
      ...all,
      (all.at(-1) ?? '').replace(`"seq":${lines.length - 1}`, `"seq":${lines.length + 1}`),
    ])
    value(await keyward.api.saveReview({}))
    const { json } = packIn(keyward)
    expect(json.review.activity?.findings).toMatchObject([{ kind: 'changed', line: lines.length + 1 }])
    expect(json.review.checkpoint?.seq).toBe(lines.length - 1)
    expect(pageIn(keyward)).toContain('Changed, or never written by this vault')
  })

  it('tells of a folder that was put back, and of what somebody said to it', async () => {
    const { keyward } = await saved()
    const account = [...keyward.keychain.entries].find(([, text]) => text.includes('"seal"'))?.[0] ?? ''
    const kept = JSON.parse(keyward.keychain.entries.get(account) ?? '') as { seq: number }
    keyward.keychain.entries.set(account, JSON.stringify({ ...kept, seq: kept.seq + 7 }))
    const again = await startKeyward(keyward.world)
    again.records.deriveKey = keyward.records.deriveKey
    await settle()
    value(await again.api.acknowledgeRollback({ how: 'restored' }))
    value(await again.api.saveReview({}))
    expect(packIn(again).json.review.activity?.rollbacks).toMatchObject([
      { what: 'log', to: kept.seq + 7, acknowledged: { by: 'Tessa Quillon', how: 'restored' } },
    ])
    expect(pageIn(again)).toContain('The folder was found put back to an earlier day')
    expect(pageIn(again)).toContain('Restored from a backup (Tessa Quillon,')
  })

  it('is nothing where the disk does not let the log be walked to its end', async () => {
    const { keyward } = await connected()
    keyward.activityLog.fail(fail('diskDenied'))
    expect(codeOf(await keyward.api.saveReview({}))).toBe('diskFailed')
    expect(keyward.files.saved.size).toBe(0)
    expect(keyward.snapshot().reviews).toEqual([])
  })

  it('is nothing where the walk was stopped, and everything where it is asked for again', async () => {
    const { keyward } = await connected()
    const saving = keyward.api.saveReview({})
    value(await keyward.api.cancelWalk({}))
    expect(codeOf(await saving)).toBe('logWalkCancelled')
    expect(keyward.files.saved.size).toBe(0)
    value(await keyward.api.saveReview({}))
    expect(keyward.files.saved.size).toBe(3)
  })

  it('asked for twice at once, is one review that is saved once', async () => {
    const { keyward } = await connected()
    const both = await Promise.all([keyward.api.saveReview({}), keyward.api.saveReview({})])
    expect(both.map(value)).toEqual([value(both[0]), value(both[0])])
    expect(keyward.snapshot().reviews).toHaveLength(1)
    value(await keyward.api.saveReview({}))
    expect(keyward.snapshot().reviews).toHaveLength(2)
  })

  it('a walk that is under way is told with how far it is', async () => {
    const { keyward } = await connected()
    const walks: (number | null)[] = []
    const saving = keyward.api.saveReview({})
    walks.push(keyward.work().walk)
    await saving
    walks.push(keyward.work().walk)
    expect(walks).toEqual([0, null])
  })
})

describe('the files of a pack', () => {
  it('are those whose digests were signed', async () => {
    const { pack } = await saved()
    for (const [name, bytes] of pack.beside) expect(pack.json.files[name]).toBe(sha256(bytes))
  })
})
