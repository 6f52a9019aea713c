import { describe, expect, it } from 'vitest'
import type { AppDetails } from '../../shared/apps/app-draft.ts'
import { proofOf } from '../../shared/guide/journey-proof.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import {
  codeOf,
  draft,
  listed,
  SECRET,
  settle,
  startKeyward,
  value,
  type FakeKeyward,
} from '../worlds/fakes.ts'
import { ALL_PARTS, know, sealIn, startFor } from './handover-world.ts'

const SCOPES = ['accounting.banktransactions.read', 'accounting.settings.read']
const PKCE: Partial<AppDetails> = { kind: 'pkce', name: 'Field Tool' }
const CUSTOM: Partial<AppDetails> = { kind: 'custom', name: 'Bank Feed', redirectUri: '', scopes: SCOPES }

/** Tessa has one app of a kind; Owen an empty vault. */
const withApp = async (more: Partial<AppDetails>) => {
  const tessa = await startFor('Tessa Quillon')
  const clientSecret = more.kind === 'pkce' ? '' : SECRET
  const { appId } = value(await tessa.api.addApp({ details: draft(more), clientSecret }))
  return { tessa, appId }
}
/** What of an app does not depend on the vault it is in. */
const likeness = (keyward: FakeKeyward) =>
  keyward.snapshot().apps.map(({ kind, name, clientId, scopes, redirectUri, route, pkce, secret }) => ({
    kind,
    name,
    clientId,
    scopes,
    redirectUri,
    route,
    pkce,
    secret: secret?.state ?? null,
  }))

describe('an app without a secret', () => {
  const WITHOUT = { ...ALL_PARTS, secret: false }

  it('D22 is handed over whole without one: the kind is said, added as what it is, and nothing is in the keychain', async () => {
    const { tessa, appId } = await withApp(PKCE)
    const owen = await startFor('Owen Marsh')
    const personId = await know(tessa, owen)
    const before = [...owen.keychain.entries.keys()]
    const { link } = value(await sealIn(tessa, appId, { personId, parts: WITHOUT }))
    const opened = value(await owen.api.openHandover({ text: link ?? '', passphrase: null }))
    expect(opened).toMatchObject({ app: { kind: 'pkce', hasSecret: false }, isWhole: true, replaces: null })
    value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    expect(likeness(owen)).toEqual(likeness(tessa))
    expect(owen.xero.calls).toEqual([])
    expect([...owen.keychain.entries.keys()]).toEqual(before)
    expect(tessa.snapshot().handovers.sent).toMatchObject([{ withSecret: false, secret: null }])
  })

  it('is no secret that somebody knows: not who added it, nor who handed it in, nor whom it was handed to', async () => {
    const { tessa, appId } = await withApp(PKCE)
    const owen = await startFor('Owen Marsh')
    const personId = await know(tessa, owen)
    const sealed = value(await sealIn(tessa, appId, { personId, parts: WITHOUT, why: 'colleague' }))
    value(await tessa.api.noteSent({ handoverId: sealed.handoverId, by: 'link' }))
    const text = sealed.link ?? ''
    const { openId } = value(await owen.api.openHandover({ text, passphrase: null }))
    value(await owen.api.acceptHandover({ openId, replace: false }))
    await settle()
    for (const vault of [tessa, owen]) {
      const { people } = value(await vault.api.listPeople({}))
      expect(people.length).toBeGreaterThan(0)
      for (const { key } of people) {
        const trail = value(await vault.api.tracePerson({ key }))
        expect(trail.secrets, key).toEqual([])
        expect(
          trail.received.map(({ withSecret }) => withSecret),
          key,
        ).not.toContain(true)
      }
    }
    const [ines] = value(await owen.api.listPeople({})).people
    value(await owen.api.beginLeaver({ key: ines?.key ?? '' }))
    expect(owen.snapshot().leavers[0]?.tasks.map(({ kind }) => kind)).not.toContain('rotate')
  })

  it('that is here already is not added again: it is noted that it arrived, and the receipt is there to send', async () => {
    const { tessa, appId } = await withApp(PKCE)
    const owen = await startFor('Owen Marsh')
    const personId = await know(tessa, owen)
    const hereId = value(
      await owen.api.addApp({ details: draft({ ...PKCE, name: 'Field Tool here' }), clientSecret: '' }),
    ).appId
    const before = likeness(owen)
    const { link } = value(await sealIn(tessa, appId, { personId, parts: WITHOUT }))
    const opened = value(await owen.api.openHandover({ text: link ?? '', passphrase: null }))
    expect(opened).toMatchObject({ replaces: null, here: { appId: hereId, name: 'Field Tool here' } })
    expect(codeOf(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))).toBe(
      'duplicateApp',
    )
    const taken = value(await owen.api.acceptHandover({ openId: opened.openId, replace: true }))
    expect(taken).toMatchObject({ appId: hereId, outcome: 'here' })
    expect(taken.receipt).toContain('keyward://receipt')
    expect(likeness(owen)).toEqual(before)
    expect(owen.snapshot().handovers.received).toMatchObject([{ appId: hereId, app: 'Field Tool' }])
  })

  it('that a handover brings a secret for is told, and nothing is stored', async () => {
    const { tessa, appId } = await withApp({})
    const owen = await startFor('Owen Marsh')
    const personId = await know(tessa, owen)
    value(await owen.api.addApp({ details: draft({ ...PKCE, name: 'Field Tool here' }), clientSecret: '' }))
    const { link } = value(await sealIn(tessa, appId, { personId }))
    const opened = value(await owen.api.openHandover({ text: link ?? '', passphrase: null }))
    expect(opened).toMatchObject({
      app: { hasSecret: true },
      replaces: null,
      here: { name: 'Field Tool here' },
    })
    expect(codeOf(await owen.api.acceptHandover({ openId: opened.openId, replace: true }))).toBe(
      'appHasNoSecret',
    )
    expect([...owen.keychain.entries.values()].join(' ')).not.toContain(SECRET)
    expect(owen.snapshot().handovers.received).toEqual([])
  })

  it('is proof enough for the access guide: the app is in the vault, and there is no secret to wait for', async () => {
    const { tessa, appId } = await withApp(PKCE)
    const { journeyId } = value(
      await tessa.api.beginJourney({ name: 'Jobs', road: 'own', purpose: 'Reads.', scopes: [], vendor: '' }),
    )
    value(await tessa.api.linkApp({ journeyId, appId }))
    const [journey] = tessa.snapshot().guide.journeys
    if (journey === undefined) throw new Error('no journey')
    expect(proofOf(journey, tessa.snapshot()).secretAt).toBe(tessa.snapshot().apps[0]?.addedAt)
  })
})

describe('a custom connection', () => {
  it('D22 is handed over with its secret and its own scopes, and without a way back', async () => {
    const { tessa, appId } = await withApp(CUSTOM)
    const owen = await startFor('Owen Marsh')
    const parts = { ...ALL_PARTS, redirectUri: false }
    const { link } = value(await sealIn(tessa, appId, { personId: await know(tessa, owen), parts }))
    const opened = value(await owen.api.openHandover({ text: link ?? '', passphrase: null }))
    expect(opened).toMatchObject({
      app: { kind: 'custom', hasSecret: true, redirectUri: null },
      isWhole: true,
    })
    value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    expect(likeness(owen)).toEqual(likeness(tessa))
    expect([...owen.keychain.entries.values()]).toContain(SECRET)
    const received = owen.snapshot().apps[0]?.id ?? ''
    owen.xero.ofApp = [listed('c1')]
    expect(value(await owen.api.askOwnList({ appId: received }))).toEqual({ amount: 1 })
    expect(owen.xero.scopes).toEqual([SCOPES.join(' ')])
  })
})

describe('apps of every kind', () => {
  const withAll = async () => {
    const { tessa } = await withApp({})
    value(await tessa.api.addApp({ details: draft({ ...PKCE, clientId: 'A'.repeat(32) }), clientSecret: '' }))
    const custom = draft({ ...CUSTOM, clientId: 'B'.repeat(32) })
    const { appId } = value(
      await tessa.api.addApp({ details: custom, clientSecret: 'not-a-real-secret-of-the-feed' }),
    )
    tessa.xero.ofApp = [listed('c1')]
    value(await tessa.api.askOwnList({ appId }))
    return tessa
  }

  it('R1 come back from a backup as what they are: with a secret, without one, with the organisation known', async () => {
    const tessa = await withAll()
    const { path } = value(await tessa.api.makeKit({ as: 'page' }))
    const rows = rowsOnPage(tessa.files.saved.get(path ?? '') ?? '')
    value(await tessa.api.backUp({}))
    await settle()
    const other = await startKeyward({ clock: tessa.clock })
    other.files.next = { name: 'it.keyward-backup', bytes: tessa.backupShelf.newest() }
    const chosenId = value(await other.api.chooseBackup({})).chosen?.id ?? ''
    const { preview } = value(await other.api.openBackup({ chosenId, rows }))
    expect(preview.apps.map(({ hasSecret }) => hasSecret)).toEqual([true, true, true])
    value(await other.api.restoreBackup({ chosenId }))
    await settle()
    expect(likeness(other)).toEqual(likeness(tessa))
    expect(likeness(other).map(({ kind, secret }) => [kind, secret])).toEqual([
      ['web', 'stored'],
      ['pkce', null],
      ['custom', 'stored'],
    ])
    for (const secret of [SECRET, 'not-a-real-secret-of-the-feed'])
      expect([...other.keychain.entries.values()]).toContain(secret)
    expect(other.snapshot().connections).toMatchObject([{ connectionId: 'c1', state: { kind: 'listed' } }])
    expect(other.work().notices.map(({ code }) => code)).not.toContain('secretFoundMissing')
  })

  it('each stand in the evidence with their kind, and a way back only where there is one', async () => {
    const tessa = await withAll()
    value(await tessa.api.saveReview({}))
    const page = Buffer.from(tessa.files.saved.get('review.html') ?? []).toString('utf8')
    const about = (name: string) =>
      new RegExp(`<h3>${name} <span>(?<kind>[^<]*)</span></h3>(?<facts>.*?)</dl>`, 'su').exec(page)?.groups
    const fact = (name: string, label: string) =>
      new RegExp(`<dt>${label}</dt><dd>(?<text>[^<]*)</dd>`, 'u').exec(about(name)?.['facts'] ?? '')
        ?.groups?.['text']
    expect(about('Month-end Packs')?.['kind']).toMatch(/^Web app, /u)
    expect(about('Field Tool')?.['kind']).toMatch(/^Mobile or desktop app, /u)
    for (const label of ['Secret generated', 'Put in', 'Last read back'])
      expect(fact('Field Tool', label)).toBe('has none')
    expect(about('Bank Feed')?.['kind']).toMatch(/^Custom connection, /u)
    expect(fact('Bank Feed', 'Client id')).toBe('B'.repeat(32))
    expect(fact('Bank Feed', 'Redirect address')).toBe('has none')
  })
})
