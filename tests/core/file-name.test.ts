import { describe, expect, it } from 'vitest'
import { fileNameOf } from '../../electron/core/kernel/file-name.ts'

describe('the name of a file that is proposed', () => {
  it('is what the person wrote, where every system can write it', () => {
    expect(fileNameOf('Month-end Packs', 'Handover')).toBe('Month-end Packs')
    expect(fileNameOf('Zahlläufe 2026', 'Handover')).toBe('Zahlläufe 2026')
    expect(fileNameOf('月次レポート', 'Handover')).toBe('月次レポート')
  })

  it('is never one that Windows keeps for a device, however it is written', () => {
    for (const name of ['CON', 'con', 'NUL', 'AUX', 'prn', 'COM1', 'lpt9', 'COM¹', ' Nul. ', 'A:U:X', 'CON '])
      expect(fileNameOf(name, 'Handover')).toBe(`Handover ${name.replace(/[ .:]/gu, '')}`)
    // these only look like one
    for (const name of ['Contoso', 'COM12', 'Nullify', 'CON 2'])
      expect(fileNameOf(name, 'Handover')).toBe(name)
  })

  it('holds no way into another folder, no sign of a system’s, and nothing that cannot be seen', () => {
    expect(fileNameOf('../../etc/passwd', 'Handover')).toBe('etcpasswd')
    expect(fileNameOf('C:\\Users\\<tq>|"?*', 'Handover')).toBe('CUserstq')
    expect(fileNameOf('gpj.\u{202E}secret\u{0}\n', 'Handover')).toBe('gpjsecret')
    expect(fileNameOf('.hidden.', 'Handover')).toBe('hidden')
  })

  it('is what stands for it where nothing is left, and never too long for a disk', () => {
    for (const name of ['', '   ', '...', '🔑', '---']) expect(fileNameOf(name, 'Handover')).toBe('Handover')
    for (const name of ['x', '月', '\u{20000}'].map((one) => one.repeat(400)))
      expect(Buffer.byteLength(`${fileNameOf(name, 'Handover')}.age`)).toBeLessThanOrEqual(255)
  })
})
