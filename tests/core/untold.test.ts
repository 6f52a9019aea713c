import { describe, expect, it } from 'vitest'
import { startKeyward, value } from '../worlds/fakes.ts'

const ME = { name: 'Tessa Quillon', email: 'tessa@brackenmoor.example' }

describe('A14 what the window cannot be told', () => {
  it('A14 is stored all the same, and said', async () => {
    const keyward = await startKeyward({ snapshotFails: true })
    value(await keyward.api.introduce({ me: ME }))
    expect(keyward.work().notices.map(({ code }) => code)).toContain('notShown')
    const again = await startKeyward(keyward.world)
    expect(again.snapshot().me).toEqual(ME)
  })

  it('A14 a window that was started again is told so, with why', async () => {
    const keyward = await startKeyward()
    keyward.tellOfFall('hung')
    expect(keyward.work().notices.map(({ code, about }) => [code, about])).toContainEqual([
      'windowRestarted',
      'hung',
    ])
  })
})
