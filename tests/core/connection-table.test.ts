import { describe, expect, it } from 'vitest'
import { DAY } from '../../shared/kernel/instant.ts'
import { connected, fakeXero, listed, value } from '../worlds/fakes.ts'

const world = async () => {
  const xero = fakeXero()
  xero.connected = [
    listed('c1', { tenantName: '=HYPERLINK("http://x.example";"Kestrel")' }),
    listed('c2', { tenantName: 'Alder\tDairy\nLP', createdAt: 0, updatedAt: 0 }),
    listed('c3', { tenantName: 'Bramble, "Boatyard"' }),
  ]
  const { keyward, appId } = await connected({ xero })
  return { keyward, keys: ['c3', 'c1'].map((id) => `${appId}:${id}`) }
}
const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString()

describe('the table of connections', () => {
  it('is saved with its times in UTC, and no cell is a formula or two', async () => {
    const { keyward } = await world()
    value(await keyward.api.saveConnections({ keys: null }))
    const [[name, bytes] = ['', undefined]] = [...keyward.files.saved]
    expect(name).toBe('Keyward connections 2026-11-24.csv')
    const lines = textOf(bytes).trimEnd().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toContain('Connected since (UTC)')
    expect(lines.find((line) => line.includes('Kestrel'))?.startsWith('"\'=HYPERLINK')).toBe(true)
    expect(lines.find((line) => line.startsWith('Alder Dairy LP'))).toContain(',Ines Halloway,,Fine until,')
    const lapse = new Date(keyward.clock.now() + 60 * DAY).toISOString()
    expect(lines.find((line) => line.includes('Bramble'))).toContain(
      `2026-04-14T00:00:00.000Z,Fine until,${lapse}`,
    )
  })

  it('holds the chosen ones in their order; those that have left the list are left out', async () => {
    const { keyward, keys } = await world()
    value(await keyward.api.saveConnections({ keys: [...keys, 'nowhere'] }))
    const [bytes] = [...keyward.files.saved.values()]
    expect(
      textOf(bytes)
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((line) => line.slice(0, 9)),
    ).toEqual(['"Bramble,', '"\'=HYPERL'])
  })

  it('is copied with a tab between cells, or as names, a line each', async () => {
    const { keyward, keys } = await world()
    value(await keyward.api.copyConnections({ keys, as: 'table' }))
    const table = keyward.clipboard.text.split('\n')
    expect(table).toHaveLength(3)
    expect(new Set(table.map((line) => line.split('\t').length))).toEqual(new Set([12]))
    expect(table[2]?.startsWith("'=HYPERLINK")).toBe(true)
    value(await keyward.api.copyConnections({ keys, as: 'names' }))
    expect(keyward.clipboard.text).toBe('Bramble, "Boatyard"\n=HYPERLINK("http://x.example";"Kestrel")')
  })
})
