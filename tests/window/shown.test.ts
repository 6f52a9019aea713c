import { describe, expect, it } from 'vitest'
import { manySnapshot, practiceSnapshot } from './scenario-data.ts'
import { shownAnswer, shownSnapshot } from '../../renderer/language/shown.ts'

const NOW = Date.UTC(2026, 10, 24, 9, 0)

describe('G11 what main tells', () => {
  it('G11 is the same where nothing had to be changed', () => {
    const snapshot = manySnapshot(NOW, 200)
    expect(shownSnapshot(snapshot)).toEqual(snapshot)
    expect(shownSnapshot(snapshot).connections[1]).toBe(snapshot.connections[1])
  })

  it('G11 shows senders, people, files and lines of the log so that they turn nothing', () => {
    const answer = shownAnswer({
      from: { name: '\u202Eevil', email: '', fingerprint: 'ab12' },
      rows: [{ rowId: 'row-1', name: '', where: 'in\u2028side', clientId: null }],
      lines: [{ who: 'Te\u200Bssa', organisation: '', app: '' }],
      failure: { code: 'duplicateApp', appId: 'a\u200E', name: 'Packs\u202E' },
    })
    expect(answer).toEqual({
      from: { name: '\uFFFDevil', email: '', fingerprint: 'ab12' },
      rows: [
        { rowId: 'row-1', name: 'App without a name (id …ow-1)', where: 'in\uFFFDside', clientId: null },
      ],
      lines: [{ who: 'Te\uFFFDssa', organisation: '', app: '' }],
      failure: { code: 'duplicateApp', appId: 'a\u200E', name: 'Packs\uFFFD' },
    })
  })

  it('G11 leaves alone what is used and not read: secrets, links, sealed text, ids', () => {
    const used = {
      secret: 's\u200E',
      link: 'keyward://handover#1.\u200E',
      text: '\u202Esealed',
      passphrase: ['a\u200E'],
      key: 'k\u200E',
      tenantId: 't\u200E',
      signInIds: ['s\u200E'],
      receipt: '\u200E',
    }
    expect(shownAnswer(used)).toBe(used)
  })

  it('G11 leaves the path of a file as it is, however long and in whatever letters, so that it can be shown in its folder', () => {
    const folder = `C:\\Users\\محمد\\OneDrive - Brackenmoor Accountants Limited\\${'Practice administration\\'.repeat(8)}`
    expect(shownAnswer({ path: `${folder}Keyward recovery kit 1.pdf` }).path).toBe(
      `${folder}Keyward recovery kit 1.pdf`,
    )
    const { backup } = practiceSnapshot(NOW)
    const shown = shownSnapshot({
      ...practiceSnapshot(NOW),
      backup: { ...backup, folder: folder.replaceAll('محمد', 'tessa') },
    })
    expect(shown.backup.folder).toBe(folder.replaceAll('محمد', 'tessa'))
  })

  it('G11 calls a person without a name by their e-mail address, and tells nameless apps apart', () => {
    const snapshot = practiceSnapshot(NOW)
    const shown = shownSnapshot({
      ...snapshot,
      signIns: snapshot.signIns.map((one) => ({ ...one, name: '\u200B' })),
      apps: snapshot.apps.map((app) => ({ ...app, name: ' ' })),
    })
    expect(shown.signIns[0]?.name).toBe(snapshot.signIns[0]?.email)
    expect(new Set(shown.apps.map(({ name }) => name)).size).toBe(3)
  })

  it('G11 costs little where there are many', () => {
    const snapshot = manySnapshot(NOW, 10_000)
    const before = performance.now()
    for (let turn = 0; turn < 5; turn += 1) shownSnapshot(snapshot)
    console.log(`10,000 names looked at: ${((performance.now() - before) / 5).toFixed(1)} ms`)
  })
})
