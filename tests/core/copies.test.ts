import { expect, it } from 'vitest'
import { DAY, HOUR } from '../../shared/kernel/instant.ts'
import { rowsOnPage } from '../worlds/fake-backups.ts'
import { connected, settle, startKeyward, value, type FakeKeyward } from '../worlds/fakes.ts'

const FOLDER = '/safe'
const namesIn = (keyward: FakeKeyward) => [...(keyward.backupShelf.folders.get(FOLDER)?.keys() ?? [])]

/** A vault, and a second one that was restored from its backup while the first lives on: one kit, one folder. */
const twoCopies = async () => {
  const { keyward: first } = await connected()
  const { path } = value(await first.api.makeKit({ as: 'page' }))
  const rows = rowsOnPage(first.files.saved.get(path ?? '') ?? '')
  value(await first.api.backUp({}))
  const second = await startKeyward({ clock: first.clock, backupShelf: first.backupShelf })
  second.files.next = { name: 'it.keyward-backup', bytes: first.backupShelf.newest() }
  const chosenId = value(await second.api.chooseBackup({})).chosen?.id ?? ''
  value(await second.api.openBackup({ chosenId, rows }))
  value(await second.api.restoreBackup({ chosenId }))
  await settle()
  return { first, second, rows }
}

it('R2 two living copies of a vault with one kit and one folder put away none of each other’s backups', async () => {
  const { first, second } = await twoCopies()
  const { copy } = second.snapshot().backup
  expect(copy).toMatch(/^[0-9a-f]{8}$/u)
  expect(first.snapshot().backup.copy).toBe('')
  const byFirst = () => namesIn(first).filter((name) => !name.includes(copy))
  const bySecond = () => namesIn(first).filter((name) => name.includes(copy))

  await first.stop() // one backup a round and no others: each is made by hand
  const before = byFirst()
  for (let round = 0; round < 12; round += 1) {
    second.clock.move(HOUR)
    value(await second.api.backUp({}))
  }
  expect(byFirst()).toEqual(before)
  expect(bySecond().length).toBeLessThan(12)
  expect(bySecond().length).toBeGreaterThanOrEqual(5)

  const kept = bySecond()
  await second.stop()
  const again = await startKeyward(first.world)
  for (let round = 0; round < 20; round += 1) {
    again.clock.move(DAY)
    value(await again.api.backUp({}))
  }
  expect(kept.filter((name) => !namesIn(first).includes(name))).toEqual([])
  expect(byFirst().length).toBeLessThan(20 + before.length)
})

it('R1 a copy rehearses with the newest backup of its own, and until there is one with what it came from', async () => {
  const { first, second, rows } = await twoCopies()
  expect(value(await second.api.rehearse({ rows })).report.file).toBe(namesIn(first)[0])
  second.clock.move(HOUR)
  value(await second.api.backUp({}))
  second.clock.move(HOUR)
  value(await first.api.backUp({}))
  const { copy } = second.snapshot().backup
  expect(value(await second.api.rehearse({ rows })).report.file).toContain(copy)
  expect(value(await first.api.rehearse({ rows })).report.file).not.toContain(copy)
})

it('R2 each restore makes another copy', async () => {
  const { second, rows } = await twoCopies()
  second.clock.move(HOUR)
  value(await second.api.backUp({}))
  const third = await startKeyward({ clock: second.clock, backupShelf: second.backupShelf })
  third.files.next = { name: 'it.keyward-backup', bytes: second.backupShelf.newest() }
  const chosenId = value(await third.api.chooseBackup({})).chosen?.id ?? ''
  value(await third.api.openBackup({ chosenId, rows }))
  value(await third.api.restoreBackup({ chosenId }))
  expect(third.snapshot().backup.copy).toMatch(/^[0-9a-f]{8}$/u)
  expect(third.snapshot().backup.copy).not.toBe(second.snapshot().backup.copy)
})
