import type { Records } from '../ports/records.ts'

/**
 * The sealed file, whose keys for recognising things are those of the vault that this one was restored from: its log
 * goes on, its secrets keep their fingerprints, and its evidence is signed by the same key.
 */
export const withCarriedKeys = (
  records: Records,
  carried: () => Readonly<Record<string, string>>,
): Records => ({
  load: (...how) => records.load(...how),
  save: (content) => records.save(content),
  keepCopy: (form) => records.keepCopy(form),
  setAside: () => records.setAside(),
  askForKey: () => records.askForKey(),
  forgetKey: () => records.forgetKey(),
  keyLock: records.keyLock,
  deriveKey: (purpose) => {
    const key = carried()[purpose]
    return key === undefined ? records.deriveKey(purpose) : new Uint8Array(Buffer.from(key, 'base64'))
  },
})
