import { describe, expect, it } from 'vitest'
import { relayPage } from '../../electron/core/handover/relay-page.ts'
import { readLink } from '../../shared/handover/link.ts'
import { isArrangementOpen, stateOf } from '../../shared/handover/record.ts'
import { DAY, HOUR } from '../../shared/kernel/instant.ts'
import { fail } from '../../shared/kernel/result.ts'
import { SECRET, value, type FakeKeyward } from '../worlds/fakes.ts'
import { sealIn, startPair, takeReceipt, whyOf } from './handover-world.ts'

const silent = fail({ code: 'handoverRefused', why: 'serverSilent' })
const useServer = async (who: FakeKeyward, kind: 'yopass' | 'privateBin' = 'yopass') =>
  value(await who.api.setShareServer({ server: { kind, address: 'https://share.example' } }))
const stateIn = (who: FakeKeyward) => {
  const [sent] = who.snapshot().handovers.sent
  return sent && stateOf(sent, who.snapshot().apps[0]?.secret?.storedAt ?? null, who.clock.now())
}
const publishIn = async (who: FakeKeyward, appId: string, isOneTime = true) => {
  const sealed = value(await sealIn(who, appId))
  const { link, until } = value(await who.api.publishHandover({ handoverId: sealed.handoverId, isOneTime }))
  return { ...sealed, link, until }
}

describe('a handover by the practice’s share server', () => {
  it('G4 lies there sealed, is fetched once, opened, and its receipt comes back', async () => {
    const { tessa, owen, appId } = await startPair()
    await useServer(tessa)
    const { handoverId, link, until, passphrase } = await publishIn(tessa, appId)
    expect(until).toBe(tessa.clock.now() + DAY + HOUR)
    const [lying] = [...tessa.shareServers.lying.values()]
    expect(lying?.text).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/u)
    expect(lying?.text).not.toContain(SECRET)
    expect(stateIn(tessa)).toBe('sent')

    // Owen's Keyward reaches the same server
    const [id, stored] = [...tessa.shareServers.lying][0] ?? []
    if (id !== undefined && stored !== undefined) owen.shareServers.lying.set(id, stored)
    const { text } = value(await owen.api.fetchHandover({ text: link }))
    expect(whyOf(await owen.api.fetchHandover({ text: link }))).toBe('notOnServer')
    const opened = value(await owen.api.openHandover({ text, passphrase: passphrase.join(' ') }))
    const { receipt, code } = value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))

    tessa.shareServers.lying.clear()
    value(await tessa.api.askServer({ handoverId }))
    expect(stateIn(tessa)).toBe('opened')
    value(await tessa.api.addReceiptCode({ handoverId, code: code.toUpperCase().replaceAll('-', ' ') }))
    expect(stateIn(tessa)).toBe('received')
    expect(tessa.snapshot().handovers.sent[0]?.receipt).toMatchObject({ isCode: true, fingerprint: '' })
    value(await takeReceipt(tessa, receipt))
    expect(tessa.snapshot().handovers.sent[0]?.receipt).toMatchObject({ isCode: false, name: 'Owen Marsh' })
  })

  it('gone after its time is not called opened', async () => {
    const { tessa, appId } = await startPair()
    await useServer(tessa)
    const { handoverId } = await publishIn(tessa, appId)
    tessa.clock.move(3 * DAY)
    tessa.shareServers.lying.clear()
    value(await tessa.api.askServer({ handoverId }))
    expect(stateIn(tessa)).toBe('expired')
  })

  it('H06: until when the server keeps it is shown and stored as unknown where it does not say', async () => {
    const { tessa, appId } = await startPair()
    await useServer(tessa)
    tessa.shareServers.state.saysUntil = false
    const { handoverId } = await publishIn(tessa, appId)
    expect(tessa.snapshot().handovers.sent[0]?.published).toMatchObject({ until: null, state: 'there' })
    // Whether it was taken or its time was over, nobody can tell then
    tessa.shareServers.lying.clear()
    value(await tessa.api.askServer({ handoverId }))
    expect(stateIn(tessa)).toBe('sent')
  })

  it('is taken off again, and says when there was nothing any more', async () => {
    for (const [taken, was, state] of [
      [false, 'there', 'revoked'],
      [true, 'gone', 'opened'],
    ] as const) {
      const { tessa, appId } = await startPair()
      await useServer(tessa, 'privateBin')
      const { handoverId } = await publishIn(tessa, appId)
      value(await tessa.api.askServer({ handoverId }))
      expect(tessa.snapshot().handovers.sent[0]?.published?.state).toBe('unknown')
      if (taken) tessa.shareServers.lying.clear()
      expect(value(await tessa.api.revokeHandover({ handoverId }))).toEqual({ was })
      expect(stateIn(tessa)).toBe(state)
    }
  })

  it('G4 taken off unopened only where the server said so just before, and then it makes no secret due', async () => {
    for (const [kind, isOneTime, way, state] of [
      ['yopass', true, null, 'withdrawn'],
      // read as often as it is asked for: nobody knows whether it was
      ['yopass', false, null, 'revoked'],
      // cannot say whether it still lies there
      ['privateBin', true, null, 'revoked'],
      // it went out another way as well
      ['yopass', true, 'file', 'revoked'],
    ] as const) {
      const { tessa, appId } = await startPair()
      await useServer(tessa, kind)
      const sealed = value(await sealIn(tessa, appId, { why: 'leaver' }))
      const { handoverId } = sealed
      if (way !== null) value(await tessa.api.noteSent({ handoverId, by: way }))
      value(await tessa.api.publishHandover({ handoverId, isOneTime }))
      expect(tessa.snapshot().rotation.forced[appId]).toMatchObject({ reason: 'handedOver' })
      value(await tessa.api.revokeHandover({ handoverId }))
      expect(stateIn(tessa), `${kind} ${isOneTime} ${way}`).toBe(state)
      const isOver = state === 'withdrawn'
      expect(tessa.snapshot().rotation.forced[appId] === undefined).toBe(isOver)
      const [sent] = tessa.snapshot().handovers.sent
      expect(sent && isArrangementOpen(sent, null)).toBe(!isOver)
      expect((await tessa.api.endHandover({ handoverId })).ok).toBe(!isOver)
    }
  })

  it('G4 one to the same person that stands keeps the secret due', async () => {
    const { tessa, appId } = await startPair()
    await useServer(tessa)
    const first = value(await sealIn(tessa, appId, { why: 'leaver' })).handoverId
    value(await tessa.api.noteSent({ handoverId: first, by: 'link' }))
    const { handoverId } = await publishIn(tessa, appId)
    value(await tessa.api.revokeHandover({ handoverId }))
    expect(tessa.snapshot().rotation.forced[appId]).toMatchObject({ reason: 'handedOver' })
  })

  it('G4 taken off by us with the answer lost is not called taken by somebody', async () => {
    const { tessa, appId } = await startPair()
    await useServer(tessa)
    const { handoverId } = await publishIn(tessa, appId)
    // The server deletes it, and the vault cannot note that down
    let saves = 0
    tessa.records.watch(() => void ((saves += 1) === 1 && tessa.records.fail(fail('diskFull'))))
    expect(whyOf(await tessa.api.revokeHandover({ handoverId }))).toBe('diskFull')
    tessa.records.fail(null)
    expect(tessa.shareServers.lying.size).toBe(0)
    value(await tessa.api.askServer({ handoverId }))
    expect(stateIn(tessa)).toBe('revoked')
  })

  it('G4 a receipt that comes afterwards overrules the server’s word', async () => {
    const { tessa, owen, appId } = await startPair()
    await useServer(tessa)
    const { handoverId, link, passphrase } = await publishIn(tessa, appId)
    for (const [id, lying] of tessa.shareServers.lying) owen.shareServers.lying.set(id, lying)
    value(await tessa.api.revokeHandover({ handoverId }))
    expect(stateIn(tessa)).toBe('withdrawn')
    const { text } = value(await owen.api.fetchHandover({ text: link }))
    const opened = value(await owen.api.openHandover({ text, passphrase: passphrase.join(' ') }))
    const { receipt } = value(await owen.api.acceptHandover({ openId: opened.openId, replace: false }))
    value(await takeReceipt(tessa, receipt))
    expect(stateIn(tessa)).toBe('received')
  })

  it('a server that fails changes nothing, and leaves the other ways open', async () => {
    const { tessa, appId } = await startPair()
    const sealed = value(await sealIn(tessa, appId))
    const { handoverId } = sealed
    const put = () => tessa.api.publishHandover({ handoverId, isOneTime: true })
    expect(whyOf(await put())).toBe('noServer')
    await useServer(tessa)
    tessa.shareServers.state.next = silent
    expect(whyOf(await put())).toBe('serverSilent')
    expect(stateIn(tessa)).toBe('prepared')
    value(await put())
    for (const ask of ['askServer', 'revokeHandover'] as const) {
      tessa.shareServers.state.next = silent
      expect(whyOf(await tessa.api[ask]({ handoverId }))).toBe('serverSilent')
      expect(tessa.snapshot().handovers.sent[0]?.published?.state).toBe('there')
    }
    value(await tessa.api.finishHandover({ handoverId }))
    expect(whyOf(await put())).toBe('unknownHandover')
  })

  it('G4 is not put there twice: one of the two would be forgotten', async () => {
    const { tessa, appId } = await startPair()
    await useServer(tessa)
    const { handoverId } = await publishIn(tessa, appId)
    expect(whyOf(await tessa.api.publishHandover({ handoverId, isOneTime: true }))).toBe('onServer')
    expect(tessa.shareServers.lying.size).toBe(1)
  })

  it('takes off the server again what the vault could not remember', async () => {
    const { tessa, appId } = await startPair()
    await useServer(tessa)
    const { handoverId } = value(await sealIn(tessa, appId))
    tessa.records.fail(fail('diskFull'))
    expect(whyOf(await tessa.api.publishHandover({ handoverId, isOneTime: true }))).toBe('diskFull')
    expect(tessa.shareServers.lying.size).toBe(0)
  })

  it('what takes it off again reaches neither window nor log', async () => {
    const { tessa, appId } = await startPair()
    await useServer(tessa)
    await publishIn(tessa, appId)
    const [found] = [...tessa.shareServers.lying.values()]
    const everything = JSON.stringify([tessa.snapshot(), tessa.work(), tessa.activityLog.lines()])
    for (const secret of [found?.token ?? 'none', found?.key ?? 'none'])
      expect(everything).not.toContain(secret)
  })
})

describe('what the practice runs itself', () => {
  it('a share server is tried before it is trusted to give out once', async () => {
    const { tessa } = await startPair()
    expect(whyOf(await tessa.api.tryShareServer({}))).toBe('noServer')
    for (const [address, why] of [
      ['http://share.example', 'addressNotHttps'],
      ['share.example', 'addressOdd'],
    ] as const)
      expect(whyOf(await tessa.api.setShareServer({ server: { kind: 'yopass', address } }))).toBe(why)
    await useServer(tessa)
    expect(value(await tessa.api.tryShareServer({}))).toEqual({ givesOnce: true, tellsStatus: true })
    tessa.shareServers.state.givesOnce = false
    expect(value(await tessa.api.tryShareServer({}))).toMatchObject({ givesOnce: false })
    expect(tessa.shareServers.lying.size).toBe(0)
    value(await tessa.api.setShareServer({ server: null }))
    expect(tessa.snapshot().handovers.places.server).toBeNull()
  })

  it('G3 a page of the practice’s carries the same bytes behind the #, and is compared with what Keyward writes', async () => {
    const { tessa, owen, appId } = await startPair()
    value(await tessa.api.setRelayPage({ address: 'https://brackenmoor.example/keyward.html' }))
    const { link, relayLink, passphrase } = value(await sealIn(tessa, appId))
    expect(relayLink).toMatch(/^https:\/\/brackenmoor\.example\/keyward\.html#handover\.1\./u)
    const [direct, relayed] = [readLink(link ?? ''), readLink(relayLink ?? '')]
    expect(relayed).toEqual(direct)
    value(await owen.api.openHandover({ text: relayLink ?? '', passphrase: passphrase.join('-') }))
    tessa.shareServers.state.page = '<!doctype html>'
    expect(value(await tessa.api.checkRelayPage({}))).toEqual({ is: 'other' })
    tessa.shareServers.state.page = `${relayPage()}\n`
    expect(value(await tessa.api.checkRelayPage({}))).toEqual({ is: 'ours' })
  })
})
