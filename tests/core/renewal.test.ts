import { describe, expect, it } from 'vitest'
import { isSomebodyElse } from '../../electron/core/sign-in/renewal-verdict.ts'
import type { IdTokenVerdict, Renewal } from '../../electron/core/ports/xero.ts'
import { VaultContent } from '../../electron/core/vault/content.ts'
import { DAY, MINUTE } from '../../shared/kernel/instant.ts'
import { fail, ok } from '../../shared/kernel/result.ts'
import { connected, grant, settle, tokens, type FakeKeyward } from '../worlds/fakes.ts'

const stored = (keyward: FakeKeyward) => VaultContent.parse(JSON.parse(keyward.records.stored()))
const heldBy = (keyward: FakeKeyward) => Object.values(stored(keyward).tokens)[0]

const renewal = (more: Partial<Renewal> = {}): Renewal => ({
  ...tokens({ accessToken: 'access-2', refreshToken: 'refresh-2' }),
  ...more,
})

const renewed = async (answer: Renewal) => {
  const { keyward } = await connected()
  keyward.xero.answers.refresh = async () => ok(answer)
  keyward.clock.move(DAY)
  return { keyward, result: await keyward.api.checkConnections({ keys: null }) }
}

describe('D16 a renewal', () => {
  it('is stored before its ID token is judged', async () => {
    const seen: (string | null | undefined)[] = []
    const { keyward } = await connected()
    keyward.xero.answers.refresh = async () =>
      ok(
        renewal({
          judge: async () => {
            seen.push(heldBy(keyward)?.refreshToken)
            return { person: null, trouble: { kind: 'keys' } }
          },
        }),
      )
    keyward.clock.move(DAY)
    expect((await keyward.api.checkConnections({ keys: null })).ok).toBe(true)
    expect(seen).toEqual(['refresh-2'])
  })

  it('waits for no keys where the answer names the same person', async () => {
    const { keyward, result } = await renewed(
      renewal({
        claimed: { userId: 'user-1', subject: null },
        judge: () => new Promise<IdTokenVerdict>(() => {}),
      }),
    )
    expect(result.ok).toBe(true)
    expect(heldBy(keyward)?.accessToken).toBe('access-2')
  })

  it('a judging that itself fails costs nothing', async () => {
    const { keyward, result } = await renewed(renewal({ judge: () => Promise.reject(new Error('a bug')) }))
    expect(result.ok).toBe(true)
    expect(keyward.snapshot().signIns[0]?.state).toEqual({ kind: 'live' })
  })

  it('about somebody else ends the sign-in only where the ID token is sound; what came is kept, unused', async () => {
    const other = { userId: 'user-2', subject: 'sub-2' }
    const doubtful = await renewed(
      renewal({ claimed: other, judge: async () => ({ person: null, trouble: { kind: 'keys' } }) }),
    )
    expect(doubtful.keyward.snapshot().signIns[0]?.state).toEqual({ kind: 'live' })
    expect(doubtful.keyward.xero.calls).toContain('connections access-2')

    const sure = await renewed(
      renewal({ claimed: other, judge: async () => ({ person: other, trouble: null }) }),
    )
    expect(sure.keyward.snapshot().signIns[0]?.state).toMatchObject({ kind: 'refused', why: 'otherPerson' })
    expect(sure.keyward.xero.calls).not.toContain('connections access-2')
    expect(heldBy(sure.keyward)?.refreshToken).toBe('refresh-2')
    const again = await sure.keyward.api.checkConnections({ keys: null })
    expect(again).toMatchObject({ ok: true, value: { answered: 0 } })
    expect(sure.keyward.xero.calls).not.toContain('connections access-2')
  })

  it('that the disk does not take is kept, tried again by itself, and once more at the end', async () => {
    const { keyward } = await connected()
    keyward.clock.move(DAY)
    keyward.xero.answers.refresh = async () => {
      keyward.records.fail(fail('diskFull'))
      return ok(renewal())
    }
    await keyward.api.checkConnections({ keys: null })
    expect(heldBy(keyward)?.refreshToken).toBe('refresh-1')
    keyward.records.fail(null)
    keyward.clock.move(MINUTE)
    await settle()
    expect(heldBy(keyward)?.refreshToken).toBe('refresh-2')

    const other = await connected()
    other.keyward.clock.move(DAY)
    other.keyward.xero.answers.refresh = async () => {
      other.keyward.records.fail(fail('diskFull'))
      return ok(renewal())
    }
    await other.keyward.api.checkConnections({ keys: null })
    other.keyward.records.fail(null)
    await other.keyward.stop()
    expect(heldBy(other.keyward)?.refreshToken).toBe('refresh-2')
  })

  it('two people whom Xero names by no id at all keep two sign-ins', async () => {
    const { keyward, appId } = await connected()
    for (const name of ['Owen', 'Priya']) {
      keyward.xero.answers.exchange = ok(grant({ userId: '', name }))
      await keyward.api.startSignIn({ appId })
      keyward.link(`keyward://oauth/callback?code=the-code&state=${encodeURIComponent(keyward.state())}`)
      await settle()
    }
    expect(keyward.snapshot().signIns.map(({ name }) => name)).toEqual(['Ines Halloway', 'Owen', 'Priya'])
  })
})

describe('D16 whether a renewal is about somebody else', () => {
  it.each<[string, { userId: string; subject?: string | null }, Renewal['claimed'], boolean]>([
    ['says nothing', { userId: 'u1' }, undefined, false],
    ['names nobody', { userId: 'u1' }, null, false],
    ['has the same id', { userId: 'u1' }, { userId: 'u1', subject: 's1' }, false],
    ['has the same subject', { userId: 'u1', subject: 's1' }, { userId: null, subject: 's1' }, false],
    ['has the subject that was taken for an id', { userId: 's1' }, { userId: 'u1', subject: 's1' }, false],
    ['has only a subject, and only an id is kept', { userId: 'u1' }, { userId: null, subject: 's2' }, false],
    ['has another id', { userId: 'u1' }, { userId: 'u2', subject: 's2' }, true],
    ['has another subject', { userId: 'u1', subject: 's1' }, { userId: 'u1', subject: 's2' }, true],
    ['is of a sign-in that nobody is known of', { userId: '' }, { userId: 'u2', subject: 's2' }, false],
  ])('one that %s', (_name, signIn, claimed, expected) => {
    expect(isSomebodyElse({ subject: null, ...signIn }, claimed)).toBe(expected)
  })
})
