/**
 * Fills every room with what was given, closes, and takes a picture of the heap before and after; the parent looks into
 * them. What the fakes were told is taken out of them first: what is left is what the core still holds.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeHeapSnapshot } from 'node:v8'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { ok } from '../../shared/kernel/result.ts'
import {
  draft,
  fakeKeychain,
  fakeReviewShelf,
  grant,
  settle,
  startKeyward,
  tokens,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'

type Canaries = Readonly<
  Record<
    | 'secret'
    | 'access'
    | 'refresh'
    | 'imported'
    | 'handed'
    | 'previous'
    | 'switched'
    | 'candidate'
    | 'app'
    | 'other'
    | 'consumer',
    string
  >
>

const folder = mkdtempSync(join(tmpdir(), 'keyward-heap-'))
const picture = (name: string) => writeHeapSnapshot(join(folder, `${name}.heapsnapshot`))

const sealedBy = async ({ api, clock }: FakeKeyward, appId: string) => {
  const { link, armored, passphrase } = value(
    await api.sealHandover({
      appId,
      parts: { clientId: true, secret: true, redirectUri: true, scopes: true, note: true },
      personId: null,
      request: null,
      to: { name: 'Somebody', email: '' },
      why: 'colleague',
      usableUntil: clock.now() + 86_400_000,
      reminds: false,
      rotatesWhenOver: false,
    }),
  )
  return { text: link ?? armored, passphrase: passphrase.join('-') }
}

/** A new secret is pasted and proven, and not switched over to yet. */
const proveNext = async ({ api }: FakeKeyward, appId: string, clientSecret: string) => {
  const id = value(await api.beginRotation({ appId, isLeak: false }))
  value(await api.confirmConsumers(id))
  value(await api.confirmMade(id))
  value(await api.pasteNewSecret({ ...id, clientSecret }))
  value(await api.proveNewSecret(id))
  return id
}

/** Everything that a day may leave in memory. */
const fill = async (keyward: FakeKeyward, canaries: Canaries) => {
  const { secret, access, refresh, imported, handed } = canaries
  const { api } = keyward
  value(await api.introduce({ me: { name: 'Tessa', email: 'tessa@brackenmoor.example' } }))
  const { appId } = value(await api.addApp({ details: draft({ name: canaries.app }), clientSecret: secret }))
  keyward.xero.answers.exchange = ok(grant({ accessToken: access, refreshToken: refresh }))
  keyward.xero.answers.refresh = async () => ok(tokens({ accessToken: access, refreshToken: refresh }))
  value(await api.startSignIn({ appId }))
  keyward.link(`keyward://oauth/callback?code=the-code&state=${encodeURIComponent(keyward.state())}`)
  await settle()
  value(await api.startSignIn({ appId })) // and one that nobody answers
  await proveNext(keyward, appId, canaries.candidate)
  const replaced = value(
    await api.addApp({
      details: draft({ name: canaries.other, clientId: 'D'.repeat(32) }),
      clientSecret: canaries.previous,
    }),
  )
  value(
    await api.setConsumers({
      appId: replaced.appId,
      consumers: [{ name: canaries.consumer, where: 'here' }],
    }),
  )
  const switched = await proveNext(keyward, replaced.appId, canaries.switched)
  value(await api.switchSecret(switched))
  value(await api.copySecret({ appId }))
  keyward.xero.appToken = async () => ok({ accessToken: access, expiresIn: 1_800 })
  value(await api.askOwnList({ appId }))
  const { passphrase } = await sealedBy(keyward, appId)
  // what somebody else has sealed is opened, and another one waits to be
  const other = await startKeyward()
  value(await other.api.introduce({ me: { name: 'Owen', email: 'owen@brackenmoor.example' } }))
  const theirs = value(
    await other.api.addApp({ details: draft({ clientId: 'C'.repeat(32) }), clientSecret: handed }),
  )
  const coming = await sealedBy(other, theirs.appId)
  value(await api.openHandover({ text: coming.text, passphrase: coming.passphrase }))
  keyward.link(coming.text)
  const items = [{ name: 'Other', type: 1, login: { username: 'B'.repeat(32), password: imported } }]
  keyward.files.next = {
    name: 'export.json',
    bytes: Buffer.from(JSON.stringify({ encrypted: false, folders: [], items })),
  }
  value(await api.openImport({}))
  await settle()
  return { appId, passphrase, state: keyward.state() }
}

/** Takes out of the world what it was told; the world goes on. */
const wipe = (keyward: FakeKeyward) => {
  keyward.keychain.entries.clear()
  keyward.xero.appToken = async () => ok({ accessToken: '', expiresIn: 0 })
  keyward.xero.answers.exchange = ok(grant())
  keyward.xero.answers.refresh = async () => ok(tokens())
  keyward.xero.calls.length = 0
  keyward.opened.length = 0
  keyward.files.next = null
  keyward.files.saved.clear()
  keyward.forgetHeard()
  keyward.activityLog.files.clear()
  Object.assign(keyward.clipboard, { text: '', secret: null })
}

const told = () =>
  new Promise<Canaries>((resolve) => process.once('message', (message) => resolve(message as Canaries)))
const keychain = fakeKeychain()
const records = createRecords({ folder, keychain, newId: () => 'keyofthisvault' })
const keyward = await startKeyward({ keychain, realRecords: records, reviewShelf: fakeReviewShelf() })
let made: Awaited<ReturnType<typeof fill>> | null = await fill(keyward, await told())
process.send?.({ made })
const before = picture('before')

await keyward.stop()
const { appId } = made
const kept = keychain.entries.get('keyofthisvault')
const secretOf = [...keychain.entries].filter(([account]) => account !== 'keyofthisvault')
let isKeyGone = false
try {
  records.deriveKey('anything')
} catch {
  isKeyGone = true
}
made = null
wipe(keyward)
const parked = secretOf.map(([account, text]) => [account, Buffer.from(text)] as const)
secretOf.length = 0
const after = picture('after')

// and it opens again, with what it had
if (kept !== undefined) keychain.entries.set('keyofthisvault', kept)
for (const [account, bytes] of parked) keychain.entries.set(account, bytes.toString())
await keyward.start()
await settle()
const opened = keyward.snapshot().vault.kind
const revealed = await keyward.api.revealSecret({ appId })
process.send?.({
  before,
  after,
  folder,
  isKeyGone,
  opened,
  isRevealed: revealed.ok,
})
process.disconnect?.()
