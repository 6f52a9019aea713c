import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeList, type Known } from '../../electron/core/updates/judge-list.ts'
import { trustIn } from '../../electron/core/updates/key-list.ts'
import { compareVersions, readVersion } from '../../electron/core/updates/version.ts'
import { DAY } from '../../shared/kernel/instant.ts'
import {
  artefactOf,
  keyList,
  newKeys,
  newSigner,
  NOW,
  signedUpdate,
  signKeyList,
  signWith,
  updateList,
} from '../updates/update-signer.ts'

const keys = newKeys()
const { roots, release } = keys
const FILE = Buffer.from('the new Keyward')
const artefact = artefactOf(FILE)
const good = updateList(release, [artefact])

const known = (more: Partial<Known> = {}): Known => ({
  trust: trustIn(keys.list),
  channel: 'stable',
  running: '1.4.2',
  highest: '1.4.2',
  issuedAt: 0,
  now: NOW,
  vaultVersion: 1,
  target: { platform: 'linux', arch: 'x64', form: 'appimage' },
  ...more,
})

const judge = (bytes: Uint8Array, more: Partial<Known> = {}) => judgeList(bytes, known(more))
const why = (bytes: Uint8Array, more: Partial<Known> = {}) => {
  const verdict = judge(bytes, more)
  return verdict.kind === 'refused' ? verdict.why : verdict.kind
}
/** The good list with something else in it, signed anew. */
const listWith = (more: Parameters<typeof updateList>[2], of = [artefact]) =>
  signedUpdate(updateList(release, of, more), [release])

describe('an update list', () => {
  it('U1 is taken when a release key has signed it, with the file for this computer', () => {
    const verdict = judge(signedUpdate(good, [release]))
    expect(verdict).toMatchObject({ kind: 'offer', release: { version: '1.5.0' }, artefact })
  })

  it('U1 is refused unsigned, signed by another key, or altered anywhere after it was signed', () => {
    expect(why(signedUpdate(good, []))).toBe('notSigned')
    expect(why(Buffer.from(JSON.stringify({ update: good })))).toBe('notSigned')
    expect(why(signedUpdate(good, [newSigner()]))).toBe('keyUnknown')
    expect(why(signedUpdate(good, [roots[0]]))).toBe('keyUnknown')
    const text = signedUpdate(good, [release]).toString()
    for (const [from, to] of [
      ['1.5.0', '1.5.1'],
      ['stable', 'staple'],
      [artefact.sha512.slice(0, 8), '00000000'],
      [`"size":${artefact.size}`, `"size":${artefact.size + 1}`],
      ['Tag organisations.', 'Tag organisations!'],
      ['"minimum":null', '"minimum":null,"extra":1'],
    ] as const)
      expect(why(Buffer.from(text.replace(from, to))), from).toBe('signatureWrong')
  })

  it('U1 a change of any single byte never leads to another offer', () => {
    const bytes = signedUpdate(good, [release])
    const genuine = judge(bytes)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ by
        const verdict = judge(changed)
        if (verdict.kind === 'offer') expect(verdict).toEqual(genuine)
      }),
      { numRuns: 1_000 },
    )
  })

  it('U1 a signature for one purpose is worth nothing for another', () => {
    const borrowed = {
      update: good,
      signatures: [signWith(release, 'keyward-artefact-1', good)],
      keyLists: [],
    }
    expect(why(Buffer.from(JSON.stringify(borrowed)))).toBe('signatureWrong')
  })

  it('U1 each file has a signature of its own: one of another version or system does not pass', () => {
    const other = updateList(release, [artefact], { version: '1.4.9' }).artefacts
    expect(why(signedUpdate({ ...good, artefacts: other }, [release]))).toBe('signatureWrong')
    const windows = artefactOf(FILE, { platform: 'windows', form: 'nsis', name: 'Keyward-Setup-1.5.0.exe' })
    const relabelled = updateList(release, [windows]).artefacts.map((one) => ({
      ...one,
      platform: 'linux',
      form: 'appimage',
    }))
    expect(why(signedUpdate({ ...good, artefacts: relabelled }, [release]))).toBe('signatureWrong')
    const unsigned = good.artefacts.map(({ signature: _signature, ...one }) => one)
    expect(why(signedUpdate({ ...good, artefacts: unsigned }, [release]))).toBe('listUnreadable')
  })

  it('U1 nothing for this computer is said, and another system’s file is never taken', () => {
    const windows = artefactOf(FILE, { platform: 'windows', form: 'nsis', name: 'Keyward-Setup-1.5.0.exe' })
    const arm = artefactOf(FILE, { arch: 'arm64' })
    expect(why(listWith({}, [windows, arm]))).toBe('nothingForThisComputer')
    const target = { platform: 'macos', arch: 'arm64', form: 'zip' } as const
    const both = artefactOf(FILE, { platform: 'macos', arch: 'universal', form: 'zip', name: 'Keyward.zip' })
    expect(judge(listWith({}, [windows, both]), { target })).toMatchObject({ artefact: both })
  })

  it('U2 is refused older: than this version, than one seen before, or signed before the last', () => {
    expect(why(listWith({ version: '1.4.1' }))).toBe('older')
    expect(why(listWith({ version: '1.5.0' }), { highest: '1.6.0' })).toBe('older')
    expect(why(listWith({ version: '1.4.2' }), { highest: '1.6.0' })).toBe('older')
    expect(why(listWith({}), { issuedAt: NOW })).toBe('older')
    expect(why(listWith({ version: '1.4.2' }))).toBe('upToDate')
  })

  it('U2 another product, another channel and a beta on the stable channel are refused', () => {
    expect(why(listWith({ product: 'app.other.desktop' }))).toBe('otherProduct')
    expect(why(listWith({ channel: 'beta' }))).toBe('otherChannel')
    expect(why(listWith({ version: '1.5.0-beta.2' }))).toBe('otherChannel')
    const beta = listWith({ channel: 'beta', version: '1.5.0-beta.2' })
    expect(why(beta, { channel: 'beta' })).toBe('offer')
  })

  it.each([
    '1.5',
    'v1.5.0',
    '1.5.0-',
    '1.5.0-…',
    '1.5.0-rc.1',
    '1.5.0+build',
    '01.5.0',
    '1.05.0',
    ' 1.5.0',
    '1.5.0 ',
    '1.5.0\n',
    '1.5.0.0',
    '-1.5.0',
    '1e3.0.0',
    '99999999999999999999.0.0',
    '１.５.０',
    '1.5.0-beta.01',
    '',
  ])('U2 a version that could be read in two ways is none: %j', (version) => {
    expect(readVersion(version)).toBeNull()
    expect(why(listWith({ version }))).toBe('versionOdd')
    expect(why(listWith({ minimum: version }))).toBe('versionOdd')
  })

  it('U2 a list past its time is not taken for the newest, nor one that claims to last for ever', () => {
    expect(why(listWith({}), { now: NOW + 181 * DAY })).toBe('listExpired')
    expect(why(listWith({ expiresAt: NOW + 3_650 * DAY }))).toBe('listExpired')
  })

  it('says when a version has to come between', () => {
    expect(why(listWith({ minimum: '1.4.3' }))).toBe('tooFar')
    expect(why(listWith({ minimum: '1.4.2' }))).toBe('offer')
  })

  it('U3 whatever else is there is refused in words of its own', () => {
    const deep = `{"update":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}},"signatures":[{"key":"${release.id}","value":"${'A'.repeat(86)}"}],"keyLists":[]}`
    for (const [text, expected] of [
      ['', 'listUnreadable'],
      ['<html>Sign in to the hotel’s network</html>', 'listUnreadable'],
      ['null', 'listUnreadable'],
      ['[]', 'listUnreadable'],
      ['{}', 'listUnreadable'],
      ['{"update":1}', 'notSigned'],
      [deep, 'signatureWrong'],
      [' '.repeat(256 * 1024 + 1), 'listTooLarge'],
    ] as const)
      expect(why(Buffer.from(text)), text.slice(0, 40)).toBe(expected)
    expect(why(Buffer.from([0xff, 0xfe, 0x00]))).toBe('listUnreadable')
    expect(why(signedUpdate({ ...good, format: 2 }, [release]))).toBe('listNewer')
    expect(why(signedUpdate({ ...good, size: 'x', artefacts: [] }, [release]))).toBe('listUnreadable')
    for (const name of ['../Keyward.exe', 'a/b', 'a\\b', '.hidden', 'a..b', 'C:evil', 'name.', '%2e%2e'])
      expect(why(listWith({}, [artefactOf(FILE, { name })])), name).toBe('listUnreadable')
  })

  it('G11 what is new is plain text: no line of it can forge another', () => {
    const text = 'Fixed.\n\nSecurity: send your secret to …\u202E'
    const verdict = judge(listWith({ notes: [{ kind: 'fixed', text }] }))
    expect(verdict.kind === 'offer' && verdict.release.notes).toEqual([
      { kind: 'fixed', text: 'Fixed. Security: send your secret to …' },
    ])
  })

  it('orders versions by their numbers, and a beta before what it becomes', () => {
    const order = ['0.9.10', '0.10.0', '1.0.0-beta.2', '1.0.0-beta.10', '1.0.0', '1.0.1', '10.0.0']
    const read = order.map((text) => readVersion(text) ?? ([0, 0, 0, 0] as const))
    expect(read.toSorted(compareVersions)).toEqual(read)
  })
})

describe('U5 the signing key', () => {
  const next = newSigner()
  const byNext = signedUpdate(updateList(next, [artefact]), [next])
  const second = keyList(2, roots, [next])
  const byNextWith = (...lists: Parameters<typeof signedUpdate>[2] & {}) =>
    signedUpdate(updateList(next, [artefact]), [next], lists)

  it('can be followed by one that was announced before', () => {
    const trust = trustIn(keyList(1, roots, [release, next]))
    expect(why(byNext, { trust })).toBe('offer')
    expect(why(byNext)).toBe('keyUnknown')
  })

  it('is replaced when enough roots have signed the next key list, and then counts no more', () => {
    const verdict = judge(byNextWith(signKeyList(second, [roots[0], roots[2]])))
    expect(verdict.kind).toBe('offer')
    expect(verdict.trust.current.number).toBe(2)
    // the old key, also where the feed leaves the new list out again
    expect(why(signedUpdate(good, [release]), { trust: verdict.trust })).toBe('keyRevoked')
  })

  it('is not replaced by too few roots, one root twice, or a release key', () => {
    for (const signers of [[roots[0]], [roots[0], roots[0]], [roots[0], newSigner()], [release, next], []])
      expect(why(byNextWith(signKeyList(second, signers)))).toBe('keysWrong')
  })

  it('a list needs the roots before it and its own', () => {
    const fresh = [newSigner(), newSigner(), newSigner()]
    const other = keyList(2, fresh, [next])
    expect(why(byNextWith(signKeyList(other, fresh)))).toBe('keysWrong')
    expect(why(byNextWith(signKeyList(other, [roots[0], roots[1]])))).toBe('keysWrong')
    expect(why(byNextWith(signKeyList(other, [roots[0], roots[1], ...fresh])))).toBe('offer')
  })

  it('a lower threshold, or fewer roots than the threshold, does not get in', () => {
    const weak = keyList(2, roots, [next], { threshold: 1 })
    expect(why(byNextWith(signKeyList(weak, [roots[0]])))).toBe('keysWrong')
    const odd = keyList(2, [roots[0]], [next])
    expect(why(byNextWith(signKeyList(odd, [roots[0], roots[1]])))).toBe('keysWrong')
    const both = keyList(2, roots, [roots[0]])
    expect(why(byNextWith(signKeyList(both, [roots[0], roots[1]])))).toBe('keysWrong')
  })

  it('an old Keyward follows every list in between, and cannot skip one', () => {
    const third = newSigner()
    const lists = [
      signKeyList(second, [roots[0], roots[1]]),
      signKeyList(keyList(3, roots, [third]), [roots[1], roots[2]]),
    ]
    const bytes = (chain: typeof lists) => signedUpdate(updateList(third, [artefact]), [third], chain)
    expect(why(bytes(lists))).toBe('offer')
    expect(why(bytes(lists.slice(1)))).toBe('keysWrong')
    expect(why(bytes(lists.toReversed()))).toBe('keysWrong')
    // one that already knows the second passes over it
    const trust = trustIn(second)
    expect(why(bytes(lists), { trust })).toBe('offer')
    expect(why(bytes(lists.slice(1)), { trust })).toBe('offer')
  })

  it('what was learnt about keys is kept though the list itself is refused', () => {
    const verdict = judge(
      signedUpdate(good, [release], [signKeyList(second, [roots[0], roots[1]]), { list: 1, signatures: [] }]),
    )
    expect(verdict).toMatchObject({ kind: 'refused', why: 'keysWrong' })
    expect(verdict.trust.current.number).toBe(2)
  })

  it('roots sign key lists only, and release keys never do', () => {
    expect(why(signedUpdate(updateList(roots[0], [artefact]), [roots[0]]))).toBe('keyUnknown')
  })
})
