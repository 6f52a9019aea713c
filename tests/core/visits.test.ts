import { expect, it } from 'vitest'
import { startKeyward, value } from '../worlds/fakes.ts'

it('N2 where somebody asked to be waits until the window has led there, and the last wish counts', async () => {
  const keyward = await startKeyward()
  keyward.lead({ at: 'overview' })
  const first = keyward.work().visit
  keyward.lead({ at: 'app', appId: 'packs' })
  expect(keyward.work().visit?.to).toEqual({ at: 'app', appId: 'packs' })
  value(await keyward.api.endVisit({ visitId: first?.id ?? '' }))
  expect(keyward.work().visit?.to).toEqual({ at: 'app', appId: 'packs' })
  value(await keyward.api.endVisit({ visitId: keyward.work().visit?.id ?? '' }))
  expect(keyward.work().visit).toBeNull()
})
