import { describe, expect, it } from 'vitest'
import { announceTo } from '../../electron/shell/announce.ts'
import { NO_WORK, Work } from '../../shared/contract/work.ts'
import { emptySnapshot } from '../window/scenario-data.ts'

const listening = () => {
  const heard: { channel: string; payload: unknown }[] = []
  const bugs: string[] = []
  const window = {
    isDestroyed: () => false,
    webContents: { send: (channel: string, payload: unknown) => void heard.push({ channel, payload }) },
  }
  const announce = announceTo(
    () => window,
    (name) => bugs.push(name),
  )
  return { announce, heard, bugs }
}

describe('telling the window', () => {
  it('A14 what does not fit its schema is never dropped in silence', () => {
    const { announce, heard, bugs } = listening()
    const odd = { ...emptySnapshot(0), seenAt: 'never' as never }
    expect(() => announce('snapshotChanged', odd)).toThrow('does not fit')
    expect(bugs).toEqual(['snapshotChanged'])
    expect(heard).toEqual([])
  })

  it('A14 a board that does not fit gives way to one that says so', () => {
    const { announce, heard, bugs } = listening()
    announce('workChanged', { ...NO_WORK, walk: 'half' as never })
    expect(bugs).toEqual(['workChanged'])
    expect(Work.parse(heard[0]?.payload).notices.map(({ code }) => code)).toEqual(['notShown'])
  })

  it('nothing unnamed rides out', () => {
    const { announce, heard } = listening()
    announce('workChanged', { ...NO_WORK, secret: 'canary' } as never)
    expect(JSON.stringify(heard)).not.toContain('canary')
  })
})
