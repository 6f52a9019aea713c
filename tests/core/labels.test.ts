import { describe, expect, it } from 'vitest'
import { PACK_FILES, PACK_JSON } from '../../shared/review/review.ts'
import { TAG_MAX, TAGS_MAX, tagsIn, tidyTag } from '../../shared/labels/label.ts'
import { MINUTE } from '../../shared/kernel/instant.ts'
import {
  codeOf,
  connected,
  draft,
  fakeXero,
  listed,
  settle,
  signIn,
  startKeyward,
  value,
} from '../worlds/fakes.ts'

const world = async () => {
  const xero = fakeXero()
  xero.connected = [
    listed('c1', { tenantName: 'Alder Dairy' }),
    listed('c2', { tenantName: 'Kestrel Joinery' }),
    listed('c3', { tenantId: '', tenantName: 'Nobody Ltd' }),
  ]
  const { keyward, appId } = await connected({ xero })
  const key = (id: string) => `${appId}:${id}`
  const organisations = () => keyward.snapshot().labels.organisations
  return { keyward, api: keyward.api, appId, key, organisations, xero }
}

const tag = (ids: readonly string[], add: readonly string[], remove: readonly string[] = []) => ({
  of: 'connections' as const,
  ids: [...ids],
  add: [...add],
  remove: [...remove],
})

describe('tags of organisations', () => {
  it('are given to many at once, kept over a restart, and taken back in one go', async () => {
    const { keyward, api, key, organisations } = await world()
    value(await api.setTags(tag([key('c1')], ['Payroll'])))
    const done = value(await api.setTags(tag([key('c1'), key('c2'), key('c3')], [' Group:  Fens '])))
    expect(done.changed).toBe(3)
    expect(organisations()).toEqual([
      { id: 'tenant-c1', tags: ['Payroll', 'Group: Fens'], note: '' },
      { id: 'tenant-c2', tags: ['Group: Fens'], note: '' },
      { id: key('c3'), tags: ['Group: Fens'], note: '' },
    ])
    const again = await startKeyward(keyward.world)
    expect(again.snapshot().labels.organisations).toHaveLength(3)

    value(await api.undo({ undoId: done.undoId ?? '' }))
    expect(organisations()).toEqual([{ id: 'tenant-c1', tags: ['Payroll'], note: '' }])
    expect(codeOf(await api.undo({ undoId: done.undoId ?? '' }))).toBe('undoOver')
  })

  it('belong to the organisation: another app that reaches it shows the same, and reconnecting keeps them', async () => {
    const { keyward, api, key, organisations, xero } = await world()
    value(await api.setTags(tag([key('c1')], ['Payroll'])))
    const other = value(
      await api.addApp({
        details: draft({ clientId: '7'.repeat(32) }),
        clientSecret: 'not-a-real-secret-7777777',
      }),
    )
    xero.connected = [listed('d9', { tenantId: 'tenant-c1', tenantName: 'Alder Dairy' })]
    await signIn(keyward, other.appId)
    value(await api.removeApp({ appId: other.appId }))
    expect(organisations()).toEqual([{ id: 'tenant-c1', tags: ['Payroll'], note: '' }])
  })

  it('are spelled once: one that is there already in other capitals is that one', async () => {
    const { api, key, organisations } = await world()
    value(await api.setTags(tag([key('c1')], ['Payroll'])))
    value(await api.setTags(tag([key('c2')], ['PAYROLL', 'payroll'])))
    expect(organisations().map(({ tags }) => tags)).toEqual([['Payroll'], ['Payroll']])
    const nothing = value(await api.setTags(tag([key('c2')], ['payroll'])))
    expect(nothing).toEqual({ changed: 0, undoId: null })
    value(await api.setTags(tag([key('c1'), key('c2')], [], ['pAyroll'])))
    expect(organisations()).toEqual([])
  })

  it('have their bounds, and one that would go over changes none of them', async () => {
    const { api, key, organisations } = await world()
    const twelve = Array.from({ length: TAGS_MAX }, (_none, n) => `Tag ${n}`)
    value(await api.setTags(tag([key('c1')], twelve)))
    expect(await api.setTags(tag([key('c2'), key('c1')], ['One more']))).toEqual({
      ok: false,
      failure: { code: 'tagsTooMany', name: 'Alder Dairy' },
    })
    expect(organisations()).toHaveLength(1)
    expect(codeOf(await api.setTags(tag([key('c1')], [' \u200b '])))).toBe('textUnseen')
    expect(codeOf(await api.setTags(tag(['nowhere'], ['Payroll'])))).toBe('unknownConnection')
    expect(codeOf(await api.setTags({ ...tag(['nowhere'], ['Payroll']), of: 'apps' }))).toBe('unknownApp')
  })

  it.each([
    ['two  words ', 'two words'],
    ['a\u202eb\nc', 'a b c'],
    ['x'.repeat(90), 'x'.repeat(TAG_MAX)],
    ['😀'.repeat(30), '😀'.repeat(20)],
  ])('are one tidy line: %j', (typed, kept) => expect(tidyTag(typed)).toBe(kept))

  it('are listed once each, as people count', () => {
    const label = (tags: string[]) => ({ id: tags.join(''), tags, note: '' })
    expect(tagsIn([label(['Year 10', 'Fens']), label(['year 2', 'FENS'])])).toEqual([
      'Fens',
      'year 2',
      'Year 10',
    ])
  })
})

describe('what is ours is taken back', () => {
  it('leaves what was said since, and undoes the rest', async () => {
    const { api, key, organisations } = await world()
    const done = value(await api.setTags(tag([key('c1'), key('c2')], ['Payroll'])))
    value(await api.setNote({ key: key('c1'), note: 'Ring Hana first' }))
    value(await api.undo({ undoId: done.undoId ?? '' }))
    expect(organisations()).toEqual([{ id: 'tenant-c1', tags: ['Payroll'], note: 'Ring Hana first' }])
  })

  it('goes for a while', async () => {
    const { keyward, api, key } = await world()
    const done = value(await api.setTags(tag([key('c1')], ['Payroll'])))
    keyward.clock.move(11 * MINUTE)
    expect(codeOf(await api.undo({ undoId: done.undoId ?? '' }))).toBe('undoOver')
  })

  it('is gone with a lock', async () => {
    const { keyward, api, key, organisations } = await world()
    const done = value(await api.setTags(tag([key('c1')], ['Payroll'])))
    const passphrase = 'not a real passphrase'
    value(await api.setPassphrase({ passphrase }))
    value(await api.lock({}))
    expect(keyward.snapshot().labels.organisations).toEqual([])
    value(await api.unlock({ passphrase }))
    expect(organisations()).toHaveLength(1)
    expect(codeOf(await api.undo({ undoId: done.undoId ?? '' }))).toBe('undoOver')
  })

  it('puts an organisation back on the list with its tags and its note', async () => {
    const { keyward, api, appId, key, organisations, xero } = await world()
    value(await api.setTags(tag([key('c2')], ['Payroll'])))
    value(await api.setNote({ key: key('c2'), note: 'Year end in March' }))
    xero.connected = [listed('c1')]
    await signIn(keyward, appId)
    const { undoId } = value(await api.forgetConnection({ key: key('c2') }))
    expect(organisations()).toEqual([])
    value(await api.undo({ undoId }))
    expect(keyward.snapshot().connections.map((one) => one.key)).toContain(key('c2'))
    expect(organisations()).toEqual([{ id: 'tenant-c2', tags: ['Payroll'], note: 'Year end in March' }])
    await settle()
    expect((await startKeyward(keyward.world)).snapshot().labels.organisations).toHaveLength(1)
  })

  it('does not put back what Xero has listed again meanwhile, or whose app has gone', async () => {
    const { keyward, api, appId, key, xero } = await world()
    xero.connected = [listed('c1')]
    await signIn(keyward, appId)
    const first = value(await api.forgetConnection({ key: key('c2') }))
    xero.connected = [listed('c1'), listed('c2')]
    await signIn(keyward, appId)
    expect(codeOf(await api.undo({ undoId: first.undoId }))).toBe('undoOver')
    xero.connected = [listed('c1')]
    await signIn(keyward, appId)
    const second = value(await api.forgetConnection({ key: key('c2') }))
    value(await api.removeApp({ appId }))
    expect(codeOf(await api.undo({ undoId: second.undoId }))).toBe('undoOver')
    expect(keyward.snapshot().connections).toEqual([])
  })

  it('brings the list of somebody who leaves back as it was, with what it had made due', async () => {
    const { keyward, api } = await world()
    value(await api.introduce({ me: { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' } }))
    const { leaverId } = value(await api.beginLeaver({ key: 'tessa@brackenmoor.example' }))
    const task = keyward.snapshot().leavers[0]?.tasks.find(({ kind }) => kind === 'login')
    value(await api.tickLeaver({ leaverId, taskId: task?.id ?? '', isDone: true }))
    const before = keyward.snapshot()
    const { undoId } = value(await api.takeBackLeaver({ leaverId }))
    expect(keyward.snapshot().leavers).toEqual([])
    value(await api.undo({ undoId }))
    expect(keyward.snapshot().leavers).toEqual(before.leavers)
    expect(keyward.snapshot().rotation.forced).toEqual(before.rotation.forced)
  })
})

describe('tags in files', () => {
  const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString()

  it('stand in the table of connections with the note, and no cell is a formula', async () => {
    const { keyward, api, key } = await world()
    value(await api.setTags(tag([key('c1')], ['=1+1', 'Payroll'])))
    value(await api.setNote({ key: key('c1'), note: '=2+2' }))
    value(await api.saveConnections({ keys: null }))
    const [bytes] = [...keyward.files.saved.values()]
    const line = textOf(bytes)
      .split('\r\n')
      .find((one) => one.includes('Alder Dairy'))
    expect(line).toMatch(/,"?'=1\+1; Payroll"?,"?'=2\+2"?$/u)
  })

  it('stand in evidence without the note, which is nobody else’s', async () => {
    const { keyward, api, key } = await world()
    value(await api.setTags(tag([key('c1')], ['Payroll'])))
    value(await api.setNote({ key: key('c1'), note: 'Slow to answer' }))
    value(await api.saveReview({}))
    const all = [PACK_JSON, ...PACK_FILES].map((name) => textOf(keyward.files.saved.get(name)))
    expect(all[0]).toContain('"Payroll"')
    expect(all[2]).toContain('Payroll')
    expect(all.join('')).not.toContain('Slow to answer')
  })
})
