import { describe, expect, it } from 'vitest'
import { extractOf } from '../../electron/core/review/extract.ts'
import { extractPage, reviewPage } from '../../electron/core/review/page.ts'
import { Review } from '../../shared/review/review.ts'
import { codeOf, connected, value } from '../worlds/fakes.ts'
import { practiceSnapshot } from '../window/scenario-data.ts'

const now = Date.UTC(2026, 10, 30, 9, 41)
const reviewOf = (more: Partial<Review> = {}): Review => {
  const { apps, signIns, connections, lastFullCheck, leavers, ownLists } = practiceSnapshot(now)
  return Review.parse({
    at: now,
    takenBy: { name: 'Ines Halloway', email: 'ines@ferrymoor.example' },
    user: 'ines',
    device: 'FRONT-DESK',
    keyward: '0.1.0',
    mode: 'live',
    apps,
    signIns,
    connections,
    lastFullCheck,
    tier: 'core',
    checkpoint: null,
    activity: null,
    leavers,
    handovers: [],
    ownLists,
    tools: { isOn: false, tools: [] },
    ...more,
  })
}
const CHECKSUM = 'd917'.repeat(16)
const SEALED = { checksum: CHECKSUM, fingerprint: 'e0ac 7daa 3ae0 51d2 bfde e9bb', card: null }
const page = (more: Partial<Review> = {}) => reviewPage(reviewOf(more), SEALED)
const section = (text: string, heading: string) =>
  new RegExp(`<h2>${heading}</h2>(?<inner>.*?)</section>`, 'su').exec(text)?.groups?.['inner'] ?? ''
const order = (text: string, ...parts: readonly string[]) => parts.map((part) => text.indexOf(part))

describe('the evidence page', () => {
  it('begins with one summary, then exceptions and what is not known, and ends with who signs', () => {
    const places = order(
      page(),
      'class="figures"',
      '<h2>Exceptions</h2>',
      '<h2>What is not known</h2>',
      '<h2>Apps and their connections</h2>',
      '<h2>In numbers</h2>',
      '<h2>Signatures and checksums</h2>',
      'Prepared by',
      'For the partners',
    )
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('counts the exceptions that it lists, names whom they are about, and marks their rows', () => {
    const text = page()
    const listed = section(text, 'Exceptions')
    const rows = listed.match(/<tr>/gu)?.length ?? 0
    expect(text).toContain(`<b>${rows - 1}</b>`)
    expect(listed).toContain('1 organisation stays connected on a sign-in that has ended')
    const marked = [...text.matchAll(/<tr class="marked"><td[^>]*>(?<name>[^<]*)</gu)].map(
      ({ groups }) => groups?.['name'] ?? '',
    )
    expect(marked.length).toBeGreaterThan(0)
    for (const name of marked) expect(listed).toContain(name)
  })

  it('says that there is no exception in what is known only where there is none', () => {
    const quiet = page({ connections: [], signIns: [], apps: [], leavers: [] })
    expect(section(quiet, 'Exceptions')).toContain('None in what is known.')
    expect(section(page(), 'Exceptions')).not.toContain('None in what is known.')
  })

  it('says plainly what it cannot tell, by what is missing', () => {
    const plain = section(page(), 'What is not known')
    expect(plain).toContain('through apps that are not in this vault')
    expect(plain).toContain('Whether the activity log is whole')
    expect(plain).toContain('How old the secret of Job Reports is.')
    expect(plain).not.toContain('were never checked at once')
    expect(section(page({ lastFullCheck: null }), 'What is not known')).toContain(
      'were never checked at once',
    )
  })

  it('carries the name of the practice, where it has one', () => {
    expect(page({ practice: 'Ferrymoor <Accounting>' })).toContain(
      '<p class="practice">Ferrymoor &#60;Accounting&#62;</p>',
    )
    expect(page()).not.toContain('class="practice"')
  })

  it('has page numbers and repeats the heads of its tables on paper, upright', () => {
    const text = page()
    expect(text).toContain('counter(page) " of " counter(pages)')
    expect(text).toContain('size: A4 portrait')
    expect(text).toContain('thead { display: table-header-group }')
  })

  it('of one app or one organisation holds only what is about it, and says that no key has signed it', () => {
    const review = reviewOf()
    const [first, other] = review.apps
    if (first === undefined || other === undefined) throw new Error('two apps')
    const one = extractOf(review, { appId: first.id })
    const text = extractPage(one?.review ?? review, one?.name ?? '')
    expect(text).toContain(`<h1>Access to Xero: ${first.name}</h1>`)
    expect(text).not.toContain(other.name)
    expect(text).toContain('This extract is not signed by a key.')
    expect(text).not.toContain(CHECKSUM)
    expect(text).toContain('Prepared by')
    const [client] = review.connections
    const about = extractOf(review, { tenantId: client?.tenantId ?? '' })
    expect(about?.name).toBe(client?.tenantName)
    const others = review.connections.filter(({ tenantId }) => tenantId !== client?.tenantId)
    const aboutClient = extractPage(about?.review ?? review, about?.name ?? '')
    for (const { tenantName } of others) expect(aboutClient).not.toContain(`>${tenantName}<`)
    expect(extractOf(review, { tenantId: 'nobody' })).toBeNull()
    expect(extractOf(review, { appId: 'nobody' })).toBeNull()
  })
})

describe('evidence of one, as it is known now', () => {
  it('is printed and saved as PDF, and there is none of what is not here', async () => {
    const { keyward, appId } = await connected()
    const [one] = keyward.snapshot().connections
    const paper = { of: 'evidenceOfApp' as const, appId }
    const { path } = value(await keyward.api.savePdf({ paper }))
    expect(path).toMatch(/^Keyward evidence extract \d{4}-\d\d-\d\d\.pdf$/u)
    value(
      await keyward.api.printPaper({
        paper: { of: 'evidenceOfOrganisation', tenantId: one?.tenantId ?? '' },
      }),
    )
    expect(keyward.printer.pages.at(-1)).toContain(one?.tenantName ?? 'no name')
    expect(codeOf(await keyward.api.savePdf({ paper: { ...paper, appId: 'x' } }))).toBe('unknownApp')
    expect(
      codeOf(await keyward.api.savePdf({ paper: { of: 'evidenceOfOrganisation', tenantId: 'x' } })),
    ).toBe('unknownConnection')
  })
})
