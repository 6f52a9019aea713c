import { describe, expect, it } from 'vitest'
import { proofOf } from '../../shared/guide/journey-proof.ts'
import { currentStep } from '../../shared/guide/journey.ts'
import { measureArea } from '../../shared/guide/measurement.ts'
import { codeOf, connected, settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

const begin = async (keyward: FakeKeyward) => {
  const { journeyId } = value(
    await keyward.api.beginJourney({
      name: 'Timesheet Review',
      road: 'own',
      purpose: 'Reads timesheets to compare them with jobs.',
      scopes: ['practicemanager.time.read'],
      vendor: '',
    }),
  )
  return { journeyId }
}
const journeyOf = (keyward: FakeKeyward) => {
  const [journey] = keyward.snapshot().guide.journeys
  if (journey === undefined) throw new Error('no journey')
  return journey
}

describe('the access guide', () => {
  it('ticks its last steps from proof alone: the secret in the keychain, a connection that Xero lists', async () => {
    const { keyward, appId } = await connected()
    const id = await begin(keyward)
    const known = () => proofOf(journeyOf(keyward), keyward.snapshot())
    expect(known()).toEqual({ secretAt: null, listedAt: null })
    value(await keyward.api.linkApp({ ...id, appId }))
    expect(known().secretAt).not.toBeNull()
    expect(known().listedAt).not.toBeNull()
    keyward.xero.connected = []
    await keyward.api.checkConnections({ keys: null })
    expect(known().listedAt).toBeNull()
    expect(codeOf(await keyward.api.linkApp({ ...id, appId: 'nobody' }))).toBe('unknownApp')
  })

  it('keeps everything over a restart, and undoes without losing', async () => {
    const keyward = await startKeyward()
    const id = await begin(keyward)
    value(await keyward.api.tickPrerequisite({ ...id, item: 'useCase', isThere: true }))
    value(await keyward.api.addJourneyNote({ ...id, step: 'contact', text: 'Spoke to Mira' }))
    const [first] = journeyOf(keyward).events
    value(await keyward.api.undoJourney({ ...id, eventId: first?.id ?? '' }))
    const again = await startKeyward(keyward.world)
    expect(journeyOf(again).events.map(({ what }) => what.kind)).toEqual(['had', 'noted', 'undone'])
    expect(currentStep(journeyOf(again), { secretAt: null, listedAt: null })).toBe('before')
    expect(codeOf(await again.api.undoJourney({ ...id, eventId: first?.id ?? '' }))).toBe('unknownJourney')
  })

  it('keeps of a file its name and checksum only', async () => {
    const keyward = await startKeyward()
    const id = await begin(keyward)
    keyward.files.next = { bytes: Buffer.from('two-step sign-in for all') }
    expect(value(await keyward.api.addEvidence({ ...id, step: 'assessment' })).name).toBe('chosen.pdf')
    expect(keyward.records.stored()).not.toContain('two-step')
    expect(journeyOf(keyward).events[0]?.what).toMatchObject({
      kind: 'evidence',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
    })
    keyward.files.next = null
    expect(value(await keyward.api.addEvidence({ ...id, step: 'assessment' })).name).toBeNull()
  })

  it('several go side by side, are put away and taken up again', async () => {
    const keyward = await startKeyward()
    const id = await begin(keyward)
    await begin(keyward)
    value(await keyward.api.archiveJourney({ ...id, isArchived: true }))
    expect(keyward.snapshot().guide.journeys.map(({ archivedAt }) => archivedAt !== null)).toEqual([
      true,
      false,
    ])
    value(await keyward.api.archiveJourney({ ...id, isArchived: false }))
    expect(codeOf(await keyward.api.archiveJourney({ journeyId: 'x', isArchived: true }))).toBe(
      'unknownJourney',
    )
    expect(codeOf(await keyward.api.markAsked({ journeyId: 'x', step: 'contact' }))).toBe('unknownJourney')
  })

  it('prefills the self-assessment from what it measured, and claims nothing that it has not', async () => {
    const empty = await startKeyward()
    expect(measureArea('keys', empty.snapshot())).toBeNull()
    const { keyward } = await connected()
    await settle()
    expect(measureArea('keys', keyward.snapshot())).toMatchObject({ secrets: 1, missing: 0 })
    value(await keyward.api.verifyActivity({}))
    expect(measureArea('auditLog', keyward.snapshot())).toMatchObject({ isWhole: true })
    for (const area of ['transit', 'authentication', 'hosting', 'monitoring'] as const)
      expect(measureArea(area, keyward.snapshot())).toBeNull()
    keyward.keychain.entries.clear()
    await keyward.api.revealSecret({ appId: keyward.snapshot().apps[0]?.id ?? '' })
    expect(measureArea('keys', keyward.snapshot())).toMatchObject({ missing: 1 })
  })

  it('prints the status and the worksheet, without markup from anybody and without secrets', async () => {
    const { keyward, appId } = await connected()
    const id = await begin(keyward)
    value(await keyward.api.linkApp({ ...id, appId }))
    value(await keyward.api.addJourneyNote({ ...id, step: 'contact', text: '<script>x</script>' }))
    value(
      await keyward.api.answerArea({
        area: 'weakSpots',
        answer: {
          answer: 'partly',
          words: 'Monthly updates',
          evidence: 'rota.pdf',
          owner: 'Owen',
          gap: 'No yearly test yet',
          planBy: Date.UTC(2026, 11, 12),
        },
      }),
    )
    value(await keyward.api.saveGuidePage({ page: 'status' }))
    value(await keyward.api.saveGuidePage({ page: 'worksheet' }))
    const read = (name: string) => Buffer.from(keyward.files.saved.get(name) ?? []).toString('utf8')
    const status = read('Keyward access status.html')
    expect(status).toContain('Timesheet Review')
    expect(status).not.toContain('<script>')
    expect(read('Keyward self-assessment.html')).toContain('No yearly test yet, by 12 December 2026')
    value(await keyward.api.markSubmitted({}))
    expect(keyward.snapshot().guide.assessment.submittedAt).toBe(keyward.clock.now())
  })

  it('keeps whose people know that a whole app will be deleted, until the app goes', async () => {
    const { keyward, appId } = await connected()
    const [first] = keyward.snapshot().connections
    const key = first?.key ?? ''
    const by = { key, at: keyward.clock.now(), by: 'tessa' }
    value(await keyward.api.tellOrganisations({ appId, keys: [key], isTold: true }))
    keyward.clock.move(60_000)
    value(await keyward.api.tellOrganisations({ appId, keys: [key], isTold: true }))
    expect(keyward.snapshot().guide.told[appId]).toMatchObject([{ key, at: by.at }])
    const lines = (what: string) => keyward.activityLog.lines().filter((line) => line.includes(`"${what}"`))
    expect(lines('organisationTold')).toEqual([expect.stringContaining(first?.tenantName ?? '?')])
    expect(codeOf(await keyward.api.tellOrganisations({ appId, keys: ['elsewhere'], isTold: true }))).toBe(
      'unknownConnection',
    )
    expect(codeOf(await keyward.api.tellOrganisations({ appId: 'none', keys: [key], isTold: true }))).toBe(
      'unknownApp',
    )
    value(await keyward.api.tellOrganisations({ appId, keys: [key], isTold: false }))
    expect(keyward.snapshot().guide.told[appId]).toEqual([])
    expect(lines('organisationNotTold')).toHaveLength(1)
    value(await keyward.api.tellOrganisations({ appId, keys: [key], isTold: true }))
    value(await keyward.api.removeApp({ appId }))
    expect(keyward.snapshot().guide.told).toEqual({})
  })
})
