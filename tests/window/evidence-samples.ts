import type { OpenedReview, PackStanding } from '../../shared/review/review.ts'

const OWEN = { name: 'Owen Marsh', email: 'owen@brackenmoor.example', fingerprint: 'k7w2-0m9f-x3pq-81dz' }
const TESSA = {
  name: 'Tessa Quillon',
  email: 'tessa@brackenmoor.example',
  fingerprint: '4hgn-t5yc-92ab-q0re',
}

const PLAIN = { posesAs: null, claims: null, isNameOdd: false, sharesNameWith: null } as const

const CARDS: Record<'thisVault' | 'colleague' | 'posing' | 'unknown', OpenedReview['signer']['card']> = {
  thisVault: { from: TESSA, sender: 'known', ...PLAIN },
  colleague: { from: OWEN, sender: 'known', ...PLAIN },
  posing: {
    ...PLAIN,
    from: { ...OWEN, fingerprint: '9zzq-1c4v-6n8t-m2hj' },
    sender: 'posing',
    posesAs: { name: 'Owen Marsh', isMe: false },
  },
  unknown: null,
}

/** What looking at a pack shows, for each way in which somebody can stand behind it. */
export const openedPack = (standing: keyof typeof CARDS & PackStanding): OpenedReview => {
  const isOurs = standing === 'thisVault'
  return {
    id: `pack-${standing}`,
    at: Date.UTC(2026, 8, 1, 9, 0),
    by: isOurs ? 'Tessa Quillon <tessa@brackenmoor.example>' : 'Owen Marsh <owen@brackenmoor.example>',
    device: 'DESK-4',
    organisations: 11,
    checksum: '9f2c'.repeat(16),
    signer: {
      fingerprint: '7f3a 91c2 04de 88b1 5a6c e290',
      isThisVault: isOurs,
      standing,
      card: CARDS[standing],
      isOld: standing === 'unknown',
      names: standing === 'unknown' ? { name: 'Owen Marsh', isMe: false } : null,
      isKept: isOurs,
    },
    files: [
      { name: 'review.html', state: standing === 'posing' ? 'other' : 'same' },
      { name: 'connections.csv', state: 'same' },
    ],
    log: isOurs ? 'holds' : 'notOurs',
    isSandbox: false,
    isDateOdd: false,
  }
}
